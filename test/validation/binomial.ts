import { logGamma } from '../../engine/arithmetic/log-gamma.ts';

/** P(X = successes) of a binomial X. */
export function binomialProbability(successes: number, trials: number, probability: number): number {
  if (probability === 0 || probability === 1) return successes === probability * trials ? 1 : 0;
  return Math.exp(
    logGamma(trials + 1) -
      logGamma(successes + 1) -
      logGamma(trials - successes + 1) +
      successes * Math.log(probability) +
      (trials - successes) * Math.log1p(-probability),
  );
}

/** P(X <= successes). */
export function binomialCdf(successes: number, trials: number, probability: number): number {
  let sum = 0;
  for (let k = 0; k <= successes; k++) sum += binomialProbability(k, trials, probability);
  return Math.min(1, sum);
}

/** P(X >= successes). */
export function binomialSurvival(successes: number, trials: number, probability: number): number {
  let sum = 0;
  for (let k = successes; k <= trials; k++) sum += binomialProbability(k, trials, probability);
  return Math.min(1, sum);
}
