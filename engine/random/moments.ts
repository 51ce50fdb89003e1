import { exp } from '../arithmetic/exp.ts';
import { logGamma } from '../arithmetic/log-gamma.ts';
import type { DistributionSpec } from './distribution-spec.ts';

/** Mean in seconds and variance in seconds squared. */
export interface Moments {
  mean: number;
  variance: number;
}

/**
 * Mean and variance of a law, in closed form.
 * @returns both >= 0; for 'never', and mixtures with it, both Infinity
 */
export function momentsOf(spec: DistributionSpec): Moments {
  switch (spec.law) {
    case 'exponential':
      return { mean: spec.meanSeconds, variance: spec.meanSeconds * spec.meanSeconds };
    case 'lognormal':
    case 'gamma':
      return { mean: spec.meanSeconds, variance: spec.cv * spec.meanSeconds * (spec.cv * spec.meanSeconds) };
    case 'erlang':
      return { mean: spec.meanSeconds, variance: (spec.meanSeconds * spec.meanSeconds) / spec.stages };
    case 'weibull': {
      // E X^2 / (E X)^2 = Gamma(1 + 2 / shape) / Gamma(1 + 1 / shape)^2
      const ratio = exp(logGamma(1 + 2 / spec.shape) - 2 * logGamma(1 + 1 / spec.shape));
      return { mean: spec.meanSeconds, variance: spec.meanSeconds * spec.meanSeconds * (ratio - 1) };
    }
    case 'constant':
      return { mean: spec.seconds, variance: 0 };
    case 'uniform': {
      const width = spec.highSeconds - spec.lowSeconds;
      return { mean: (spec.lowSeconds + spec.highSeconds) / 2, variance: (width * width) / 12 };
    }
    case 'triangular': {
      const rising = spec.modeSeconds - spec.lowSeconds;
      const width = spec.highSeconds - spec.lowSeconds;
      return {
        mean: (spec.lowSeconds + spec.modeSeconds + spec.highSeconds) / 3,
        variance: (width * width - rising * (width - rising)) / 18,
      };
    }
    case 'hyperexponential':
      return momentsOfMixture(
        spec.parts.map(({ weight, meanSeconds }) => ({ weight, of: momentsOf({ law: 'exponential', meanSeconds }) })),
      );
    case 'mixture':
      return momentsOfMixture(spec.parts.map(({ weight, of }) => ({ weight, of: momentsOf(of) })));
    case 'empirical': {
      const { quantilesSeconds } = spec;
      const pieces = quantilesSeconds.slice(1).map((high, i) => ({
        weight: 1,
        of: momentsOf({ law: 'uniform', lowSeconds: quantilesSeconds[i], highSeconds: high }),
      }));
      return momentsOfMixture(pieces);
    }
    case 'never':
      return { mean: Infinity, variance: Infinity };
  }
}

/** Law of total variance: the mean of the parts' variances plus the variance of their means. */
function momentsOfMixture(parts: readonly { weight: number; of: Moments }[]): Moments {
  const present = parts.filter(({ weight }) => weight > 0);
  const total = present.reduce((sum, { weight }) => sum + weight, 0);
  const mean = present.reduce((sum, { weight, of }) => sum + weight * of.mean, 0) / total;
  if (mean === Infinity) return { mean, variance: Infinity };
  const variance = present.reduce((sum, { weight, of }) => {
    const offset = of.mean - mean;
    return sum + weight * (of.variance + offset * offset);
  }, 0);
  return { mean, variance: variance / total };
}
