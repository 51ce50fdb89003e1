import type { Scenario } from '../scenario/scenario.ts';
import type { Timeline } from './clock.ts';
import type { ServiceAgreement, VendorMinimum } from './model-money.ts';
import { monthShares, periodsOf } from './periods.ts';

/**
 * The service agreements of vendors.
 * @param thresholdIndex where a wait is counted exactly, by its seconds (see `Measuring.extraThresholdsSeconds`)
 */
export function agreementsOf(
  scenario: Scenario,
  timeline: Timeline,
  thresholdIndex: (seconds: number | undefined) => number,
): ServiceAgreement[] {
  return Object.entries(scenario.vendors).flatMap(([vendor, { sla }]) => {
    if (sla === undefined) return [];
    const target = scenario.targets.findIndex(({ name }) => name === sla.target);
    const isPercentile = scenario.targets[target].measure === 'wait-p90';
    const indexOf = (seconds: number | undefined): number => (isPercentile ? thresholdIndex(seconds) : -1);
    const tiers = sla.tiers.map(({ atLeast, below, creditShare, bonusShare }) => ({
      atLeast: atLeast ?? null,
      below: below ?? null,
      atLeastThreshold: indexOf(atLeast),
      belowThreshold: indexOf(below),
      creditShare,
      bonusShare,
    }));
    return [{ vendor, target, period: sla.period, ...periodsOf(sla.period, timeline), tiers }];
  });
}

/** Least payments by the month; a month that the run covers in part counts in part. */
export function minimumsOf(scenario: Scenario, timeline: Timeline): VendorMinimum[] {
  return Object.entries(scenario.vendors).flatMap(([vendor, { pricing }]) => {
    if (pricing === undefined || pricing.minimumPerMonth === 0) return [];
    const { periodOf: monthOf, periods } = periodsOf('month', timeline);
    const byMonth = new Float64Array(periods);
    monthShares(timeline).forEach((share, i) => {
      byMonth[monthOf[i]] += share * pricing.minimumPerMonth;
    });
    return [{ vendor, monthOf, byMonth }];
  });
}
