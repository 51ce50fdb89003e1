import type { ScenarioInput } from '../../engine/index.ts';
import { type ReferenceCase, referenceCase } from '../reference/reference-cases.ts';

type Law = NonNullable<ScenarioInput['contacts']['patience']>;
type Agents = ScenarioInput['agents'];

const REPLICATIONS = 128;
/** Contacts in all replications of a steady-state case together. */
const CONTACTS = 1_200_000;
/** Days in a transient case. */
const DAYS = 6000;

export const exponential = (meanSeconds: number): Law => ({ law: 'exponential', meanSeconds });

/** A law as the cases write it. @throws Error for a law that the table below does not know */
// biome-ignore lint/suspicious/noExplicitAny: the records' laws have fields of their own, described in README.md
export function lawOf(record: any): Law {
  switch (record.law) {
    case 'exponential':
      return exponential(record.mean_s);
    case 'erlang':
      return { law: 'erlang', meanSeconds: record.mean_s, stages: record.stages };
    case 'lognormal':
      return { law: 'lognormal', meanSeconds: record.mean_s, cv: record.cv };
    case 'deterministic':
      return { law: 'constant', seconds: record.value_s ?? record.mean_s };
    case 'uniform':
      return { law: 'uniform', lowSeconds: record.low_s, highSeconds: record.high_s };
    case 'mixture':
      return {
        law: 'mixture',
        parts: [
          { weight: record.p_zero_patience, of: { law: 'constant', seconds: 0 } },
          // biome-ignore lint/suspicious/noExplicitAny: see above
          ...record.parts.map((part: any, i: number) => ({ weight: record.weights[i], of: lawOf(part) })),
        ],
      };
    case 'hyperexponential':
      return {
        law: 'hyperexponential',
        parts: record.probs.map((weight: number, i: number) => ({ weight, meanSeconds: record.means_s[i] })),
      };
    default:
      throw new Error(`no law ${record.law}`);
  }
}

function patienceOf({ parameters }: ReferenceCase): Law {
  if (parameters.patience !== undefined) return lawOf(parameters.patience);
  return parameters.patience_law === 'infinite' ? { law: 'never' } : exponential(parameters.mean_patience_s);
}

/** Wait quantiles are compared as shares of waits up to them (see the cases' README), so they are thresholds too. */
function thresholdsOf({ parameters, expected }: ReferenceCase): number[] {
  const quantiles = Object.entries(expected).flatMap(([metric, value]) =>
    /^wait_(answered|all)_p\d+_s$/.test(metric) && typeof value === 'number' && value > 0 ? [value] : [],
  );
  return [...new Set([...parameters.sl_thresholds_s, ...quantiles])];
}

/** Steady state: as many hours a replication as give the case its contacts, after a warm-up from empty. */
function steadyState(
  record: ReferenceCase,
  contactsPerHour: number,
  warmUpHours: number,
): Omit<ScenarioInput, 'agents' | 'contacts' | 'demand'> {
  return {
    surgeboard: 1,
    name: record.id,
    calendar: {
      start: '2026-01-05',
      hours: Math.ceil(CONTACTS / REPLICATIONS / contactsPerHour),
      warmUpHours,
      reportingMinutes: 60,
    },
    serviceLevel: {
      thresholdSeconds: record.parameters.sl_thresholds_s[0],
      alsoThresholdsSeconds: thresholdsOf(record),
    },
    run: { seed: record.id, replications: REPLICATIONS },
  };
}

/** The README's warm-up: 60 times the longest mean time in the model, 400 times for a single agent. */
export function warmUpHours(agents: number, ...meanSeconds: number[]): number {
  return ((agents === 1 ? 400 : 60) * Math.max(...meanSeconds)) / 3600;
}

/** One class, one group, constant rate. */
export function oneQueue(record: ReferenceCase): ScenarioInput {
  const { parameters } = record;
  const handleTime =
    parameters.service === undefined ? exponential(parameters.mean_handle_time_s) : lawOf(parameters.service);
  const longest = Math.max(
    parameters.mean_handle_time_s ?? 0,
    parameters.service?.mean_s ?? 0,
    ...(parameters.service?.means_s ?? []),
    parameters.mean_patience_s ?? 300,
  );
  const { arrivals } = parameters;
  return {
    ...steadyState(record, parameters.arrival_rate_per_hour, warmUpHours(parameters.agents, longest)),
    demand: {
      contactsPerHour: parameters.arrival_rate_per_hour,
      ...(arrivals !== undefined && { arrivals: { process: 'renewal', gap: lawOf({ ...arrivals, mean_s: 1 }) } }),
    },
    contacts: { handleTime, patience: patienceOf(record) },
    agents: [{ name: 'pool1', headcount: parameters.agents }],
  };
}

/** Several classes; class i is served before class j where the case says so. */
export function severalClasses(
  record: ReferenceCase,
  priorities: readonly number[],
  agents: Agents,
  routing: ScenarioInput['routing'],
): ScenarioInput {
  const { parameters } = record;
  const rates: number[] = parameters.arrival_rates_per_hour;
  const total = rates.reduce((sum, rate) => sum + rate, 0);
  const patience = (i: number): Law =>
    parameters.patience_law === 'infinite' ? { law: 'never' } : exponential(parameters.mean_patience_s[i]);
  const means: number[] = parameters.mean_handle_time_s_by_class_then_pool?.flat() ?? [parameters.mean_handle_time_s];
  const topics = rates.map((rate, i) => [
    `class${i + 1}`,
    { share: rate / total, priority: priorities[i], patience: patience(i) },
  ]);
  return {
    ...steadyState(record, total, warmUpHours(2, ...means.filter((mean) => mean !== null), 300)),
    demand: { contactsPerHour: total, topics: Object.fromEntries(topics) },
    // Where handle times differ by group, the groups' factors say so.
    contacts: { handleTime: exponential(parameters.mean_handle_time_s ?? 100) },
    agents,
    ...(routing !== undefined && { routing }),
    serviceLevel: {
      formula: 'within-per-offered',
      thresholdSeconds: parameters.sl_thresholds_s[0],
      alsoThresholdsSeconds: parameters.sl_thresholds_s,
    },
  };
}

/** Pools with lists of classes: the first listed idle pool takes an arriving call. */
export function pools(record: ReferenceCase, priorities: readonly number[]): ScenarioInput {
  const { parameters } = record;
  const meanByClassThenPool: (number | null)[][] = parameters.mean_handle_time_s_by_class_then_pool;
  const agents: Agents = parameters.agents_by_pool.map((headcount: number, j: number) => ({
    name: `pool${j + 1}`,
    headcount,
    topics: Object.fromEntries(
      meanByClassThenPool.flatMap((means, i) =>
        means[j] === null ? [] : [[`class${i + 1}`, { handleTimeMultiplier: means[j] / 100 }]],
      ),
    ),
  }));
  const routing = Object.fromEntries(
    parameters.pools_tried_by_class.map((tried: number[], i: number) => [
      `class${i + 1}`,
      tried.map((pool) => ({ group: `pool${pool}` })),
    ]),
  );
  return severalClasses(record, priorities, agents, routing);
}

/** A day of half hours from empty to the last caller; weights of a 48-place profile are the rates themselves. */
function day(record: ReferenceCase): ScenarioInput {
  const { parameters } = record;
  const rates: number[] = parameters.arrival_rates_per_hour;
  const total = rates.reduce((sum, rate) => sum + rate, 0);
  return {
    surgeboard: 1,
    name: record.id,
    calendar: { start: '2026-01-05', hours: rates.length / 2, reportingMinutes: 30, atEnd: 'drain' },
    demand: { contactsPerHour: total / 48, timeOfDay: Array.from({ length: 48 }, (_, i) => rates[i] ?? 0) },
    contacts: { handleTime: exponential(parameters.mean_handle_time_s), patience: patienceOf(record) },
    agents: [{ name: 'pool1', headcountByInterval: { intervalMinutes: 30, headcount: parameters.agents_by_interval } }],
    serviceLevel: {
      formula: 'within-per-offered',
      thresholdSeconds: parameters.sl_thresholds_s[0],
      alsoThresholdsSeconds: parameters.sl_thresholds_s,
    },
    run: { seed: record.id, replications: DAYS },
  };
}

const oneGroup = (agents: number): Agents => [{ name: 'pool1', headcount: agents }];

/** The cases that the engine can express today, each with its scenario. */
export function comparableCases(): { record: ReferenceCase; scenario: ScenarioInput }[] {
  const cases = (family: string, ids: readonly string[], scenarioFor: (record: ReferenceCase) => ScenarioInput) =>
    ids.map((id) => {
      const record = referenceCase(family, `PUB-${id}`);
      return { record, scenario: scenarioFor(record) };
    });
  return [
    ...cases('erlang_c', ['ERLC-01', 'ERLC-02', 'ERLC-03'], oneQueue),
    ...cases('erlang_a', ['ERLA-01', 'ERLA-02', 'ERLA-03', 'ERLA-05'], oneQueue),
    ...cases('mmc_general_patience', ['MMCG-01', 'MMCG-02', 'MMCG-03', 'MMCG-04'], oneQueue),
    ...cases('mg1', ['MG1-01', 'MG1-02', 'MG1-03', 'MG1-04'], oneQueue),
    ...cases('mphc', ['MPHC-01', 'MPHC-02'], oneQueue),
    ...cases('gim1', ['GIM1-01'], oneQueue),
    ...cases('priority_nonpreemptive', ['PRIO-01'], (record) =>
      severalClasses(record, [0, 1], oneGroup(record.parameters.agents), undefined),
    ),
    ...cases('priority_abandonment', ['PRIO-04'], (record) =>
      severalClasses(record, [0, 1], oneGroup(record.parameters.agents), undefined),
    ),
    ...cases('multi_skill', ['SKILL-N1'], (record) => pools(record, [1, 0])),
    ...cases('multi_skill', ['SKILL-W1'], (record) => pools(record, [0, 1, 0])),
    ...cases('heterogeneous_agents', ['RAMP-01'], (record) => pools(record, [0])),
    ...cases('time_varying', ['TV-01', 'TV-02', 'TV-03', 'TV-04'], day),
  ];
}
