import type { Model, ModelTarget } from '../compile/model.ts';
import type { Collector } from './collector.ts';
import { COUNTERS, Counter, type CounterName, GROUP_COUNTERS, GroupCounter } from './counters.ts';
import { CONTACT_MEASURES, type CounterSum, SERVICE_LEVEL_FORMULAS, type ServiceLevelFormula } from './measures.ts';

/** Counters of a contact cell with their weights, as columns. */
interface WeightedCounters {
  readonly at: Uint16Array;
  readonly weight: Float64Array;
}

/** How the measure of a target is summed over periods, with the sums of the replication that was summed last. */
export interface PeriodSums {
  readonly measure: string;
  readonly classes: Uint16Array;
  readonly periodOf: Uint32Array;
  readonly periods: number;
  /** null for measures that are not of contacts alone. */
  readonly counters: { readonly numerator: WeightedCounters; readonly denominator: WeightedCounters } | null;
  /** For wait-p90: waits, as indices into `Measuring.extraThresholdsSeconds`, -1 for none. */
  readonly thresholds: readonly number[];
  /** The measure in a period is numerator / denominator, undefined where the denominator is 0. */
  readonly numerator: Float64Array;
  readonly denominator: Float64Array;
  /** within[t * periods + period]: answered within threshold t. */
  readonly within: Float64Array;
}

export function periodSumsOf(
  { measuring }: Model,
  { measure, classes }: ModelTarget,
  { periodOf, periods }: { readonly periodOf: Uint32Array; readonly periods: number },
  thresholds: readonly number[],
): PeriodSums {
  const ratio = contactRatio(measure, measuring.formula as ServiceLevelFormula);
  return {
    ...{ measure, classes, periodOf, periods, thresholds },
    counters:
      ratio === null
        ? null
        : { numerator: weightedCounters(ratio.numerator), denominator: weightedCounters(ratio.denominator) },
    numerator: new Float64Array(periods),
    denominator: new Float64Array(periods),
    within: new Float64Array(periods * thresholds.length),
  };
}

function contactRatio(measure: string, formula: ServiceLevelFormula) {
  switch (measure) {
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

function weightedCounters(sum: CounterSum): WeightedCounters {
  return {
    at: Uint16Array.from(Object.keys(sum), (name) => Counter[name as CounterName]),
    weight: Float64Array.from(Object.values(sum)),
  };
}

/** Sums the replication that has just ended. @param costByInterval total cost of each interval, for measures of cost */
export function sumPeriods(tables: Collector, model: Model, sums: PeriodSums, costByInterval: Float64Array): void {
  if (tables.near !== null && sums.counters !== null) {
    tables.near.sumPeriods(sums);
    return;
  }
  sums.numerator.fill(0);
  sums.denominator.fill(0);
  sums.within.fill(0);
  if (sums.counters !== null) sumContacts(tables, model, sums, sums.counters);
  else if (sums.measure === 'occupancy') sumAgents(tables, model, sums);
  else sumMoney(tables, model, sums, costByInterval);
}

function sumContacts(
  { contacts, rows, layout }: Collector,
  { clock }: Model,
  sums: PeriodSums,
  { numerator, denominator }: NonNullable<PeriodSums['counters']>,
): void {
  const { periodOf, periods, thresholds, within } = sums;
  for (const k of sums.classes) {
    let cell = (k * rows + 1) * layout.counters;
    for (let i = 0; i < clock.intervals; i++, cell += layout.counters) {
      if (contacts[cell + Counter.offered] === 0) continue;
      const period = periodOf[i];
      sums.numerator[period] += weighted(contacts, cell, numerator);
      sums.denominator[period] += weighted(contacts, cell, denominator);
      for (let t = 0; t < thresholds.length; t++) {
        if (thresholds[t] >= 0) within[t * periods + period] += contacts[cell + COUNTERS + 2 * thresholds[t]];
      }
    }
  }
}

function weighted(contacts: Float64Array, cell: number, { at, weight }: WeightedCounters): number {
  let sum = 0;
  for (let i = 0; i < at.length; i++) sum += weight[i] * contacts[cell + at[i]];
  return sum;
}

function sumAgents({ groups, rows }: Collector, model: Model, { periodOf, numerator, denominator }: PeriodSums): void {
  for (let i = 0; i < model.clock.intervals; i++) {
    for (let g = 0; g < model.groups.count; g++) {
      const cell = (g * rows + i + 1) * GROUP_COUNTERS;
      numerator[periodOf[i]] += groups[cell + GroupCounter.busy];
      denominator[periodOf[i]] += groups[cell + GroupCounter.onDuty] + groups[cell + GroupCounter.overtime];
    }
  }
}

/** The cost of the whole centre; per contact of the classes that the target names. */
function sumMoney(
  { contacts, rows, layout }: Collector,
  { clock }: Model,
  { measure, classes, periodOf, numerator, denominator }: PeriodSums,
  costByInterval: Float64Array,
): void {
  for (let i = 0; i < clock.intervals; i++) {
    numerator[periodOf[i]] += costByInterval[i];
    if (measure === 'total-cost') denominator[periodOf[i]] = 1;
    else for (const k of classes) denominator[periodOf[i]] += contacts[(k * rows + i + 1) * layout.counters];
  }
}
