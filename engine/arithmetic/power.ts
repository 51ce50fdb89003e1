import { exp } from './exp.ts';
import { ln } from './ln.ts';

/** Beyond this the rounding of repeated squaring is no smaller than that of exp and ln. */
const LARGEST_MULTIPLIED = 64;

/**
 * A power, the same bytes in every engine. `Math.pow` and `**` may differ in their last digits between browsers.
 * @param base any number; below 0 only whole exponents of size up to 64 give a number
 * @param exponent any number; whole ones of size up to 64 are multiplied out, so that powers of whole numbers which fit
 *   53 bits are exact, and 0.5 is a square root
 * @returns base^exponent, with a relative error below 8e-15 when multiplied out, else (1 + |exponent ln base|) 3e-16;
 *   1 for exponent 0 with any base, NaN outside the domain
 */
export function power(base: number, exponent: number): number {
  if (Number.isInteger(exponent) && exponent <= LARGEST_MULTIPLIED && exponent >= -LARGEST_MULTIPLIED) {
    return exponent >= 0 ? multipliedOut(base, exponent) : 1 / multipliedOut(base, -exponent);
  }
  if (exponent === 0.5) return Math.sqrt(base);
  if (base === 1) return Number.isNaN(exponent) ? exponent : 1;
  return exp(exponent * ln(base));
}

function multipliedOut(base: number, exponent: number): number {
  let result = 1;
  let square = base;
  for (let bits = exponent; bits > 0; bits >>= 1) {
    if (bits & 1) result *= square;
    square *= square;
  }
  return result;
}
