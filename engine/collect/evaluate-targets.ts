import type { Model, ModelTarget } from '../compile/model.ts';
import type { Collector } from './collector.ts';
import { COUNTERS, Counter, type CounterName, GROUP_COUNTERS, GroupCounter } from './counters.ts';
import {
  CONTACT_MEASURES,
  type CounterSum,
  type RatioMeasure,
  SERVICE_LEVEL_FORMULAS,
  type ServiceLevelFormula,
} from './measures.ts';

/** Two entries for each target: 1 when every period met it, and the share of periods that did. */
export const TARGET_ENTRIES = 2;

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
    const sums = periodSums(tables, model, target, costByInterval);
    for (let period = 0; period < target.periods; period++) {
      const isMet = isPeriodMet(target, sums[period]);
      if (isMet === null) continue;
      judged++;
      if (isMet) met++;
    }
    results[TARGET_ENTRIES * t] = met === judged ? 1 : 0;
    results[TARGET_ENTRIES * t + 1] = judged === 0 ? 1 : met / judged;
  });
}

interface PeriodSums {
  numerator: number;
  denominator: number;
  /** wait-p90: answered within the two bounds. */
  withinAtLeast: number;
  withinAtMost: number;
}

function isPeriodMet(target: ModelTarget, sums: PeriodSums): boolean | null {
  if (sums.denominator <= 0) return null;
  if (target.measure === 'wait-p90') {
    const isShortEnough = target.atMost === null || sums.withinAtMost >= 0.9 * sums.denominator;
    const isLongEnough = target.atLeast === null || sums.withinAtLeast < 0.9 * sums.denominator;
    return isShortEnough && isLongEnough;
  }
  const value = sums.numerator / sums.denominator;
  return (target.atLeast === null || value >= target.atLeast) && (target.atMost === null || value <= target.atMost);
}

function periodSums(tables: Collector, model: Model, target: ModelTarget, costByInterval: Float64Array): PeriodSums[] {
  const sums = Array.from({ length: target.periods }, () => ({
    numerator: 0,
    denominator: 0,
    withinAtLeast: 0,
    withinAtMost: 0,
  }));
  const { rows, contacts, groups } = tables;
  const { counters } = tables.layout;
  const measure = measureOf(target, model.measuring.formula as ServiceLevelFormula);
  for (let i = 0; i < model.clock.intervals; i++) {
    const sum = sums[target.periodOf[i]];
    if (target.measure === 'occupancy') {
      for (let g = 0; g < model.groups.count; g++) {
        const cell = (g * rows + i + 1) * GROUP_COUNTERS;
        sum.numerator += groups[cell + GroupCounter.busy];
        sum.denominator += groups[cell + GroupCounter.onDuty] + groups[cell + GroupCounter.overtime];
      }
      continue;
    }
    const isCost = target.measure === 'total-cost' || target.measure === 'cost-per-contact';
    if (isCost) sum.numerator += costByInterval[i];
    if (target.measure === 'total-cost') sum.denominator = 1;
    for (const k of target.classes) {
      const cell = (k * rows + i + 1) * counters;
      if (target.measure === 'cost-per-contact') sum.denominator += contacts[cell + Counter.offered];
      if (measure === null) continue;
      sum.numerator += sumOf(measure.numerator, contacts, cell);
      sum.denominator += measure.denominator === null ? 1 : sumOf(measure.denominator, contacts, cell);
      if (target.atLeastThreshold >= 0) sum.withinAtLeast += contacts[cell + COUNTERS + 2 * target.atLeastThreshold];
      if (target.atMostThreshold >= 0) sum.withinAtMost += contacts[cell + COUNTERS + 2 * target.atMostThreshold];
    }
  }
  return sums;
}

function measureOf(target: ModelTarget, formula: ServiceLevelFormula): RatioMeasure | null {
  switch (target.measure) {
    case 'service-level':
      return SERVICE_LEVEL_FORMULAS[formula];
    case 'abandonment':
      return CONTACT_MEASURES.abandonment;
    case 'asa':
    case 'wait-p90':
      return CONTACT_MEASURES.asaSeconds;
    default:
      return null;
  }
}

function sumOf(sum: CounterSum, contacts: Float64Array, cell: number): number {
  let total = 0;
  for (const [name, weight] of Object.entries(sum)) total += weight * contacts[cell + Counter[name as CounterName]];
  return total;
}
