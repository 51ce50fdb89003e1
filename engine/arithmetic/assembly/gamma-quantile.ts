/**
 * The gamma quantile of `engine/arithmetic/gamma-distribution.ts`, operation by operation: see there for sources, ranges and
 * errors. What that refuses never comes here.
 */
import { exp, ln } from './exp-and-ln';
import { normalQuantile } from './normal';

const SQRT_2PI: f64 = 2.5066282746310007;
const HALF_LN_2PI: f64 = 0.9189385332046728;
const STIRLING_FROM: f64 = 15;
const EPSILON: f64 = 1.1102230246251565e-16;

export function gammaQuantile(p: f64, shape: f64): f64 {
  if (p == 0) return 0;
  if (p == 1) return Infinity;
  const isLower = p <= 0.5;
  const lnWanted = isLower ? ln(p) : ln(1 - p);
  let lnX = startingLnQuantile(p, shape);
  for (let step = 0; step < 100; step++) {
    if (lnX < -707) return 0;
    const x = exp(lnX);
    if (!(x > 0 && x < Infinity)) break;
    const leading = leadingTerm(x, shape);
    const reached = isLower ? below(x, shape, leading) : above(x, shape, leading);
    const slope = x * ((leading * shape) / x / reached);
    const change = (isLower ? lnWanted - ln(reached) : ln(reached) - lnWanted) / slope;
    if (isNaN(change)) break;
    lnX = Math.min(lnX + change, Math.max(lnX, ln(shape + 1)) + 1);
    if (Math.abs(change) < 4 * EPSILON * Math.max(1, Math.abs(lnX))) break;
  }
  return exp(lnX);
}

function startingLnQuantile(p: f64, shape: f64): f64 {
  const cubeRoot = 1 - 1 / (9 * shape) + normalQuantile(p) / (3 * Math.sqrt(shape));
  if (shape > 0.5 && cubeRoot > 0.2) return ln(shape) + 3 * ln(cubeRoot);
  return Math.min((ln(p) + logGamma(shape + 1)) / shape, ln(shape + 1));
}

function below(x: f64, shape: f64, leading: f64): f64 {
  return x < shape + 1 ? leading * lowerSeries(x, shape) : 1 - leading * shape * upperFraction(x, shape);
}

function above(x: f64, shape: f64, leading: f64): f64 {
  return x < shape + 1 ? 1 - leading * lowerSeries(x, shape) : leading * shape * upperFraction(x, shape);
}

function leadingTerm(x: f64, shape: f64): f64 {
  if (shape < 15) return exp(shape * ln(x) - x - logGamma(shape + 1));
  return exp(-stirlingError(shape) - deviance(x, shape)) / (SQRT_2PI * Math.sqrt(shape));
}

function deviance(x: f64, shape: f64): f64 {
  const difference = shape - x;
  if (Math.abs(difference) >= 0.1 * (shape + x)) return shape * ln(shape / x) - difference;
  const v = difference / (shape + x);
  const square = v * v;
  let sum = difference * v;
  let term = 2 * shape * v;
  for (let j = 1; j < 1000; j++) {
    term *= square;
    const next = sum + term / <f64>(2 * j + 1);
    if (next == sum) break;
    sum = next;
  }
  return sum;
}

function lowerSeries(x: f64, shape: f64): f64 {
  let term: f64 = 1;
  let sum: f64 = 1;
  for (let n: f64 = 1; term > sum * EPSILON; n++) {
    term *= x / (shape + n);
    sum += term;
  }
  return sum;
}

function upperFraction(x: f64, shape: f64): f64 {
  let b = x + 1 - shape;
  let c = Infinity;
  let d = 1 / b;
  let fraction = d;
  for (let i: f64 = 1; i < 1e7; i++) {
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

function logGamma(x: f64): f64 {
  if (x >= STIRLING_FROM) return x == Infinity ? x : (x - 0.5) * ln(x) - x + HALF_LN_2PI + stirlingError(x);
  if (x == 1 || x == 2) return 0;
  let shifted = x;
  let product: f64 = 1;
  while (shifted < STIRLING_FROM) {
    product *= shifted;
    shifted += 1;
  }
  return (shifted - 0.5) * ln(shifted) - shifted + HALF_LN_2PI + stirlingError(shifted) - ln(product);
}

function stirlingError(x: f64): f64 {
  const u = 1 / (x * x);
  return (
    (1.0 / 12 -
      u * (1.0 / 360 - u * (1.0 / 1260 - u * (1.0 / 1680 - u * (1.0 / 1188 - u * (691.0 / 360360 - u / 156)))))) /
    x
  );
}
