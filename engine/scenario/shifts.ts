import { z } from 'zod';
import { date, timeOfDay, weekday } from './date-fields.ts';
import { weekdays } from './dates.ts';
import { field, later } from './field.ts';
import { headcount, prose } from './quantities.ts';

const breakSchema = later(() =>
  z.strictObject({
    at: field(timeOfDay(), 'Local start of the break, within the shift.', '12:00'),
    minutes: field(z.number().positive().max(1440), 'Length, minutes.', 30),
    paid: field(z.boolean().default(false), 'Whether the break is paid.', false),
  }),
);

/** A number of people on duty at the same local hours. */
export const shiftSchema = later(() =>
  z.strictObject({
    name: field(prose(200).optional(), 'What the shift is called.', 'Early'),
    days: field(
      z
        .array(weekday())
        .min(1)
        .max(7)
        .default([...weekdays]),
      'Weekdays on which the shift begins.',
      ['mon', 'tue', 'wed', 'thu', 'fri'],
    ),
    start: field(timeOfDay(), "Start, on the site's clock.", '08:00'),
    end: field(timeOfDay(), "End, on the site's clock; before start: on the next day.", '16:30'),
    headcount: field(headcount(), 'People on the shift.', 12),
    breaks: field(z.array(breakSchema).max(50).default([]), 'Breaks that the whole shift takes.', [
      { at: '12:00', minutes: 30 },
    ]),
    from: field(date().optional(), 'First local date on which the shift begins; any when left out.', '2026-01-05'),
    until: field(date().optional(), 'Last local date on which the shift begins; any when left out.', '2026-02-28'),
    onHolidays: field(z.boolean().default(true), 'Whether the shift is worked on holidays.', false),
  }),
);

/** A number of people on duty at the same local hours. */
export type Shift = z.output<typeof shiftSchema>;
