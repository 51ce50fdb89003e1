import { momentsOf } from '../random/moments.ts';
import type { DistributionSpec } from '../random/sampler.ts';
import type { Scenario } from '../scenario/scenario.ts';

/** The law of the gaps between arrivals, in units of the expected count; null for a Poisson process. */
export function gapLaw({ arrivals }: Scenario['demand']): DistributionSpec | null {
  return arrivals.process === 'renewal' ? unitMean(arrivals.gap) : null;
}

/** The same law scaled to mean 1, for gaps in units of the expected count. */
function unitMean(gap: DistributionSpec): DistributionSpec {
  const { mean } = momentsOf(gap);
  return scaled(gap, 1 / mean);
}

function scaled(law: DistributionSpec, factor: number): DistributionSpec {
  switch (law.law) {
    case 'constant':
      return { ...law, seconds: law.seconds * factor };
    case 'uniform':
      return { ...law, lowSeconds: law.lowSeconds * factor, highSeconds: law.highSeconds * factor };
    case 'triangular':
      return {
        ...law,
        lowSeconds: law.lowSeconds * factor,
        modeSeconds: law.modeSeconds * factor,
        highSeconds: law.highSeconds * factor,
      };
    case 'hyperexponential':
      return { ...law, parts: law.parts.map((part) => ({ ...part, meanSeconds: part.meanSeconds * factor })) };
    case 'mixture':
      return { ...law, parts: law.parts.map((part) => ({ ...part, of: scaled(part.of, factor) })) };
    case 'empirical':
      return { ...law, quantilesSeconds: law.quantilesSeconds.map((seconds) => seconds * factor) };
    case 'never':
      return law;
    default:
      return { ...law, meanSeconds: law.meanSeconds * factor };
  }
}
