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

/**
 * Mean over each cell of the product of some shapes. Steady ones are multiplied; the product of the others, smooth within
 * a cell, is integrated by Gauss's rule with 8 nodes: exactly where it is a polynomial (up to 14 ramps or straight season
 * lines at once), and to about 1e-15 where it decays or grows, as cells are short against every half-life.
 * @param cells cut at the cuts of the shapes
 */
export function meanFactors(shapes: readonly VolumeShape[], cells: readonly DemandCell[]): Float64Array {
  return Float64Array.from(cells, ({ startSeconds, endSeconds }) => {
    const half = (endSeconds - startSeconds) / 2;
    const middle = startSeconds + half;
    let steady = 1;
    const moving: VolumeShape[] = [];
    for (const shape of shapes) {
      if (middle < shape.fromSeconds || middle >= shape.untilSeconds) continue;
      if (shape.isSteady) steady *= shape.factorAt(middle);
      else moving.push(shape);
    }
    if (moving.length === 0 || steady === 0) return steady;
    let mean = 0;
    for (let i = 0; i < NODES.length; i++) {
      let left = 1;
      let right = 1;
      for (const shape of moving) {
        left *= shape.factorAt(middle - half * NODES[i]);
        right *= shape.factorAt(middle + half * NODES[i]);
      }
      mean += WEIGHTS[i] * (left + right);
    }
    return steady * mean;
  });
}
