import { z } from 'zod';
import { date, moment } from './date-fields.ts';
import { field, later, shared } from './field.ts';
import { days, hours, intervalMinutes, positiveHours, prose } from './quantities.ts';

/** An IANA time zone. Whether it exists is checked with the rest of the meaning, where a near name can be offered. */
export const timeZone = shared(z.string().min(1).max(64), { title: 'time zone' });

/** When the run takes place, and on which clock. */
export const calendarSchema = z.strictObject({
  timeZone: field(
    timeZone().default('UTC'),
    'IANA time zone of the scenario: every date and time without a site is local to it.',
    'America/New_York',
  ),
  start: field(moment(), 'Local date, or date and time, at which reporting starts.', '2026-01-05'),
  days: field(
    days().gt(0).optional(),
    'Reported length in local calendar days, of which a clock change makes one 23 or 25 hours long; fractions allowed. Give exactly one of days and hours.',
    28,
  ),
  hours: field(
    positiveHours().optional(),
    'Reported length in elapsed hours, for short cases. Give exactly one of days and hours.',
    8,
  ),
  warmUpHours: field(
    hours().default(0),
    'Hours simulated before start and not reported, so that the report does not begin with an empty centre.',
    24,
  ),
  reportingMinutes: field(intervalMinutes().default(30), 'Length of a reporting interval: 15, 30 or 60 minutes.', 30),
  holidays: field(
    z
      .array(
        later(() =>
          z.strictObject({
            date: field(date(), 'Local date of the holiday.', '2026-01-19'),
            name: field(prose(200).optional(), 'What it is called.', 'Martin Luther King Jr. Day'),
          }),
        ),
      )
      .max(3660)
      .default([]),
    'Days with holiday volume, hours, shifts and premiums.',
    [{ date: '2026-01-19', name: 'Martin Luther King Jr. Day' }],
  ),
  atEnd: field(
    z.enum(['drain', 'stop']).default('drain'),
    'drain: arrivals stop and the last staff level stays until live contacts are answered or hang up. stop: what is there is reported as still present.',
    'drain',
  ),
});
