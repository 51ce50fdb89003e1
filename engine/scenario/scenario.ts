import { z } from 'zod';
import { agentGroupSchema } from './agents.ts';
import { aiFrontDoorSchema } from './ai.ts';
import { behaviourSchema, overrideSchema } from './behaviour.ts';
import { calendarSchema } from './calendar.ts';
import { claimsSchema, findingSchema } from './claims.ts';
import { costsSchema } from './costs.ts';
import { demandSchema } from './demand.ts';
import { field, later } from './field.ts';
import { interpreterPoolSchema } from './interpreters.ts';
import { outageSchema } from './outages.ts';
import { outcomesSchema } from './outcomes.ts';
import { byName, bySelector, prose } from './quantities.ts';
import { reportDetailsSchema } from './report-details.ts';
import { openingHoursSchema, queueSchema, routingStepSchema, selectionSchema } from './routing.ts';
import { runSchema } from './run.ts';
import { serviceLevelSchema } from './service-level.ts';
import { siteSchema } from './sites.ts';
import { surgePlanSchema } from './surge.ts';
import { targetSchema } from './targets.ts';
import { variantsSchema } from './variants.ts';
import { vendorContractSchema } from './vendors.ts';

const sourceSchema = later(() =>
  z.strictObject({
    what: field(prose(500), 'The number or fact.', 'Handle time of nurse calls'),
    kind: field(z.enum(['data', 'assumption', 'derived']), 'Where it comes from.', 'data'),
    source: field(prose(2000).optional(), 'Citation or address.', 'ACD export, December 2025'),
    licence: field(prose(200).optional(), 'Licence of the data.', 'CC BY 4.0'),
    confidence: field(
      z.enum(['A', 'B', 'C', 'D', 'U']).optional(),
      'How sure it is. A: primary data, or the figure of a public agency. B: peer-reviewed. C: industry report or survey. D: vendor. U: judgement without a source.',
      'A',
    ),
  }),
);

/** The whole scenario file, schema version 1. */
export const scenarioSchema = z.strictObject({
  $schema: field(
    z.string().max(2000).optional(),
    'Address of the JSON Schema, for editors; not used otherwise.',
    './scenario.schema.json',
  ),
  surgeboard: field(z.literal(1), 'Version of the scenario format.', 1),
  name: field(prose(200), 'Name of the scenario.', 'Small clinic line'),
  question: field(prose(2000).optional(), 'The question it answers.', 'How many agents keep 80 % within 30 s?'),
  description: field(prose(20_000).optional(), 'The story behind it.', 'A clinic with one line and five agents.'),
  claims: field(
    claimsSchema,
    'What somebody promises, and what must be true for it to hold: see `surgeboard claims`.',
    [{ text: 'Five agents answer nearly everyone at once.', tests: [{ measure: 'serviceLevel', atLeast: 0.8 }] }],
  ),
  finding: field(
    findingSchema,
    'What is found, in words. Its figures come from the run, with their intervals: {base.serviceLevel}, {base.language es.abandonment}, for a difference {eight-base.cost}, for a relative one {eight/base.cost}.',
    'Five agents answer {base.serviceLevel} in time.',
  ),
  sources: field(z.array(sourceSchema).max(1000).default([]), 'Where its numbers come from.', [
    { what: 'Handle time of nurse calls', kind: 'assumption', confidence: 'C' },
  ]),
  currency: field(
    z
      .string()
      .regex(/^[A-Z]{3}$/, { error: 'three capital letters, such as "USD"' })
      .default('USD'),
    'Currency of all money, as an ISO 4217 code.',
    'USD',
  ),
  calendar: field(calendarSchema, 'When the run takes place, and on which clock.', {
    start: '2026-01-05',
    days: 5,
  }),
  demand: field(demandSchema, 'How many contacts there are, when, and of what class.', { contactsPerHour: 48 }),
  contacts: field(behaviourSchema, 'Behaviour of all contacts; channels, languages, topics and overrides change it.', {
    handleTime: { law: 'exponential', meanSeconds: 360 },
    patience: { law: 'exponential', meanSeconds: 180 },
  }),
  overrides: field(
    z.array(overrideSchema).max(10_000).default([]),
    'Behaviour of single classes; a later one wins over an earlier one.',
    [{ topic: 'billing', language: 'es', handleTimeMultiplier: 1.15 }],
  ),
  agents: field(z.array(agentGroupSchema).min(1).max(1000), 'The agent groups.', [{ name: 'desk', headcount: 5 }]),
  sites: field(byName(siteSchema, 200).prefault({ main: {} }), 'Places of work.', {
    manila: { timeZone: 'Asia/Manila' },
  }),
  vendors: field(byName(vendorContractSchema, 200).prefault({ 'in-house': {} }), 'Employers of the groups.', {
    'in-house': {},
  }),
  routing: field(
    bySelector(z.array(routingStepSchema).min(1).max(100)).optional(),
    'Steps by selector; the most specific selector wins. Left out: one step with every group that has topic, language and channel, in the order of agents.',
    { billing: [{ group: 'desk' }] },
  ),
  selection: field(
    selectionSchema.prefault({}),
    'How waiting contacts and free agents are matched, and what ends a shift.',
    {
      customerRule: 'priority-then-longest-wait',
    },
  ),
  queues: field(z.array(queueSchema).max(1000).default([]), 'Finite lines; no limit when left out.', [
    { name: 'main line', contacts: ['*/*/voice'], lines: 90 },
  ]),
  openingHours: field(
    bySelector(openingHoursSchema).optional(),
    'Hours by selector; the most specific selector wins. Always open when left out.',
    { '*': { hours: [{ days: ['mon'], from: '08:00', to: '18:00' }], outside: 'voicemail' } },
  ),
  ai: field(
    z.array(aiFrontDoorSchema).max(100).default([]),
    'AI front doors; a contact meets the first whose selectors match it.',
    [{ name: 'chatbot', adoption: 0.3, session: { law: 'constant', seconds: 90 }, containment: 0.4 }],
  ),
  interpreters: field(byName(interpreterPoolSchema, 200).optional(), 'Interpreter pools, used by routing steps.', {
    'phone-interpreters': { languages: ['es'], interpreters: 4, pricePerMinute: 0.75 },
  }),
  surge: field(z.array(surgePlanSchema).max(1000).default([]), 'Extra agents on dates or triggers.', [
    { name: 'flu reserve', group: 'desk', agents: 20, start: '2026-01-12', leadTimeHours: 72 },
  ]),
  outages: field(z.array(outageSchema).max(1000).default([]), 'Sites that lose agents for a time.', [
    { name: 'Typhoon', site: 'main', start: '2026-01-06', hours: 36, share: 0.8, contactsInHand: 'dropped' },
  ]),
  serviceLevel: field(serviceLevelSchema.prefault({}), 'How the service level is computed.', { thresholdSeconds: 30 }),
  targets: field(z.array(targetSchema).max(1000).default([]), 'What the centre is to achieve.', [
    { measure: 'service-level', atLeast: 0.8 },
  ]),
  costs: field(costsSchema.prefault({}), 'Premiums on labour, and costs of no group or vendor.', {
    nightPremium: 0.15,
  }),
  outcomes: field(outcomesSchema.optional(), 'What waits do to patients; not computed when left out.', {
    satisfaction: [{ waitSeconds: 0, value: 90 }],
  }),
  variants: field(
    variantsSchema.optional(),
    'Other plans for the same story, by name. They have the seed of the scenario, and meet the same callers.',
    { eight: { description: 'Three agents more.', changes: { agents: { desk: { headcount: 8 } } } } },
  ),
  report: field(reportDetailsSchema.prefault({}), 'What the report tells besides the usual.', {
    queueOverTime: true,
  }),
  run: field(runSchema.prefault({}), 'How the estimate is made.', { seed: 'flu-2026', replications: 200 }),
});

/** A scenario that is sound in structure and meaning, with every default filled in. */
export type Scenario = z.output<typeof scenarioSchema>;

/** A scenario as it is written, before defaults. */
export type ScenarioInput = z.input<typeof scenarioSchema>;
