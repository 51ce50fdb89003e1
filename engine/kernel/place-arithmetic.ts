import { rootsOfTwo } from '../arithmetic/exp.ts';
import { powersOfTwo } from '../arithmetic/powers-of-two.ts';
import { exponentialLayers } from '../random/exponential.ts';
import { normalLayers } from '../random/normal.ts';
import type { Room } from './room.ts';

/** What a kernel exports of `assembly/arithmetic.ts`, `exponential.ts` and `normal.ts`: arguments are addresses. */
export interface ArithmeticExports {
  setArithmetic(powersOfTwo: number, roots: number): void;
  setExponentialLayers(edges: number, scales: number, heights: number): void;
  setNormalLayers(edges: number, scales: number, heights: number): void;
}

/** The tables by which logarithms, powers and random numbers are reckoned. */
export function placeArithmetic(kernel: ArithmeticExports, room: Room): void {
  kernel.setArithmetic(room.reals(powersOfTwo()), room.reals(rootsOfTwo()));
  const layers = [exponentialLayers, normalLayers].map(({ edges, scales, heights }) => {
    return [room.reals(edges), room.reals(scales), room.reals(heights)] as const;
  });
  kernel.setExponentialLayers(...layers[0]);
  kernel.setNormalLayers(...layers[1]);
}
