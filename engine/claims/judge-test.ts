import type { Estimate } from '../summarise/report.ts';

/** `undecided`: the bound lies within the interval, or there is no interval. */
export type Outcome = 'passed' | 'failed' | 'undecided';

export interface Bounds {
  readonly atLeast?: number | undefined;
  readonly atMost?: number | undefined;
}

/**
 * Is a figure within its bounds? Only an interval that lies wholly on one side of a bound decides: a figure that is right by
 * luck of the draw proves nothing, either way.
 */
export function judgeTest({ low, high }: Estimate, { atLeast, atMost }: Bounds): Outcome {
  if (low === null || high === null) return 'undecided';
  const least = atLeast ?? Number.NEGATIVE_INFINITY;
  const most = atMost ?? Number.POSITIVE_INFINITY;
  if (low >= least && high <= most) return 'passed';
  return high < least || low > most ? 'failed' : 'undecided';
}

/** All must be passed; one that is failed decides. */
export function judgeTests(outcomes: readonly Outcome[]): Outcome {
  if (outcomes.includes('failed')) return 'failed';
  return outcomes.includes('undecided') ? 'undecided' : 'passed';
}

/**
 * `holds-if`: not as it was said, or not surely, but surely under a condition. `cannot-tell`: not at this precision.
 * `outside`: the model does not speak of it.
 */
export type Verdict = 'holds' | 'holds-if' | 'does-not-hold' | 'cannot-tell' | 'outside';

/**
 * The verdict on a claim.
 * @param asSaid outcome of its tests; null where the model does not speak of it
 * @param conditions outcomes of the tests under each condition
 */
export function verdictOf(asSaid: Outcome | null, conditions: readonly Outcome[]): Verdict {
  if (asSaid === null) return 'outside';
  if (asSaid === 'passed') return 'holds';
  if (conditions.includes('passed')) return 'holds-if';
  return asSaid === 'failed' ? 'does-not-hold' : 'cannot-tell';
}
