import { normalQuantile } from '../arithmetic/normal.ts';
import { requireInsideUnit, requireWhole } from './markov-queue.ts';
import type { ShareInterval } from './wilson.ts';

/**
 * Interval of the difference of two probabilities seen in the same trials, second less first. Textbook intervals shrink to
 * nothing when no trial told the two apart, and then hold the truth far too seldom; this one adds one trial of each kind
 * that does, as Wilson's interval in effect does for a single probability.
 * @param onlyFirst trials in which the first succeeded and the second did not; a whole number >= 0
 * @param onlySecond trials in which the second succeeded and the first did not
 * @param trials a whole number >= 1, at least the sum of both
 * @param confidence inside 0 to 1, as 0.95
 * @returns two differences, -1 to 1
 * @throws RangeError for an argument outside its range
 * Source: Bonett and Price (2012), Adjusted Wald confidence interval for a difference of binomial proportions based on
 *   paired data, Journal of Educational and Behavioral Statistics 37(4)
 */
export function pairedShares(onlyFirst: number, onlySecond: number, trials: number, confidence: number): ShareInterval {
  requireWhole('trials', trials, 1);
  requireWhole('onlyFirst', onlyFirst, 0);
  requireWhole('onlySecond', onlySecond, 0);
  if (onlyFirst + onlySecond > trials) {
    throw new RangeError(
      `onlyFirst + onlySecond: found ${onlyFirst + onlySecond}; allowed: at most the ${trials} trials`,
    );
  }
  requireInsideUnit('confidence', confidence);
  const lost = (onlyFirst + 1) / (trials + 2);
  const won = (onlySecond + 1) / (trials + 2);
  const centre = won - lost;
  const spread = normalQuantile(0.5 + confidence / 2) * Math.sqrt((won + lost - centre * centre) / (trials + 2));
  return { low: Math.max(-1, centre - spread), high: Math.min(1, centre + spread) };
}
