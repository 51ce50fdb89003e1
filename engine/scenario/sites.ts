import { z } from 'zod';
import { timeZone } from './calendar.ts';
import { field } from './field.ts';
import { prose, share } from './quantities.ts';

/** A place of work. */
export const siteSchema = z.strictObject({
  timeZone: field(timeZone().optional(), "IANA time zone of its shifts; the calendar's when left out.", 'Asia/Manila'),
  remoteShare: field(share().default(0), 'Share of its agents who work from home and go on in a site outage.', 0.4),
  country: field(prose(100).optional(), 'Country, for the reader.', 'Philippines'),
});
