import { checkSpec } from './check-spec.ts';
import type { DistributionSpec } from './distribution-spec.ts';
import { empiricalSampler } from './empirical.ts';
import { erlangSampler, gammaSampler } from './gamma.ts';
import { lognormalSampler } from './lognormal.ts';
import { exponentialSampler, hyperexponentialSampler, mixtureSampler } from './mixture.ts';
import { momentsOf } from './moments.ts';
import type { Stream } from './stream.ts';
import { triangularSampler, uniformSampler } from './uniform.ts';
import { weibullSampler } from './weibull.ts';

export type { DistributionSpec } from './distribution-spec.ts';

/**
 * A law ready to be drawn from. It holds no random state of its own: what it draws is decided by the stream alone, value
 * by value, so filling in pieces of any size gives the same sequence.
 */
export interface Sampler {
  /** Mean of the law; Infinity for 'never'. */
  readonly meanSeconds: number;
  /** Whether all values are the same one; then the stream is left untouched. */
  readonly isConstant: boolean;
  /** Writes the next values, in seconds, each >= 0, to places from <= i < to. */
  fill(stream: Stream, out: Float64Array, from: number, to: number): void;
}

/**
 * Prepares a law for drawing.
 *
 * A law and the same law with another mean draw the same random numbers in the same order, so that values only scale;
 * lognormal keeps step under another cv as well. Comparisons of scenarios rest on this.
 * @throws RangeError when a parameter is out of range (see `checkSpec`)
 */
export function samplerFor(spec: DistributionSpec): Sampler {
  checkSpec(spec);
  const { mean, variance } = momentsOf(spec);
  if (variance === 0 || spec.law === 'never') return constantSampler(mean);
  return { meanSeconds: mean, isConstant: false, fill: fillFor(spec) };
}

function constantSampler(seconds: number): Sampler {
  return { meanSeconds: seconds, isConstant: true, fill: (_stream, out, from, to) => void out.fill(seconds, from, to) };
}

function fillFor(spec: DistributionSpec): Sampler['fill'] {
  switch (spec.law) {
    case 'exponential':
      return exponentialSampler(spec.meanSeconds);
    case 'lognormal':
      return lognormalSampler(spec.meanSeconds, spec.cv);
    case 'gamma':
      return gammaSampler(spec.meanSeconds, spec.cv);
    case 'erlang':
      return erlangSampler(spec.meanSeconds, spec.stages);
    case 'weibull':
      return weibullSampler(spec.meanSeconds, spec.shape);
    case 'uniform':
      return uniformSampler(spec.lowSeconds, spec.highSeconds);
    case 'triangular':
      return triangularSampler(spec.lowSeconds, spec.modeSeconds, spec.highSeconds);
    case 'hyperexponential':
      return hyperexponentialSampler(spec.parts);
    case 'mixture':
      return mixtureSampler(spec.parts.map(({ weight, of }) => ({ weight, fill: samplerFor(of).fill })));
    case 'empirical':
      return empiricalSampler(spec.quantilesSeconds);
    case 'constant':
      return constantSampler(spec.seconds).fill;
    case 'never':
      return constantSampler(Infinity).fill;
  }
}
