import { z } from 'zod';
import { moment } from './date-fields.ts';
import { field, later } from './field.ts';
import { multiplier, named, positiveHours, prose, share } from './quantities.ts';

/** A site that loses agents for a time. */
export const outageSchema = later(() =>
  z.strictObject({
    name: field(prose(200), 'What happens.', 'Typhoon'),
    site: field(named(), 'Site that is hit.', 'manila'),
    start: field(moment(), 'Local date or time of the scenario at which it begins.', '2026-01-14T06:00'),
    hours: field(positiveHours(), 'Hours until the agents are back.', 36),
    share: field(share(), "Share of the site's on-site agents that is gone; remote ones go on working.", 0.8),
    contactsInHand: field(
      z.enum(['finished', 'dropped']),
      'The contacts those agents are serving. finished: they are served to the end. dropped: they are cut off.',
      'dropped',
    ),
    demandMultiplier: field(multiplier().default(1), 'Factor on all volume while it lasts.', 1.1),
  }),
);
