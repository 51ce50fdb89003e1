import { MomentLayout, Moments } from '../../engine/collect/moments.ts';
import { coarseBin, waitBin } from '../../engine/collect/wait-histogram.ts';
import type { MicroCase } from './micro-case.ts';

const WAITS = 16_384;
const ROWS = 1000;
const WIDTH = 20;

/** What counting and merging cost: the bin of a wait, and a vector of 20,000 entries taken into means and co-moments. */
export function statistics(): MicroCase[] {
  return [
    {
      group: 'statistics',
      name: 'bin of a wait, fine and coarse, counted',
      operations: WAITS,
      run: binning(),
    },
    {
      group: 'statistics',
      name: 'merge, each entry with itself, an entry',
      operations: ROWS * WIDTH,
      run: merging(
        Array.from({ length: WIDTH }, (_, i) => i),
        Array.from({ length: WIDTH }, (_, i) => i),
      ),
    },
    {
      group: 'statistics',
      name: 'merge, and with the last, an entry',
      operations: ROWS * WIDTH,
      run: merging(
        [...Array(WIDTH).keys(), ...Array(WIDTH - 1).keys()],
        [...Array(WIDTH).keys(), ...Array(WIDTH - 1).fill(WIDTH - 1)],
      ),
    },
  ];
}

function binning(): () => void {
  const waits = Float64Array.from({ length: WAITS }, (_, i) => 30 * -Math.log((((i * 9973) % WAITS) + 0.5) / WAITS));
  const fine = new Float64Array(1024);
  const coarse = new Float64Array(128);
  return () => {
    for (let i = 0; i < WAITS; i++) {
      const bin = waitBin(waits[i]);
      fine[bin]++;
      coarse[coarseBin(bin)]++;
    }
  };
}

function merging(first: number[], second: number[]): () => void {
  const section = { rows: ROWS, width: WIDTH, first: Uint16Array.from(first), second: Uint16Array.from(second) };
  const layout = new MomentLayout([section], 0);
  const sum = new Moments(layout);
  const one = new Moments(layout);
  sum.mean.fill(1);
  sum.becomeOne(0);
  one.mean.fill(2);
  one.becomeOne(1);
  return () => {
    // Counts stay small: what is timed does not depend on them.
    sum.count = 4;
    sum.append(one, layout);
  };
}
