import type { ContactMeasures, Estimate, EstimateSeries, Report } from '../../engine/index.ts';
import { studentTQuantile } from '../../engine/theory/student-t.ts';
import type { ReferenceCase } from '../reference/reference-cases.ts';

/** A figure of a report beside the exact one. */
export interface Comparison {
  readonly metric: string;
  readonly expected: number;
  readonly value: number;
  readonly standardError: number;
}

const measureOf: Readonly<Record<string, keyof ContactMeasures<unknown>>> = {
  p_wait: 'delayedShare',
  p_abandon: 'abandonment',
  asa_s: 'asaSeconds',
  mean_wait_all_s: 'meanWaitSeconds',
  mean_wait_accepted_s: 'meanWaitSeconds',
  mean_wait_abandoned_s: 'meanWaitAbandonedSeconds',
  second_moment_wait_s2: 'meanSquaredWaitAnswered',
  arrivals_expected: 'offered',
  answered_expected: 'answered',
  abandoned_expected: 'abandoned',
};

/** Every figure of the case that the report has; figures that are not random in the model are left out. */
export function comparisonsOf(record: ReferenceCase, report: Report): Comparison[] {
  return Object.entries(record.expected).flatMap(([metric, expected]) => {
    if (Array.isArray(expected)) return seriesComparisons(metric, expected, report);
    const [estimate, wanted] = pairOf(record, metric, expected, report);
    return estimate === undefined ? [] : comparison(metric, estimate, wanted, report);
  });
}

function pairOf(
  record: ReferenceCase,
  metric: string,
  expected: number,
  report: Report,
): [estimate: Estimate | undefined, expected: number] {
  const { totals, classes, groups } = report;
  const [, k, ofClass] = /^class(\d)_(.*)$/.exec(metric) ?? [];
  if (ofClass !== undefined) {
    const measures = classes[Number(k) - 1].measures;
    if (ofClass === `sl${report.serviceLevel.thresholdSeconds}_ans_per_offered`)
      return [measures.serviceLevel, expected];
    const name = measureOf[ofClass];
    return [name === undefined ? undefined : measures[name], expected];
  }
  const [, j] = /^pool(\d)_occupancy$/.exec(metric) ?? [];
  if (j !== undefined) return [groups[Number(j) - 1].occupancy, expected];
  const name = measureOf[metric];
  if (name !== undefined) return [totals.measures[name], expected];
  if (metric === 'occupancy') return [totals.occupancy, expected];
  if (metric === 'throughput_per_hour') return [totals.measures.answered, expected * 24 * report.days];
  if (metric === 'sd_wait_s') {
    return [totals.measures.meanSquaredWaitAnswered, expected * expected + (record.expected.asa_s as number) ** 2];
  }
  if (metric === 'busy_agent_hours') return [groups[0].busyHours, expected];
  if (metric === 'staffed_agent_hours') return [groups[0].staffedHours, expected];
  if (metric === 'overrun_agent_hours') return [groups[0].overtimeHours, expected];
  return [thresholdEstimate(metric, expected, report), shareWanted(metric, expected)];
}

/** A quantile is compared as the share of waits up to it. */
function shareWanted(metric: string, expected: number): number {
  const [, percent] = /^wait_.*_p(\d+)_s$/.exec(metric) ?? [];
  return percent === undefined ? expected : Number(percent) / 100;
}

function thresholdEstimate(metric: string, expected: number, report: Report): Estimate | undefined {
  const [, seconds, kind] = /^sl(\d+)_(.*)$/.exec(metric) ?? [];
  const isQuantile = /^wait_(answered|all)_p\d+_s$/.test(metric) && expected > 0;
  const at = isQuantile ? expected : Number(seconds);
  const within = report.totals.withinThresholds.find((threshold) => threshold.seconds === at);
  if (within === undefined) return undefined;
  if (isQuantile)
    return metric.startsWith('wait_all') ? within.answeredOrAbandonedPerOffered : within.answeredPerAnswered;
  if (kind === 'ans_per_offered') return within.answeredPerOffered;
  if (kind === 'ans_or_abandoned_per_offered') return within.answeredOrAbandonedPerOffered;
  if (kind === 'ans_per_answered') return within.answeredPerAnswered;
  const isPrimary = at === report.serviceLevel.thresholdSeconds;
  if (kind === 'ans_per_accepted') return isPrimary ? report.totals.serviceLevels['within-per-offered'] : undefined;
  if (kind !== 'ans_per_offered_less_short_abandons') return undefined;
  return isPrimary ? report.totals.serviceLevels['within-per-offered-less-short-abandons'] : undefined;
}

function seriesComparisons(metric: string, expected: number[], report: Report): Comparison[] {
  const { measures, busy } = report.overTime.intervals;
  const isPerOffered = report.serviceLevel.formula === 'within-per-offered';
  const series: Record<string, EstimateSeries | undefined> = {
    by_interval_arrivals_expected: measures.offered,
    by_interval_mean_busy_avg: busy,
    by_interval_p_wait_arrivals: measures.delayedShare,
    by_interval_p_abandon_arrivals: measures.abandonment,
    by_interval_asa_s_arrivals: measures.asaSeconds,
    [`by_interval_sl${report.serviceLevel.thresholdSeconds}_ans_per_offered`]: isPerOffered
      ? measures.serviceLevel
      : undefined,
  };
  const found = series[metric];
  if (found === undefined) return [];
  return expected.flatMap((wanted, i) => {
    const estimate = { value: found.value[i], low: found.low[i], high: found.high[i] };
    return comparison(`${metric}[${i}]`, estimate, wanted, report);
  });
}

/** The standard error is read off the interval, from the end that is not cut at 0 or 1. */
export function comparison(
  metric: string,
  { value, low, high }: Estimate,
  expected: number,
  report: Report,
): Comparison[] {
  if (value === null || low === null || high === null) {
    return [{ metric, expected, value: Number.NaN, standardError: Number.NaN }];
  }
  const t = studentTQuantile((1 + report.confidence) / 2, report.replications - 1);
  const standardError = Math.max(high - value, value - low) / t;
  return [{ metric, expected, value, standardError }];
}
