import type { AgentGroup } from '../scenario/agents.ts';
import { dateOfDay, dayNumber, minuteOfDay, weekdayOfDay } from '../scenario/dates.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Shift } from '../scenario/shifts.ts';
import type { Timeline } from './clock.ts';
import { holidayDays } from './schedules.ts';
import { localTime, type ZoneClock } from './zone-clock.ts';

/** How many work when: exactly one of the three. */
export type Hours = Pick<AgentGroup, 'headcount' | 'shifts' | 'headcountByInterval'>;

/** From one instant up to another, seconds of the run. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** One local day's work of agents `firstAgent` to `firstAgent + agents - 1` of those who keep these hours. */
export interface DayOfWork {
  /** Days since 1970 on the clock of the site; of a night shift, the day on which it begins. */
  readonly day: number;
  readonly firstAgent: number;
  readonly agents: number;
  readonly startSeconds: number;
  /** On duty; breaks are taken out. In order of time. */
  readonly present: readonly Span[];
  /** Paid; paid breaks are left in. */
  readonly paid: readonly Span[];
  /** When the shift ends, after which overtime may follow; NaN where there are no shifts. */
  readonly shiftEnd: number;
}

const MOST_DAYS_KEPT = 62;

/**
 * Hours as days of work that touch the run, warm-up included: for each shift (one list where there are none) its days in
 * order. Local times follow the clock of the site, so that a shift over a clock change is an hour shorter or longer; breaks
 * keep their length. A year of shifts has a million days of work, so none is kept: they are made whenever they are gone through.
 * Those of some weeks are kept, since they are gone through a dozen times, by code that has just been loaded.
 *
 * Headcounts by interval know no people; there the agents of a day are numbered from below, and agent n is on duty
 * whenever the headcount is above n. Agents with the same hours on a day are one entry.
 */
export function daysOfWork(
  hours: Hours,
  scenario: Scenario,
  timeline: Timeline,
  zone: ZoneClock,
): Iterable<DayOfWork>[] {
  const { clock, origin } = timeline;
  const firstDay = localTime(zone, origin - clock.warmUpSeconds).day;
  const lastDay = localTime(zone, origin + clock.endSeconds).day;
  const days = (make: () => Iterator<DayOfWork>): Iterable<DayOfWork> => {
    const made = { [Symbol.iterator]: make };
    return lastDay - firstDay > MOST_DAYS_KEPT ? made : [...made];
  };
  if (hours.shifts === undefined) return [days(() => daysWithoutShifts(hours, firstDay, lastDay, timeline, zone))];
  const closed = holidayDays(scenario.calendar.holidays);
  // A night shift of the evening before the run reaches into it.
  return hours.shifts.map((shift) => days(() => daysOfShift(shift, firstDay - 1, lastDay, closed, timeline, zone)));
}

function* daysWithoutShifts(
  hours: Hours,
  firstDay: number,
  lastDay: number,
  { origin }: Timeline,
  zone: ZoneClock,
): Generator<DayOfWork> {
  for (let day = firstDay; day <= lastDay; day++) {
    const span = { from: zone.instant(day, 0) - origin, to: zone.instant(day + 1, 0) - origin };
    if (hours.headcountByInterval !== undefined) yield* layersOfDay(hours.headcountByInterval, day, span);
    else if ((hours.headcount ?? 0) > 0) yield workOf(day, 0, hours.headcount!, [span]);
  }
}

function workOf(day: number, firstAgent: number, agents: number, spans: readonly Span[]): DayOfWork {
  return {
    day,
    firstAgent,
    agents,
    startSeconds: spans[0].from,
    present: spans,
    paid: spans,
    shiftEnd: Number.NaN,
  };
}

function* daysOfShift(
  shift: Shift,
  firstDay: number,
  lastDay: number,
  closed: ReadonlySet<number>,
  { origin }: Timeline,
  zone: ZoneClock,
): Generator<DayOfWork> {
  if (shift.headcount === 0) return;
  const from = shift.from === undefined ? firstDay : Math.max(firstDay, dayNumber(shift.from));
  const until = shift.until === undefined ? lastDay : Math.min(lastDay, dayNumber(shift.until));
  const startMinute = minuteOfDay(shift.start);
  const endMinute = afterStart(minuteOfDay(shift.end), startMinute);
  for (let day = from; day <= until; day++) {
    if (!shift.days.includes(weekdayOfDay(day))) continue;
    if (!shift.onHolidays && closed.has(day)) continue;
    const shiftEnd = zone.instant(day, endMinute) - origin;
    const startSeconds = zone.instant(day, startMinute) - origin;
    let present: Span[] = [{ from: startSeconds, to: shiftEnd }];
    let paid = present;
    for (const pause of shift.breaks) {
      // In elapsed time: on the night of a clock change a break is as long as on any other.
      const pauseStart = zone.instant(day, afterStart(minuteOfDay(pause.at), startMinute - 1)) - origin;
      const pauseSpan = { from: pauseStart, to: pauseStart + pause.minutes * 60 };
      present = without(present, pauseSpan);
      if (!pause.paid) paid = without(paid, pauseSpan);
    }
    yield { day, firstAgent: 0, agents: shift.headcount, startSeconds, present, paid, shiftEnd };
  }
}

/** A time of day as minutes since the midnight before `startMinute`, on the next day when it is not after it. */
function afterStart(minute: number, startMinute: number): number {
  return minute > startMinute ? minute : minute + 1440;
}

function without(spans: readonly Span[], gap: Span): Span[] {
  return spans
    .flatMap(({ from, to }) => [
      { from, to: Math.min(to, gap.from) },
      { from: Math.max(from, gap.to), to },
    ])
    .filter(({ from, to }) => from < to);
}

function layersOfDay(
  { intervalMinutes, headcount }: NonNullable<Hours['headcountByInterval']>,
  day: number,
  { from, to }: Span,
): DayOfWork[] {
  const seconds = intervalMinutes * 60;
  const last = headcount.length - 1;
  const pieces: (Span & { agents: number })[] = [];
  // The first headcount holds before the start of the run, the last to its end.
  for (let i = Math.min(last, Math.max(0, Math.floor(from / seconds))); i <= last; i++) {
    const start = i === 0 ? Number.NEGATIVE_INFINITY : i * seconds;
    const end = i === last ? Number.POSITIVE_INFINITY : (i + 1) * seconds;
    if (start >= to) break;
    pieces.push({ from: Math.max(from, start), to: Math.min(to, end), agents: headcount[i] });
  }
  const levels = [...new Set(pieces.map(({ agents }) => agents))].filter((level) => level > 0).sort((a, b) => a - b);
  return levels.map((level, n) => {
    const below = n === 0 ? 0 : levels[n - 1];
    return workOf(day, below, level - below, joined(pieces.filter(({ agents }) => agents >= level)));
  });
}

function joined(spans: readonly Span[]): Span[] {
  const result: { from: number; to: number }[] = [];
  for (const { from, to } of spans) {
    const last = result.at(-1);
    if (last !== undefined && last.to === from) last.to = to;
    else result.push({ from, to });
  }
  return result;
}

/**
 * What each shift is called in the names of random streams: by its hours, not its place in the list, so that adding a
 * shift leaves the absences of the others as they were.
 */
export function shiftKeys(shifts: readonly Shift[]): string[] {
  const seen = new Map<string, number>();
  return shifts.map((shift) => {
    const key = [shift.name ?? '', shift.start, shift.end, shift.days.join(' '), shift.from ?? ''].join('|');
    const count = seen.get(key) ?? 0;
    seen.set(key, count + 1);
    return `${key}|${count}`;
  });
}

/** What a day of work is called in the names of random streams. */
export function dayKey(day: number): string {
  return dateOfDay(day);
}
