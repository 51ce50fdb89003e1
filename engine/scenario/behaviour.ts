import { z } from 'zod';
import { timeOfDay, weekday } from './date-fields.ts';
import { distributionSchema } from './distribution.ts';
import { field, later, layeredField } from './field.ts';
import {
  headcount,
  money,
  named,
  positiveHours,
  positiveMultiplier,
  positiveSeconds,
  seconds,
  share,
  whole,
} from './quantities.ts';

const announcedWaitSchema = later(() =>
  z.strictObject({
    balk: field(
      z
        .array(
          z.strictObject({
            waitSeconds: field(seconds(), 'Announced wait, seconds; ascending.', 120),
            share: field(share(), 'Share that leaves on hearing this wait; linear between points, flat outside.', 0.1),
          }),
        )
        .min(1)
        .max(1000),
      'Share that leaves by the wait announced.',
      [
        { waitSeconds: 60, share: 0 },
        { waitSeconds: 600, share: 0.3 },
      ],
    ),
    patienceMultiplier: field(
      positiveMultiplier().default(1),
      'Factor on the patience of those who stay after hearing a wait.',
      1.3,
    ),
  }),
);

const returnsSchema = later(() =>
  z.strictObject({
    delay: field(
      distributionSchema,
      'Time from the end of the unresolved contact to its return, which may fall outside the opening hours.',
      {
        law: 'exponential',
        meanSeconds: 86_400,
      },
    ),
    toChannel: field(named().optional(), 'Channel on which it returns; its own when left out.', 'voice'),
    maxAttempts: field(whole(1, 1000).default(10), 'Most returns of one customer issue.', 3),
  }),
);

const redialSchema = later(() =>
  z.strictObject({
    afterAbandon: field(share().default(0), 'Probability that a contact that abandoned or balked tries again.', 0.4),
    afterBlock: field(share().default(0), 'Probability that a contact that found all lines busy tries again.', 0.7),
    afterClosed: field(share().default(0), 'Probability that a contact that found the line closed tries again.', 0.5),
    delay: field(distributionSchema, 'Time until the next attempt, whatever the last one met.', {
      law: 'exponential',
      meanSeconds: 600,
    }),
    maxAttempts: field(whole(1, 1000).default(10), 'Most redials of one customer issue.', 4),
  }),
);

const callbackSchema = later(() =>
  z.strictObject({
    offerWhenExpectedWaitSeconds: field(
      seconds().optional(),
      'A callback is offered when the expected wait is at least this, seconds: the work of all who would be taken first, with its own, shared among the agents on duty for it.',
      300,
    ),
    offerWhenWaitingAtLeast: field(
      whole(0, 1e6).optional(),
      'A callback is offered when at least this many contacts wait that the same agents would take first.',
      20,
    ),
    acceptance: field(share(), 'Probability that the offer is accepted.', 0.45),
    reach: field(share().default(1), 'Probability that one callback attempt reaches the customer.', 0.8),
    attempts: field(
      whole(1, 100).default(1),
      'Callback attempts, 15 minutes apart, before the contact is given up.',
      2,
    ),
    mode: field(
      z.enum(['keeps-place', 'when-idle']).default('keeps-place'),
      'keeps-place: called back when its turn comes (virtual hold). when-idle: called back when no live contact waits.',
      'keeps-place',
    ),
    reserveAgents: field(
      headcount().default(0),
      'when-idle only: callbacks start while more than this many agents are free.',
      2,
    ),
  }),
);

/** The fields of behaviour: the same in every layer, so that each is documented once. */
export const behaviourFields = {
  handleTime: field(
    distributionSchema.optional(),
    'Talk and hold time of a contact. Every contact class needs one once its layers are merged.',
    { law: 'lognormal', meanSeconds: 360, cv: 0.9 },
  ),
  afterCallWork: field(
    distributionSchema.optional(),
    'Work after the customer has gone, during which the agent is still busy; none when left out.',
    { law: 'exponential', meanSeconds: 45 },
  ),
  handleTimeMultiplier: layeredField(
    positiveMultiplier().optional(),
    'Factor on handle time and after-call work; the factors of all layers multiply.',
    1,
    1.15,
  ),
  patience: field(
    distributionSchema.optional(),
    'Time a live contact waits before it hangs up. Live contacts must be given one ({"law":"never"} is a choice); deferred and outbound work never hangs up.',
    { law: 'exponential', meanSeconds: 180 },
  ),
  balkingShare: layeredField(
    share().optional(),
    'Share that leaves at once when it cannot be answered at once.',
    0,
    0.03,
  ),
  announcedWait: field(announcedWaitSchema.optional(), 'What customers do on hearing the expected wait.', {
    balk: [{ waitSeconds: 300, share: 0.2 }],
  }),
  priority: layeredField(
    whole(-1000, 1000).optional(),
    'Rank in the queue, a whole number; lower is served first.',
    0,
    1,
  ),
  urgentShare: layeredField(
    share().optional(),
    'Share of contacts that is urgent; to see their waits apart, give them a topic of their own with a share of 1.',
    0,
    0.05,
  ),
  urgentPriority: layeredField(
    whole(-1000, 1000).optional(),
    'Priority of an urgent contact that is known to be urgent.',
    -1,
    -5,
  ),
  firstContactResolution: layeredField(
    share().optional(),
    'Probability that an answered contact is resolved; agents may change it by skill.',
    1,
    0.78,
  ),
  returns: field(returnsSchema.optional(), 'How unresolved contacts come back; they do not when left out.', {
    delay: { law: 'exponential', meanSeconds: 86_400 },
  }),
  redial: field(redialSchema.optional(), 'How contacts that were not answered try again; they do not when left out.', {
    afterAbandon: 0.4,
    delay: { law: 'exponential', meanSeconds: 600 },
  }),
  callback: field(callbackSchema.optional(), 'Virtual hold: an offer to be called back; none when left out.', {
    offerWhenExpectedWaitSeconds: 300,
    acceptance: 0.45,
  }),
  convertsTo: field(
    later(() =>
      z.strictObject({
        channel: field(named(), 'Channel of the contact that follows.', 'voice'),
        share: field(share(), 'Probability that it follows.', 0.1),
      }),
    ).optional(),
    'A contact that turns into one on another channel when it ends, such as a chat that becomes a call.',
    { channel: 'voice', share: 0.1 },
  ),
  deadline: field(
    later(() =>
      z.strictObject({
        hours: field(positiveHours(), 'Hours from arrival within which the work is due.', 24),
        clock: field(
          z.enum(['clock', 'business']).default('clock'),
          'clock: hours as they pass. business: only hours in which the queue is open count.',
          'business',
        ),
      }),
    ).optional(),
    'When deferred work is due; it takes the place of the service-level threshold.',
    { hours: 24 },
  ),
  window: field(
    later(() =>
      z.strictObject({
        days: field(z.array(weekday()).min(1).max(7), 'Weekdays of the window.', ['mon', 'tue', 'wed']),
        from: field(timeOfDay(), 'Local time at which the window opens.', '10:00'),
        to: field(timeOfDay(), 'Local time at which it closes; before from: after midnight.', '19:00'),
      }),
    ).optional(),
    'When outbound or deferred work may be begun; at any time when left out. Live contacts have opening hours instead.',
    { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '10:00', to: '19:00' },
  ),
  valueIfLost: field(
    money().optional(),
    'Value lost with a contact that is never answered, currency; costs.lostContactValue when left out.',
    35,
  ),
  serviceLevelThresholdSeconds: field(
    positiveSeconds().optional(),
    'Service-level threshold of these contacts, seconds; serviceLevel.thresholdSeconds when left out.',
    30,
  ),
};

// Written once in the JSON Schema, which would be three times as long if each layer spelled them out.
for (const [name, schema] of Object.entries(behaviourFields)) {
  z.globalRegistry.add(schema, { ...z.globalRegistry.get(schema), id: name });
}

/** How a contact behaves and what it takes to serve it. */
export const behaviourSchema = z.strictObject(behaviourFields);

/** One layer of behaviour as the file gives it: any field may be missing. */
export type Behaviour = z.output<typeof behaviourSchema>;

/** A share of the volume, with what differs for it. */
export const mixPartFields = {
  share: field(
    share().optional(),
    'Share of contacts. The shares of all parts add to 1; left out everywhere: equal parts.',
    0.3,
  ),
  ...behaviourFields,
};

/** Behaviour for the contacts of a selector; the last override that matches wins. */
export const overrideSchema = later(() =>
  z.strictObject({
    topic: field(named().optional(), 'Only contacts on this topic; any when left out.', 'billing'),
    language: field(named().optional(), 'Only contacts in this language; any when left out.', 'es'),
    channel: field(named().optional(), 'Only contacts on this channel; any when left out.', 'chat'),
    ...behaviourFields,
  }),
);
