import type { ContactMeasures, ContactSlice, Estimate, Report } from '../../../engine/index.ts';
import { figure, type Reading } from './exact-case.ts';

/** All contacts, or those of a class. */
type Slice = ContactSlice | (Report['totals'] & { journey?: ContactSlice['journey'] });

const measureOf: Readonly<Record<string, keyof ContactMeasures<unknown>>> = {
  p_wait: 'delayedShare',
  p_wait_per_attempt: 'delayedShare',
  p_abandon: 'abandonment',
  p_abandon_per_attempt: 'abandonment',
  share_of_all_contacts_abandoned: 'abandonment',
  asa_s: 'asaSeconds',
  mean_wait_all_s: 'meanWaitSeconds',
  mean_wait_accepted_s: 'meanWaitSeconds',
  mean_wait_abandoned_s: 'meanWaitAbandonedSeconds',
  second_moment_wait_s2: 'meanSquaredWaitAnswered',
};

const flowOf: Readonly<Record<string, keyof ContactSlice['flow']>> = {
  p_answered: 'answeredShare',
  mean_wait_given_delayed_s: 'meanWaitDelayedSeconds',
  sd_wait_s: 'sdWaitSeconds',
  mean_in_system: 'meanInSystem',
  mean_sojourn_s: 'meanSojournSeconds',
  mean_time_not_in_service_s: 'meanNotInServiceSeconds',
};

const journeyOf: Readonly<Record<string, Exclude<keyof NonNullable<ContactSlice['journey']>, 'counts' | 'retries'>>> = {
  p_block: 'blockedShare',
  p_block_per_attempt: 'blockedShare',
  share_of_attempts_that_are_redials: 'redialShare',
  mean_bot_sessions: 'meanAiSessions',
  p_bot_full: 'aiFullShare',
  p_callback_taken: 'callbackTakenShare',
  mean_callback_delay_s: 'callbackDelaySeconds',
  mean_callbacks_pending: 'meanCallbacksPending',
  mean_chats_in_progress: 'meanInHand',
  mean_chat_handle_time_s: 'meanSharedSeconds',
};

const countPerHourOf: Readonly<Record<string, keyof NonNullable<ContactSlice['journey']>['counts']>> = {
  contained_per_hour: 'contained',
  escalated_per_hour: 'escalated',
  callbacks_per_hour: 'calledBack',
};

/** The journeys of all contacts: totals have them, or the only class has. */
export const totalsOf = (report: Report): Slice => ({
  ...report.totals,
  ...(report.totals.journey === undefined && report.classes[0].journey !== undefined && report.classes.length === 1
    ? { journey: report.classes[0].journey }
    : {}),
});

const hoursOf = (report: Report): number => 24 * report.days;

/**
 * A figure of a steady state by its name in the record: of all contacts, of `classK_`, of `poolJ_`, or of the stage behind
 * an AI front door, `agent_`.
 */
export function readSteady(
  metric: string,
  expected: number,
  report: Report,
  parameters: Record<string, never>,
): Reading | undefined {
  const [, k, ofClass] = /^class(\d+)_(.*)$/.exec(metric) ?? [];
  if (ofClass !== undefined) return readClass(report.classes[Number(k) - 1], ofClass, expected, report);
  const [, j] = /^pool(\d+)_occupancy$/.exec(metric) ?? [];
  if (j !== undefined) return figure(report.groups[Number(j) - 1].occupancy, expected, report);
  const [, ofAgents] = /^agent_(.*)$/.exec(metric) ?? [];
  if (ofAgents !== undefined) return readBehindAi(ofAgents, expected, report, parameters);
  return readAll(metric, expected, report, parameters);
}

function readClass(slice: ContactSlice, metric: string, expected: number, report: Report): Reading | undefined {
  const [, j] = /^share_of_answered_by_pool(\d+)$/.exec(metric) ?? [];
  if (j !== undefined) return figure(slice.answeredByGroup?.[Number(j) - 1].share, expected, report);
  return readSlice(slice, metric, expected, report);
}

function readAll(
  metric: string,
  expected: number,
  report: Report,
  parameters: Record<string, never>,
): Reading | undefined {
  const { totals } = report;
  const hours = hoursOf(report);
  const agents = Number(parameters.agents);
  const retries = totalsOf(report).journey?.retries;
  const [, chats] = /^share_of_agents_with_(\d+)_chats?$/.exec(metric) ?? [];
  if (chats !== undefined) return figure(report.groups[0].loadShares?.[Number(chats)], expected, report);
  const [, firstWithin] = /^new_callers_first_attempt_sl([\d.]+)_ans_per_offered$/.exec(metric) ?? [];
  if (firstWithin !== undefined) {
    const within = retries?.firstWithin.find(({ seconds }) => seconds === Number(firstWithin));
    return figure(within?.answeredPerOffered, expected, report);
  }
  const estimates: Readonly<Record<string, readonly [Estimate | undefined, number?]>> = {
    occupancy: [totals.occupancy],
    occupancy_at_least_one_chat: [totals.occupancy],
    occupancy_of_slots: [report.groups[0].slotOccupancy],
    mean_concurrency_of_busy_agents: [totals.concurrency],
    occupancy_talk: [totals.flow.meanTalking, agents],
    occupancy_wrap: [totals.flow.meanInAfterCallWork, agents],
    mean_busy_agents: [totals.meanBusy],
    mean_queue: [totals.meanWaiting],
    throughput_per_hour: [totals.measures.answered, hours],
    carried_per_hour: [totals.measures.answered, hours],
    attempts_per_hour: [totals.measures.offered, hours],
    attempts_per_new_caller: [retries?.attemptsPerFirst],
    new_callers_first_attempt_p_wait: [retries?.firstDelayedShare],
    share_of_new_callers_eventually_answered: [retries?.servedInTheEnd],
    mean_redial_orbit: [retries?.meanToRedial],
    mean_repeat_orbit: [retries?.meanToReturn],
    p_all_agents_busy: [report.overTime.intervals.queue?.allBusyShare],
    cost_per_hour: [report.cost.total, hours],
  };
  if (metric in estimates) {
    const [estimate, unit = 1] = estimates[metric];
    return figure(estimate, expected, report, unit);
  }
  if (/^share_of_callbacks_started_within_/.test(metric))
    return figure(totalsOf(report).journey?.callbackWithinShare, expected, report);
  return readSlice(totalsOf(report), metric, expected, report);
}

/** Behind an AI front door shares are of the contacts that get past it. */
function readBehindAi(
  metric: string,
  expected: number,
  report: Report,
  parameters: Record<string, never>,
): Reading | undefined {
  const { flow, withinThresholds } = report.totals;
  const hours = hoursOf(report);
  if (metric === 'p_wait') return figure(flow.delayedOfReached, expected, report);
  if (metric === 'p_abandon') return figure(flow.abandonedOfReached, expected, report);
  if (metric === 'arrivals_per_hour') return figure(flow.reachedAgents, expected, report, hours);
  if (metric === 'offered_load_erlangs') {
    return figure(flow.reachedAgents, expected, report, (hours * 3600) / Number(parameters.mean_handle_time_s));
  }
  const [, seconds, kind] = /^sl([\d.]+)_(ans_per_offered|ans_or_abandoned_per_offered)$/.exec(metric) ?? [];
  if (kind !== undefined) {
    const within = withinThresholds.find((threshold) => threshold.seconds === Number(seconds));
    const formula = kind === 'ans_per_offered' ? 'within-per-offered' : 'answered-or-abandoned-within';
    return figure(within?.serviceLevels[formula], expected, report);
  }
  if (/^wait_all_p/.test(metric))
    return readQuantile(report.totals, metric, expected, report, 'answered-or-abandoned-within');
  return readAll(metric, expected, report, parameters);
}

function readSlice(slice: Slice, metric: string, expected: number, report: Report): Reading | undefined {
  const { measures, flow, journey } = slice;
  if (metric in measureOf) return figure(measures[measureOf[metric]], expected, report);
  if (metric in flowOf) return figure(flow[flowOf[metric]], expected, report);
  if (metric in journeyOf) return figure(journey?.[journeyOf[metric]], expected, report);
  if (metric in countPerHourOf)
    return figure(journey?.counts[countPerHourOf[metric]], expected, report, hoursOf(report));
  if (metric === 'mean_queue') return figure(slice.meanWaiting, expected, report);
  if (/^wait_(answered|all)_p/.test(metric)) return readQuantile(slice, metric, expected, report);
  const [, seconds, kind] = /^sl([\d.]+)_(.*)$/.exec(metric) ?? [];
  const within = slice.withinThresholds.find((threshold) => threshold.seconds === Number(seconds));
  if (within === undefined) return undefined;
  const levels = within.serviceLevels;
  const estimates: Readonly<Record<string, Estimate>> = {
    ans_per_offered: within.answeredPerOffered,
    ans_per_attempt: within.answeredPerOffered,
    ans_or_abandoned_per_offered: within.answeredOrAbandonedPerOffered,
    ans_or_abandoned_per_attempt: within.answeredOrAbandonedPerOffered,
    ans_per_answered: within.answeredPerAnswered,
    ans_per_accepted: levels['within-per-offered'],
    ans_per_offered_less_short_abandons: levels['within-per-offered-less-short-abandons'],
  };
  return figure(estimates[kind], expected, report);
}

/** A quantile is compared as the share of waits up to it; one of 0 exactly, as the report prints it. */
function readQuantile(
  slice: Slice,
  metric: string,
  expected: number,
  report: Report,
  formulaOfAll?: string,
): Reading | undefined {
  const [, of, percent] = /^wait_(answered|all)_p(\d+)_s$/.exec(metric) ?? [];
  if (expected === 0) {
    const printed = of === 'all' && 'waitAll' in slice ? slice.waitAll : slice.waitAnswered;
    const value = printed[`p${percent}` as keyof typeof printed]?.value;
    return value === undefined || value === null ? undefined : { kind: 'certain', value, expected };
  }
  const within = slice.withinThresholds.find((threshold) => threshold.seconds === expected);
  if (within === undefined) return undefined;
  const all = formulaOfAll === undefined ? within.answeredOrAbandonedPerOffered : within.serviceLevels[formulaOfAll];
  return figure(of === 'all' ? all : within.answeredPerAnswered, Number(percent) / 100, report);
}
