import type { ReferenceCase } from '../../reference/reference-cases.ts';
import { busynessCase } from './busyness.ts';
import { dayCase } from './days.ts';
import type { ExactCase, Size } from './exact-case.ts';
import { callingBack, chatbot, chats, redialling, returning } from './journeys.ts';
import { withOtherWays } from './other-ways.ts';
import { chatTurnsCase, copiersCase, publishedDay, publishedQueue } from './published.ts';
import { pools, preemptive, severalClasses } from './skills.ts';
import { staffingCase } from './staffing.ts';
import { readSteady } from './steady-readings.ts';
import { oneQueue } from './steady-state.ts';
import { threeClassDay } from './three-class-day.ts';

type CaseOf = (record: ReferenceCase, size: Size) => ExactCase;

const steady =
  (scenarioFor: (record: ReferenceCase, size: Size) => ReturnType<typeof oneQueue>): CaseOf =>
  (record, size) => ({
    record,
    name: record.id,
    scenarios: { steady: [scenarioFor(record, size)] },
    read: (metric, _place, expected, { steady: [report] }) => readSteady(metric, expected, report, record.parameters),
  });

const one = steady((record, size) => oneQueue(record, size));
const several = steady((record, size) => severalClasses(record, size));

/** By family: how a record becomes scenarios, and where its figures are in their reports. */
const families: Readonly<Record<string, CaseOf>> = {
  after_call_work: one,
  bot_deflection: steady(chatbot),
  callback: steady(callingBack),
  chat_concurrency: steady(chats),
  erlang_a: one,
  erlang_b: one,
  erlang_c: one,
  finite_queue: one,
  finite_queue_abandonment: one,
  gim1: one,
  gimc: one,
  heterogeneous_agents: steady(pools),
  mdc: one,
  mg1: one,
  mmc_general_patience: one,
  mphc: one,
  multi_skill: steady(pools),
  outage: dayCase,
  priority_abandonment: several,
  priority_nonpreemptive: several,
  priority_preemptive: steady(preemptive),
  published: (record, size) => publishedCase(record)(record, size),
  chat_turns: chatTurnsCase,
  random_busyness: (record, size) =>
    ('arrival_rates_per_hour' in record.parameters ? dayCase : busynessCase)(record, size),
  redial: steady(redialling),
  repeat_contact: steady(returning),
  staffing_minimum: staffingCase,
  time_varying: dayCase,
};

/** The published records are of several kinds, told apart by what they have. */
function publishedCase({ parameters, regime }: ReferenceCase): CaseOf {
  if (parameters.arrival_rates_per_hour_by_class !== undefined) return threeClassDay;
  if (parameters.windows !== undefined) return chatTurnsCase;
  if (Array.isArray(parameters.agents)) return copiersCase;
  return regime === 'transient_day' ? publishedDay : publishedQueue;
}

/** @throws Error for a family that the table does not know */
export function exactCase(record: ReferenceCase, size: Size): ExactCase {
  const caseOf = families[record.family];
  if (caseOf === undefined) throw new Error(`${record.id}: no family ${record.family}`);
  return withOtherWays(caseOf(record, size), size);
}
