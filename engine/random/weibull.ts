import { exp } from '../arithmetic/exp.ts';
import { ln } from '../arithmetic/ln.ts';
import { logGamma } from '../arithmetic/log-gamma.ts';
import { fillExponential } from './exponential.ts';
import type { Sampler } from './sampler.ts';

/** Scale of a Weibull law with the given mean: mean / Gamma(1 + 1 / shape). */
export function weibullScale(meanSeconds: number, shape: number): number {
  return exp(ln(meanSeconds) - logGamma(1 + 1 / shape));
}

/** Weibull times: an exponential variable to the power 1 / shape, scaled. */
export function weibullSampler(meanSeconds: number, shape: number): Sampler['fill'] {
  const lnScale = ln(meanSeconds) - logGamma(1 + 1 / shape);
  return (stream, out, from, to) => {
    fillExponential(stream, out, from, to);
    for (let i = from; i < to; i++) out[i] = exp(lnScale + ln(out[i]) / shape);
  };
}
