import { z } from 'zod';
import { timeOfDay, weekday } from './date-fields.ts';
import { field, later } from './field.ts';
import { bySelector, named, names, seconds, selector, whole } from './quantities.ts';

/** One step of the way a contact is routed. */
export const routingStepSchema = later(() =>
  z.strictObject({
    group: field(named().optional(), 'Group of this step. Give exactly one of group and groups.', 'desk'),
    groups: field(names().optional(), 'Groups of this step, searched together. Give exactly one of group and groups.', [
      'desk',
      'manila',
    ]),
    afterSeconds: field(seconds().default(0), 'Wait after which this step opens, seconds; earlier ones stay open.', 30),
    interpreter: field(
      named().optional(),
      'Interpreter pool that joins the contact, so that the group need not speak its language.',
      'phone-interpreters',
    ),
    rule: field(
      z.enum(['longest-idle', 'listed-order', 'random-idle']).optional(),
      'Which free agent of the step is taken; selection.agentRule when left out.',
      'longest-idle',
    ),
    rank: field(
      whole(0, 1000).optional(),
      'Under customerRule listed-order: the rank of these contacts to a freed agent of the step, lower first; the place of the step when left out.',
      1,
    ),
  }),
);

/** One step of the way a contact is routed. */
export type RoutingStep = z.output<typeof routingStepSchema>;

/** Which contact a freed agent takes, and which agent an arriving contact. */
export const selectionSchema = z.strictObject({
  customerRule: field(
    z
      .enum([
        'priority-then-longest-wait',
        'first-come-first-served',
        'longest-queue',
        'listed-order',
        'longest-weighted-wait',
        'queue-ratio',
      ])
      .default('priority-then-longest-wait'),
    'Which waiting contact a freed agent takes, of those of the best priority. priority-then-longest-wait: the one that waits longest. first-come-first-served: the one that waits longest, priorities left aside. longest-queue: one of the class with most waiting. listed-order: one of those whose routing lists the group earliest, ties to the class that comes first in demand. longest-weighted-wait: the longest by wait x waitWeights. queue-ratio: one of the class furthest above its part by queueRatios. Deferred work comes after live contacts under every rule, unless it is given a priority.',
    'priority-then-longest-wait',
  ),
  agentRule: field(
    z
      .enum(['longest-idle', 'listed-order', 'least-flexible', 'most-idle', 'expected-delay', 'random-idle'])
      .default('longest-idle'),
    'Which free agent of a step an arriving contact takes. longest-idle: the one idle longest. listed-order: one of the group listed first. least-flexible: one of the group that serves fewest classes. most-idle: one of the group with most free agents. expected-delay: one of the group with least work in hand for each agent. random-idle: any, equally likely.',
    'longest-idle',
  ),
  priorityAgeingPerMinute: field(
    z.number().min(0).max(1000).default(0),
    'priority-then-longest-wait only: priority levels that a waiting contact gains a minute; its rank falls by so much.',
    0.1,
  ),
  preemption: field(
    z.enum(['none', 'resume']).default('none'),
    'resume: a contact of better priority interrupts deferred work, which is resumed later where it was left. Live contacts are never interrupted.',
    'none',
  ),
  shiftEnd: field(
    z.enum(['shared-capacity', 'named-agents']).default('shared-capacity'),
    'Who leaves at the end of a shift. shared-capacity: idle agents first, and nobody starts a contact until fewer are busy than staffed. named-agents: those whose shift ends, when free.',
    'shared-capacity',
  ),
  queueRatios: field(
    bySelector(z.number().positive().max(1e6)).optional(),
    'queue-ratio only: wanted proportions of the queue lengths of live contacts by selector; 1 for the rest.',
    { billing: 2 },
  ),
  waitWeights: field(
    bySelector(z.number().positive().max(1e6)).optional(),
    'longest-weighted-wait only: factors on waiting time by selector; 1 for the rest.',
    { nurse: 3 },
  ),
});

/** Finite lines shared by some contacts. */
export const queueSchema = later(() =>
  z.strictObject({
    name: field(named(), 'Name of the queue, unique.', 'main line'),
    contacts: field(z.array(selector()).min(1).max(1000), 'Selectors of the contacts that use it.', ['*/*/voice']),
    lines: field(
      whole(0, 1e6).optional(),
      'Trunk lines: most customers on the line together, waiting or talking; after-call work holds none. No limit when left out.',
      90,
    ),
    waitingPlaces: field(whole(0, 1e6).optional(), 'Most contacts waiting; no limit when left out.', 40),
  }),
);

/** Hours of the week. */
export const weeklyHoursSchema = z
  .array(
    z.strictObject({
      days: field(z.array(weekday()).min(1).max(7), 'Weekdays on which these hours begin.', ['mon', 'tue', 'wed']),
      from: field(timeOfDay(), 'Local opening time.', '08:00'),
      to: field(timeOfDay(), 'Local closing time; before from: on the next day.', '18:00'),
    }),
  )
  .min(1)
  .max(100);

/** When a queue is open, and what happens outside its hours. */
export const openingHoursSchema = later(() =>
  z.strictObject({
    hours: field(weeklyHoursSchema, 'Hours of the week in which contacts are taken.', [
      { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '08:00', to: '18:00' },
    ]),
    onHolidays: field(z.boolean().default(true), 'Whether the queue opens on holidays.', false),
    outside: field(
      z.enum(['lost', 'voicemail', 'defer', 'ai-only']),
      'What becomes of contacts outside the hours. lost: they are turned away. voicemail: called back after opening. defer: wait for opening. ai-only: meet the AI front door, and are lost if it does not contain them.',
      'voicemail',
    ),
  }),
);
