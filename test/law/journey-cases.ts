import type { Estimate, JourneyMeasures, Report, ScenarioInput } from '../../engine/index.ts';
import { type ReferenceCase, referenceCase } from '../reference/reference-cases.ts';
import { exponential, lawOf, oneQueue, pools, severalClasses, warmUpHours } from './reference-scenarios.ts';

/** A figure that a report has beside those that `comparisonsOf` finds by their names. */
export type Figure = readonly [metric: string, estimate: Estimate, expected: number];

/** A case, its scenario, and the figures about what contacts do besides waiting. */
export interface JourneyCase {
  readonly name: string;
  readonly record: ReferenceCase;
  readonly scenario: ScenarioInput;
  readonly figures: (report: Report) => Figure[];
  /** Leaves out the figures whose names mean something else in this case. */
  readonly isByName: boolean;
}

const hoursOf = (report: Report): number => 24 * report.days;

/** @throws Error when the report has none */
export function journeyOf(report: Report): JourneyMeasures {
  const { journey } = report.totals;
  if (journey === undefined) throw new Error('the report has no journeys');
  return journey;
}

const wanted = ({ expected }: ReferenceCase, metric: string): number => {
  const value = expected[metric];
  if (typeof value !== 'number') throw new Error(`${metric} is no number`);
  return value;
};

type Contacts = ScenarioInput['contacts'];

/** One queue as in the other families, with more behaviour and finite lines where the case has them. */
function queue(record: ReferenceCase, contacts: Partial<Contacts>) {
  const { parameters } = record;
  const base = oneQueue({
    ...record,
    parameters: {
      sl_thresholds_s: [20],
      patience_law: 'infinite',
      ...parameters,
      arrival_rate_per_hour: parameters.arrival_rate_per_hour ?? parameters.new_caller_rate_per_hour,
      service: undefined,
      mean_handle_time_s: parameters.mean_handle_time_s ?? parameters.service.talk_mean_s,
    },
  });
  const waitingPlaces = parameters.waiting_places;
  return {
    ...base,
    contacts: { ...base.contacts, ...contacts },
    ...(typeof waitingPlaces === 'number' && { queues: [{ name: 'line', contacts: ['*'], waitingPlaces }] }),
  } satisfies ScenarioInput;
}

const by = (
  family: string,
  id: string,
  scenarioFor: (record: ReferenceCase) => ScenarioInput,
  figuresFor: (record: ReferenceCase, report: Report) => Figure[] = () => [],
  isByName = true,
  name = id,
): JourneyCase => {
  const record = referenceCase(family, id);
  return {
    name,
    record,
    scenario: scenarioFor(record),
    figures: (report) => figuresFor(record, report),
    isByName,
  };
};

const finite = (record: ReferenceCase): ScenarioInput => {
  const law = record.parameters.service_law;
  return queue(record, law?.law === undefined ? {} : { handleTime: lawOf(law) });
};

const blocked = (record: ReferenceCase, report: Report): Figure[] => [
  ['p_block', journeyOf(report).blockedShare, wanted(record, 'p_block')],
];

/** Every attempt is offered anew: figures per attempt are figures per offered contact. */
function attempts(record: ReferenceCase, report: Report): Figure[] {
  const { measures, withinThresholds } = report.totals;
  const journey = journeyOf(report);
  const figures: Figure[] = [['attempts', measures.offered, wanted(record, 'attempts_per_hour') * hoursOf(report)]];
  const add = (metric: string, estimate: Estimate | undefined): void => {
    const expected = record.expected[metric];
    if (typeof expected === 'number' && estimate !== undefined) figures.push([metric, estimate, expected]);
  };
  add('share_of_attempts_that_are_redials', journey.redialShare);
  add('p_wait_per_attempt', measures.delayedShare);
  add('p_abandon_per_attempt', measures.abandonment);
  add('p_block_per_attempt', journey.blockedShare);
  for (const { seconds, answeredPerOffered, answeredOrAbandonedPerOffered } of withinThresholds) {
    add(`sl${seconds}_ans_per_attempt`, answeredPerOffered);
    add(`sl${seconds}_ans_or_abandoned_per_attempt`, answeredOrAbandonedPerOffered);
  }
  return figures;
}

function redialling(record: ReferenceCase): ScenarioInput {
  const { parameters } = record;
  const redial = {
    afterAbandon: parameters.p_redial_after_abandon,
    afterBlock: parameters.p_redial_after_block,
    delay: exponential(parameters.mean_redial_delay_s),
    maxAttempts: 1000,
  };
  return queue(record, { redial });
}

function returning(record: ReferenceCase): ScenarioInput {
  const { parameters } = record;
  const base = queue(record, {
    firstContactResolution: 1 - parameters.p_repeat_after_answered,
    returns: { delay: exponential(parameters.mean_repeat_delay_s), maxAttempts: 1000 },
  });
  const warmUp = warmUpHours(parameters.agents, parameters.mean_repeat_delay_s);
  return { ...base, calendar: { ...base.calendar, warmUpHours: warmUp } };
}

function chatbot(record: ReferenceCase): ScenarioInput {
  const { parameters } = record;
  return {
    ...queue(record, {}),
    ai: [
      {
        name: 'bot',
        adoption: 1,
        // Any law of this mean gives the same figures where capacity is unlimited.
        session: parameters.bot_session.law === 'exponential' ? exponential(90) : { law: 'constant', seconds: 90 },
        containment: parameters.p_contained_by_bot,
        ...(typeof parameters.bot_capacity === 'number' && { capacity: parameters.bot_capacity }),
      },
    ],
  };
}

/** Figures per contact that reaches the agents are figures per offered contact over the share that reaches them. */
function behindTheBot(record: ReferenceCase, report: Report): Figure[] {
  const { parameters, expected } = record;
  const { measures, withinThresholds, occupancy } = report.totals;
  const journey = journeyOf(report);
  const offered = parameters.arrival_rate_per_hour;
  const reaching = (expected.agent_arrivals_per_hour as number) ?? wanted(record, 'escalated_per_hour');
  const perOffered = (metric: string): number => (wanted(record, metric) * reaching) / offered;
  const sessions = offered * (1 - ((expected.p_bot_full as number) ?? 0)) * hoursOf(report);
  const [within20] = withinThresholds;
  return [
    ['agent_p_wait', measures.delayedShare, perOffered('agent_p_wait')],
    ['agent_p_abandon', measures.abandonment, perOffered('agent_p_abandon')],
    ['agent_asa_s', measures.asaSeconds, wanted(record, 'agent_asa_s')],
    ['agent_sl20', within20.answeredPerOffered, perOffered('agent_sl20_ans_per_offered')],
    ['agent_occupancy', occupancy, wanted(record, 'agent_occupancy')],
    ['sessions', journey.counts.aiSessions, sessions],
    ['contained', journey.counts.contained, sessions * parameters.p_contained_by_bot],
    ['escalated', journey.counts.escalated, sessions * (1 - parameters.p_contained_by_bot)],
    [
      'mean_bot_sessions',
      journey.counts.aiSessionSeconds,
      wanted(record, 'mean_bot_sessions') * 3600 * hoursOf(report),
    ],
  ];
}

/** The few callbacks that are pending at the end meet no more calls: long runs make little of them. */
function callingBack(record: ReferenceCase): ScenarioInput {
  const { parameters } = record;
  const base = queue(record, {
    callback: {
      offerWhenWaitingAtLeast: parameters.callback_offer_when_waiting_at_least,
      acceptance: parameters.p_accept,
      mode: 'when-idle',
      reserveAgents: parameters.reserve_agents,
    },
  });
  return {
    ...base,
    calendar: { ...base.calendar, hours: 4 * (base.calendar.hours ?? 0) },
    run: { ...base.run, replications: 32 },
  };
}

function calledBack(record: ReferenceCase, report: Report): Figure[] {
  const { counts, callbackDelaySeconds } = journeyOf(report);
  const hours = hoursOf(report);
  const taken = wanted(record, 'p_callback_taken') * record.parameters.arrival_rate_per_hour;
  return [
    ['p_callback_taken', counts.callbackTaken, taken * hours],
    ['callbacks_per_hour', counts.calledBack, wanted(record, 'callbacks_per_hour') * hours],
    ['mean_callback_delay_s', callbackDelaySeconds, wanted(record, 'mean_callback_delay_s')],
  ];
}

type CustomerRule = NonNullable<ScenarioInput['selection']>['customerRule'];

const skills =
  (customerRule: CustomerRule) =>
  (record: ReferenceCase): ScenarioInput => {
    const base = pools(
      record,
      record.parameters.arrival_rates_per_hour.map(() => 0),
    );
    const waitingPlaces = record.parameters.waiting_places_shared;
    return {
      ...base,
      selection: { customerRule },
      ...(typeof waitingPlaces === 'number' && { queues: [{ name: 'buffer', contacts: ['*'], waitingPlaces }] }),
    };
  };

/** Calls interrupt messages, which are resumed; the record gives the time that a message is not worked on. */
function preemptive(record: ReferenceCase): ScenarioInput {
  const { parameters } = record;
  const base = severalClasses(
    { ...record, parameters: { ...parameters, sl_thresholds_s: [20] } },
    [0, 1],
    [{ name: 'pool1', headcount: parameters.agents }],
    undefined,
  );
  const [calls, messages]: number[] = parameters.arrival_rates_per_hour;
  return {
    ...base,
    demand: {
      contactsPerHour: calls + messages,
      channels: {
        voice: { share: calls / (calls + messages), patience: { law: 'never' } },
        email: { share: messages / (calls + messages) },
      },
    },
    // Messages that are left at the end are left for good, so the run is long and they are few.
    calendar: { ...base.calendar, hours: 4 * (base.calendar.hours ?? 0) },
    selection: { preemption: 'resume' },
    run: { ...base.run, replications: 32 },
  };
}

function interrupted(record: ReferenceCase, report: Report): Figure[] {
  const [calls, messages] = report.channels;
  const waiting = messages.measures.asaSeconds;
  const lying = messages.journey?.meanInterruptedSeconds ?? waiting;
  // The interval of a sum is at most the sum of the intervals.
  const add = (a: number | null, b: number | null): number => (a ?? 0) + (b ?? 0);
  const idle = {
    value: add(waiting.value, lying.value),
    low: add(waiting.low, lying.low),
    high: add(waiting.high, lying.high),
  };
  return [
    ['class1_p_wait', calls.measures.delayedShare, wanted(record, 'class1_p_wait')],
    [
      'class1_mean_time_not_in_service_s',
      calls.measures.asaSeconds,
      wanted(record, 'class1_mean_time_not_in_service_s'),
    ],
    ['class2_mean_time_not_in_service_s', idle, wanted(record, 'class2_mean_time_not_in_service_s')],
    ['occupancy', report.totals.occupancy, wanted(record, 'occupancy')],
  ];
}

/** ContactCenters' example with five waiting places: a day from empty. */
function blockedDay(record: ReferenceCase): ScenarioInput {
  const { parameters } = record;
  return {
    surgeboard: 1,
    name: record.id,
    calendar: { start: '2026-01-05', hours: 8, reportingMinutes: 60, atEnd: 'drain' },
    demand: { contactsPerHour: parameters.arrival_rates_per_hour[0] },
    contacts: { handleTime: exponential(parameters.mean_handle_time_s), patience: { law: 'never' } },
    agents: [{ name: 'pool1', headcount: parameters.agents_by_interval[0] }],
    queues: [{ name: 'line', contacts: ['*'], waitingPlaces: parameters.waiting_places }],
    serviceLevel: { formula: 'within-per-answered', thresholdSeconds: 20, alsoThresholdsSeconds: [20] },
    run: { seed: record.id, replications: 1000 },
  };
}

const blockedOfDay = (record: ReferenceCase, report: Report): Figure[] => [
  ['blocked_per_day', journeyOf(report).counts.blocked, wanted(record, 'blocked_per_day')],
];

/** Those of zero patience as balkers: they are told apart from those who hang up, and all else is the same. */
function balking(record: ReferenceCase): ScenarioInput {
  const { p_zero_patience: balkingShare, parts } = record.parameters.patience;
  const base = oneQueue(record);
  return { ...base, contacts: { ...base.contacts, balkingShare, patience: lawOf(parts[0]) } };
}

function balked(record: ReferenceCase, report: Report): Figure[] {
  const { measures, occupancy } = report.totals;
  const pWait = wanted(record, 'p_wait');
  const share = record.parameters.patience.p_zero_patience;
  const { counts } = journeyOf(report);
  return [
    ['balked', counts.balked, share * pWait * record.parameters.arrival_rate_per_hour * hoursOf(report)],
    ['p_wait', measures.delayedShare, (1 - share) * pWait],
    ['p_abandon', measures.abandonment, wanted(record, 'p_abandon') - share * pWait],
    ['asa_s', measures.asaSeconds, wanted(record, 'asa_s')],
    ['occupancy', occupancy, wanted(record, 'occupancy')],
  ];
}

/** Who must wait is called back in turn, which is M/M/c as if nobody ever hung up. */
function inPlace(record: ReferenceCase): ScenarioInput {
  const base = oneQueue(record);
  const callback = { offerWhenWaitingAtLeast: 0, acceptance: 1 };
  return { ...base, contacts: { ...base.contacts, patience: exponential(1), callback } };
}

function calledBackInPlace(record: ReferenceCase, report: Report): Figure[] {
  const { counts, callbackDelaySeconds } = journeyOf(report);
  const pWait = wanted(record, 'p_wait');
  const contacts = record.parameters.arrival_rate_per_hour * hoursOf(report);
  return [
    ['called back', counts.calledBack, pWait * contacts],
    ['mean callback delay', callbackDelaySeconds, wanted(record, 'asa_s') / pWait],
    ['occupancy', report.totals.occupancy, wanted(record, 'occupancy')],
  ];
}

/**
 * Mean wait of a contact of endless patience in M/M/c+M, from the density of the virtual wait, w(x) = exp(lambda / theta
 * (1 - exp(-theta x)) - c mu x), by Simpson's rule. Source: see engine/theory/impatient-state.ts.
 */
function meanVirtualWaitSeconds({ parameters, expected }: ReferenceCase): number {
  const arrivalRate = parameters.arrival_rate_per_hour / 3600;
  const patience = parameters.mean_patience_s;
  const capacity = parameters.agents / parameters.mean_handle_time_s;
  const density = (x: number): number =>
    Math.exp(arrivalRate * patience * (1 - Math.exp(-x / patience)) - capacity * x);
  const steps = 20_000;
  const width = (20 * patience) / steps;
  let mass = 0;
  let moment = 0;
  for (let i = 0; i <= steps; i++) {
    const weight = i === 0 || i === steps ? 1 : i % 2 === 1 ? 4 : 2;
    mass += weight * density(i * width);
    moment += weight * i * width * density(i * width);
  }
  return ((expected.p_wait as number) * moment) / mass;
}

const virtualWait = (record: ReferenceCase, report: Report): Figure[] => [
  ['virtual wait', report.totals.measures.virtualWaitSeconds, meanVirtualWaitSeconds(record)],
];

/** The cases about what contacts do besides waiting, being answered and hanging up. */
export function journeyCases(): JourneyCase[] {
  return [
    by('erlang_b', 'PUB-ERLB-01', finite, blocked),
    by('erlang_b', 'PUB-ERLB-02', finite, blocked),
    by('finite_queue', 'PUB-MMCK-01', finite, blocked),
    by('finite_queue_abandonment', 'PUB-MMCK-02', finite),
    by('finite_queue_abandonment', 'PUB-MMCK-03', finite),
    by('published', 'PUBL-CC-04', blockedDay, blockedOfDay),
    by('mmc_general_patience', 'PUB-MMCG-05', oneQueue),
    by('after_call_work', 'PUB-WRAP-01', (record) =>
      queue(record, { afterCallWork: exponential(record.parameters.service.wrap_mean_s) }),
    ),
    by('redial', 'PUB-REDIAL-01', redialling, attempts),
    by('redial', 'PUB-REDIAL-02', redialling, attempts),
    by('repeat_contact', 'PUB-REPEAT-01', returning, attempts),
    by('repeat_contact', 'PUB-REPEAT-02', returning, attempts),
    by('bot_deflection', 'PUB-BOT-01', chatbot, behindTheBot, false),
    by('bot_deflection', 'PUB-BOT-02', chatbot, behindTheBot, false),
    by('callback', 'PUB-CB-01', callingBack, calledBack),
    by('multi_skill', 'PUB-SKILL-M1', skills('longest-queue')),
    by('multi_skill', 'PUB-SKILL-X1', skills('listed-order')),
    by('multi_skill', 'PUB-SKILL-N1', skills('listed-order')),
    by('multi_skill', 'PUB-SKILL-W1', skills('listed-order')),
    by('multi_skill', 'PUB-SKILL-NF1', skills('first-come-first-served')),
    by('mmc_general_patience', 'PUB-MMCG-05', balking, balked, false, 'PUB-MMCG-05 with balkers'),
    by('erlang_c', 'PUB-ERLC-01', inPlace, calledBackInPlace, false, 'PUB-ERLC-01 called back in place'),
    by('erlang_c', 'PUB-ERLC-02', inPlace, calledBackInPlace, false, 'PUB-ERLC-02 called back in place'),
    by('erlang_a', 'PUB-ERLA-02', oneQueue, virtualWait, true, 'PUB-ERLA-02 with virtual waits'),
    by('erlang_a', 'PUB-ERLA-03', oneQueue, virtualWait, true, 'PUB-ERLA-03 with virtual waits'),
    by('erlang_a', 'PUB-ERLA-05', oneQueue, virtualWait, true, 'PUB-ERLA-05 with virtual waits'),
    by('priority_preemptive', 'PUB-PRIO-03', preemptive, interrupted, false),
  ];
}
