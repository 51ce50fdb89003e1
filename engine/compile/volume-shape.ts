import { power } from '../arithmetic/power.ts';
import type { ContactClass } from '../scenario/selector.ts';
import type { DemandCell } from './demand-cells.ts';

/** A factor on volume that depends on time. Outside from <= t < until it is 1. */
export interface VolumeShape {
  readonly fromSeconds: number;
  readonly untilSeconds: number;
  /** Whether the factor stays the same between the cuts. */
  readonly isSteady: boolean;
  /** Instants at which cells must begin, so that within a cell the factor is smooth. */
  readonly cuts: readonly number[];
  /** Whether it moves the volume of a class. */
  moves(contact: ContactClass): boolean;
  /** The factor at an instant from <= t < until, seconds since the scenario's start. */
  factorAt(seconds: number): number;
}

type Scope = VolumeShape['moves'];

const SECONDS_PER_DAY = 86400;
/** A Julian year. */
const SECONDS_PER_YEAR = 365.25 * SECONDS_PER_DAY;
/** Longest step of a profile: decays and ramps that are slow against it need no cells of their own. */
const LONGEST_STEP_SECONDS = 3600;
/** Instants after the start of a fast decay, in half-lives, between which it is smooth enough. */
const HALF_LIVES = [
  0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75, 2, 2.5, 3, 3.5, 4, 5, 6, 7, 8, 10, 12, 14, 16, 20, 24, 28, 32, 40, 48, 56, 64,
];
const RAMP_PIECES = 16;
/** Half-lives after which an excess of up to 1,000 times the volume is below the rounding of 1. */
const SPENT_AFTER_HALF_LIVES = 64;

/** (1 + rate)^(years since the start): compounded at every instant, below 1 in the warm-up. */
export function growthShape(ratePerYear: number): VolumeShape {
  return {
    fromSeconds: Number.NEGATIVE_INFINITY,
    untilSeconds: Number.POSITIVE_INFINITY,
    isSteady: false,
    cuts: [],
    moves: () => true,
    factorAt: (seconds) => power(1 + ratePerYear, seconds / SECONDS_PER_YEAR),
  };
}

/** One factor from start to end. */
export function stepShape(multiplier: number, fromSeconds: number, untilSeconds: number, moves: Scope): VolumeShape {
  return {
    fromSeconds,
    untilSeconds,
    isSteady: true,
    cuts: [fromSeconds, untilSeconds],
    moves,
    factorAt: () => multiplier,
  };
}

/** 1 + (multiplier - 1) 2^(-t / half-life): all of it at the start, then decaying. */
export function pulseShape(multiplier: number, halfLifeDays: number, fromSeconds: number, moves: Scope): VolumeShape {
  const halfLife = halfLifeDays * SECONDS_PER_DAY;
  const isFast = halfLife < 4 * LONGEST_STEP_SECONDS;
  const untilSeconds = fromSeconds + SPENT_AFTER_HALF_LIVES * halfLife;
  return {
    fromSeconds,
    untilSeconds,
    isSteady: false,
    cuts: [fromSeconds, ...(isFast ? HALF_LIVES.map((n) => fromSeconds + n * halfLife) : []), untilSeconds],
    moves,
    factorAt: (seconds) => 1 + (multiplier - 1) * power(2, -(seconds - fromSeconds) / halfLife),
  };
}

/** From 1 in a straight line to the multiplier, which stays until the end. */
export function rampShape(
  multiplier: number,
  rampDays: number,
  fromSeconds: number,
  untilSeconds: number,
  moves: Scope,
): VolumeShape {
  const rampSeconds = rampDays * SECONDS_PER_DAY;
  const isFast = rampSeconds < RAMP_PIECES * LONGEST_STEP_SECONDS;
  const cuts = [fromSeconds, fromSeconds + rampSeconds, untilSeconds];
  if (isFast) for (let i = 1; i < RAMP_PIECES; i++) cuts.push(fromSeconds + (i / RAMP_PIECES) * rampSeconds);
  return {
    fromSeconds,
    untilSeconds,
    isSteady: false,
    cuts: cuts.filter((cut) => cut <= untilSeconds),
    moves,
    factorAt: (seconds) => 1 + (multiplier - 1) * Math.min(1, (seconds - fromSeconds) / rampSeconds),
  };
}

/** Gauss-Legendre, 8 nodes: places from -1 to 1 and weights that add to 1. Abramowitz and Stegun (1964), table 25.4. */
const NODES = [0.1834346424956498, 0.5255324099163289, 0.7966664774136267, 0.9602898564975362];
const WEIGHTS = [0.181341891689181, 0.1568533229389437, 0.1111905172266872, 0.0506142681451881];
const NODES_OF_CELL = 2 * NODES.length;

/** Moving shapes at the 8 nodes of each cell. */
interface AtNodes {
  /** `[8 * cell + node]`; 1 in cells that are not reached. */
  readonly values: Float64Array;
  /** By cell, whether its middle lies where a shape acts. */
  readonly isReached: Uint8Array;
}

/** What shapes were found to be at the nodes of some cells. */
export type KnownAtNodes = Map<VolumeShape, AtNodes>;

/**
 * Mean over each cell of the product of some shapes. Steady ones are multiplied; the product of the others, smooth within
 * a cell, is integrated by Gauss's rule with 8 nodes: exactly where it is a polynomial (up to 14 ramps or straight season
 * lines at once), and to about 1e-15 where it decays or grows, as cells are short against every half-life.
 * @param cells cut at the cuts of the shapes
 * @param known filled in: what shapes are that were met before, over the same cells
 */
export function meanFactors(
  shapes: readonly VolumeShape[],
  cells: readonly DemandCell[],
  known: KnownAtNodes = new Map(),
): Float64Array {
  const means = new Float64Array(cells.length).fill(1);
  let product: AtNodes | null = null;
  for (const shape of shapes) {
    if (shape.isSteady) {
      multiplySteady(means, shape, cells);
      continue;
    }
    const atNodes = known.get(shape) ?? nodesOf(shape, cells);
    known.set(shape, atNodes);
    product ??= { values: new Float64Array(atNodes.values.length).fill(1), isReached: new Uint8Array(cells.length) };
    multiply(product, atNodes);
  }
  if (product !== null) multiplyByGauss(means, product);
  return means;
}

function multiplySteady(means: Float64Array, shape: VolumeShape, cells: readonly DemandCell[]): void {
  for (let c = 0; c < cells.length; c++) {
    const { startSeconds, endSeconds } = cells[c];
    const middle = startSeconds + (endSeconds - startSeconds) / 2;
    if (middle >= shape.fromSeconds && middle < shape.untilSeconds) means[c] *= shape.factorAt(middle);
  }
}

function nodesOf(shape: VolumeShape, cells: readonly DemandCell[]): AtNodes {
  const values = new Float64Array(NODES_OF_CELL * cells.length).fill(1);
  const isReached = new Uint8Array(cells.length);
  for (let c = 0; c < cells.length; c++) {
    const { startSeconds, endSeconds } = cells[c];
    const half = (endSeconds - startSeconds) / 2;
    const middle = startSeconds + half;
    if (middle < shape.fromSeconds || middle >= shape.untilSeconds) continue;
    isReached[c] = 1;
    for (let i = 0; i < NODES.length; i++) {
      values[NODES_OF_CELL * c + 2 * i] = shape.factorAt(middle - half * NODES[i]);
      values[NODES_OF_CELL * c + 2 * i + 1] = shape.factorAt(middle + half * NODES[i]);
    }
  }
  return { values, isReached };
}

function multiply(product: AtNodes, factor: AtNodes): void {
  for (let i = 0; i < product.values.length; i++) product.values[i] *= factor.values[i];
  for (let c = 0; c < product.isReached.length; c++) product.isReached[c] |= factor.isReached[c];
}

function multiplyByGauss(means: Float64Array, { values, isReached }: AtNodes): void {
  for (let c = 0; c < means.length; c++) {
    if (isReached[c] === 0 || means[c] === 0) continue;
    let mean = 0;
    for (let i = 0; i < WEIGHTS.length; i++) {
      const left = NODES_OF_CELL * c + 2 * i;
      mean += WEIGHTS[i] * (values[left] + values[left + 1]);
    }
    means[c] *= mean;
  }
}
