import { dateOfDay, dayNumber, minuteOfDay } from '../scenario/dates.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Clock, TimeAxes } from './model.ts';
import { localTime, type ZoneClock } from './zone-clock.ts';

/** When the run takes place: the model's clock, its axes, and what compiling needs besides. */
export interface Timeline {
  readonly clock: Clock;
  readonly axes: TimeAxes;
  readonly zone: ZoneClock;
  /** The instant (seconds since 1970 UTC) of second 0. */
  readonly origin: number;
}

/**
 * Lays the calendar out in seconds. The run begins `warmUpHours` before the local start; its length in days is measured
 * on the local calendar, so that a day with a clock change has 23 or 25 hours.
 */
export function timelineOf(scenario: Scenario, zone: ZoneClock): Timeline {
  const { calendar } = scenario;
  const startDay = dayNumber(calendar.start);
  const startMinute = minutesOf(calendar.start);
  const origin = zone.instant(startDay, startMinute);
  const intervalSeconds = calendar.reportingMinutes * 60;
  const endSeconds =
    calendar.hours !== undefined
      ? calendar.hours * 3600
      : localEnd(zone, startDay, startMinute, calendar.days ?? 1) - origin;
  const intervals = Math.max(1, Math.ceil(endSeconds / intervalSeconds));
  const clock: Clock = {
    warmUpSeconds: calendar.warmUpHours * 3600,
    endSeconds,
    intervalSeconds,
    intervals,
    isDrained: calendar.atEnd === 'drain',
  };
  return { clock, axes: axesOf(clock, zone, origin), zone, origin };
}

function localEnd(zone: ZoneClock, day: number, minute: number, days: number): number {
  const whole = Math.floor(days);
  return zone.instant(day + whole, minute) + (days - whole) * 86400;
}

/** Minutes since midnight of 'YYYY-MM-DD' (0) or 'YYYY-MM-DDTHH:MM'. */
export function minutesOf(moment: string): number {
  return moment.length > 10 ? minuteOfDay(moment.slice(11)) : 0;
}

function axesOf(clock: Clock, zone: ZoneClock, origin: number): TimeAxes {
  const { intervals, intervalSeconds } = clock;
  const intervalLabels: string[] = [];
  const dayLabels: string[] = [];
  const dayStart: number[] = [];
  const hourOfWeek = new Uint8Array(intervals);
  const dayOfInterval = new Uint16Array(intervals);
  let lastDay = Number.NaN;
  const textOfMinute: string[] = [];
  for (let i = 0; i < intervals; i++) {
    const { day, minute, weekday } = localTime(zone, origin + i * intervalSeconds);
    if (day !== lastDay) {
      lastDay = day;
      dayLabels.push(dateOfDay(day));
      dayStart.push(i * intervalSeconds);
    }
    const text = (textOfMinute[minute] ??= timeText(minute));
    intervalLabels.push(`${dayLabels[dayLabels.length - 1]}T${text}`);
    hourOfWeek[i] = weekday * 24 + Math.floor(minute / 60);
    dayOfInterval[i] = dayLabels.length - 1;
  }
  const offset = zone.offsetSeconds(origin);
  const sign = offset < 0 ? '-' : '+';
  return {
    timeZone: zone.name,
    start: `${intervalLabels[0]}${sign}${timeText(Math.abs(offset) / 60)}`,
    intervalLabels,
    hourOfWeek,
    dayOfInterval,
    dayLabels,
    dayStartSeconds: Float64Array.from(dayStart),
  };
}

function timeText(minutes: number): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(Math.floor(minutes) % 60)}`;
}
