/**
 * Gamma variables that stand where normal ones stand: `gammaFromNormal` and `hermiteTerms` of `engine/random`, operation
 * by operation, so with the same digits (see there for sources). Terms take 1,600 gamma quantiles, which in JavaScript
 * that has just been loaded cost as much as all else of compiling a scenario.
 */
import { gammaQuantile } from '../../arithmetic/assembly/gamma-quantile';
import { normalCdf, normalDensity } from '../../arithmetic/assembly/normal';

export { setArithmetic } from '../../arithmetic/assembly/exp-and-ln';

const ALMOST_ONE: f64 = 0.9999999999999999;
const SMALLEST_CV: f64 = 1e-3;
const REACH: i32 = 8;
const STEPS: i32 = 1600;

/** Tables of powers of two and of roots of two, terms of the polynomials: all memory there is. */
export const powersOfTwo: usize = memory.data(16384);
export const roots: usize = memory.data(2048);
export const coefficients: usize = memory.data(512);
const rootOf: usize = memory.data(512);

export function gammaFromNormal(normal: f64, cv: f64): f64 {
  if (cv == 0) return 1;
  if (cv < SMALLEST_CV) return 1 + cv * normal + (cv * cv * (normal * normal - 1)) / 3;
  const shape = 1 / (cv * cv);
  return gammaQuantile(Math.min(normalCdf(normal), ALMOST_ONE), shape) / shape;
}

/** Adds up the terms of the polynomials 0 to `terms`; returns the mean square of the gamma variable. */
export function integrate(cv: f64, terms: i32): f64 {
  for (let n = 0; n <= terms + 1; n++) {
    store<f64>(rootOf + ((<usize>n) << 3), Math.sqrt(n));
    store<f64>(coefficients + ((<usize>n) << 3), 0);
  }
  let meanSquare: f64 = 0;
  for (let i = -STEPS / 2; i <= STEPS / 2; i++) {
    const z = <f64>(i * 2 * REACH) / STEPS;
    const mass = (normalDensity(z) * 2 * REACH) / STEPS;
    const factor = gammaFromNormal(z, cv);
    meanSquare += mass * factor * factor;
    let before: f64 = 0;
    let hermite: f64 = 1;
    for (let n = 0; n <= terms; n++) {
      const place = (<usize>n) << 3;
      store<f64>(coefficients + place, load<f64>(coefficients + place) + mass * factor * hermite);
      const next = (z * hermite - load<f64>(rootOf + place) * before) / load<f64>(rootOf + place + 8);
      before = hermite;
      hermite = next;
    }
  }
  return meanSquare;
}
