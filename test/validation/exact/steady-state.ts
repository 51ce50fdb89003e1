import type { ScenarioInput } from '../../../engine/index.ts';
import type { ReferenceCase } from '../../reference/reference-cases.ts';
import type { Size } from './exact-case.ts';
import { exponential, type Law, lawOf, patienceOf } from './laws-of-records.ts';

/** What every scenario of a steady state has: all but who calls, how they behave and who answers. */
type Frame = Omit<ScenarioInput, 'agents' | 'contacts' | 'demand'>;

/** A longer replication would be mostly its table of hours. */
const MOST_HOURS = 3000;

/** Wait quantiles are compared as shares of waits up to them, so they are thresholds too. */
export function thresholdsOf({ parameters, expected }: ReferenceCase): number[] {
  const quantiles = Object.entries(expected).flatMap(([metric, value]) =>
    /wait_(answered|all)_p\d+_s$/.test(metric) && typeof value === 'number' && value > 0 ? [value] : [],
  );
  return [...new Set([...(parameters.sl_thresholds_s ?? []), ...quantiles])];
}

/** As many hours a replication as give the case its contacts, after a warm-up from empty. */
export function steadyState(record: ReferenceCase, contactsPerHour: number, warmUp: number, size: Size): Frame {
  const thresholds = thresholdsOf(record);
  const hours = Math.min(MOST_HOURS, Math.max(2, Math.ceil(size.contacts / size.replications / contactsPerHour)));
  const replications = Math.max(size.replications, Math.ceil(size.contacts / (hours * contactsPerHour)));
  return {
    surgeboard: 1,
    name: record.id,
    calendar: {
      start: '2026-01-05',
      hours,
      warmUpHours: Math.ceil(warmUp),
      reportingMinutes: 60,
    },
    serviceLevel: { thresholdSeconds: thresholds[0] ?? 20, alsoThresholdsSeconds: thresholds },
    run: { seed: record.id, replications },
  };
}

/** The warm-up of test/reference/README.md: 60 times the longest mean time in the model, 400 times for a single agent. */
export function warmUpHours(agents: number, ...meanSeconds: number[]): number {
  return ((agents === 1 ? 400 : 60) * Math.max(...meanSeconds)) / 3600;
}

/**
 * How long an M/M/c queue of endless patience remembers that it began empty: twenty relaxation times, each
 * 1 / (c mu (1 - sqrt(load))^2). Source: Cohen (1982), The Single Server Queue, III.7
 */
export function memoryHours(agents: number, meanHandleSeconds: number, load: number): number {
  if (load >= 1) return 0;
  const gap = 1 - Math.sqrt(load);
  return (20 * meanHandleSeconds) / (agents * gap * gap) / 3600;
}

/** One class, one group, constant rate; parameters that a record leaves out may be given. */
export function oneQueue(record: ReferenceCase, size: Size, more: Record<string, unknown> = {}): ScenarioInput {
  const parameters = { ...record.parameters, ...more };
  const { agents, arrivals, arrival_rate_per_hour: rate, service, waiting_places: places } = parameters;
  const law = service ?? (typeof parameters.service_law === 'object' ? parameters.service_law : undefined);
  const isWrapped = law?.law === 'talk_wrap';
  const handleTime = isWrapped
    ? exponential(law.talk_mean_s)
    : law === undefined
      ? exponential(parameters.mean_handle_time_s)
      : lawOf(law);
  const handleSeconds = isWrapped ? law.talk_mean_s + law.wrap_mean_s : meanOf(law, parameters.mean_handle_time_s);
  const patience = patienceOf({ ...record, parameters: { patience_law: 'infinite', ...parameters } });
  const longest = [handleSeconds, ...(law?.means_s ?? []), parameters.mean_patience_s ?? 300];
  const isEndless = patience.law === 'never' && typeof places !== 'number';
  // A handle time that varies more is remembered longer.
  const spread = Math.max(1, (1 + (law?.cv ?? 1) ** 2) / 2);
  const memory = isEndless ? spread * memoryHours(agents, handleSeconds, (rate * handleSeconds) / 3600 / agents) : 0;
  return {
    ...steadyState(record, rate, Math.max(memory, warmUpHours(agents, ...longest)), size),
    demand: {
      contactsPerHour: rate,
      ...(arrivals !== undefined && { arrivals: { process: 'renewal', gap: gapOf(arrivals, rate) } }),
    },
    contacts: { handleTime, patience, ...(isWrapped && { afterCallWork: exponential(law.wrap_mean_s) }) },
    agents: [{ name: 'pool1', headcount: agents }],
    ...(typeof places === 'number' && { queues: [{ name: 'line', contacts: ['*'], waitingPlaces: places }] }),
  };
}

// biome-ignore lint/suspicious/noExplicitAny: laws of records have fields of their own
function meanOf(law: any, otherwise: number): number {
  if (law === undefined) return otherwise;
  if (law.mean_s !== undefined) return law.mean_s;
  if (law.probs !== undefined)
    return law.probs.reduce((sum: number, p: number, i: number) => sum + p * law.means_s[i], 0);
  return law.value_s ?? (law.low_s + law.high_s) / 2;
}

/** Gaps between arrivals; only their shape matters. */
// biome-ignore lint/suspicious/noExplicitAny: laws of records have fields of their own
function gapOf(arrivals: any, ratePerHour: number): Exclude<Law, { law: 'never' }> {
  const mean = 3600 / ratePerHour;
  return lawOf({ low_s: 0, high_s: 2 * mean, mean_s: mean, ...arrivals }) as Exclude<Law, { law: 'never' }>;
}
