import { EXPONENT_OFFSET, powersOfTwo } from './powers-of-two.ts';

const POWERS_OF_TWO = powersOfTwo();
const ONE = EXPONENT_OFFSET;
const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
/** Added to the high word of a number, carries into the exponent when the mantissa is above sqrt 2; bias 1023 removed. */
const SQRT2_CARRY = 0x95f62 - 0x3ff00000;
const TWO_54 = 1.8014398509481984e16;

const number = new Float64Array(1);
const words = new Int32Array(number.buffer);
/** Place of the word with sign, exponent and leading 20 bits: it depends on the machine's byte order. */
const HIGH = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1 ? 1 : 0;

/**
 * Natural logarithm, from + - * / and the bits of x alone, so that every engine gives the same bytes.
 * `Math.log` may differ in its last digit from one browser to the next.
 * @param x any number; below 0 the result is NaN, at 0 it is -Infinity
 * @returns ln x, with an error below 1 ulp
 * Source: FDLIBM 5.3, e_log.c, Sun Microsystems (1993), without its branches as in musl 1.1, log.c: x = 2^k (1 + f), and
 *   ln(1 + f) by a polynomial in f / (2 + f). A branch on random digits costs more than the work it saves.
 */
export function ln(x: number): number {
  number[0] = x;
  let high = words[HIGH];
  let shift = 0;
  if (high < 0x00100000) {
    if (x === 0) return -Infinity;
    if (!(x > 0)) return Number.NaN;
    shift = -54;
    x *= TWO_54;
    number[0] = x;
    high = words[HIGH];
  }
  if (high >= 0x7ff00000) return x;
  // The mantissa is taken between sqrt(1/2) and sqrt 2, so that f is small on both sides of 1.
  const k = (high + SQRT2_CARRY) >> 20;
  // k may be 1024: 2^-1024 is not a normal number, and the scaling takes two steps.
  const f = (k <= 1022 ? x * POWERS_OF_TWO[ONE - k] : x * POWERS_OF_TWO[0] * POWERS_OF_TWO[2 * ONE - k]) - 1;
  const halfSquare = 0.5 * f * f;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const even = w * (0.3999999999940942 + w * (0.22222198432149784 + w * 0.15313837699209373));
  const odd = z * (0.6666666666666735 + w * (0.2857142874366239 + w * (0.1818357216161805 + w * 0.14798198605116586)));
  const exponent = k + shift;
  return s * (halfSquare + (even + odd)) + exponent * LN2_LOW - halfSquare + f + exponent * LN2_HIGH;
}
