import { exp } from '../arithmetic/exp.ts';
import { ln } from '../arithmetic/ln.ts';
import { nextExponential } from './exponential.ts';
import { nextNormal } from './normal.ts';
import type { Sampler } from './sampler.ts';
import type { Stream } from './stream.ts';

/** Up to so many stages a sum of exponential variables is faster than a gamma variable. */
export const LARGEST_SUM = 2;

/** Gamma times: shape 1 / cv^2, scaled to the mean. */
export function gammaSampler(meanSeconds: number, cv: number): Sampler['fill'] {
  const shape = 1 / (cv * cv);
  const scale = meanSeconds / shape;
  return (stream, out, from, to) => {
    for (let i = from; i < to; i++) out[i] = scale * nextGamma(stream, shape);
  };
}

/** Erlang times: the sum of exponential stages, drawn as such when they are few, and as the same gamma law when many. */
export function erlangSampler(meanSeconds: number, stages: number): Sampler['fill'] {
  const scale = meanSeconds / stages;
  return (stream, out, from, to) => {
    for (let i = from; i < to; i++) {
      let sum = 0;
      if (stages > LARGEST_SUM) sum = nextGamma(stream, stages);
      else for (let stage = 0; stage < stages; stage++) sum += nextExponential(stream);
      out[i] = scale * sum;
    }
  };
}

/**
 * One gamma variable of scale 1.
 * @param shape > 0; below 1 the variable of shape + 1 is shrunk by a uniform number to the power 1 / shape, and may round
 *   to 0 for shapes below about 0.05
 * Source: Marsaglia and Tsang (2000), A simple method for generating gamma variables, ACM TOMS 26(3).
 */
export function nextGamma(stream: Stream, shape: number): number {
  const isBoosted = shape < 1;
  const d = (isBoosted ? shape + 1 : shape) - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const normal = nextNormal(stream);
    const root = 1 + c * normal;
    if (root <= 0) continue;
    const v = root * root * root;
    const u = stream.nextOpenUniform();
    const square = normal * normal;
    if (u < 1 - 0.0331 * square * square || ln(u) < 0.5 * square + d * (1 - v + ln(v))) {
      return isBoosted ? d * v * exp(-nextExponential(stream) / shape) : d * v;
    }
  }
}
