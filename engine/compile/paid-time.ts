import { exp } from '../arithmetic/exp.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Timeline } from './clock.ts';
import { type CrewPlan, type CrewPlans, leavingFrom } from './crew-plans.ts';
import type { Span } from './duty-hours.ts';
import { clipped, overtimeSpans } from './net-staff.ts';

/** What paid hours are paid for. */
export type PaidKind = 'labour' | 'training' | 'overtime' | 'standby';

/** Paid agents of a team at one price, as steps in time: `agents[i]` from `timeSeconds[i]` on; before the first, 0. */
export interface PaidTime {
  readonly team: number;
  readonly kind: PaidKind;
  /** Currency, before premiums. */
  readonly costPerHour: number;
  readonly timeSeconds: Float64Array;
  /** Not always whole: planned = net / (1 - shrinkage), and leavers are taken out by their expected number. */
  readonly agents: Float64Array;
}

const SECONDS_PER_YEAR = 365.25 * 86400;

/**
 * The pay that is known beforehand. Everybody on the schedule is paid, whether at work, absent, or cut off by an outage;
 * overtime is that of surge plans with a date, for the agents planned to stay. Those in training are paid for the hours
 * they will keep later. A reserve stands by in the hours of its group, before and after it is called. Those who have
 * left are not paid: they are taken out by their expected number, so that mean cost is exact, and does not vary by it.
 */
export function paidTimesOf(scenario: Scenario, plans: CrewPlans, { clock }: Timeline): PaidTime[] {
  const books = new Map<
    string,
    { first: Omit<PaidTime, 'timeSeconds' | 'agents'>; changes: { at: number; agents: number }[] }
  >();
  const run: Span = { from: -clock.warmUpSeconds, to: clock.endSeconds };
  const pay = (team: number, kind: PaidKind, costPerHour: number, span: Span, agents: number): void => {
    const { from, to } = clipped(span, run);
    if (from >= to || agents === 0) return;
    const key = `${team}/${kind}/${costPerHour}`;
    if (!books.has(key)) books.set(key, { first: { team, kind, costPerHour }, changes: [] });
    books.get(key)!.changes.push({ at: from, agents }, { at: to, agents: -agents });
  };
  for (const crew of [
    ...plans.crews,
    ...plans.triggered.flatMap((crews, p) => (isReserve(scenario, p) ? (crews ?? []) : [])),
  ]) {
    const { team, works, paid, costPerHour, standbyCostPerHour } = crew;
    const rate = paidPerAgent(scenario, crew.group);
    for (const day of crew.days) {
      const agents = day.agents * rate * share(crew, day.startSeconds, run.from);
      for (const span of day.paid) {
        pay(team, 'labour', costPerHour, clipped(span, works), agents);
        pay(team, 'training', costPerHour, clipped(span, { from: paid.from, to: works.from }), agents);
        if (standbyCostPerHour === null) continue;
        pay(team, 'standby', standbyCostPerHour, clipped(span, { from: run.from, to: works.from }), agents);
        pay(team, 'standby', standbyCostPerHour, clipped(span, { from: works.to, to: run.to }), agents);
      }
    }
  }
  for (const plan of plans.overtime) {
    for (const { from, to, agents } of overtimeSpans(plan)) {
      pay(plan.crew.team, 'overtime', plan.costPerHour, { from, to }, agents);
    }
  }
  return [...books.values()].map(({ first, changes }) => ({ ...first, ...stepsOf(changes) }));
}

/** Agents paid for each agent of a headcount: planned = net / (1 - s) when it means productive agents. */
function paidPerAgent({ agents }: Scenario, group: number): number {
  const { headcountMeans, shrinkage } = agents[group];
  return headcountMeans === 'productive' ? 1 / (1 - shrinkage.planned - shrinkage.unplanned) : 1;
}

function isReserve({ surge }: Scenario, plan: number): boolean {
  return surge[plan].kind === 'reserve';
}

/** Expected share of the crew that has not left. */
function share(crew: CrewPlan, at: number, runStart: number): number {
  const { attritionPerYear } = crew;
  const worked = at - leavingFrom(crew, runStart);
  return worked <= 0 || attritionPerYear === 0 ? 1 : exp((-attritionPerYear * worked) / SECONDS_PER_YEAR);
}

function stepsOf(changes: { at: number; agents: number }[]): { timeSeconds: Float64Array; agents: Float64Array } {
  changes.sort((a, b) => a.at - b.at);
  const times: number[] = [];
  const levels: number[] = [];
  let level = 0;
  for (const { at, agents } of changes) {
    level += agents;
    if (times.at(-1) === at) levels[levels.length - 1] = level;
    else if (levels.at(-1) !== level) {
      times.push(at);
      levels.push(level);
    }
  }
  return { timeSeconds: Float64Array.from(times), agents: Float64Array.from(levels) };
}
