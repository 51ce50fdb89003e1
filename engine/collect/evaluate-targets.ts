import type { Model, ModelTarget } from '../compile/model.ts';
import type { Collector } from './collector.ts';
import { type PeriodSums, periodSumsOf, sumPeriods } from './period-sums.ts';

/** Two entries for each target: 1 when every period met it, and the share of periods that did. */
export const TARGET_ENTRIES = 2;

/** How each target is summed over its periods. */
export function targetSumsOf(model: Model): PeriodSums[] {
  return model.targets.map((target) => {
    return periodSumsOf(model, target, target, [target.atLeastThreshold, target.atMostThreshold]);
  });
}

/**
 * Judges every target in the replication that has just ended. A period in which the measure is undefined (nobody
 * called) is left out; when all are, the target is met.
 */
export function evaluateTargets(
  tables: Collector,
  model: Model,
  costByInterval: Float64Array,
  results: Float64Array,
): void {
  model.targets.forEach((target, t) => {
    let judged = 0;
    let met = 0;
    const sums = tables.layout.targetSums[t];
    sumPeriods(tables, model, sums, costByInterval);
    for (let period = 0; period < sums.periods; period++) {
      if (sums.denominator[period] <= 0) continue;
      judged++;
      if (isPeriodMet(target, sums, period)) met++;
    }
    results[TARGET_ENTRIES * t] = met === judged ? 1 : 0;
    results[TARGET_ENTRIES * t + 1] = judged === 0 ? 1 : met / judged;
  });
}

function isPeriodMet({ measure, atLeast, atMost }: ModelTarget, sums: PeriodSums, period: number): boolean {
  const denominator = sums.denominator[period];
  if (measure === 'wait-p90') {
    const isLongEnough = atLeast === null || sums.within[period] < 0.9 * denominator;
    const isShortEnough = atMost === null || sums.within[sums.periods + period] >= 0.9 * denominator;
    return isShortEnough && isLongEnough;
  }
  const value = sums.numerator[period] / denominator;
  return (atLeast === null || value >= atLeast) && (atMost === null || value <= atMost);
}
