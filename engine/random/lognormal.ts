import { exp } from '../arithmetic/exp.ts';
import { ln } from '../arithmetic/ln.ts';
import { fillNormal } from './normal.ts';
import type { Sampler } from './sampler.ts';

/** Mean and standard deviation of ln X, for X lognormal with the given mean and cv of its own. */
export function lognormalParameters(meanSeconds: number, cv: number): { mu: number; sigma: number } {
  const variance = ln(1 + cv * cv);
  return { mu: ln(meanSeconds) - variance / 2, sigma: Math.sqrt(variance) };
}

/**
 * Lognormal times, the usual law of handle times: one normal and one exponential function each. The block is swept twice,
 * so that the normal block fill serves as it is; one sweep with single draws was no clear gain or loss.
 * Source: Brown et al. (2005), Statistical analysis of a telephone call center, JASA 100, section 5.
 */
export function lognormalSampler(meanSeconds: number, cv: number): Sampler['fill'] {
  const { mu, sigma } = lognormalParameters(meanSeconds, cv);
  return (stream, out, from, to) => {
    fillNormal(stream, out, from, to);
    for (let i = from; i < to; i++) out[i] = exp(mu + sigma * out[i]);
  };
}
