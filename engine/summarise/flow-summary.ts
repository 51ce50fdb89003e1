import { FlowEntry } from '../collect/flow-sums.ts';
import { SectionIndex } from '../collect/result-layout.ts';
import { estimate, type Range, UNDEFINED_ESTIMATE } from './interval.ts';
import type { SectionView } from './ratio.ts';
import { type Reading, readEach, readingOf } from './reading.ts';
import type { FlowMeasures, RetryMeasures } from './report.ts';
import { type Study, viewOf } from './study.ts';

type FlowSum = Readonly<Partial<Record<keyof typeof FlowEntry, number>>>;

const entryOf = (name: string): number => FlowEntry[name as keyof typeof FlowEntry];

/** Ratios of flow sums, to be read for sets of contact classes. */
function flowRatios(view: SectionView): (numerator: FlowSum, denominator: FlowSum | null, range: Range) => Reading {
  return (numerator, denominator, range) => readingOf(view, view.resolve({ numerator, denominator }, range, entryOf));
}

/** How many contacts are where, and how long they take; means over time are by Little's law, of those that arrived in the run. */
export function flowReader(study: Study): (set: number) => FlowMeasures {
  const view = viewOf(study, SectionIndex.flows);
  const ratio = flowRatios(view);
  const each = 1 / study.model.clock.endSeconds;
  const readings: Readonly<Record<keyof FlowMeasures, Reading>> = {
    answeredShare: ratio({ answered: 1 }, { offered: 1 }, 'share'),
    meanWaitDelayedSeconds: ratio({ waitAnsweredSeconds: 1 }, { answeredAfterWait: 1 }, 'positive'),
    sdWaitSeconds: sdWait(view),
    meanInSystem: ratio({ inSystemSeconds: each }, null, 'positive'),
    meanTalking: ratio({ talkSeconds: each }, null, 'positive'),
    meanInAfterCallWork: ratio({ afterCallSeconds: each }, null, 'positive'),
    reachedAgents: ratio({ reachedAgents: 1 }, null, 'positive'),
    delayedOfReached: ratio({ delayed: 1 }, { reachedAgents: 1 }, 'share'),
    abandonedOfReached: ratio({ abandoned: 1 }, { reachedAgents: 1 }, 'share'),
    meanSojournSeconds: ratio({ sojournSeconds: 1 }, { answered: 1 }, 'positive'),
    meanNotInServiceSeconds: ratio({ notInServiceSeconds: 1 }, { answered: 1 }, 'positive'),
  };
  return (set) => readEach(readings, set);
}

/**
 * Standard deviation of the wait of the answered, by the delta method: with m the mean wait, the variance is R + m^2, R the
 * ratio of the sum of w^2 - 2 m w to the number answered, and to first order an error of m does not matter.
 */
function sdWait(view: SectionView): Reading {
  const meanWait = flowRatios(view)({ waitAnsweredSeconds: 1 }, { answered: 1 }, 'positive');
  return (set) => {
    const mean = meanWait(set).value;
    if (mean === null) return UNDEFINED_ESTIMATE;
    const sums = { waitAnsweredSquared: 1, waitAnsweredSeconds: -2 * mean };
    const { value, high } = view.estimate(
      set,
      view.resolve({ numerator: sums, denominator: { answered: 1 } }, 'any', entryOf),
    );
    if (value === null) return UNDEFINED_ESTIMATE;
    const sd = Math.sqrt(Math.max(0, value + mean * mean));
    if (sd === 0) return estimate(0, high === null ? Number.NaN : 0, 'positive');
    return estimate(sd, high === null ? Number.NaN : (high - value) / 2 / sd, 'positive');
  };
}

/** What becomes of a matter over all its attempts; see also `journeyReader`. */
export function retryReadings(
  study: Study,
): Record<keyof Pick<RetryMeasures, 'attemptsPerFirst' | 'servedInTheEnd'>, Reading> {
  const ratio = flowRatios(viewOf(study, SectionIndex.flows));
  return {
    attemptsPerFirst: ratio({ offered: 1 }, { firstAttempts: 1 }, 'positive'),
    servedInTheEnd: ratio({ served: 1 }, { served: 1, lostForGood: 1 }, 'share'),
  };
}
