import { z } from 'zod';
import { field, later } from './field.ts';
import { money, seconds, selector, share } from './quantities.ts';

const curve = <V extends z.ZodType>(value: V) =>
  z
    .array(z.strictObject({ waitSeconds: field(seconds(), 'Wait, seconds; ascending.', 120), value }))
    .min(1)
    .max(1000);

/** What waits do to patients: explicit curves, linear between points and flat outside, reported apart from all else. */
export const outcomesSchema = later(() =>
  z.strictObject({
    contacts: field(
      z.array(selector()).min(1).max(1000).default(['*']),
      'Selectors of the contacts to which the curves apply.',
      ['appointments'],
    ),
    satisfaction: field(
      curve(field(z.number().min(0).max(100), 'Satisfaction score, 0 to 100.', 82)).optional(),
      'Satisfaction by wait of answered contacts.',
      [
        { waitSeconds: 0, value: 90 },
        { waitSeconds: 600, value: 55 },
      ],
    ),
    satisfactionIfLost: field(
      z.number().min(0).max(100).default(0),
      'Satisfaction score of contacts that are never answered, 0 to 100.',
      20,
    ),
    noShows: field(
      curve(field(share(), 'Share of callers who miss their appointment.', 0.12)).optional(),
      'Missed appointments by wait of answered contacts.',
      [
        { waitSeconds: 0, value: 0.1 },
        { waitSeconds: 600, value: 0.14 },
      ],
    ),
    noShowShareIfLost: field(
      share().default(0),
      'Share of callers who miss their appointment when they are never answered.',
      0.25,
    ),
    retainedRevenue: field(
      curve(field(share(), 'Share of revenuePerContact that is kept.', 0.97)).optional(),
      'Revenue kept by wait of answered contacts.',
      [
        { waitSeconds: 0, value: 1 },
        { waitSeconds: 600, value: 0.9 },
      ],
    ),
    retainedShareIfLost: field(
      share().default(0),
      'Share of revenuePerContact that is kept when a contact is never answered.',
      0.4,
    ),
    revenuePerContact: field(money().default(0), 'Revenue at stake in a contact, currency.', 140),
  }),
);
