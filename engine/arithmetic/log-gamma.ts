import { ln } from './ln.ts';

const HALF_LN_2PI = 0.9189385332046728;
/** From here on six terms of Stirling's series are exact to the last digit. */
const STIRLING_FROM = 15;

/**
 * Logarithm of the gamma function, ln Gamma(x).
 * @param x > 0; NaN otherwise
 * @returns with an error below 1e-14 max(1, |result|), for x up to 1e300
 * Source: Abramowitz and Stegun (1964), 6.1.15 (recurrence) and 6.1.41 (Stirling's series).
 */
export function logGamma(x: number): number {
  if (!(x > 0)) return Number.NaN;
  if (x >= STIRLING_FROM) return x === Infinity ? x : (x - 0.5) * ln(x) - x + HALF_LN_2PI + stirlingError(x);
  // The zeros at 1 and 2 are met exactly, because Gamma(1) and Gamma(2) occur in closed forms of a mean.
  if (x === 1 || x === 2) return 0;
  let shifted = x;
  let product = 1;
  while (shifted < STIRLING_FROM) {
    product *= shifted;
    shifted += 1;
  }
  return (shifted - 0.5) * ln(shifted) - shifted + HALF_LN_2PI + stirlingError(shifted) - ln(product);
}

/**
 * What Stirling's formula leaves out: ln Gamma(x) - ((x - 1/2) ln x - x + ln(2 pi) / 2).
 * @param x >= 15
 * @returns about 1 / (12 x), with a relative error below 1e-15
 */
export function stirlingError(x: number): number {
  const u = 1 / (x * x);
  return (1 / 12 - u * (1 / 360 - u * (1 / 1260 - u * (1 / 1680 - u * (1 / 1188 - u * (691 / 360360 - u / 156)))))) / x;
}
