/**
 * A law for a non-negative time, as a scenario writes it: `law` names the family, the other fields are its mean and shape
 * in seconds. Structurally the same as the scenario's own type, and owned here so that this folder depends on none.
 */
export type DistributionSpec =
  | { law: 'exponential'; meanSeconds: number }
  /** `cv`, the standard deviation over the mean, is that of the value itself, not of its logarithm. */
  | { law: 'lognormal'; meanSeconds: number; cv: number }
  | { law: 'gamma'; meanSeconds: number; cv: number }
  /** The sum of `stages` exponential times of equal mean. */
  | { law: 'erlang'; meanSeconds: number; stages: number }
  /** Shape below 1: the hazard falls with time (patience often does); above 1 it rises; 1 is exponential. */
  | { law: 'weibull'; meanSeconds: number; shape: number }
  | { law: 'constant'; seconds: number }
  | { law: 'uniform'; lowSeconds: number; highSeconds: number }
  | { law: 'triangular'; lowSeconds: number; modeSeconds: number; highSeconds: number }
  /** Exponential with a mean chosen anew each time; weights need not add to 1. */
  | { law: 'hyperexponential'; parts: readonly { weight: number; meanSeconds: number }[] }
  /** One of several laws, chosen anew each time; weights need not add to 1. */
  | { law: 'mixture'; parts: readonly { weight: number; of: DistributionSpec }[] }
  /** Linear between quantiles at equally spaced probabilities, the first at 0 and the last at 1. */
  | { law: 'empirical'; quantilesSeconds: readonly number[] }
  /** Infinite: the customer who never gives up. */
  | { law: 'never' };
