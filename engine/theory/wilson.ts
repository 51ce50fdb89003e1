import { normalQuantile } from '../arithmetic/normal.ts';
import { requireInsideUnit, requireWhole } from './markov-queue.ts';

/** The two ends of an interval, shares 0 to 1. */
export interface ShareInterval {
  low: number;
  high: number;
}

/**
 * Wilson's score interval for a probability seen in independent trials. Unlike the textbook interval it stays within 0 to 1
 * and keeps its coverage when no trial, or every one, succeeded.
 * @param successes a whole number, 0 to trials
 * @param trials a whole number >= 1
 * @param confidence inside 0 to 1, as 0.95
 * @throws RangeError for an argument outside its range
 * Source: Wilson (1927), Probable inference, the law of succession, and statistical inference, JASA 22
 */
export function wilson(successes: number, trials: number, confidence: number): ShareInterval {
  requireWhole('trials', trials, 1);
  requireWhole('successes', successes, 0);
  if (successes > trials) throw new RangeError(`successes: found ${successes}; allowed: at most the ${trials} trials`);
  requireInsideUnit('confidence', confidence);
  const z = normalQuantile(0.5 + confidence / 2);
  const square = z * z;
  const share = successes / trials;
  const centre = share + square / (2 * trials);
  const spread = z * Math.sqrt((share * (1 - share)) / trials + square / (4 * trials * trials));
  const scale = 1 + square / trials;
  return {
    low: successes === 0 ? 0 : Math.max(0, (centre - spread) / scale),
    high: successes === trials ? 1 : Math.min(1, (centre + spread) / scale),
  };
}
