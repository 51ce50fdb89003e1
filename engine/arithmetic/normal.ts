import { exp } from './exp.ts';
import { ln } from './ln.ts';

const SQRT_2PI = 2.5066282746310007;
const INVERSE_SQRT_2PI = 0.3989422804014327;

/**
 * Probability that a standard normal variable is at most x.
 * @param x any number
 * @returns a probability, with a relative error below 1e-14 for x > -38 (so the far left tail keeps its digits; for the
 *   right tail ask for `normalCdf(-x)`)
 * Source: Cody (1969), Rational Chebyshev approximation for the error function, Math. Comp. 23, as arranged for the
 *   normal law in Cody (1993), Algorithm 715, ACM TOMS 19(1).
 */
export function normalCdf(x: number): number {
  const distance = Math.abs(x);
  if (distance <= 0.67448975) return 0.5 + x * central(x * x);
  if (!(distance < 40)) return x < 0 ? 0 : x > 0 ? 1 : Number.NaN;
  const tail = distance <= 5.656854249492381 ? middle(distance) : far(distance);
  // e^(-x^2 / 2) in two factors: the first exponent is exact, so that the second is a small correction.
  const rounded = Math.floor(distance * 16) / 16;
  const rest = (distance - rounded) * (distance + rounded);
  const probability = exp(-0.5 * rounded * rounded) * exp(-0.5 * rest) * tail;
  return x < 0 ? probability : 1 - probability;
}

function central(square: number): number {
  const numerator =
    (((0.06568233791820745 * square + 2.2352520354606837) * square + 161.02823106855587) * square +
      1067.6894854603709) *
      square +
    18154.98125334356;
  const denominator =
    (((square + 47.202581904688245) * square + 976.0985517377767) * square + 10260.932208618979) * square +
    45507.78933502673;
  return numerator / denominator;
}

function middle(x: number): number {
  let numerator = 1.0765576773720192e-8 * x;
  let denominator = x;
  for (let i = 0; i < 7; i++) {
    numerator = (numerator + MIDDLE_NUMERATOR[i]) * x;
    denominator = (denominator + MIDDLE_DENOMINATOR[i]) * x;
  }
  return (numerator + 9842.714838383978) / (denominator + 19685.429676859992);
}

const MIDDLE_NUMERATOR = [
  0.39894151208813466, 8.883149794388377, 93.50665613217785, 597.2702763948002, 2494.5375852903726, 6848.190450536283,
  11602.65143764735,
];
const MIDDLE_DENOMINATOR = [
  22.266688044328117, 235.387901782625, 1519.3775994075547, 6485.558298266761, 18615.571640885097, 34900.95272114598,
  38912.00328609327,
];

function far(x: number): number {
  const u = 1 / (x * x);
  let numerator = 0.023073441764940174 * u;
  let denominator = u;
  for (let i = 0; i < 4; i++) {
    numerator = (numerator + FAR_NUMERATOR[i]) * u;
    denominator = (denominator + FAR_DENOMINATOR[i]) * u;
  }
  const rest = (u * (numerator + 2.9112874951168793e-5)) / (denominator + 7.297515550839662e-5);
  return (INVERSE_SQRT_2PI - rest) / x;
}

const FAR_NUMERATOR = [0.215898534057957, 0.12740116116024736, 0.022235277870649807, 0.0014216191932278934];
const FAR_DENOMINATOR = [1.284260096144911, 0.4682382124808651, 0.06598813786892856, 0.0037823963320275824];

/**
 * The value a standard normal variable stays below with probability p: the inverse of `normalCdf`.
 * @param p 0 to 1; 0 gives -Infinity, 1 Infinity, anything outside NaN
 * @returns with a relative error below 1e-14 for p from 1e-300 on
 * Source: Wichura (1988), Algorithm AS 241 (PPND16), Applied Statistics 37(3).
 */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) return Number.NaN;
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q;
    return (q * polynomial(NEAR_NUMERATOR, r)) / polynomial(NEAR_DENOMINATOR, r);
  }
  const tail = q < 0 ? p : 1 - p;
  if (tail === 0) return q < 0 ? -Infinity : Infinity;
  const r = Math.sqrt(-ln(tail));
  const size =
    r <= 5
      ? polynomial(OUTER_NUMERATOR, r - 1.6) / polynomial(OUTER_DENOMINATOR, r - 1.6)
      : polynomial(EXTREME_NUMERATOR, r - 5) / polynomial(EXTREME_DENOMINATOR, r - 5);
  return q < 0 ? -size : size;
}

/** Density of the standard normal law at x. */
export function normalDensity(x: number): number {
  return exp(-0.5 * x * x) / SQRT_2PI;
}

/** Coefficients from the constant term up. */
function polynomial(coefficients: readonly number[], x: number): number {
  let value = 0;
  for (let i = coefficients.length - 1; i >= 0; i--) value = value * x + coefficients[i];
  return value;
}

const NEAR_NUMERATOR = [
  3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987, 67265.7709270087,
  33430.57558358813, 2509.0809287301227,
];
const NEAR_DENOMINATOR = [
  1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271, 28729.085735721943,
  5226.495278852546,
];
const OUTER_NUMERATOR = [
  1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684, 0.2417807251774506,
  0.022723844989269184, 0.0007745450142783414,
];
const OUTER_DENOMINATOR = [
  1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457,
  0.0005475938084995345, 1.0507500716444169e-9,
];
const EXTREME_NUMERATOR = [
  6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124,
  0.0012426609473880784, 2.7115555687434876e-5, 2.0103343992922881e-7,
];
const EXTREME_DENOMINATOR = [
  1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133, 1.8463183175100548e-5,
  1.421511758316446e-7, 2.0442631033899397e-15,
];
