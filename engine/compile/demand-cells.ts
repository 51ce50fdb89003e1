import { type Weekday, weekdays } from '../scenario/dates.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Timeline } from './clock.ts';
import { localTime } from './zone-clock.ts';

/** A piece of time within one step of the time-of-day profile, on which the rates of all classes are constant. */
export interface DemandCell {
  readonly startSeconds: number;
  readonly endSeconds: number;
  /** Days since 1970, local. */
  readonly day: number;
  readonly weekday: Weekday;
  /** Minute of the local day at which the profile step (for the first cell, the run) begins. */
  readonly minute: number;
}

/**
 * The steps of the time-of-day profile (an hour, 30 or 15 minutes) over all local days that the run touches, on the local
 * clock: a step that a clock change skips does not happen, one that it repeats happens twice. Days are whole, even where
 * the run begins or ends within one, so that what belongs to a day can be spread over it.
 */
export function profileSteps(scenario: Scenario, { clock, origin, zone }: Timeline): DemandCell[] {
  const minutes = profileMinutes(scenario);
  const firstDay = localTime(zone, origin - clock.warmUpSeconds).day;
  const steps: DemandCell[] = [];
  let start = zone.instant(firstDay, 0) - origin;
  for (;;) {
    const { day, minute, weekday } = localTime(zone, origin + start);
    const isNewDay = steps.length > 0 && day !== steps[steps.length - 1].day;
    if (isNewDay && start >= clock.endSeconds) return steps;
    const nextMinute = (Math.floor(minute / minutes) + 1) * minutes;
    const localSecond = origin + start + zone.offsetSeconds(origin + start) - day * 86400;
    // In elapsed time: a clock change inside the step is met when the step after it is looked up.
    const end = start + (nextMinute * 60 - localSecond);
    steps.push({ startSeconds: start, endSeconds: end, day, weekday: weekdays[weekday], minute });
    start = end;
  }
}

/** The same stretch of time, divided at further instants too. */
export function cutCells(cells: readonly DemandCell[], cuts: Iterable<number>): DemandCell[] {
  const ascending = Float64Array.from(new Set(cuts)).sort();
  const pieces: DemandCell[] = [];
  let next = 0;
  for (const cell of cells) {
    let start = cell.startSeconds;
    while (next < ascending.length && ascending[next] <= start) next++;
    for (; next < ascending.length && ascending[next] < cell.endSeconds; next++) {
      pieces.push({ ...cell, startSeconds: start, endSeconds: ascending[next] });
      start = ascending[next];
    }
    pieces.push(start === cell.startSeconds ? cell : { ...cell, startSeconds: start });
  }
  return pieces;
}

function profileMinutes(scenario: Scenario): number {
  const { timeOfDay } = scenario.demand;
  if (timeOfDay === undefined) return 60;
  const lengths = Array.isArray(timeOfDay)
    ? [timeOfDay.length]
    : Object.values(timeOfDay).flatMap((weights) => (weights === undefined ? [] : [weights.length]));
  return 1440 / Math.max(...lengths);
}
