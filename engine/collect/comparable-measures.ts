import type { Model } from '../compile/model.ts';
import { AgentEntry } from './agent-sets.ts';
import { COUNTERS, Counter, type CounterName } from './counters.ts';
import { TARGET_ENTRIES } from './evaluate-targets.ts';
import { CONTACT_MEASURES, type RatioMeasure, SERVICE_LEVEL_FORMULAS, type ServiceLevelFormula } from './measures.ts';
import { type ResultLayout, SectionIndex } from './result-layout.ts';
import { agreementEntries } from './settle.ts';

/** Places in the vector of a replication, with their weights. */
export type Places = readonly { readonly at: number; readonly weight: number }[];

export type MeasureUnit = 'contacts' | 'share' | 'seconds' | 'hours' | 'money' | 'score' | 'probability';

/** A mean, or ratio of means, that two studies may have in common. Percentiles are not among them: they are no ratio. */
export interface ComparableMeasure {
  /** What it is a measure of: `all`, or a dimension and a name such as `language es`. */
  readonly of: string;
  readonly name: string;
  readonly unit: MeasureUnit;
  readonly numerator: Places;
  /** null: the numerator itself. */
  readonly denominator: Places | null;
}

/** The measures of a model's results by which it can be compared with another, in the order in which reports list them. */
export function comparableMeasures(model: Model, layout: ResultLayout): ComparableMeasure[] {
  return [
    ...contactMeasures(model, layout),
    ...withinMeasures(model, layout),
    ...agentMeasures(layout),
    ...costMeasures(layout),
    ...agreementMeasures(layout),
    ...outcomeMeasures(layout),
    ...model.targets.flatMap(({ name }, t): ComparableMeasure[] => {
      const of = `target ${name}`;
      const at = layout.moments.meanOffset[SectionIndex.targets] + TARGET_ENTRIES * t;
      return [
        { of, name: 'probabilityMet', unit: 'probability', numerator: one(at), denominator: null },
        { of, name: 'shareOfPeriodsMet', unit: 'share', numerator: one(at + 1), denominator: null },
      ];
    }),
  ];
}

const one = (at: number): Places => [{ at, weight: 1 }];

function contactMeasures(model: Model, { slices, counters, moments }: ResultLayout): ComparableMeasure[] {
  return slices.named.flatMap(({ dimension, name, set }) => {
    if (dimension === 'target') return [];
    const row = moments.meanOffset[SectionIndex.run] + set * counters;
    const isAll = dimension === 'all';
    return contactMeasuresOf(model, isAll ? 'all' : `${dimension} ${name}`, row, isAll);
  });
}

/** The measures of contacts whose cell of counters begins at `row`. @param hasCounts whether their numbers are among them */
export function contactMeasuresOf({ measuring }: Model, of: string, row: number, hasCounts: boolean) {
  const serviceLevel: RatioMeasure = SERVICE_LEVEL_FORMULAS[measuring.formula as ServiceLevelFormula];
  const { offered, answered, abandoned, abandonment, asaSeconds, meanWaitSeconds } = CONTACT_MEASURES;
  const ratios: readonly [string, MeasureUnit, RatioMeasure][] = [
    ['serviceLevel', 'share', serviceLevel],
    ['abandonment', 'share', abandonment],
    ['asaSeconds', 'seconds', asaSeconds],
  ];
  const measures: readonly [string, MeasureUnit, RatioMeasure][] = !hasCounts
    ? ratios
    : [
        ['offered', 'contacts', offered],
        ['answered', 'contacts', answered],
        ['abandoned', 'contacts', abandoned],
        ...ratios,
        ['meanWaitSeconds', 'seconds', meanWaitSeconds],
      ];
  const places = (sum: RatioMeasure['numerator']): Places =>
    Object.entries(sum).map(([counter, weight]) => ({ at: row + Counter[counter as CounterName], weight }));
  return measures.map(
    ([name, unit, { numerator, denominator }]): ComparableMeasure => ({
      ...{ of, name, unit },
      numerator: places(numerator),
      denominator: denominator === null ? null : places(denominator),
    }),
  );
}

/** Shares answered within the threshold of the service level, and within each further one. */
function withinMeasures({ measuring }: Model, { moments }: ResultLayout): ComparableMeasure[] {
  const row = moments.meanOffset[SectionIndex.run];
  const { thresholdSeconds, extraThresholdsSeconds, reportedThresholds } = measuring;
  const within = new Map([[thresholdSeconds, Counter.answeredWithin as number]]);
  for (let t = 0; t < reportedThresholds; t++) within.set(extraThresholdsSeconds[t], COUNTERS + 2 * t);
  return [...within].flatMap(([seconds, counter]): ComparableMeasure[] => {
    const share = { of: `within ${seconds} s`, unit: 'share', numerator: one(row + counter) } as const;
    return [
      { ...share, name: 'answeredPerOffered', denominator: one(row + Counter.offered) },
      { ...share, name: 'answeredPerAnswered', denominator: one(row + Counter.answered) },
    ];
  });
}

function agentMeasures({ agents, moments }: ResultLayout): ComparableMeasure[] {
  const { width } = moments.sections[SectionIndex.agents];
  return agents.named.flatMap(({ dimension, name, set }): ComparableMeasure[] => {
    const row = moments.meanOffset[SectionIndex.agents] + set * width;
    const of = dimension === 'all' ? 'all' : `${dimension} ${name}`;
    const at = (entry: number, weight = 1) => ({ at: row + entry, weight });
    const staffed = [at(AgentEntry.onDuty), at(AgentEntry.overtime)];
    return [
      { of, name: 'occupancy', unit: 'share', numerator: [at(AgentEntry.busy)], denominator: staffed },
      { of, name: 'busyHours', unit: 'hours', numerator: [at(AgentEntry.busy, 1 / 3600)], denominator: null },
      { of, name: 'paidHours', unit: 'hours', numerator: [at(AgentEntry.paid, 1 / 3600)], denominator: null },
    ];
  });
}

function costMeasures({ costs, moments }: ResultLayout): ComparableMeasure[] {
  const row = moments.meanOffset[SectionIndex.cost];
  const { at, vendors, sites, kinds } = costs;
  const amount = (of: string, name: string, entry: number, per: number | null = null): ComparableMeasure => ({
    ...{ of, name, unit: 'money' },
    numerator: one(row + entry),
    denominator: per === null ? null : one(row + per),
  });
  return [
    amount('all', 'cost', at.total),
    amount('all', 'costPerOffered', at.total, 0),
    amount('all', 'costPerAnswered', at.total, at.answered),
    amount('all', 'costPerResolved', at.total, at.resolved),
    ...vendors.map((vendor, i) => amount(`vendor ${vendor}`.trim(), 'cost', at.vendor + i)),
    ...sites.map((site, i) => amount(`site ${site}`.trim(), 'cost', at.site + i)),
    ...kinds.map((kind, i) => amount(`kind ${kind}`, 'cost', at.kind + i)),
  ];
}

function agreementMeasures({ costs, moments }: ResultLayout): ComparableMeasure[] {
  let first = moments.meanOffset[SectionIndex.agreements];
  return costs.settlements.flatMap(({ agreement }): ComparableMeasure[] => {
    if (agreement === null) return [];
    const at = first;
    first += agreementEntries(agreement);
    const due = { of: `vendor ${agreement.vendor}`, unit: 'probability', denominator: null } as const;
    return [
      { ...due, name: 'probabilityOfCredit', numerator: one(at) },
      { ...due, name: 'probabilityOfBonus', numerator: one(at + 1) },
    ];
  });
}

function outcomeMeasures({ outcomes, moments }: ResultLayout): ComparableMeasure[] {
  const row = moments.meanOffset[SectionIndex.outcomes];
  return (outcomes?.curves ?? []).map(({ name }, c) => ({
    ...{ of: 'all', name, unit: name === 'satisfaction' ? 'score' : 'share' },
    numerator: one(row + 1 + 2 * c),
    denominator: one(row),
  }));
}
