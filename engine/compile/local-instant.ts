import { dayNumber } from '../scenario/dates.ts';
import { minutesOf, type Timeline } from './clock.ts';

/** Seconds since the scenario's start of a local date (its midnight) or date and time of the scenario. */
export function instantOf(moment: string, { zone, origin }: Timeline): number {
  return zone.instant(dayNumber(moment), minutesOf(moment)) - origin;
}
