import { normalQuantile } from '../../../engine/arithmetic/normal.ts';
import type { ScenarioInput } from '../../../engine/index.ts';
import type { ReferenceCase } from '../../reference/reference-cases.ts';
import { dayCase, readDay } from './days.ts';
import { type ExactCase, type ExtraFigure, figure, type Reading, type Reports, type Size } from './exact-case.ts';
import { exponential } from './laws-of-records.ts';
import { readSteady } from './steady-readings.ts';
import { oneQueue, steadyState, warmUpHours } from './steady-state.ts';

/** A figure as somebody printed it. */
export interface Printed {
  readonly value: number | readonly number[] | readonly (readonly number[])[];
  readonly ci_low?: number;
  readonly ci_high?: number;
  readonly ci_level?: number;
  readonly ci_half_width?: readonly (readonly number[])[];
}

/** Days of SSJ's printed run, which gives the variance of its counts without an interval. */
const PRINTED_DAYS = 10_000;

export const printedOf = (record: ReferenceCase): Readonly<Record<string, Printed>> => record.published ?? {};

/** Half a unit of the last digit that was printed. */
export function roundingOf(value: number): number {
  const [, decimals = ''] = String(value).split('.');
  return 0.5 * 10 ** -decimals.length;
}

/** Two independent estimates of one figure: ours, and theirs with the error that their interval tells. */
export function besidePrinted(
  reading: Reading | undefined,
  value: number,
  halfWidth: number | undefined,
  level: number,
  rounding = roundingOf(value),
): Reading {
  if (reading === undefined) return { kind: 'given', reason: 'the report has no such figure' };
  if (reading.kind !== 'random') return reading;
  const ofInterval = halfWidth === undefined ? undefined : halfWidth / normalQuantile((1 + level) / 2);
  const expectedError = ofInterval ?? reading.expectedError ?? 0;
  return { ...reading, expected: value, expectedError, rounding };
}

/** What the sources printed beside what the report of the record's own scenario says. */
export function printedFigures(
  record: ReferenceCase,
  read: (metric: string, reports: Reports) => Reading | undefined,
): ExtraFigure[] {
  return Object.entries(printedOf(record)).flatMap(([metric, { value, ci_low, ci_high, ci_level = 0.95 }]) =>
    typeof value !== 'number'
      ? []
      : [
          {
            metric,
            place: -1,
            read: (reports) => {
              const halfWidth = ci_low === undefined || ci_high === undefined ? undefined : (ci_high - ci_low) / 2;
              return besidePrinted(read(metric, reports), value, halfWidth, ci_level);
            },
          },
        ],
  );
}

export function publishedDay(record: ReferenceCase, size: Size): ExactCase {
  const base = dayCase(record, size);
  const percents = Object.entries(printedOf(record)).flatMap(([metric, { value }]): ExtraFigure[] => {
    const [, seconds] = /^by_interval_sl(\d+)_percent$/.exec(metric) ?? [];
    if (seconds === undefined || !Array.isArray(value)) return [];
    return (value as number[]).map((percent, place) => ({
      metric,
      place,
      read: ({ day: [report] }) => {
        const name = `by_interval_sl${seconds}_ans_per_offered_less_short_abandons`;
        // Half-widths of 0.3 to 1.3 points were stated for all hours together; the widest is taken for each.
        return besidePrinted(readDay(name, place, percent / 100, report, record), percent / 100, 0.013, 0.95, 0.0005);
      },
    }));
  });
  const scalars = printedFigures(record, (metric, { day: [report] }) => {
    const reading = readDay(metric, -1, 0, report, record);
    const isVariance = metric === 'arrivals_variance' && reading?.kind === 'random';
    // Printed without an interval: the variance of n near-normal counts has a relative error of sqrt(2 / (n - 1)).
    return isVariance ? { ...reading, expectedError: reading.value * Math.sqrt(2 / (PRINTED_DAYS - 1)) } : reading;
  });
  return { ...base, published: [...scalars, ...percents] };
}

/** Erlang C and Erlang A as programs and papers print them. */
export function publishedQueue(record: ReferenceCase, size: Size): ExactCase {
  const shrunk = oneQueue(record, { ...size, contacts: size.contacts / 50 });
  const staffed: ScenarioInput = {
    ...shrunk,
    name: `${record.id} with shrinkage`,
    agents: [
      { name: 'pool1', headcount: record.parameters.agents, headcountMeans: 'productive', shrinkage: { planned: 0.3 } },
    ],
  } as ScenarioInput;
  const fewer = oneQueue(record, size, { agents: record.parameters.agents - 1 });
  const hasStaffing = 'positions_with_shrinkage_0_3' in printedOf(record);
  const readStaffing = (metric: string, reports: Reports): Reading | undefined => {
    const [here] = reports.steady;
    if (metric.startsWith('positions_with_shrinkage')) {
      const [report] = reports.shrunk;
      const positions = Math.ceil(report.groups[0].paidHours.value! / (24 * report.days) - 1e-9);
      return { kind: 'certain', value: positions, expected: 20 };
    }
    if (!metric.startsWith('min_agents')) return undefined;
    const meets = (report: typeof here): boolean =>
      report.totals.withinThresholds[0].answeredPerOffered.value! >= 0.8 && report.totals.occupancy.value! <= 0.85;
    const { agents } = record.parameters;
    return {
      kind: 'certain',
      value: meets(reports.fewer[0]) ? agents - 1 : meets(here) ? agents : agents + 1,
      expected: agents,
    };
  };
  return {
    record,
    name: record.id,
    scenarios: {
      steady: [oneQueue(record, size)],
      ...(hasStaffing && { shrunk: [staffed], fewer: [{ ...fewer, name: `${record.id} with one fewer` }] }),
    },
    read: (metric, _place, expected, { steady: [report] }) => readSteady(metric, expected, report, record.parameters),
    published: printedFigures(
      record,
      (metric, reports) => readStaffing(metric, reports) ?? readSteady(metric, 0, reports.steady[0], record.parameters),
    ),
  };
}

/** Copiers: at least four in the system are all four busy, or so many waiting where there are fewer. */
export function copiersCase(record: ReferenceCase, size: Size): ExactCase {
  const counts: readonly number[] = record.parameters.agents;
  const scenario = (agents: number): ScenarioInput => {
    const base = oneQueue(record, size, { agents });
    return {
      ...base,
      name: `${record.id} with ${agents}`,
      calendar: { ...base.calendar, reportingMinutes: 15 },
      report: { queueOverTime: true, waitingAtLeast: agents < 4 ? [4 - agents] : [] },
    };
  };
  const read = (metric: string, expected: number, reports: Reports): Reading | undefined => {
    const [, agents] = /^p_four_or_more_in_system_c(\d)$/.exec(metric) ?? [];
    if (agents === undefined) return undefined;
    const [report] = reports[`${agents} copiers`];
    const { queue } = report.overTime.intervals;
    return figure(Number(agents) < 4 ? queue?.waitingAtLeast[0].share : queue?.allBusyShare, expected, report);
  };
  return {
    record,
    name: record.id,
    scenarios: Object.fromEntries(counts.map((agents) => [`${agents} copiers`, [scenario(agents)]])),
    read: (metric, _place, expected, reports) => read(metric, expected, reports),
    published: printedFigures(record, (metric, reports) => read(metric, 0, reports)),
  };
}

/** One agent whose chats take turns, with customers who are always there: a closed system, by lines that are always full. */
export function chatTurnsCase(record: ReferenceCase, size: Size): ExactCase {
  const { windows, mean_agent_work_per_chat_s: work, composing_to_agent_turn_ratio: ratio } = record.parameters;
  const scenario = (limit: number): ScenarioInput => {
    const alone = work * (1 + ratio);
    const rate = 20 * (3600 / work);
    const frame = steadyState(record, rate, warmUpHours(1, limit * alone), { ...size, contacts: size.contacts / 4 });
    return {
      ...frame,
      name: `${record.id} with ${limit}`,
      demand: { contactsPerHour: rate, channels: { chat: {} } },
      contacts: { handleTime: exponential(alone), patience: { law: 'never' } },
      agents: [
        {
          name: 'pool1',
          headcount: 1,
          concurrency: { channels: ['chat'], limit, turns: { composingToAgentTurnRatio: ratio } },
        },
      ],
      queues: [{ name: 'line', contacts: ['*'], waitingPlaces: 20 }],
    } as ScenarioInput;
  };
  const read = (metric: string, expected: number, { all: [report], one: [single] }: Reports): Reading | undefined => {
    const journey = report.classes[0].journey!;
    const perHour = 24 * report.days;
    // The agent works on each chat for so long; the rest of the time is the customer's.
    const readings: Readonly<Record<string, Reading | undefined>> = {
      agent_utilization: figure(report.totals.measures.answered, expected, report, (perHour * 3600) / work),
      chats_completed_per_hour: figure(report.totals.measures.answered, expected, report, perHour),
      mean_chat_handle_time_s: figure(journey.meanSharedSeconds, expected, report),
      effective_concurrency: figure(
        report.totals.measures.answered,
        expected,
        report,
        (perHour * 3600) / work / (1 + ratio),
      ),
      mean_handle_time_one_window_s: figure(single.classes[0].journey!.meanSharedSeconds, expected, single),
    };
    return readings[metric];
  };
  return {
    record,
    name: record.id,
    scenarios: { all: [scenario(windows)], one: [scenario(1)] },
    read: (metric, _place, expected, reports) => read(metric, expected, reports),
    published: printedFigures(record, (metric, reports) => read(metric, 0, reports)),
  };
}
