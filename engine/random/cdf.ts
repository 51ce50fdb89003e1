import { exp } from '../arithmetic/exp.ts';
import { gammaCdf } from '../arithmetic/gamma-distribution.ts';
import { ln } from '../arithmetic/ln.ts';
import { normalCdf } from '../arithmetic/normal.ts';
import { checkSpec } from './check-spec.ts';
import type { DistributionSpec } from './distribution-spec.ts';
import { lognormalParameters } from './lognormal.ts';
import { weibullScale } from './weibull.ts';

export { type Moments, momentsOf } from './moments.ts';

/**
 * The distribution function of a law: P(X <= x) for x in seconds.
 * @returns a function from any number to a probability, with an absolute error below 1e-12 (1e-10 for gamma laws of a cv
 *   below 0.01)
 * @throws RangeError when a parameter of the law is out of range
 */
export function cdfOf(spec: DistributionSpec): (x: number) => number {
  checkSpec(spec);
  const positiveCdf = cdfFrom0(spec);
  return (x) => (x < 0 ? 0 : x === Infinity ? 1 : positiveCdf(x));
}

/** The same for finite x >= 0 alone. */
function cdfFrom0(spec: DistributionSpec): (x: number) => number {
  switch (spec.law) {
    case 'exponential':
      return (x) => 1 - exp(-x / spec.meanSeconds);
    case 'lognormal': {
      if (spec.cv === 0) return stepAt(spec.meanSeconds);
      const { mu, sigma } = lognormalParameters(spec.meanSeconds, spec.cv);
      return (x) => normalCdf((ln(x) - mu) / sigma);
    }
    case 'gamma': {
      if (spec.cv === 0) return stepAt(spec.meanSeconds);
      const shape = 1 / (spec.cv * spec.cv);
      return (x) => gammaCdf((x / spec.meanSeconds) * shape, shape);
    }
    case 'erlang':
      return (x) => gammaCdf((x / spec.meanSeconds) * spec.stages, spec.stages);
    case 'weibull': {
      const scale = weibullScale(spec.meanSeconds, spec.shape);
      return (x) => 1 - exp(-exp(spec.shape * ln(x / scale)));
    }
    case 'constant':
      return stepAt(spec.seconds);
    case 'uniform':
      return uniformCdf(spec.lowSeconds, spec.highSeconds);
    case 'triangular':
      return triangularCdf(spec.lowSeconds, spec.modeSeconds, spec.highSeconds);
    case 'hyperexponential':
      return mixtureCdf(
        spec.parts.map(({ weight, meanSeconds }) => ({ weight, cdf: cdfFrom0({ law: 'exponential', meanSeconds }) })),
      );
    case 'mixture':
      return mixtureCdf(spec.parts.map(({ weight, of }) => ({ weight, cdf: cdfFrom0(of) })));
    case 'empirical': {
      const { quantilesSeconds } = spec;
      return mixtureCdf(
        quantilesSeconds.slice(1).map((high, i) => ({ weight: 1, cdf: uniformCdf(quantilesSeconds[i], high) })),
      );
    }
    case 'never':
      return () => 0;
  }
}

function stepAt(value: number): (x: number) => number {
  return (x) => (x >= value ? 1 : 0);
}

function uniformCdf(low: number, high: number): (x: number) => number {
  return (x) => (x >= high ? 1 : x <= low ? 0 : (x - low) / (high - low));
}

function triangularCdf(low: number, mode: number, high: number): (x: number) => number {
  const width = high - low;
  return (x) => {
    if (x >= high) return 1;
    if (x <= low) return 0;
    return x < mode
      ? ((x - low) * (x - low)) / (width * (mode - low))
      : 1 - ((high - x) * (high - x)) / (width * (high - mode));
  };
}

function mixtureCdf(parts: readonly { weight: number; cdf: (x: number) => number }[]): (x: number) => number {
  const total = parts.reduce((sum, { weight }) => sum + weight, 0);
  return (x) => parts.reduce((sum, { weight, cdf }) => sum + weight * cdf(x), 0) / total;
}
