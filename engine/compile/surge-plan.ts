import type { Scenario } from '../scenario/scenario.ts';
import type { Timeline } from './clock.ts';
import type { Span } from './duty-hours.ts';
import { instantOf } from './local-instant.ts';

export type SurgePlan = Scenario['surge'][number];

/** Agents of a dated plan who come together. */
export interface SurgeArrival {
  /** From when to when they are on duty, in the hours of their group. */
  readonly works: Span;
  /** Agents of the plan who have come before them, and with them. */
  readonly before: number;
  readonly after: number;
}

/** Arrivals of a plan whose agents learn are gathered into at most so many, so that each can be a team of its own. */
const MOST_LEARNING_ARRIVALS = 8;

/**
 * When the agents of a dated plan come and go. The first come `leadTimeHours` after the start, then more every 24 hours,
 * at most `agentsPerDay` a day (at least one agent in all on the first). All leave together: `afterHours` after the
 * last have come, not before `minimumHours` after that; never when there is no release.
 */
export function surgeArrivals(plan: SurgePlan, timeline: Timeline): SurgeArrival[] {
  const first = instantOf(plan.start!, timeline) + plan.leadTimeHours * 3600;
  const counts: number[] = [];
  for (let day = 0, come = 0; come < plan.agents && first + day * 86400 < timeline.clock.endSeconds; day++) {
    come = agentsCome(plan, day);
    counts.push(come);
  }
  const days = daysUntilAllCome(plan);
  const to =
    plan.release?.afterHours === undefined
      ? Number.POSITIVE_INFINITY
      : first + days * 86400 + Math.max(plan.release.afterHours, plan.minimumHours) * 3600;
  return counts
    .map((after, day) => ({ works: { from: first + day * 86400, to }, before: counts[day - 1] ?? 0, after }))
    .filter(({ before, after }) => after > before);
}

/** Agents of a plan who have come `day` whole days after the first. */
function agentsCome({ agents, agentsPerDay }: SurgePlan, day: number): number {
  if (agentsPerDay === undefined) return agents;
  return Math.min(agents, Math.max(1, Math.floor(agentsPerDay * (day + 1) + 1e-9)));
}

function daysUntilAllCome({ agents, agentsPerDay }: SurgePlan): number {
  return agentsPerDay === undefined || agents <= 1 ? 0 : Math.ceil(agents / agentsPerDay - 1e-9) - 1;
}

/** Gathers arrivals that follow each other into at most `MOST_LEARNING_ARRIVALS`; each keeps its own hours. */
export function gatheredArrivals(arrivals: readonly SurgeArrival[]): SurgeArrival[][] {
  const size = Math.ceil(arrivals.length / MOST_LEARNING_ARRIVALS);
  const gathered: SurgeArrival[][] = [];
  for (let i = 0; i < arrivals.length; i += size) gathered.push(arrivals.slice(i, i + size));
  return gathered;
}

/** When agents of several arrivals began, on average over the agents. */
export function meanArrival(arrivals: readonly SurgeArrival[]): number {
  let agents = 0;
  let sum = 0;
  for (const { works, before, after } of arrivals) {
    agents += after - before;
    sum += (after - before) * works.from;
  }
  return sum / agents;
}
