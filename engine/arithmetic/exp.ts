import { EXPONENT_OFFSET, powersOfTwo } from './powers-of-two.ts';

const POWERS_OF_TWO = powersOfTwo();
const ONE = EXPONENT_OFFSET;
const STEPS = 128;
const STEPS_PER_LN2 = 184.6649652337873;
/** ln 2 / 128 in two parts; the first has 32 significant bits, so that its product with a step number is exact. */
const STEP_HIGH = 0.6931471803691238 / STEPS;
const STEP_LOW = 1.9082149292705877e-10 / STEPS;

/** Pairs 2^(i / 128), rounded, and what the rounding took away as a share of it: at 2i and 2i + 1. */
const ROOTS = rootsOfTwo();

/**
 * The exponential function, from + - * and a table alone, so that every engine gives the same bytes.
 * It has no division and, in -708 to 708, no branch: lognormal draws call it once each.
 * @param x any number
 * @returns e^x, with an error below 0.52 ulp; Infinity above 709.782712893384, subnormal numbers (error below 1 ulp of
 *   these) below -708.39, 0 below -745.13321910194122
 * Source: Tang (1989), Table-driven implementation of the exponential function, ACM TOMS 15(2):
 *   e^x = 2^e 2^(i / 128) e^r, |r| <= ln 2 / 256.
 */
export function exp(x: number): number {
  if (!(x < 708 && x > -708)) return expNearLimits(x);
  const step = Math.floor(x * STEPS_PER_LN2 + 0.5);
  const r = x - step * STEP_HIGH - step * STEP_LOW;
  const index = step | 0;
  const place = (index & (STEPS - 1)) << 1;
  const squared = r * r;
  const rest =
    ROOTS[place + 1] +
    r +
    squared * (0.5 + r * 0.16666666666666666) +
    squared * squared * (0.041666666666666664 + r * 0.008333333333333333);
  const root = ROOTS[place] * POWERS_OF_TWO[ONE + (index >> 7)];
  return root + root * rest;
}

/** Where 2^e itself leaves the normal range, half of the exponent is taken out and multiplied back last. */
function expNearLimits(x: number): number {
  if (Number.isNaN(x)) return x;
  if (x > 709.782712893384) return Infinity;
  if (x < -745.1332191019412) return 0;
  const away = x > 0 ? 64 : -64;
  const step = Math.floor(x * STEPS_PER_LN2 + 0.5) - away * STEPS;
  const r = x - (step + away * STEPS) * STEP_HIGH - (step + away * STEPS) * STEP_LOW;
  const place = (step & (STEPS - 1)) << 1;
  const rest = ROOTS[place + 1] + r + r * r * (0.5 + r * (1 / 6 + r * (1 / 24 + r / 120)));
  const root = ROOTS[place] * POWERS_OF_TWO[ONE + (step >> 7)];
  return (root + root * rest) * POWERS_OF_TWO[ONE + away];
}

/**
 * The table is multiplied up in pairs of numbers (about 106 bits), because a table entry that is off by half an ulp
 * would double the error of every result. Dekker (1971), A floating-point technique for extending the precision.
 */
export function rootsOfTwo(): Float64Array {
  const firstHigh = 1.0054299011128027;
  const firstLow = 9.499186535455032e-17;
  const roots = new Float64Array(2 * STEPS);
  let high = 1;
  let low = 0;
  for (let i = 0; i < STEPS; i++) {
    roots[2 * i] = high;
    roots[2 * i + 1] = low / high;
    const product = high * firstHigh;
    const rest = lostInProduct(high, firstHigh, product) + (high * firstLow + low * firstHigh);
    high = product + rest;
    low = product - high + rest;
  }
  return roots;
}

/** a * b - product, exactly, where product is the rounded a * b. */
function lostInProduct(a: number, b: number, product: number): number {
  const aHigh = 134217729 * a - (134217729 * a - a);
  const aLow = a - aHigh;
  const bHigh = 134217729 * b - (134217729 * b - b);
  const bLow = b - bHigh;
  return aHigh * bHigh - product + aHigh * bLow + aLow * bHigh + aLow * bLow;
}
