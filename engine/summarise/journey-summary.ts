import { Counter, Tally } from '../collect/counters.ts';
import type { Range } from './interval.ts';
import type { SectionView } from './ratio.ts';
import type { Estimate, JourneyMeasures } from './report.ts';
import type { Study } from './study.ts';

/** What happened to the contacts of a set besides being answered or hanging up. */
export function journeyOf({ layout, model }: Study, view: SectionView, row: number): JourneyMeasures {
  const entryOf = (name: string): number =>
    name in Tally ? layout.firstTally + Tally[name as keyof typeof Tally] : Counter[name as keyof typeof Counter];
  const ratio = (
    numerator: Record<string, number>,
    denominator: Record<string, number> | null,
    range: Range,
  ): Estimate => view.estimate(row, view.resolve({ numerator, denominator }, range, entryOf));
  const counts = Object.fromEntries(
    Object.keys(Tally).map((name) => [name, ratio({ [name]: 1 }, null, 'positive')]),
  ) as Record<keyof typeof Tally, Estimate>;
  const served = { answered: 1, calledBack: 1 };
  // Where nothing can stay unresolved nobody counts, and every contact that is served is resolved.
  const resolved = model.journeys.hasResolution ? { resolved: 1 } : served;
  return {
    counts,
    netContainment: ratio({ contained: 1, bouncedBack: -1 }, { offered: 1 }, 'share'),
    firstContactResolution: ratio(resolved, served, 'share'),
    inTime: ratio({ inTime: 1 }, { inTime: 1, late: 1 }, 'share'),
    callbackDelaySeconds: ratio({ callbackDelaySeconds: 1 }, { calledBack: 1 }, 'positive'),
    meanInterruptedSeconds: ratio({ interruptedSeconds: 1 }, { answered: 1 }, 'positive'),
    blockedShare: ratio({ blocked: 1 }, { offered: 1 }, 'share'),
    redialShare: ratio({ redials: 1 }, { offered: 1 }, 'share'),
  };
}
