import { z } from 'zod';
import { field } from './field.ts';
import { whole } from './quantities.ts';

/** What the report tells besides the usual; each costs some time or room, and so only on request. */
export const reportDetailsSchema = z.strictObject({
  queueOverTime: field(
    z.boolean().default(false),
    'For each reporting interval the mean number of live contacts waiting in it, hang-ups by the moment at which they happen, and the state at its end: waiting, agents busy, whether all are.',
    true,
  ),
  thresholdsOverTime: field(
    z.boolean().default(false),
    'Shares within each of serviceLevel.alsoThresholdsSeconds by reporting interval, not only over the run.',
    true,
  ),
  waitingAtLeast: field(
    z.array(whole(1, 1e6)).max(20).default([]),
    'Numbers of waiting live contacts: at what share of interval ends at least so many wait; needs queueOverTime.',
    [5, 20],
  ),
  answeredByGroup: field(
    z.boolean().default(false),
    'For each contact class how many of its contacts each agent group answered.',
    true,
  ),
  volumeVariation: field(
    z.boolean().default(false),
    'How much the number of contacts offered varies, by day and reporting interval.',
    true,
  ),
  volumesAtMost: field(
    z.array(whole(0, 1e9)).max(50).default([]),
    'Contacts a day: the probability that at most so many are offered; needs volumeVariation.',
    [400, 600],
  ),
});
