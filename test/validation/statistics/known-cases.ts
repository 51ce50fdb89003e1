import type { ComparedMeasure, ContactMeasures, Estimate, Report, ScenarioInput } from '../../../engine/index.ts';
import { erlangA, erlangAWaitQuantile } from '../../../engine/theory/erlang-a.ts';
import { timeVarying } from '../../../engine/theory/time-varying.ts';
import type { KnownFigure } from './coverage.ts';
import { probabilityNobodyWaits } from './nobody-waits.ts';

const HANDLE_SECONDS = 300;
const PATIENCE_SECONDS = 120;
const THRESHOLD_SECONDS = 20;

const markovContacts: ScenarioInput['contacts'] = {
  handleTime: { law: 'exponential', meanSeconds: HANDLE_SECONDS },
  patience: { law: 'exponential', meanSeconds: PATIENCE_SECONDS },
};

/** A line in steady state, M/M/c+M: six hours after a warm-up of five, 60 times the longest mean. */
export const steadyLine = {
  agents: 10,
  perHour: 114,
  hours: 6,
};

export function steadyScenario(agents: number): ScenarioInput {
  return {
    surgeboard: 1,
    name: `a steady line of ${agents} agents`,
    calendar: { start: '2026-01-05', hours: steadyLine.hours, warmUpHours: 5, reportingMinutes: 60 },
    demand: { contactsPerHour: steadyLine.perHour },
    contacts: markovContacts,
    agents: [{ name: 'desk', headcount: agents }],
    serviceLevel: { formula: 'within-per-offered', thresholdSeconds: THRESHOLD_SECONDS },
  };
}

const steadyQueue = (agents: number) => ({
  arrivalRatePerSecond: steadyLine.perHour / 3600,
  meanHandleSeconds: HANDLE_SECONDS,
  meanPatienceSeconds: PATIENCE_SECONDS,
  agents,
});

export function steadyFigures(): KnownFigure<Report>[] {
  const queue = steadyQueue(steadyLine.agents);
  const state = erlangA(queue, THRESHOLD_SECONDS);
  const offered = steadyLine.perHour * steadyLine.hours;
  const measure = (
    name: string,
    kind: 'mean' | 'ratio',
    truth: number,
    of: keyof ContactMeasures<unknown>,
  ): KnownFigure<Report> => ({ name, kind, truth, estimateOf: ({ totals }) => totals.measures[of] });
  const percentile = (share: number, at: 'p50' | 'p80' | 'p90' | 'p95' | 'p99', of: 'answered' | 'all') => ({
    name: `wait ${at}, ${of}`,
    kind: 'percentile' as const,
    truth: erlangAWaitQuantile(queue, share, of),
    estimateOf: ({ totals }: Report) => (of === 'answered' ? totals.waitAnswered : totals.waitAll)[at],
  });
  return [
    measure('offered', 'mean', offered, 'offered'),
    measure('answered', 'mean', offered * (1 - state.pAbandon), 'answered'),
    measure('abandoned', 'mean', offered * state.pAbandon, 'abandoned'),
    {
      name: 'mean waiting',
      kind: 'mean',
      truth: state.meanQueue,
      estimateOf: ({ totals }) => totals.meanWaiting,
    },
    measure('service level', 'ratio', state.answeredWithin, 'serviceLevel'),
    measure('abandonment', 'ratio', state.pAbandon, 'abandonment'),
    measure('ASA', 'ratio', state.asaSeconds, 'asaSeconds'),
    measure('mean wait of all', 'ratio', state.meanWaitAllSeconds, 'meanWaitSeconds'),
    measure('mean wait of those who hang up', 'ratio', state.meanWaitAbandonedSeconds, 'meanWaitAbandonedSeconds'),
    measure('delayed share', 'ratio', state.pWait, 'delayedShare'),
    { name: 'occupancy', kind: 'ratio', truth: state.occupancy, estimateOf: ({ totals }) => totals.occupancy },
    percentile(0.8, 'p80', 'answered'),
    percentile(0.9, 'p90', 'answered'),
    percentile(0.95, 'p95', 'answered'),
    percentile(0.99, 'p99', 'answered'),
    percentile(0.9, 'p90', 'all'),
    percentile(0.99, 'p99', 'all'),
  ];
}

/** One agent more on the steady line, and what it does to each measure that two studies are compared by. */
export function steadyDifferences(): KnownFigure<readonly ComparedMeasure[]>[] {
  const [one, more] = [steadyLine.agents, steadyLine.agents + 1].map((agents) =>
    erlangA(steadyQueue(agents), THRESHOLD_SECONDS),
  );
  const offered = steadyLine.perHour * steadyLine.hours;
  const change = (name: string, of: string, truth: number): KnownFigure<readonly ComparedMeasure[]> => ({
    name,
    kind: 'paired difference',
    truth,
    estimateOf: differenceOf(of),
  });
  return [
    change('answered', 'answered', offered * (one.pAbandon - more.pAbandon)),
    change('service level', 'serviceLevel', more.answeredWithin - one.answeredWithin),
    change('abandonment', 'abandonment', more.pAbandon - one.pAbandon),
    change('ASA', 'asaSeconds', more.asaSeconds - one.asaSeconds),
    change('mean wait of all', 'meanWaitSeconds', more.meanWaitAllSeconds - one.meanWaitAllSeconds),
    change('occupancy', 'occupancy', more.occupancy - one.occupancy),
  ];
}

const differenceOf =
  (name: string) =>
  (measures: readonly ComparedMeasure[]): Estimate =>
    measures.find((measure) => measure.of === 'all' && measure.name === name)!.difference;

/** A day of rising and falling demand whose staff follows it: PUB-TV-03's shape. */
const dayRates = [45, 80, 120, 90, 50, 30];
const dayStaff = [5, 8, 11, 8, 5, 3];

export function dayScenario(extraAgents: number): ScenarioInput {
  const total = dayRates.reduce((sum, rate) => sum + rate, 0);
  return {
    surgeboard: 1,
    name: extraAgents === 0 ? 'a day of changing staff' : `the day with ${extraAgents} more`,
    calendar: { start: '2026-01-05', hours: 3, reportingMinutes: 30 },
    demand: { contactsPerHour: total / 48, timeOfDay: Array.from({ length: 48 }, (_, i) => dayRates[i] ?? 0) },
    contacts: markovContacts,
    agents: [
      {
        name: 'desk',
        headcountByInterval: { intervalMinutes: 30, headcount: dayStaff.map((staff) => staff + extraAgents) },
      },
    ],
    serviceLevel: { formula: 'within-per-offered', thresholdSeconds: THRESHOLD_SECONDS },
  };
}

function dayState(extraAgents: number) {
  return timeVarying({
    intervals: dayRates.map((rate, i) => ({
      seconds: 1800,
      arrivalRatePerSecond: rate / 3600,
      agents: dayStaff[i]! + extraAgents,
    })),
    meanHandleSeconds: HANDLE_SECONDS,
    meanPatienceSeconds: PATIENCE_SECONDS,
  });
}

export function dayFigures(): KnownFigure<Report>[] {
  const day = dayState(0);
  const figures: KnownFigure<Report>[] = [
    { name: 'answered', kind: 'mean', truth: day.answered, estimateOf: ({ totals }) => totals.measures.answered },
    { name: 'abandoned', kind: 'mean', truth: day.abandoned, estimateOf: ({ totals }) => totals.measures.abandoned },
    {
      name: 'busy hours',
      kind: 'mean',
      truth: day.busyAgentSeconds / 3600,
      estimateOf: ({ groups }) => groups[0]!.busyHours,
    },
    {
      name: 'overtime hours',
      kind: 'mean',
      truth: day.overrunAgentSeconds / 3600,
      estimateOf: ({ groups }) => groups[0]!.overtimeHours,
    },
    {
      name: 'abandonment',
      kind: 'ratio',
      truth: day.pAbandon,
      estimateOf: ({ totals }) => totals.measures.abandonment,
    },
    {
      name: 'delayed share',
      kind: 'ratio',
      truth: day.pWait,
      estimateOf: ({ totals }) => totals.measures.delayedShare,
    },
    {
      name: 'mean wait of all',
      kind: 'ratio',
      truth: day.meanWaitAllSeconds,
      estimateOf: ({ totals }) => totals.measures.meanWaitSeconds,
    },
    { name: 'occupancy', kind: 'ratio', truth: day.occupancy, estimateOf: ({ totals }) => totals.occupancy },
  ];
  day.intervals.forEach((interval, i) => {
    figures.push({
      name: `mean busy agents, half hour ${i + 1}`,
      kind: 'mean',
      truth: interval.meanBusy,
      estimateOf: ({ overTime }) => at(overTime.intervals.busy, i),
    });
    figures.push({
      name: `delayed share, half hour ${i + 1}`,
      kind: 'ratio',
      truth: interval.pWait,
      estimateOf: ({ overTime }) => at(overTime.intervals.measures.delayedShare, i),
    });
  });
  return figures;
}

const at = (
  {
    value,
    low,
    high,
  }: { value: readonly (number | null)[]; low: readonly (number | null)[]; high: readonly (number | null)[] },
  i: number,
): Estimate => ({ value: value[i]!, low: low[i]!, high: high[i]! });

/** One agent more all day. */
export function dayDifferences(): KnownFigure<readonly ComparedMeasure[]>[] {
  const [one, more] = [dayState(0), dayState(1)];
  const change = (of: string, name: string, truth: number): KnownFigure<readonly ComparedMeasure[]> => ({
    name: of,
    kind: 'paired difference',
    truth,
    estimateOf: differenceOf(name),
  });
  return [
    change('abandoned', 'abandoned', more.abandoned - one.abandoned),
    change('abandonment', 'abandonment', more.pAbandon - one.pAbandon),
    change('mean wait of all', 'meanWaitSeconds', more.meanWaitAllSeconds - one.meanWaitAllSeconds),
    change('occupancy', 'occupancy', more.occupancy - one.occupancy),
  ];
}

/** Five lines that share nothing; what is asked is whether nobody waits in the hour from opening. */
const HOUR_LINES = [7, 8, 9, 10, 12];
const LINE_PER_HOUR = 60;

export function hourScenario(extraAgents: number): ScenarioInput {
  return {
    surgeboard: 1,
    name: extraAgents === 0 ? 'an hour on five lines' : `the hour with ${extraAgents} more on each`,
    calendar: { start: '2026-01-05', hours: 1 },
    demand: {
      contactsPerHour: LINE_PER_HOUR * HOUR_LINES.length,
      topics: Object.fromEntries(HOUR_LINES.map((agents) => [`line-${agents}`, { share: 1 / HOUR_LINES.length }])),
    },
    // Nobody hangs up: the ASA does not see a wait that ended so.
    contacts: { ...markovContacts, patience: { law: 'never' } },
    agents: HOUR_LINES.map((agents) => ({
      name: `desk ${agents}`,
      headcount: agents + extraAgents,
      topics: { [`line-${agents}`]: {} },
    })),
    targets: HOUR_LINES.map((agents) => ({
      name: `line ${agents}`,
      measure: 'asa',
      atMost: 0,
      contacts: `line-${agents}`,
      probability: 0.5,
    })),
  };
}

const nobodyWaits = (agents: number) => probabilityNobodyWaits(LINE_PER_HOUR / 3600, HANDLE_SECONDS, agents, 3600);

export function hourFigures(): KnownFigure<Report>[] {
  return HOUR_LINES.map((agents, i) => ({
    name: `nobody waits, ${agents} agents`,
    kind: 'probability',
    truth: nobodyWaits(agents),
    estimateOf: ({ targets }) => targets[i]!.probabilityMet,
  }));
}

export function hourDifferences(extraAgents: number): KnownFigure<readonly ComparedMeasure[]>[] {
  return HOUR_LINES.map((agents) => ({
    name: `nobody waits, ${agents} agents and ${extraAgents} more`,
    kind: 'paired difference of probabilities',
    truth: nobodyWaits(agents + extraAgents) - nobodyWaits(agents),
    estimateOf: (measures) => measures.find(({ of }) => of === `target line ${agents}`)!.difference,
  }));
}
