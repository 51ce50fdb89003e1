import { z } from 'zod';
import { isDate, weekdays } from './dates.ts';
import { shared } from './field.ts';

const dateForm = /^\d{4}-\d{2}-\d{2}$/;
const momentForm = /^\d{4}-\d{2}-\d{2}(T([01]\d|2[0-3]):[0-5]\d)?$/;
const timeOfDayForm = /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/;
const dateAllowed = 'a date that exists, such as "2026-01-31"';
const momentAllowed = 'a date or local time that exists, such as "2026-01-31" or "2026-01-31T08:00"';

/** A calendar date, 'YYYY-MM-DD', 1900 to 2200. */
export const date = shared(
  z.string().regex(dateForm, { error: dateAllowed, abort: true }).refine(isDate, { error: dateAllowed }),
  { title: 'date' },
);

/** A calendar date at 00:00, or a local time of it: 'YYYY-MM-DD' or 'YYYY-MM-DDTHH:MM'. */
export const moment = shared(
  z.string().regex(momentForm, { error: momentAllowed, abort: true }).refine(isDate, { error: momentAllowed }),
  { title: 'moment' },
);

/** A local time of day, '00:00' to '24:00'. */
export const timeOfDay = shared(z.string().regex(timeOfDayForm, { error: 'a time of day, "00:00" to "24:00"' }), {
  title: 'time of day',
});

/** A day of the week. */
export const weekday = shared(z.enum(weekdays), { title: 'weekday' });
