import { normalQuantile } from '../arithmetic/normal.ts';
import { requireInsideUnit, requireWhole } from './markov-queue.ts';

/** From here on the expansion around the normal law is exact to 1e-12, and the powers below would begin to lose digits. */
const EXPANSION_FROM = 10_000;

/**
 * The value that Student's t with so many degrees of freedom stays below with probability p.
 * @param p inside 0 to 1; a two-sided interval of confidence C needs p = (1 + C) / 2
 * @param degreesOfFreedom a whole number >= 1, replications less one
 * @returns with a relative error below 1e-10 for p or 1 - p from 1e-12; the same bytes in every engine
 * @throws RangeError for an argument outside its range
 * Source: Abramowitz and Stegun (1964), 26.7; Hill (1970), Algorithm 396, Comm. ACM 13, for many degrees of freedom
 */
export function studentTQuantile(p: number, degreesOfFreedom: number): number {
  requireInsideUnit('p', p);
  requireWhole('degreesOfFreedom', degreesOfFreedom, 1);
  if (p === 0.5) return 0;
  if (degreesOfFreedom >= EXPANSION_FROM) return expandedQuantile(p, degreesOfFreedom);
  const tail = p < 0.5 ? p : 1 - p;
  // The tail is convex beyond 0, so Newton's steps from the left never pass the root, and end when they no longer advance.
  let t = 0;
  for (;;) {
    const next = t + (upperTail(t, degreesOfFreedom) - tail) / density(t, degreesOfFreedom);
    if (!(next > t * (1 + 1e-15))) break;
    t = next;
  }
  return p < 0.5 ? -t : t;
}

/**
 * P(T > t) for Student's t: half of a two-sided p-value.
 * @param t any number
 * @param degreesOfFreedom a whole number >= 1, replications less one
 * @throws RangeError for degrees of freedom outside their range
 * Source: Abramowitz and Stegun (1964), 26.7
 */
export function studentTTail(t: number, degreesOfFreedom: number): number {
  requireWhole('degreesOfFreedom', degreesOfFreedom, 1);
  return t < 0 ? 1 - upperTail(-t, degreesOfFreedom) : upperTail(t, degreesOfFreedom);
}

/** P(T > t) for t >= 0. */
function upperTail(t: number, degrees: number): number {
  const x = degrees / (degrees + t * t);
  const a = degrees / 2;
  const prefactor = (t * halfPower(x, degrees)) / Math.sqrt(degrees + t * t) / halfBeta(degrees);
  // Each form of the fraction converges at once on its own side.
  if (x < (a + 1) / (a + 2.5)) return (0.5 * prefactor * betaFraction(x, a, 0.5)) / a;
  return 0.5 - prefactor * betaFraction(1 - x, 0.5, a);
}

function density(t: number, degrees: number): number {
  const x = degrees / (degrees + t * t);
  return (halfPower(x, degrees) * Math.sqrt(x)) / (Math.sqrt(degrees) * halfBeta(degrees));
}

/** x^(n / 2) by repeated squaring. */
function halfPower(x: number, n: number): number {
  let result = n & 1 ? Math.sqrt(x) : 1;
  for (let bits = n >> 1, square = x; bits > 0; bits >>= 1, square *= square) if (bits & 1) result *= square;
  return result;
}

/** B(n / 2, 1 / 2), by its recurrence in steps of two from B(1/2, 1/2) = pi and B(1, 1/2) = 2. */
function halfBeta(n: number): number {
  let value = n & 1 ? Math.PI : 2;
  for (let k = n & 1 ? 1 : 2; k < n; k += 2) value *= k / (k + 1);
  return value;
}

/**
 * The continued fraction of the incomplete beta function, without its prefactor.
 * Source: Abramowitz and Stegun (1964), 26.5.8; evaluation by Lentz (1976), Applied Optics 15
 */
function betaFraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / (1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let m = 1; m < 10_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / (1 + even * d);
    c = 1 + even / c;
    value *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / (1 + odd * d);
    c = 1 + odd / c;
    value *= d * c;
    if (Math.abs(d * c - 1) < 1e-16) break;
  }
  return value;
}

/** Cornish-Fisher expansion in 1 / n. */
function expandedQuantile(p: number, n: number): number {
  const z = normalQuantile(p);
  const s = z * z;
  const first = (s + 1) / 4;
  const second = ((5 * s + 16) * s + 3) / 96;
  const third = (((3 * s + 19) * s + 17) * s - 15) / 384;
  const fourth = ((((79 * s + 776) * s + 1482) * s - 1920) * s - 945) / 92160;
  return z * (1 + (first + (second + (third + fourth / n) / n) / n) / n);
}
