/**
 * When a change counts as slower: the statistics of the guard.
 *
 * A pair is one fresh process on each build, at the same time, doing the same work; its ratio is processor time after the change over
 * before. A pair votes `slower` when its ratio is above 1 + MARGIN. The change fails when at least VOTES_TO_FAIL of PAIRS pairs
 * vote so: then the confidence interval of the median ratio, by order statistics, lies above the margin as a whole. It fails sooner when
 * the first UNANIMOUS pairs all do. That assumes nothing of the noise but that pairs are alike and independent: whatever a neighbour on
 * the machine does, it does to both sides of a pair, and a wild pair is one vote. Pairs stop once the outcome is certain, which changes nothing
 * about it: after six that are not slower, if none is.
 *
 * False alarms: a yardstick whose median ratio is the margin itself fails with the odds of 26 or more heads in 31 tosses or 14 heads at once, 1 in
 * 6,500; six of them with at most 1 in 1,090. One that is no slower at all votes `slower` far less often than half the
 * time, and fails practically never. Power: where nine in ten pairs vote `slower`, 91 % of such changes fail; nine in ten do
 * when the change is slower by the margin and 1.3 standard deviations of the ratio of a pair: by 7 % where that is 3 %.
 */
export const MARGIN = 0.03;
export const PAIRS = 31;
export const VOTES_TO_FAIL = 26;
export const UNANIMOUS = 14;

export type Verdict = 'slower' | 'not slower' | 'open';

/** @param ratios time after the change / before, pair by pair, at most PAIRS of them */
export function verdictOf(ratios: readonly number[]): Verdict {
  const isSlower = (ratio: number) => ratio > 1 + MARGIN;
  const slower = ratios.filter(isSlower).length;
  if (slower >= VOTES_TO_FAIL) return 'slower';
  if (ratios.length >= UNANIMOUS && ratios.slice(0, UNANIMOUS).every(isSlower)) return 'slower';
  return slower + (PAIRS - ratios.length) < VOTES_TO_FAIL ? 'not slower' : 'open';
}

/**
 * The probability that a yardstick fails.
 * @param slowerShare probability that a pair votes `slower`, 0 to 1
 */
export function probabilityOfFailing(slowerShare: number): number {
  const others = PAIRS - UNANIMOUS;
  const enough = atLeast(VOTES_TO_FAIL, PAIRS, slowerShare);
  const onlyUnanimous = slowerShare ** UNANIMOUS * (1 - atLeast(VOTES_TO_FAIL - UNANIMOUS, others, slowerShare));
  return enough + onlyUnanimous;
}

/** Probability of at least `least` successes in `trials`. */
function atLeast(least: number, trials: number, share: number): number {
  let probability = 0;
  for (let successes = least; successes <= trials; successes++) {
    probability += choose(trials, successes) * share ** successes * (1 - share) ** (trials - successes);
  }
  return probability;
}

function choose(n: number, k: number): number {
  let ways = 1;
  for (let i = 1; i <= k; i++) ways = (ways * (n - k + i)) / i;
  return ways;
}
