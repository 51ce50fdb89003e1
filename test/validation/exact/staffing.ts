import type { Report } from '../../../engine/index.ts';
import type { ReferenceCase } from '../../reference/reference-cases.ts';
import { type ExactCase, figure, type Reading, type Size } from './exact-case.ts';
import { oneQueue } from './steady-state.ts';

interface StaffingTarget {
  readonly metric: 'sl' | 'asa' | 'p_wait' | 'p_abandon' | 'occupancy';
  readonly T_s?: number;
  readonly level: number;
}

const nameOf = ({ metric, T_s, level }: StaffingTarget): string => `min_agents_${metric}${T_s ?? ''}_${level}`;

/**
 * The smallest team that meets each target: simulated at the exact number, at one fewer and at one more; the number that the
 * simulation finds is the smallest of them whose estimate meets the target.
 */
export function staffingCase(record: ReferenceCase, size: Size): ExactCase {
  const targets: readonly StaffingTarget[] = record.parameters.targets;
  const smallest = new Set(targets.map((target) => Number(record.expected[nameOf(target)])));
  const teams = new Set([...smallest].flatMap((agents) => [agents - 1, agents, agents + 1]));
  const load = (record.parameters.arrival_rate_per_hour * record.parameters.mean_handle_time_s) / 3600;
  const isEndless = record.parameters.patience_law === 'infinite';
  const possible = [...teams].filter((agents) => agents >= 1 && !(isEndless && agents <= load));
  const thresholds = targets.flatMap(({ T_s }) => T_s ?? []);
  const withThresholds = {
    ...record,
    parameters: { ...record.parameters, sl_thresholds_s: thresholds.length > 0 ? thresholds : [20] },
  };
  return {
    record,
    name: record.id,
    scenarios: Object.fromEntries(
      possible.map((agents) => {
        const scenario = oneQueue(withThresholds, size, { agents });
        return [`${agents} agents`, [{ ...scenario, name: `${record.id} with ${agents}` }]];
      }),
    ),
    read(metric, _place, expected, reports) {
      const target = targets.find((each) => metric.startsWith(nameOf(each)));
      if (target === undefined) return undefined;
      const agents = Number(record.expected[nameOf(target)]);
      if (metric.endsWith('__value_at_min')) return readingOf(target, reports[`${agents} agents`]?.[0], expected);
      if (metric.endsWith('__value_at_one_fewer')) {
        return readingOf(target, reports[`${agents - 1} agents`]?.[0], expected) ?? unstable;
      }
      return {
        kind: 'certain',
        value: smallestThatMeets(target, possible, (n) => reports[`${n} agents`]?.[0]),
        expected,
      };
    },
  };
}

const unstable: Reading = {
  kind: 'given',
  reason: 'with so few agents the queue grows for ever: there is no long-run figure',
};

function readingOf({ metric, T_s }: StaffingTarget, report: Report | undefined, expected: number): Reading | undefined {
  if (report === undefined) return undefined;
  const { totals } = report;
  const within = totals.withinThresholds.find(({ seconds }) => seconds === T_s);
  const estimates = {
    sl: within?.answeredPerOffered,
    asa: totals.measures.asaSeconds,
    p_wait: totals.measures.delayedShare,
    p_abandon: totals.measures.abandonment,
    occupancy: totals.occupancy,
  };
  return figure(estimates[metric], expected, report);
}

function smallestThatMeets(
  target: StaffingTarget,
  possible: readonly number[],
  reportOf: (agents: number) => Report | undefined,
): number {
  const ascending = possible.toSorted((a, b) => a - b);
  const meets = (agents: number): boolean => {
    const reading = readingOf(target, reportOf(agents), 0);
    if (reading === undefined || reading.kind === 'given') return false;
    return target.metric === 'sl' ? reading.value >= target.level : reading.value <= target.level;
  };
  return ascending.find(meets) ?? Number.NaN;
}
