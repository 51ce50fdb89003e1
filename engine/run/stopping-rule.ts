import type { Scenario } from '../scenario/scenario.ts';
import type { Estimate, Report, StoppingResult } from '../summarise/report.ts';

type UntilHalfWidth = NonNullable<Scenario['run']['untilHalfWidth']>;

/**
 * The number of replications at which a study that goes on until an interval is narrow enough is looked at next: a
 * quarter more, rounded up. Looks at fixed numbers make the end independent of workers and batches; few looks keep what
 * sequential stopping costs small, since every look is a chance to stop on an interval that is narrow by luck.
 *
 * Intervals at such an end cover slightly less often than their confidence says, and exactly as often in the limit of
 * narrow ones (Glynn and Whitt 1992, The asymptotic validity of sequential stopping rules, Annals of Applied Probability
 * 2(1)). For normal results, ten replications to begin with and 95 %, it is 94 % where about 46 are needed and 95 % where
 * 200 are (test/run/stopping-rule.test.ts).
 */
export function nextLook(replications: number, most: number): number {
  return Math.min(most, Math.ceil(replications * 1.25));
}

/** Whether the watched interval is narrow enough over the replications of a report. */
export function precisionOf(report: Report, rule: UntilHalfWidth): StoppingResult {
  const { value, low, high } = watched(report, rule.measure);
  // Ends may be cut to what is possible; the longer side is the half-width.
  const halfWidth = value === null || low === null || high === null ? null : Math.max(high - value, value - low);
  const isWithin = (wanted: number | undefined, scale: number): boolean =>
    wanted === undefined || (halfWidth !== null && halfWidth <= wanted * scale);
  return {
    measure: rule.measure,
    ...(rule.relative !== undefined && { relative: rule.relative }),
    ...(rule.absolute !== undefined && { absolute: rule.absolute }),
    maxReplications: rule.maxReplications,
    halfWidth,
    isReached: isWithin(rule.absolute, 1) && isWithin(rule.relative, Math.abs(value ?? 0)),
  };
}

function watched({ totals, cost }: Report, measure: UntilHalfWidth['measure']): Estimate {
  switch (measure) {
    case 'service-level':
      return totals.measures.serviceLevel;
    case 'abandonment':
      return totals.measures.abandonment;
    case 'asa':
      return totals.measures.asaSeconds;
    case 'wait-p90':
      return totals.waitAnswered.p90;
    case 'occupancy':
      return totals.occupancy;
    case 'cost-per-contact':
      return cost.perOffered;
    case 'total-cost':
      return cost.total;
  }
}

/** The report of a study that was stopped by a rule says so. */
export function withStopping(report: Report, stopping: StoppingResult): Report {
  const end = stopping.isReached ? 'until the interval wanted was reached' : 'up to the most allowed';
  const note = `Replications were added ${end}. An interval at which a study stops because it is narrow covers slightly less often than its confidence says: about 94 % in place of 95 % after some tens of replications, less of a loss after more.`;
  return { ...report, stopping, notes: [...report.notes, note] };
}
