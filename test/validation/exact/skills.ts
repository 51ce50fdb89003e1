import type { ScenarioInput } from '../../../engine/index.ts';
import type { ReferenceCase } from '../../reference/reference-cases.ts';
import type { Size } from './exact-case.ts';
import { exponential, type Law } from './laws-of-records.ts';
import { steadyState, warmUpHours } from './steady-state.ts';

type Agents = ScenarioInput['agents'];

const className = (i: number): string => `class${i + 1}`;
const poolName = (j: number): string => `pool${j + 1}`;

/** Several classes with rates and patience of their own; class i has priority i unless others are given. */
export function severalClasses(
  record: ReferenceCase,
  size: Size,
  agents: Agents = [{ name: 'pool1', headcount: record.parameters.agents }],
  priorities?: readonly number[],
): ScenarioInput {
  const { parameters } = record;
  const rates: number[] = parameters.arrival_rates_per_hour;
  const total = rates.reduce((sum, rate) => sum + rate, 0);
  const patience = (i: number): Law => {
    const mean = parameters.patience_law === 'infinite' ? 'infinite' : parameters.mean_patience_s[i];
    return mean === 'infinite' ? { law: 'never' } : exponential(mean);
  };
  const means: number[] = parameters.mean_handle_time_s_by_class_then_pool?.flat() ?? [parameters.mean_handle_time_s];
  const longest = Math.max(...means.filter((mean) => mean !== null), 300);
  const count = agents.reduce((sum, { headcount }) => sum + Number(headcount ?? 0), 0);
  const frame = steadyState(record, total, 2 * warmUpHours(count, longest), size);
  const topics = rates.map((rate, i) => [
    className(i),
    { share: rate / total, priority: priorities?.[i] ?? i, patience: patience(i) },
  ]);
  return {
    ...frame,
    demand: { contactsPerHour: total, topics: Object.fromEntries(topics) },
    // Where handle times differ by group, the groups' factors say so.
    contacts: { handleTime: exponential(parameters.mean_handle_time_s ?? 100) },
    agents,
  };
}

interface PoolRule {
  readonly rule: string;
  /** Classes from 1. */
  readonly classes: readonly number[];
}

/** Pools with lists of classes: the first listed pool with an idle agent takes an arriving call. */
export function pools(record: ReferenceCase, size: Size): ScenarioInput {
  const { parameters } = record;
  const rules: readonly PoolRule[] = parameters.freed_agent_rule;
  const isBy = (words: string): boolean => rules.some(({ rule }) => rule.includes(words));
  const meanByClassThenPool: (number | null)[][] = parameters.mean_handle_time_s_by_class_then_pool;
  const agents: Agents = parameters.agents_by_pool.map((headcount: number, j: number) => ({
    name: poolName(j),
    headcount,
    topics: Object.fromEntries(
      meanByClassThenPool.flatMap((means, i) =>
        means[j] === null ? [] : [[className(i), { handleTimeMultiplier: means[j] / 100 }]],
      ),
    ),
  }));
  const isOrdered = isBy('static priority');
  const isRandom = /uniformly random/.test(parameters.arrival_rule);
  const routing = parameters.pools_tried_by_class.map((tried: number[], i: number) => {
    const rank = (pool: number) => (isOrdered ? { rank: rules[pool - 1].classes.indexOf(i + 1) } : {});
    return [
      className(i),
      isRandom
        ? [{ groups: tried.map((pool) => poolName(pool - 1)), rule: 'random-idle', ...rank(tried[0]) }]
        : tried.map((pool) => ({ group: poolName(pool - 1), ...rank(pool) })),
    ];
  });
  const places = parameters.waiting_places_shared;
  const base = severalClasses(
    record,
    size,
    agents,
    meanByClassThenPool.map(() => 0),
  );
  return {
    ...base,
    routing: Object.fromEntries(routing),
    selection: {
      customerRule: isBy('most waiting')
        ? 'longest-queue'
        : isBy('longest-waiting')
          ? 'first-come-first-served'
          : 'listed-order',
    },
    ...(typeof places === 'number' && { queues: [{ name: 'buffer', contacts: ['*'], waitingPlaces: places }] }),
    report: { answeredByGroup: true },
  };
}

/** Calls interrupt messages, which are resumed. */
export function preemptive(record: ReferenceCase, size: Size): ScenarioInput {
  const rates: number[] = record.parameters.arrival_rates_per_hour;
  const total = rates.reduce((sum, rate) => sum + rate, 0);
  const base = severalClasses(record, size);
  const channels = rates.map((rate, i) => {
    const share = rate / total;
    return i === 0
      ? ['voice', { share, patience: { law: 'never' as const } }]
      : [i === 1 ? 'email' : `email${i}`, { share, kind: 'deferred' as const, priority: i }];
  });
  return {
    ...base,
    demand: { contactsPerHour: total, channels: Object.fromEntries(channels) },
    contacts: { ...base.contacts, priority: 0 },
    selection: { preemption: 'resume' },
  };
}
