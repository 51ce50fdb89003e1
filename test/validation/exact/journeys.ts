import type { ScenarioInput } from '../../../engine/index.ts';
import type { ReferenceCase } from '../../reference/reference-cases.ts';
import type { Size } from './exact-case.ts';
import { exponential } from './laws-of-records.ts';
import { oneQueue, warmUpHours } from './steady-state.ts';

type Contacts = ScenarioInput['contacts'];

function withContacts(base: ScenarioInput, contacts: Partial<Contacts>, warmUp: number): ScenarioInput {
  const { warmUpHours: already = 0 } = base.calendar;
  return {
    ...base,
    calendar: { ...base.calendar, warmUpHours: Math.ceil(Math.max(already, warmUp)) },
    contacts: { ...base.contacts, ...contacts },
  };
}

export function redialling(record: ReferenceCase, size: Size): ScenarioInput {
  const { parameters } = record;
  const redial = {
    afterAbandon: parameters.p_redial_after_abandon,
    afterBlock: parameters.p_redial_after_block,
    delay: exponential(parameters.mean_redial_delay_s),
    maxAttempts: 1000,
  };
  const base = oneQueue(record, size, { arrival_rate_per_hour: parameters.new_caller_rate_per_hour });
  return withContacts(base, { redial }, warmUpHours(parameters.agents, parameters.mean_redial_delay_s));
}

export function returning(record: ReferenceCase, size: Size): ScenarioInput {
  const { parameters } = record;
  const base = oneQueue(record, size, { arrival_rate_per_hour: parameters.new_caller_rate_per_hour });
  const contacts = {
    firstContactResolution: 1 - parameters.p_repeat_after_answered,
    returns: { delay: exponential(parameters.mean_repeat_delay_s), maxAttempts: 1000 },
  };
  return withContacts(base, contacts, warmUpHours(parameters.agents, parameters.mean_repeat_delay_s));
}

/** An AI front door that everyone tries; costs where the record has some. */
export function chatbot(record: ReferenceCase, size: Size): ScenarioInput {
  const { parameters } = record;
  const { costs, bot_capacity: capacity, bot_session: session } = parameters;
  return {
    ...oneQueue(record, size),
    ai: [
      {
        name: 'bot',
        adoption: 1,
        // Any law of this mean gives the same figures where capacity is unlimited.
        session:
          session.law === 'exponential' ? exponential(session.mean_s) : { law: 'constant', seconds: session.mean_s },
        containment: parameters.p_contained_by_bot,
        ...(typeof capacity === 'number' && { capacity }),
        ...(costs !== undefined && { costPerSession: costs.per_bot_session }),
      },
    ],
    ...(costs !== undefined && {
      agents: [{ name: 'pool1', headcount: parameters.agents, costPerHour: costs.agent_per_hour }],
      costs: { lostContactValue: costs.per_abandonment },
    }),
  } as ScenarioInput;
}

export function callingBack(record: ReferenceCase, size: Size): ScenarioInput {
  const { parameters } = record;
  const base = oneQueue(record, size);
  return {
    ...base,
    calendar: { ...base.calendar, reportingMinutes: 15 },
    contacts: {
      ...base.contacts,
      callback: {
        offerWhenWaitingAtLeast: parameters.callback_offer_when_waiting_at_least,
        acceptance: parameters.p_accept,
        mode: 'when-idle',
        reserveAgents: parameters.reserve_agents,
      },
    },
    serviceLevel: { ...base.serviceLevel, callbackWithinSeconds: parameters.callback_threshold_s },
    report: { queueOverTime: true },
  };
}

/** Agents who hold several chats, slower with each. */
export function chats(record: ReferenceCase, size: Size): ScenarioInput {
  const { parameters } = record;
  const means: number[] = parameters.mean_handle_time_s_at_concurrency;
  const [alone] = means;
  const base = oneQueue(record, size, { mean_handle_time_s: alone });
  const isFilled = /busiest/.test(parameters.assignment);
  return {
    ...base,
    demand: { ...base.demand, channels: { chat: {} } },
    agents: [
      {
        name: 'pool1',
        headcount: parameters.agents,
        concurrency: {
          channels: ['chat'],
          limit: parameters.max_chats_per_agent,
          speedAtLoad: means.map((seconds) => alone / seconds),
          ...(isFilled && { assignment: 'most-in-hand' }),
        },
      },
    ],
  } as ScenarioInput;
}
