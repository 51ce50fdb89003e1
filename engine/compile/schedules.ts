import { dayNumber, minuteOfDay, type Weekday, weekdayOfDay } from '../scenario/dates.ts';
import type { Timeline } from './clock.ts';
import type { Schedule } from './model-journey.ts';
import { localTime } from './zone-clock.ts';

/** Hours of the week, as scenarios write them. */
export interface HoursOfWeek {
  readonly days: readonly Weekday[];
  readonly from: string;
  readonly to: string;
}

/**
 * Weekly hours over the run as stretches of simulated time, on the clock of the scenario: a stretch that ends at or
 * before its start ends on the next day. Stretches that touch or overlap are joined.
 * @param closedOn days (since 1970) on which no stretch begins
 */
export function scheduleOf(hours: readonly HoursOfWeek[], timeline: Timeline, closedOn: ReadonlySet<number>): Schedule {
  const { clock, origin, zone } = timeline;
  const firstDay = localTime(zone, origin - clock.warmUpSeconds).day - 1;
  const lastDay = localTime(zone, origin + clock.endSeconds).day + 1;
  const stretches: { from: number; to: number }[] = [];
  for (const { days, from, to } of hours) {
    const start = minuteOfDay(from);
    const end = minuteOfDay(to) > start ? minuteOfDay(to) : minuteOfDay(to) + 1440;
    for (let day = firstDay; day <= lastDay; day++) {
      if (!days.includes(weekdayOfDay(day)) || closedOn.has(day)) continue;
      stretches.push({ from: zone.instant(day, start) - origin, to: zone.instant(day, end) - origin });
    }
  }
  stretches.sort((a, b) => a.from - b.from);
  const joined: { from: number; to: number }[] = [];
  for (const stretch of stretches) {
    const last = joined.at(-1);
    if (last !== undefined && stretch.from <= last.to) last.to = Math.max(last.to, stretch.to);
    else joined.push({ ...stretch });
  }
  return {
    opensAt: Float64Array.from(joined, ({ from }) => from),
    closesAt: Float64Array.from(joined, ({ to }) => to),
  };
}

/** Days (since 1970) of the scenario's holidays. */
export function holidayDays(holidays: readonly { date: string }[]): Set<number> {
  return new Set(holidays.map(({ date }) => dayNumber(date)));
}
