import { dateOfDay, dayNumber } from '../scenario/dates.ts';
import type { Timeline } from './clock.ts';
import type { ModelTarget } from './model.ts';

export interface Periods {
  /** For each reporting interval the period it belongs to, 0, 1, ... */
  readonly periodOf: Uint32Array;
  readonly periods: number;
}

/** Targets by the same period share its column. */
const known = new WeakMap<Timeline, Map<ModelTarget['period'], Periods>>();

/** The period that each reporting interval falls in. Weeks begin on Monday, and like months may be cut at the ends. */
export function periodsOf(period: ModelTarget['period'], timeline: Timeline): Periods {
  const ofTimeline = known.get(timeline) ?? new Map<ModelTarget['period'], Periods>();
  known.set(timeline, ofTimeline);
  const periods = ofTimeline.get(period) ?? countedPeriods(period, timeline);
  ofTimeline.set(period, periods);
  return periods;
}

function countedPeriods(period: ModelTarget['period'], { axes, clock }: Timeline): Periods {
  const periodOf = new Uint32Array(clock.intervals);
  let current = 0;
  for (let i = 1; i < clock.intervals; i++) {
    const isNewDay = axes.dayOfInterval[i] !== axes.dayOfInterval[i - 1];
    const isNewMonth = isNewDay && axes.dayLabels[axes.dayOfInterval[i]].endsWith('-01');
    const isNewWeek = isNewDay && axes.hourOfWeek[i] < 24;
    const isNew =
      period === 'interval' ||
      (period === 'day' && isNewDay) ||
      (period === 'week' && isNewWeek) ||
      (period === 'month' && isNewMonth);
    if (isNew) current++;
    periodOf[i] = current;
  }
  return { periodOf, periods: current + 1 };
}

/**
 * The part of its calendar month that each reporting interval is: what is paid by the month or, as a twelfth of the year
 * each, by the year accrues by it. A whole month adds up to 1, whatever its length.
 */
export function monthShares({ axes, clock, zone }: Timeline): Float64Array {
  const secondsOfMonth = new Map<string, number>();
  return Float64Array.from({ length: clock.intervals }, (_, i) => {
    const month = axes.dayLabels[axes.dayOfInterval[i]].slice(0, 7);
    if (!secondsOfMonth.has(month)) {
      const first = dayNumber(`${month}-01`);
      const next = dayNumber(`${dateOfDay(first + 31).slice(0, 7)}-01`);
      secondsOfMonth.set(month, zone.instant(next, 0) - zone.instant(first, 0));
    }
    const end = Math.min((i + 1) * clock.intervalSeconds, clock.endSeconds);
    return (end - i * clock.intervalSeconds) / secondsOfMonth.get(month)!;
  });
}
