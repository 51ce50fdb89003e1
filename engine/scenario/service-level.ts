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
    'With A answered, B abandoned and t those within the threshold: (At+Bt)/(A+B); At/A; At/(A+B); At/(A+B-Bt); (At+Bshort)/(A+B), in this order.',
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
});
