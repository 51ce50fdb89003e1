/**
 * The portable logarithm and exponential of `engine/arithmetic`, operation by operation, on the tables that those were
 * made with: WebAssembly's floating point is IEEE 754 without liberties, so the same bytes come out. See there for
 * sources and errors.
 */

const ONE: i32 = 1022;
const STEPS: i32 = 128;
const STEPS_PER_LN2: f64 = 184.6649652337873;
const LN2_HIGH: f64 = 0.6931471803691238;
const LN2_LOW: f64 = 1.9082149292705877e-10;
const STEP_HIGH: f64 = LN2_HIGH / 128;
const STEP_LOW: f64 = LN2_LOW / 128;
const SQRT2_CARRY: i32 = 0x95f62 - 0x3ff00000;
const TWO_54: f64 = 1.8014398509481984e16;

/** Columns of floats; module state is their address. */
let powersOfTwo: usize = 0;
let roots: usize = 0;

export function setArithmetic(powers: usize, rootsOfTwo: usize): void {
  powersOfTwo = powers;
  roots = rootsOfTwo;
}

function numberAt(column: usize, place: i32): f64 {
  return load<f64>(column + ((<usize>place) << 3));
}

export function exp(x: f64): f64 {
  if (!(x < 708 && x > -708)) return expNearLimits(x);
  const step = Math.floor(x * STEPS_PER_LN2 + 0.5);
  const r = x - step * STEP_HIGH - step * STEP_LOW;
  const index = <i32>step;
  const place = (index & (STEPS - 1)) << 1;
  const squared = r * r;
  const rest =
    numberAt(roots, place + 1) +
    r +
    squared * (0.5 + r * 0.16666666666666666) +
    squared * squared * (0.041666666666666664 + r * 0.008333333333333333);
  const root = numberAt(roots, place) * numberAt(powersOfTwo, ONE + (index >> 7));
  return root + root * rest;
}

function expNearLimits(x: f64): f64 {
  if (isNaN(x)) return x;
  if (x > 709.782712893384) return Infinity;
  if (x < -745.1332191019412) return 0;
  const away = x > 0 ? 64 : -64;
  const step = <i32>Math.floor(x * STEPS_PER_LN2 + 0.5) - away * STEPS;
  const r = x - <f64>(step + away * STEPS) * STEP_HIGH - <f64>(step + away * STEPS) * STEP_LOW;
  const place = (step & (STEPS - 1)) << 1;
  const rest = numberAt(roots, place + 1) + r + r * r * (0.5 + r * (1.0 / 6 + r * (1.0 / 24 + r / 120)));
  const root = numberAt(roots, place) * numberAt(powersOfTwo, ONE + (step >> 7));
  return (root + root * rest) * numberAt(powersOfTwo, ONE + away);
}

export function ln(x: f64): f64 {
  let high = <i32>(reinterpret<i64>(x) >> 32);
  let shift = 0;
  if (high < 0x00100000) {
    if (x == 0) return -Infinity;
    if (!(x > 0)) return NaN;
    shift = -54;
    x *= TWO_54;
    high = <i32>(reinterpret<i64>(x) >> 32);
  }
  if (high >= 0x7ff00000) return x;
  const k = (high + SQRT2_CARRY) >> 20;
  const f =
    (k <= 1022
      ? x * numberAt(powersOfTwo, ONE - k)
      : x * numberAt(powersOfTwo, 0) * numberAt(powersOfTwo, 2 * ONE - k)) - 1;
  const halfSquare = 0.5 * f * f;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const even = w * (0.3999999999940942 + w * (0.22222198432149784 + w * 0.15313837699209373));
  const odd = z * (0.6666666666666735 + w * (0.2857142874366239 + w * (0.1818357216161805 + w * 0.14798198605116586)));
  const exponent = <f64>(k + shift);
  return s * (halfSquare + (even + odd)) + exponent * LN2_LOW - halfSquare + f + exponent * LN2_HIGH;
}
