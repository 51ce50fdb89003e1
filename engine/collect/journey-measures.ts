import type { Model } from '../compile/model.ts';
import type { ComparableMeasure, Places } from './comparable-measures.ts';
import { Counter, Tally } from './counters.ts';
import { type ResultLayout, SectionIndex } from './result-layout.ts';

const counted = [
  'contained',
  'bouncedBack',
  'redials',
  'returns',
  'balked',
  'blocked',
  'closed',
  'calledBack',
  'interpreted',
  'dropped',
  'urgent',
] as const satisfies readonly (keyof typeof Tally)[];

/**
 * What happened to contacts besides being answered or hanging up. In a model without journeys nothing of it happens, and
 * whoever is answered is resolved: it can be compared with one that has them.
 */
export function journeyMeasures({ journeys }: Model, { slices, counters, firstTally, moments }: ResultLayout) {
  return slices.named.flatMap(({ dimension, name, set }): ComparableMeasure[] => {
    if (dimension === 'target') return [];
    const of = dimension === 'all' ? 'all' : `${dimension} ${name}`;
    const row = moments.meanOffset[SectionIndex.run] + set * counters;
    const counter = (entry: number, weight = 1) => ({ at: row + entry, weight });
    const tally = (entry: number, weight = 1): Places =>
      journeys.isInUse ? [counter(firstTally + entry, weight)] : [];
    const served = [counter(Counter.answered), ...tally(Tally.calledBack)];
    const resolved = journeys.isInUse && journeys.hasResolution ? tally(Tally.resolved) : served;
    const share = (measure: string, numerator: Places, denominator: Places): ComparableMeasure => ({
      ...{ of, name: measure, unit: 'share', numerator, denominator },
    });
    const count = (measure: string, numerator: Places): ComparableMeasure => ({
      ...{ of, name: measure, unit: 'contacts', numerator, denominator: null },
    });
    const inTime = tally(Tally.inTime);
    return [
      share('firstContactResolution', resolved, served),
      share('netContainment', [...tally(Tally.contained), ...tally(Tally.bouncedBack, -1)], [counter(Counter.offered)]),
      share('inTime', inTime, [...inTime, ...tally(Tally.late)]),
      ...(dimension === 'all'
        ? [count('resolved', resolved), ...counted.map((what) => count(what, tally(Tally[what])))]
        : []),
    ];
  });
}
