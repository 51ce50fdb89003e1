import { Counter, TALLIES, Tally } from '../collect/counters.ts';
import { retryReadings } from './flow-summary.ts';
import type { Range } from './interval.ts';
import type { SectionView } from './ratio.ts';
import { type Reading, readEach, readingOf } from './reading.ts';
import type { JourneyMeasures, RetryMeasures } from './report.ts';
import type { Study } from './study.ts';

/** Name of the tally of first attempts answered within reported threshold i, less the i. */
const FIRST_WITHIN = 'firstWithin';

/** What happened to the contacts of a set besides being answered or hanging up. */
export function journeyReader(study: Study, view: SectionView): (set: number) => JourneyMeasures {
  const { layout, model } = study;
  const each = 1 / model.clock.endSeconds;
  const { extraThresholdsSeconds, reportedThresholds } = model.measuring;
  const entryOf = (name: string): number =>
    name.startsWith(FIRST_WITHIN)
      ? layout.firstTally + TALLIES + Number(name.slice(FIRST_WITHIN.length))
      : name in Tally
        ? layout.firstTally + Tally[name as keyof typeof Tally]
        : Counter[name as keyof typeof Counter];
  const ratio = (
    numerator: Record<string, number>,
    denominator: Record<string, number> | null,
    range: Range,
  ): Reading => readingOf(view, view.resolve({ numerator, denominator }, range, entryOf));
  const counts = Object.fromEntries(
    Object.keys(Tally).map((name) => [name, ratio({ [name]: 1 }, null, 'positive')]),
  ) as Record<keyof typeof Tally, Reading>;
  const served = { answered: 1, calledBack: 1 };
  // Where nothing can stay unresolved nobody counts, and every contact that is served is resolved.
  const resolved = model.journeys.hasResolution ? { resolved: 1 } : served;
  const shares: Readonly<Record<Exclude<keyof JourneyMeasures, 'counts' | 'retries'>, Reading>> = {
    netContainment: ratio({ contained: 1, bouncedBack: -1 }, { offered: 1 }, 'share'),
    firstContactResolution: ratio(resolved, served, 'share'),
    inTime: ratio({ inTime: 1 }, { inTime: 1, late: 1 }, 'share'),
    callbackDelaySeconds: ratio({ callbackDelaySeconds: 1 }, { calledBack: 1 }, 'positive'),
    meanInterruptedSeconds: ratio({ interruptedSeconds: 1 }, { answered: 1 }, 'positive'),
    callbackWithinShare: ratio({ calledBackWithin: 1 }, { calledBack: 1 }, 'share'),
    callbackTakenShare: ratio({ callbackTaken: 1 }, { offered: 1 }, 'share'),
    meanCallbacksPending: ratio({ callbackDelaySeconds: each }, null, 'positive'),
    aiSessionShare: ratio({ aiSessions: 1 }, { offered: 1 }, 'share'),
    aiFullShare: ratio({ aiFull: 1 }, { offered: 1 }, 'share'),
    meanAiSessions: ratio({ aiSessionSeconds: each }, null, 'positive'),
    meanSharedSeconds: ratio({ sharedSeconds: 1 }, { answered: 1 }, 'positive'),
    meanInHand: ratio({ sharedSeconds: each }, null, 'positive'),
    blockedShare: ratio({ blocked: 1 }, { offered: 1 }, 'share'),
    redialShare: ratio({ redials: 1 }, { offered: 1 }, 'share'),
  };
  if (!model.journeys.hasRetries) return (set) => ({ counts: readEach(counts, set), ...readEach(shares, set) });
  const first = { firstAttempts: 1 };
  const before = {
    ...retryReadings(study),
    firstDelayedShare: ratio({ firstDelayed: 1 }, first, 'share'),
    firstAnsweredShare: ratio({ firstAnswered: 1 }, first, 'share'),
  };
  const within = [ratio({ firstAnsweredWithin: 1 }, first, 'share')];
  for (let i = 0; i < reportedThresholds; i++) within.push(ratio({ [FIRST_WITHIN + i]: 1 }, first, 'share'));
  const after = {
    meanToRedial: ratio({ redialDelaySeconds: each }, null, 'positive'),
    meanToReturn: ratio({ returnDelaySeconds: each }, null, 'positive'),
  };
  const retriesOf = (set: number): RetryMeasures => ({
    ...readEach(before, set),
    firstWithin: within.map((reading, i) => ({
      seconds: i === 0 ? model.measuring.thresholdSeconds : extraThresholdsSeconds[i - 1],
      answeredPerOffered: reading(set),
    })),
    ...readEach(after, set),
  });
  return (set) => ({ counts: readEach(counts, set), ...readEach(shares, set), retries: retriesOf(set) });
}
