import { z } from 'zod';
import { moment } from './date-fields.ts';
import { distributionSchema } from './distribution.ts';
import { field, later } from './field.ts';
import { bySelector, money, named, positiveHours, positiveMultiplier, selector, share, whole } from './quantities.ts';

/** A voice bot or chatbot that some customers try before they queue. */
export const aiFrontDoorSchema = later(() =>
  z.strictObject({
    name: field(named(), 'Name of the front door, unique.', 'chatbot'),
    contacts: field(z.array(selector()).min(1).max(1000).default(['*']), 'Selectors of the contacts that meet it.', [
      '*/en/chat',
    ]),
    adoption: field(
      z.union([
        share(),
        z.strictObject({
          start: field(share(), 'Share at calendar.start.', 0.1),
          end: field(share(), 'Share after the ramp.', 0.4),
          rampWeeks: field(z.number().positive().max(520), 'Weeks of the straight rise from start to end.', 8),
        }),
      ]),
      'Share of these customers that tries it, constant or rising over time.',
      0.3,
      { start: 0.1, end: 0.4, rampWeeks: 8 },
    ),
    session: field(distributionSchema, 'Length of a session, which is no part of the wait for an agent.', {
      law: 'exponential',
      meanSeconds: 120,
    }),
    capacity: field(
      whole(0, 1e6).optional(),
      'Most sessions at once; contacts that find it full go straight to the queue. No limit when left out.',
      200,
    ),
    containment: field(
      z.union([share(), bySelector(share())]),
      'Probability that a session ends the contact, for all or by selector (0 for those no selector matches).',
      0.4,
      { billing: 0.55, '*': 0.3 },
    ),
    leaves: field(
      share().default(0),
      'Probability that a customer who is not contained leaves instead of going on to an agent.',
      0.05,
    ),
    residualHandleTimeMultiplier: field(
      positiveMultiplier().default(1),
      'Factor on handle time after an escalation: context carries over, but what is left is harder.',
      1.1,
    ),
    bounceBack: field(
      z
        .strictObject({
          share: field(share(), 'Share of contained contacts that was not resolved and comes back.', 0.15),
          delay: field(distributionSchema, 'Time until it comes back.', { law: 'exponential', meanSeconds: 14_400 }),
        })
        .optional(),
      'Contained contacts that come back to an agent; none when left out.',
      { share: 0.15, delay: { law: 'exponential', meanSeconds: 14_400 } },
    ),
    triage: field(
      z
        .strictObject({
          sensitivity: field(share(), 'Probability that an urgent contact is recognised.', 0.92),
          specificity: field(share(), 'Probability that another contact is not taken for urgent.', 0.95),
          urgentPriority: field(
            whole(-1000, 1000).optional(),
            "Priority of those taken for urgent; the contact's urgentPriority when left out.",
            -5,
          ),
        })
        .optional(),
      'Detection of urgency by the session; without it an urgent contact is not known before an agent answers.',
      { sensitivity: 0.92, specificity: 0.95 },
    ),
    costPerSession: field(money().default(0), 'Cost of a session, currency.', 0.25),
    costPerResolution: field(money().default(0), 'Cost of a contained contact that does not come back, currency.', 0.9),
    fixedCostPerMonth: field(money().default(0), 'Fixed cost a month, currency.', 4000),
    outages: field(
      z
        .array(
          z.strictObject({
            start: field(moment(), 'Local date or time at which it fails.', '2026-01-12T09:00'),
            hours: field(positiveHours(), 'Hours until it works again.', 4),
          }),
        )
        .max(1000)
        .default([]),
      'Times at which it does not answer and everyone goes straight to the queue.',
      [{ start: '2026-01-12T09:00', hours: 4 }],
    ),
  }),
);
