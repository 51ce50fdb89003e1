import { exp } from '../arithmetic/exp.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Timeline } from './clock.ts';
import { type CrewPlan, type CrewPlans, leavingFrom } from './crew-plans.ts';
import type { Span } from './duty-hours.ts';
import { overtimeSpans } from './net-staff.ts';
import { orderInTime } from './order-in-time.ts';

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
  const books = new Map<string, Book>();
  const run: Span = { from: -clock.warmUpSeconds, to: clock.endSeconds };
  const bookOf = (team: number, kind: PaidKind, costPerHour: number): Book => {
    const key = `${team}/${kind}/${costPerHour}`;
    const book = books.get(key) ?? { team, kind, costPerHour, at: [], agents: [] };
    books.set(key, book);
    return book;
  };
  /** A way to pay agents of one team at one price in the part of their time that lies in the run and in `within`. */
  const payer = (team: number, kind: PaidKind, costPerHour: number, within: Span) => {
    const earliest = Math.max(within.from, run.from);
    const latest = Math.min(within.to, run.to);
    // A year of shifts is a million spans: nothing is made for each of them.
    let book: Book | null = null;
    return (span: Span, agents: number): void => {
      const from = Math.max(span.from, earliest);
      const to = Math.min(span.to, latest);
      if (from >= to || agents === 0) return;
      book ??= bookOf(team, kind, costPerHour);
      book.at.push(from, to);
      book.agents.push(agents, -agents);
    };
  };
  for (const crew of [
    ...plans.crews,
    ...plans.triggered.flatMap((crews, p) => (isReserve(scenario, p) ? (crews ?? []) : [])),
  ]) {
    const { team, works, paid, costPerHour, standbyCostPerHour } = crew;
    const rate = paidPerAgent(scenario, crew.group);
    const ways = [
      payer(team, 'labour', costPerHour, works),
      payer(team, 'training', costPerHour, { from: paid.from, to: works.from }),
    ];
    if (standbyCostPerHour !== null) {
      ways.push(
        payer(team, 'standby', standbyCostPerHour, { from: run.from, to: works.from }),
        payer(team, 'standby', standbyCostPerHour, { from: works.to, to: run.to }),
      );
    }
    for (const day of crew.days) {
      const agents = day.agents * rate * share(crew, day.startSeconds, run.from);
      for (const span of day.paid) for (const pay of ways) pay(span, agents);
    }
  }
  for (const plan of plans.overtime) {
    const pay = payer(plan.crew.team, 'overtime', plan.costPerHour, run);
    for (const span of overtimeSpans(plan)) pay(span, span.agents);
  }
  return [...books.values()].map(({ team, kind, costPerHour, ...book }) => ({
    ...{ team, kind, costPerHour },
    ...stepsOf(book),
  }));
}

/** Agents who come (or go, below 0) at instants in any order, of one team and at one price. */
interface Book {
  readonly team: number;
  readonly kind: PaidKind;
  readonly costPerHour: number;
  readonly at: number[];
  readonly agents: number[];
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

function stepsOf({ at, agents }: Pick<Book, 'at' | 'agents'>): Pick<PaidTime, 'timeSeconds' | 'agents'> {
  const inOrder = orderInTime(at);
  const times: number[] = [];
  const levels: number[] = [];
  let level = 0;
  for (const change of inOrder) {
    level += agents[change];
    const last = times.length - 1;
    if (times[last] === at[change]) levels[last] = level;
    else if (levels[last] !== level) {
      times.push(at[change]);
      levels.push(level);
    }
  }
  return { timeSeconds: Float64Array.from(times), agents: Float64Array.from(levels) };
}
