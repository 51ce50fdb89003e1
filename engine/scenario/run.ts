import { z } from 'zod';
import { field, later } from './field.ts';
import { whole } from './quantities.ts';
import { measures } from './targets.ts';

/** How the estimate is made. */
export const runSchema = z.strictObject({
  seed: field(
    z.string().min(1).max(200).default('surgeboard'),
    'Everything random follows from this text: the same seed gives the same digits.',
    'flu-2026',
  ),
  replications: field(whole(1, 1e6).default(200), 'Independent replications.', 200),
  confidence: field(z.number().min(0.5).max(0.9999).default(0.95), 'Confidence of all intervals.', 0.9),
  untilHalfWidth: field(
    later(() =>
      z.strictObject({
        measure: field(z.enum(measures), 'Measure whose interval is watched, over the whole run.', 'service-level'),
        relative: field(
          z.number().positive().max(1000).optional(),
          'Wanted half-width / estimate. Give relative, absolute or both (both must hold).',
          0.05,
        ),
        absolute: field(
          z.number().positive().max(1e12).optional(),
          'Wanted half-width in the unit of the measure. Give relative, absolute or both (both must hold).',
          0.01,
        ),
        maxReplications: field(whole(1, 1e6).default(10_000), 'Most replications.', 2000),
      }),
    ).optional(),
    'Goes on after `replications` until the interval is this narrow; stops there when left out.',
    { measure: 'service-level', absolute: 0.01 },
  ),
});
