import { z } from 'zod';
import { field } from './field.ts';
import { prose, selector, share } from './quantities.ts';

/** Measures on which a target, a contract or a stopping rule can be set. */
export const measures = [
  'service-level',
  'abandonment',
  'asa',
  'wait-p90',
  'occupancy',
  'cost-per-contact',
  'total-cost',
] as const;

const bound = () => z.number().min(0).max(1e15).optional();

/** What the centre is to achieve. */
export const targetSchema = z.strictObject({
  name: field(prose(200).optional(), 'Name, by which contracts refer to it.', 'phones'),
  measure: field(
    z.enum(measures),
    'service-level: share by the formula of serviceLevel. abandonment: share abandoned of those offered. asa: mean wait of answered contacts, seconds. wait-p90: wait that 90 % of answered contacts do not exceed, seconds. occupancy: share of time on duty spent on contacts. cost-per-contact: total cost / contacts offered. total-cost: cost of the period.',
    'service-level',
  ),
  atLeast: field(bound(), 'Least value wanted. Give atLeast, atMost or both.', 0.8),
  atMost: field(bound(), 'Greatest value wanted. Give atLeast, atMost or both.', 0.05),
  contacts: field(selector().default('*'), 'Selector of the contacts measured.', '*/es'),
  period: field(
    z.enum(['run', 'month', 'week', 'day', 'interval']).default('run'),
    'The target is met when it is met in every such period.',
    'week',
  ),
  probability: field(share().default(0.9), 'Wanted probability that the target is met.', 0.9),
});
