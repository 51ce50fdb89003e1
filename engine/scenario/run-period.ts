import { dayNumber, minuteOfDay } from './dates.ts';
import type { Scenario } from './scenario.ts';

const minutesPerDay = 1440;

/**
 * The run on the local calendar. Clock changes are left out of account here, where an hour either way decides nothing;
 * the compile stage has the exact instants.
 */
export interface RunPeriod {
  /** Local minutes since 1970-01-01, of calendar.start. */
  readonly startMinute: number;
  /** The same, of the end of reporting. */
  readonly endMinute: number;
  /** First reported local day; a day number as of `dayNumber`. */
  readonly firstDay: number;
  /** Last reported local day. */
  readonly lastDay: number;
  /** First day on which a shift that matters may begin: the warm-up and the night before it included. */
  readonly firstShiftDay: number;
}

/** When a scenario runs; a scenario with neither days nor hours, which is a fault, is taken for a day. */
export function runPeriod(scenario: Scenario): RunPeriod {
  const { start, days, hours, warmUpHours } = scenario.calendar;
  const startMinute = momentMinute(start);
  const endMinute = startMinute + (days !== undefined ? days * minutesPerDay : (hours ?? 24) * 60);
  return {
    startMinute,
    endMinute,
    firstDay: Math.floor(startMinute / minutesPerDay),
    lastDay: Math.ceil(endMinute / minutesPerDay) - 1,
    firstShiftDay: Math.floor((startMinute - warmUpHours * 60) / minutesPerDay) - 1,
  };
}

/** Local minutes since 1970-01-01 of a date or a date and time. */
export function momentMinute(text: string): number {
  return dayNumber(text) * minutesPerDay + (text.length > 10 ? minuteOfDay(text.slice(11)) : 0);
}
