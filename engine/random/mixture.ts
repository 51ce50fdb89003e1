import { fillExponential, nextExponential } from './exponential.ts';
import type { Sampler } from './sampler.ts';
import type { Stream } from './stream.ts';

/** Exponential times. */
export function exponentialSampler(meanSeconds: number): Sampler['fill'] {
  return (stream, out, from, to) => {
    fillExponential(stream, out, from, to);
    for (let i = from; i < to; i++) out[i] *= meanSeconds;
  };
}

/** Exponential times whose mean is chosen anew by weight: one uniform number, then one exponential variable. */
export function hyperexponentialSampler(parts: readonly { weight: number; meanSeconds: number }[]): Sampler['fill'] {
  const upTo = cumulativeShares(parts);
  const means = Float64Array.from(parts, ({ meanSeconds }) => meanSeconds);
  return (stream, out, from, to) => {
    for (let i = from; i < to; i++) out[i] = means[choose(stream, upTo)] * nextExponential(stream);
  };
}

/** Times from a law chosen anew by weight: one uniform number, then whatever the chosen law draws. */
export function mixtureSampler(parts: readonly { weight: number; fill: Sampler['fill'] }[]): Sampler['fill'] {
  const upTo = cumulativeShares(parts);
  return (stream, out, from, to) => {
    for (let i = from; i < to; i++) parts[choose(stream, upTo)].fill(stream, out, i, i + 1);
  };
}

/** The probability of each part or one before it; from the last part with weight on 2, which no uniform number reaches. */
export function cumulativeShares(parts: readonly { weight: number }[]): Float64Array {
  const total = parts.reduce((sum, { weight }) => sum + weight, 0);
  const shares = new Float64Array(parts.length);
  let sum = 0;
  parts.forEach(({ weight }, i) => {
    sum += weight;
    shares[i] = sum === total ? 2 : sum / total;
  });
  return shares;
}

function choose(stream: Stream, upTo: Float64Array): number {
  const u = stream.nextUniform();
  let part = 0;
  while (u >= upTo[part]) part++;
  return part;
}
