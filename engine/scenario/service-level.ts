import { z } from 'zod';
import { field } from './field.ts';
import { positiveSeconds, seconds } from './quantities.ts';

/** How the service level is computed. */
export const serviceLevelSchema = z.strictObject({
  formula: field(
    z
      .enum([
        'answered-or-abandoned-within',
        'within-per-answered',
        'within-per-offered',
        'within-per-offered-less-short-abandons',
        'within-plus-short-abandons',
      ])
      .default('within-per-offered-less-short-abandons'),
    'With A answered, B abandoned, t those of them within the threshold. answered-or-abandoned-within: (At+Bt)/(A+B). within-per-answered: At/A. within-per-offered: At/(A+B). within-per-offered-less-short-abandons: At/(A+B-Bt). within-plus-short-abandons: (At+Bshort)/(A+B), Bshort those abandoned within shortAbandonSeconds.',
    'within-per-offered-less-short-abandons',
  ),
  thresholdSeconds: field(positiveSeconds().default(20), 'Wait within which an answer counts, seconds.', 30),
  alsoThresholdsSeconds: field(
    z.array(positiveSeconds()).max(20).default([]),
    'Further thresholds to report, seconds.',
    [60, 120],
  ),
  shortAbandonSeconds: field(
    seconds().default(5),
    'Wait up to which an abandonment is short, for within-plus-short-abandons, seconds.',
    5,
  ),
  callbackWithinSeconds: field(
    positiveSeconds().default(1800),
    'Delay from the offer taken within which a callback counts as in time, seconds.',
    1800,
  ),
});
