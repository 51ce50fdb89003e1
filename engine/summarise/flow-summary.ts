import { FlowEntry } from '../collect/flow-sums.ts';
import { SectionIndex } from '../collect/result-layout.ts';
import { estimate, type Range, UNDEFINED_ESTIMATE } from './interval.ts';
import type { NamedSum } from './ratio.ts';
import type { Estimate, FlowMeasures, RetryMeasures } from './report.ts';
import { type Study, viewOf } from './study.ts';

type FlowSum = Readonly<Partial<Record<keyof typeof FlowEntry, number>>>;

/** Reads ratios of flow sums of a set of contact classes. */
function flowReader(
  study: Study,
  set: number,
): (numerator: FlowSum, denominator: FlowSum | null, range: Range) => Estimate {
  const view = viewOf(study, SectionIndex.flows);
  const entryOf = (name: string): number => FlowEntry[name as keyof typeof FlowEntry];
  return (numerator, denominator, range) =>
    view.estimate(
      set,
      view.resolve({ numerator: numerator as NamedSum, denominator: denominator as NamedSum | null }, range, entryOf),
    );
}

/** How many contacts are where, and how long they take; means over time are by Little's law, of those that arrived in the run. */
export function flowsOf(study: Study, set: number): FlowMeasures {
  const read = flowReader(study, set);
  const each = 1 / study.model.clock.endSeconds;
  return {
    answeredShare: read({ answered: 1 }, { offered: 1 }, 'share'),
    meanWaitDelayedSeconds: read({ waitAnsweredSeconds: 1 }, { answeredAfterWait: 1 }, 'positive'),
    sdWaitSeconds: sdWait(read),
    meanInSystem: read({ inSystemSeconds: each }, null, 'positive'),
    meanTalking: read({ talkSeconds: each }, null, 'positive'),
    meanInAfterCallWork: read({ afterCallSeconds: each }, null, 'positive'),
    reachedAgents: read({ reachedAgents: 1 }, null, 'positive'),
    delayedOfReached: read({ delayed: 1 }, { reachedAgents: 1 }, 'share'),
    abandonedOfReached: read({ abandoned: 1 }, { reachedAgents: 1 }, 'share'),
    meanSojournSeconds: read({ sojournSeconds: 1 }, { answered: 1 }, 'positive'),
    meanNotInServiceSeconds: read({ notInServiceSeconds: 1 }, { answered: 1 }, 'positive'),
  };
}

/**
 * Standard deviation of the wait of the answered, by the delta method: with m the mean wait, the variance is R + m^2, R the
 * ratio of the sum of w^2 - 2 m w to the number answered, and to first order an error of m does not matter.
 */
function sdWait(read: ReturnType<typeof flowReader>): Estimate {
  const mean = read({ waitAnsweredSeconds: 1 }, { answered: 1 }, 'positive').value;
  if (mean === null) return UNDEFINED_ESTIMATE;
  const sums = { waitAnsweredSquared: 1, waitAnsweredSeconds: -2 * mean };
  const { value, high } = read(sums, { answered: 1 }, 'any');
  if (value === null) return UNDEFINED_ESTIMATE;
  const sd = Math.sqrt(Math.max(0, value + mean * mean));
  if (sd === 0) return estimate(0, high === null ? Number.NaN : 0, 'positive');
  return estimate(sd, high === null ? Number.NaN : (high - value) / 2 / sd, 'positive');
}

/** What becomes of a matter over all its attempts; see also `journeyOf`. */
export function retriesOf(study: Study, set: number): Pick<RetryMeasures, 'attemptsPerFirst' | 'servedInTheEnd'> {
  const read = flowReader(study, set);
  return {
    attemptsPerFirst: read({ offered: 1 }, { firstAttempts: 1 }, 'positive'),
    servedInTheEnd: read({ served: 1 }, { served: 1, lostForGood: 1 }, 'share'),
  };
}
