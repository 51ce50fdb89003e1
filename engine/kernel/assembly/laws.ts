/**
 * Laws of non-negative times. A law is a row of numbers: which it is, then its parameters, as `kernel/law-rows.ts` writes
 * them. The block fills are those of `engine/random`.
 */
import { exp, ln } from './arithmetic';
import { Reals } from './columns';
import { fillExponential, nextExponential } from './exponential';
import { nextGamma } from './gamma';
import { fillLognormal } from './normal';
import { Stream } from './stream';

export const enum Law {
  constant = 0,
  exponential = 1,
  lognormal = 2,
  gamma = 3,
  erlang = 4,
  weibull = 5,
  uniform = 6,
  triangular = 7,
  hyperexponential = 8,
  mixture = 9,
  empirical = 10,
}

/** Writes the next times of the law, in seconds, to places from <= i < to. Each law has a function of its own: V8 compiles those in use. */
export function fillTimes(law: Reals, stream: Stream, out: Reals, from: i32, to: i32): void {
  switch (<i32>law[0]) {
    case Law.constant:
      fillConstant(law, out, from, to);
      break;
    case Law.exponential:
      fillExponential(stream, out, from, to, law[1]);
      break;
    case Law.lognormal:
      fillLognormal(stream, out, from, to, law[1], law[2]);
      break;
    case Law.gamma:
      fillGamma(law, stream, out, from, to);
      break;
    case Law.erlang:
      fillErlang(law, stream, out, from, to);
      break;
    case Law.weibull:
      fillWeibull(law, stream, out, from, to);
      break;
    case Law.uniform:
      fillUniform(law, stream, out, from, to);
      break;
    case Law.triangular:
      fillTriangular(law, stream, out, from, to);
      break;
    case Law.hyperexponential:
      fillHyperexponential(law, stream, out, from, to);
      break;
    case Law.mixture:
      fillMixture(law, stream, out, from, to);
      break;
    case Law.empirical:
      fillEmpirical(law, stream, out, from, to);
      break;
  }
}

/** law[1] seconds. */
function fillConstant(law: Reals, out: Reals, from: i32, to: i32): void {
  out.fill(from, to, law[1]);
}

/** law[1] shape, law[2] scale. */
function fillGamma(law: Reals, stream: Stream, out: Reals, from: i32, to: i32): void {
  for (let i = from; i < to; i++) out[i] = law[2] * nextGamma(stream, law[1]);
}

/** law[1] stages, law[2] mean of each. */
function fillErlang(law: Reals, stream: Stream, out: Reals, from: i32, to: i32): void {
  const stages = <i32>law[1];
  for (let i = from; i < to; i++) {
    let sum: f64 = 0;
    for (let stage = 0; stage < stages; stage++) sum += nextExponential(stream);
    out[i] = law[2] * sum;
  }
}

/** law[1] logarithm of the scale, law[2] shape. */
function fillWeibull(law: Reals, stream: Stream, out: Reals, from: i32, to: i32): void {
  fillExponential(stream, out, from, to, 1);
  for (let i = from; i < to; i++) out[i] = exp(law[1] + ln(out[i]) / law[2]);
}

/** law[1] low, law[2] width. */
function fillUniform(law: Reals, stream: Stream, out: Reals, from: i32, to: i32): void {
  for (let i = from; i < to; i++) out[i] = law[1] + law[2] * stream.nextUniform();
}

/** law[1] low, law[2] high, law[3] mode. */
function fillTriangular(law: Reals, stream: Stream, out: Reals, from: i32, to: i32): void {
  const low = law[1];
  const high = law[2];
  const width = high - low;
  const rising = law[3] - low;
  const falling = high - law[3];
  for (let i = from; i < to; i++) {
    const u = stream.nextUniform();
    out[i] = u * width < rising ? low + Math.sqrt(u * width * rising) : high - Math.sqrt((1 - u) * width * falling);
  }
}

/** law[1] parts, then the probability of each or one before it, then their means. */
function fillHyperexponential(law: Reals, stream: Stream, out: Reals, from: i32, to: i32): void {
  const means = 2 + <i32>law[1];
  for (let i = from; i < to; i++) {
    const mean = law[means + choose(law, stream)];
    out[i] = mean * nextExponential(stream);
  }
}

/** law[1] parts, then the probability of each or one before it, then the addresses of their laws. */
function fillMixture(law: Reals, stream: Stream, out: Reals, from: i32, to: i32): void {
  const parts = 2 + <i32>law[1];
  for (let i = from; i < to; i++) {
    const part = law[parts + choose(law, stream)];
    fillTimes(changetype<Reals>(<usize>part), stream, out, i, i + 1);
  }
}

/** Which part of a mixture: law[1] parts, then the probability of each or one before it. */
function choose(law: Reals, stream: Stream): i32 {
  const u = stream.nextUniform();
  let part = 0;
  while (u >= law[2 + part]) part++;
  return part;
}

/** law[1] pieces, then the quantiles at their ends. */
function fillEmpirical(law: Reals, stream: Stream, out: Reals, from: i32, to: i32): void {
  const pieces = law[1];
  for (let i = from; i < to; i++) {
    const position = stream.nextUniform() * pieces;
    const piece = Math.min(Math.floor(position), pieces - 1);
    const low = law[2 + <i32>piece];
    out[i] = low + (position - piece) * (law[3 + <i32>piece] - low);
  }
}
