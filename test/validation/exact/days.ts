import type { EstimateSeries, Report, ScenarioInput } from '../../../engine/index.ts';
import type { ReferenceCase } from '../../reference/reference-cases.ts';
import { at, type ExactCase, figure, type Reading, type Size } from './exact-case.ts';
import { exponential, patienceOf } from './laws-of-records.ts';

/** A day from empty to the last caller, in intervals of the record's length. */
export function day(record: ReferenceCase, size: Size): ScenarioInput {
  const { parameters, expected } = record;
  const rates: number[] = parameters.arrival_rates_per_hour;
  const seconds: number = parameters.interval_length_s;
  const minutes = reportingMinutes(seconds);
  const quarter = 900;
  const perInterval = seconds / quarter;
  const profile = Array.from({ length: 96 }, (_, i) => rates[Math.floor(i / perInterval)] ?? 0);
  const busynessCv = parameters.gamma_shape === undefined ? 0 : 1 / Math.sqrt(parameters.gamma_shape);
  return {
    surgeboard: 1,
    name: record.id,
    calendar: {
      start: '2026-01-05',
      hours: (rates.length * seconds) / 3600,
      reportingMinutes: minutes,
      atEnd: 'drain',
    },
    demand: {
      contactsPerHour: profile.reduce((sum, rate) => sum + rate, 0) / 96,
      timeOfDay: profile,
      ...(busynessCv > 0 && { busyness: { cv: busynessCv, correlationBetweenTopics: 1 } }),
    },
    contacts: { handleTime: exponential(parameters.mean_handle_time_s), patience: patienceOf(record) },
    agents: [{ name: 'pool1', ...staffOf(parameters.agents_by_interval, minutes, seconds) }],
    ...outageOf(record),
    ...(typeof parameters.waiting_places === 'number' && {
      queues: [{ name: 'line', contacts: ['*'], waitingPlaces: parameters.waiting_places }],
    }),
    serviceLevel: {
      formula: 'within-per-offered',
      thresholdSeconds: parameters.sl_thresholds_s[0],
      alsoThresholdsSeconds: parameters.sl_thresholds_s,
    },
    report: { queueOverTime: true, thresholdsOverTime: true, volumeVariation: 'arrivals_variance' in expected },
    run: { seed: record.id, replications: size.days },
  };
}

const reportingMinutes = (seconds: number): 15 | 30 | 60 =>
  seconds % 3600 === 0 ? 60 : seconds % 1800 === 0 ? 30 : 15;

function staffOf(agents: readonly number[], minutes: 15 | 30 | 60, seconds: number) {
  if (new Set(agents).size === 1) return { headcount: agents[0] };
  const each = seconds / 60 / minutes;
  const headcount = agents.flatMap((n) => Array.from({ length: each }, () => n));
  return { headcountByInterval: { intervalMinutes: minutes, headcount } };
}

/** The record's exception: agents who vanish at the start of an interval take the calls in their hands with them. */
function outageOf({ parameters, expected }: ReferenceCase): Partial<ScenarioInput> {
  if (!('calls_lost_at_outage' in expected)) return {};
  const agents: number[] = parameters.agents_by_interval;
  const full = agents[0];
  const from = agents.findIndex((n) => n < full);
  const until = agents.findIndex((n, i) => i > from && n === full);
  const hours = ((until < 0 ? agents.length : until) - from) * (parameters.interval_length_s / 3600);
  const start = `2026-01-05T${clock(from * parameters.interval_length_s)}`;
  const share = 1 - agents[from] / full;
  return {
    agents: [{ name: 'pool1', headcount: full }],
    outages: [{ name: 'outage', site: 'main', start, hours, share, contactsInHand: 'dropped' }],
  };
}

const clock = (seconds: number): string =>
  `${String(Math.floor(seconds / 3600)).padStart(2, '0')}:${String(Math.floor((seconds % 3600) / 60)).padStart(2, '0')}`;

/** A figure of a day: of the whole, or of an interval of the record, which may be several of the report. */
export function readDay(
  metric: string,
  place: number,
  expected: number,
  report: Report,
  record: ReferenceCase,
): Reading | undefined {
  const [, ofInterval] = /^by_interval_(.*)$/.exec(metric) ?? [];
  if (ofInterval !== undefined) return readInterval(ofInterval, place, expected, report, record);
  const { totals, groups } = report;
  const { measures } = totals;
  const [group] = groups;
  const journey = totals.journey ?? report.classes[0].journey;
  const { queue } = report.overTime.intervals;
  const last = report.overTime.intervals.labels.length - 1;
  const estimates = {
    arrivals_expected: measures.offered,
    answered_expected: measures.answered,
    abandoned_expected: measures.abandoned,
    p_abandon: measures.abandonment,
    p_wait: measures.delayedShare,
    asa_s: measures.asaSeconds,
    mean_wait_all_s: measures.meanWaitSeconds,
    busy_agent_hours: group.busyHours,
    staffed_agent_hours: group.staffedHours,
    overrun_agent_hours: group.overtimeHours,
    occupancy: group.occupancy,
    mean_waiting_at_close: at(queue?.waitingAtEnd, last),
    calls_lost_at_outage: journey?.counts.dropped,
    blocked_per_day: journey?.counts.blocked,
    arrivals_variance: at(report.volume?.days.variance, 0),
  };
  if (metric in estimates) return figure(estimates[metric as keyof typeof estimates], expected, report);
  const [, perDay] = /^answered_within_(\d+)s_per_day$/.exec(metric) ?? [];
  const [, seconds, kind] = /^sl([\d.]+)_(.*)$/.exec(metric) ?? [];
  const within = totals.withinThresholds.find((threshold) => threshold.seconds === Number(perDay ?? seconds));
  if (within === undefined) return undefined;
  // So many a day are so many of the contacts that are expected.
  if (perDay !== undefined) return figure(within.answeredPerOffered, expected, report, 1 / expectedArrivals(record));
  const shares = {
    ans_per_offered: within.answeredPerOffered,
    ans_or_abandoned_per_offered: within.answeredOrAbandonedPerOffered,
    ans_per_answered: within.answeredPerAnswered,
    ans_per_offered_less_short_abandons: within.serviceLevels['within-per-offered-less-short-abandons'],
  };
  return figure(shares[kind as keyof typeof shares], expected, report);
}

export function expectedArrivals({ parameters }: ReferenceCase): number {
  const rates: number[] = parameters.arrival_rates_per_hour;
  return rates.reduce((sum, rate) => sum + (rate * parameters.interval_length_s) / 3600, 0);
}

function readInterval(
  metric: string,
  place: number,
  expected: number,
  report: Report,
  record: ReferenceCase,
): Reading | undefined {
  const { measures, busy, queue, withinThresholds } = report.overTime.intervals;
  const each = record.parameters.interval_length_s / 60 / report.reportingMinutes;
  if (each !== 1 && !(report.overTime.intervals.labels.length === each)) return undefined;
  const [, seconds, kind] = /^sl([\d.]+)_(.*)$/.exec(metric) ?? [];
  const within = withinThresholds?.find((threshold) => threshold.seconds === Number(seconds));
  const series: Readonly<Record<string, EstimateSeries | undefined>> = {
    arrivals_expected: measures.offered,
    mean_busy_avg: busy,
    p_wait_arrivals: measures.delayedShare,
    p_abandon_arrivals: measures.abandonment,
    asa_s_arrivals: measures.asaSeconds,
    mean_queue_avg: queue?.waiting,
    abandonments_in_interval: queue?.abandonments,
    mean_queue_end: queue?.waitingAtEnd,
    mean_busy_end: queue?.busyAtEnd,
    p_all_busy_end: queue?.allBusyAtEnd,
    [`sl${seconds}_ans_per_offered`]: within?.answeredPerOffered,
    [`sl${seconds}_ans_per_offered_less_short_abandons`]:
      within?.serviceLevels['within-per-offered-less-short-abandons'],
  };
  if (each === 1)
    return kind === undefined || within !== undefined ? figure(at(series[metric], place), expected, report) : undefined;
  return readOnlyInterval(metric, expected, report);
}

/** The only interval of a day is the day itself, and its end that of the last reporting interval. */
function readOnlyInterval(metric: string, expected: number, report: Report): Reading | undefined {
  const { queue, labels } = report.overTime.intervals;
  const { totals } = report;
  const last = labels.length - 1;
  const [, seconds] = /^sl([\d.]+)_ans_per_offered$/.exec(metric) ?? [];
  const within = totals.withinThresholds.find((threshold) => threshold.seconds === Number(seconds));
  const estimates = {
    arrivals_expected: totals.measures.offered,
    mean_busy_avg: totals.meanBusy,
    p_wait_arrivals: totals.measures.delayedShare,
    p_abandon_arrivals: totals.measures.abandonment,
    asa_s_arrivals: totals.measures.asaSeconds,
    mean_queue_avg: queue?.meanWaiting,
    mean_queue_end: at(queue?.waitingAtEnd, last),
    mean_busy_end: at(queue?.busyAtEnd, last),
    p_all_busy_end: at(queue?.allBusyAtEnd, last),
    abandonments_in_interval: queue?.hangUps,
    [`sl${seconds}_ans_per_offered`]: within?.answeredPerOffered,
  };
  return figure(estimates[metric as keyof typeof estimates], expected, report);
}

export const dayCase = (record: ReferenceCase, size: Size): ExactCase => ({
  record,
  name: record.id,
  scenarios: { day: [day(record, size)] },
  read: (metric, place, expected, { day: [report] }) => readDay(metric, place, expected, report, record),
});
