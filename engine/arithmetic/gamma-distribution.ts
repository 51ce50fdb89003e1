import { exp } from './exp.ts';
import { ln } from './ln.ts';
import { logGamma, stirlingError } from './log-gamma.ts';
import { normalQuantile } from './normal.ts';

const SQRT_2PI = 2.5066282746310007;
const EPSILON = 1.1102230246251565e-16;

/**
 * Probability that a gamma variable of scale 1 is at most x: the regularised incomplete gamma function P(shape, x).
 * @param x any number; the law lives on x >= 0
 * @param shape > 0; meant for 0.01 to 1e6
 * @returns a probability, with a relative error below 1e-12 up to shape 1e4 and 1e-10 up to 1e6 (the smaller of P and
 *   1 - P keeps its digits: see `gammaSurvival`)
 * @throws RangeError when the shape is not a finite number > 0
 * Source: Abramowitz and Stegun (1964), 6.5.29 (series, x < shape + 1) and 6.5.31 (continued fraction, beyond).
 */
export function gammaCdf(x: number, shape: number): number {
  checkShape(shape);
  if (!(x > 0)) return Number.isNaN(x) ? x : 0;
  if (x === Infinity) return 1;
  return below(x, shape, leadingTerm(x, shape));
}

/** Probability that a gamma variable of scale 1 exceeds x, with the digits of a small tail kept. See `gammaCdf`. */
export function gammaSurvival(x: number, shape: number): number {
  checkShape(shape);
  if (!(x > 0)) return Number.isNaN(x) ? x : 1;
  if (x === Infinity) return 0;
  return above(x, shape, leadingTerm(x, shape));
}

/**
 * The value a gamma variable of scale 1 stays below with probability p: the inverse of `gammaCdf`.
 * @param p 0 to 1; anything outside gives NaN
 * @param shape > 0; meant for 0.01 to 1e6
 * @returns >= 0, with a relative error below 1e-11 (times 1 / shape for shapes below 1, where the law itself spreads
 *   over hundreds of powers of ten); values below 1e-307 become 0
 * @throws RangeError when the shape is not a finite number > 0
 * Source: Newton's method for ln P, or ln(1 - P) above one half, in ln x, started by Wilson and Hilferty (1931). The law of
 *   ln x has a log-concave density, so both are concave, and Newton's method converges from any start.
 */
export function gammaQuantile(p: number, shape: number): number {
  checkShape(shape);
  if (!(p >= 0 && p <= 1)) return Number.NaN;
  if (p === 0) return 0;
  if (p === 1) return Infinity;
  const isLower = p <= 0.5;
  const lnWanted = isLower ? ln(p) : ln(1 - p);
  let lnX = startingLnQuantile(p, shape);
  for (let step = 0; step < 100; step++) {
    if (lnX < -707) return 0;
    const x = exp(lnX);
    if (!(x > 0 && x < Infinity)) break;
    const leading = leadingTerm(x, shape);
    const reached = isLower ? below(x, shape, leading) : above(x, shape, leading);
    // x times the density: the derivative of the probability by ln x.
    const slope = x * ((leading * shape) / x / reached);
    const change = (isLower ? lnWanted - ln(reached) : ln(reached) - lnWanted) / slope;
    if (Number.isNaN(change)) break;
    // From the left of the mode the tangent of ln(1 - P) can overshoot to where 1 - P is 0: a step at a time out there.
    lnX = Math.min(lnX + change, Math.max(lnX, ln(shape + 1)) + 1);
    if (Math.abs(change) < 4 * EPSILON * Math.max(1, Math.abs(lnX))) break;
  }
  return exp(lnX);
}

function startingLnQuantile(p: number, shape: number): number {
  const cubeRoot = 1 - 1 / (9 * shape) + normalQuantile(p) / (3 * Math.sqrt(shape));
  if (shape > 0.5 && cubeRoot > 0.2) return ln(shape) + 3 * ln(cubeRoot);
  // Near 0 the law is P = x^shape / Gamma(shape + 1).
  return Math.min((ln(p) + logGamma(shape + 1)) / shape, ln(shape + 1));
}

function below(x: number, shape: number, leading: number): number {
  return x < shape + 1 ? leading * lowerSeries(x, shape) : 1 - leading * shape * upperFraction(x, shape);
}

function above(x: number, shape: number, leading: number): number {
  return x < shape + 1 ? 1 - leading * lowerSeries(x, shape) : leading * shape * upperFraction(x, shape);
}

/** x^shape e^-x / Gamma(shape + 1), without the loss of digits that the three large logarithms would bring. */
function leadingTerm(x: number, shape: number): number {
  if (shape < 15) return exp(shape * ln(x) - x - logGamma(shape + 1));
  return exp(-stirlingError(shape) - deviance(x, shape)) / (SQRT_2PI * Math.sqrt(shape));
}

/**
 * shape ln(shape / x) + x - shape, by a series where the difference would cancel.
 * Source: Loader (2000), Fast and accurate computation of binomial probabilities.
 */
function deviance(x: number, shape: number): number {
  const difference = shape - x;
  if (Math.abs(difference) >= 0.1 * (shape + x)) return shape * ln(shape / x) - difference;
  const v = difference / (shape + x);
  const square = v * v;
  let sum = difference * v;
  let term = 2 * shape * v;
  for (let j = 1; j < 1000; j++) {
    term *= square;
    const next = sum + term / (2 * j + 1);
    if (next === sum) break;
    sum = next;
  }
  return sum;
}

/** P(shape, x) as a multiple of the leading term. */
function lowerSeries(x: number, shape: number): number {
  let term = 1;
  let sum = 1;
  for (let n = 1; term > sum * EPSILON; n++) {
    term *= x / (shape + n);
    sum += term;
  }
  return sum;
}

/** 1 - P(shape, x) as a multiple of the leading term times the shape. Lentz's method, as arranged in Press et al. (2007), Numerical Recipes, section 6.2. */
function upperFraction(x: number, shape: number): number {
  let b = x + 1 - shape;
  let c = Infinity;
  let d = 1 / b;
  let fraction = d;
  for (let i = 1; i < 1e7; i++) {
    const a = -i * (i - shape);
    b += 2;
    d = 1 / (a * d + b);
    c = b + a / c;
    const factor = c * d;
    fraction *= factor;
    if (Math.abs(factor - 1) < 2 * EPSILON) break;
  }
  return fraction;
}

function checkShape(shape: number): void {
  if (!(shape > 0 && shape < Infinity)) throw new RangeError(`shape: found ${shape}; allowed: a finite number > 0`);
}
