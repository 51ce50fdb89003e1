import { exp } from '../arithmetic/exp.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Timeline } from './clock.ts';
import { type CrewPlan, type CrewPlans, leavingFrom } from './crew-plans.ts';
import type { Span } from './duty-hours.ts';
import { GrowingColumn } from './growing-column.ts';
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
  const run: Span = { from: -clock.warmUpSeconds, to: clock.endSeconds };
  const payCrew = (books: PayBooks, crew: CrewPlan): void => {
    const { team, works, paid, costPerHour, standbyCostPerHour } = crew;
    const rate = paidPerAgent(scenario, crew.group);
    const ways = [
      books.payer(team, 'labour', costPerHour, works),
      books.payer(team, 'training', costPerHour, { from: paid.from, to: works.from }),
    ];
    if (standbyCostPerHour !== null) {
      ways.push(
        books.payer(team, 'standby', standbyCostPerHour, { from: run.from, to: works.from }),
        books.payer(team, 'standby', standbyCostPerHour, { from: works.to, to: run.to }),
      );
    }
    for (const day of crew.days) {
      const agents = day.agents * rate * share(crew, day.startSeconds, run.from);
      for (const span of day.paid) for (const pay of ways) pay(span, agents);
    }
  };
  const reserves = plans.triggered.flatMap((crews, p) => (isReserve(scenario, p) ? (crews ?? []) : []));
  // Crews of a group stand together and no two groups have a team in common, so each group's books can be closed at once.
  const groups = [...plans.crews, ...reserves].reduce<CrewPlan[][]>((together, crew) => {
    const last = together.at(-1);
    if (last?.[0].group === crew.group) last.push(crew);
    else together.push([crew]);
    return together;
  }, []);
  const books = new PayBooks(run);
  const paidTimes = groups.flatMap((crews) => {
    for (const crew of crews) payCrew(books, crew);
    return books.close();
  });
  for (const plan of plans.overtime) {
    const pay = books.payer(plan.crew.team, 'overtime', plan.costPerHour, run);
    for (const span of overtimeSpans(plan)) pay(span, span.agents);
  }
  return [...paidTimes, ...books.close()];
}

/** A book for each team, kind and price. */
class PayBooks {
  private readonly books = new Map<string, Book>();
  /** Of books that were closed, to be written in again. */
  private readonly spare: Pick<Book, 'at' | 'agents'>[] = [];
  private readonly run: Span;

  constructor(run: Span) {
    this.run = run;
  }

  /** A way to pay agents of one team at one price in the part of their time that lies in the run and in `within`. */
  payer(team: number, kind: PaidKind, costPerHour: number, within: Span): (span: Span, agents: number) => void {
    const earliest = Math.max(within.from, this.run.from);
    const latest = Math.min(within.to, this.run.to);
    // A year of shifts is a million spans: nothing is made for each of them.
    let book: Book | null = null;
    return (span, agents) => {
      const from = Math.max(span.from, earliest);
      const to = Math.min(span.to, latest);
      if (from >= to || agents === 0) return;
      book ??= this.bookOf(team, kind, costPerHour);
      book.at.push(from);
      book.at.push(to);
      book.agents.push(agents);
      book.agents.push(-agents);
    };
  }

  /** What is in the books; then they are empty. */
  close(): PaidTime[] {
    const paidTimes = [...this.books.values()].map(({ team, kind, costPerHour, at, agents }) => {
      const steps = stepsOf({ at, agents });
      at.clear();
      agents.clear();
      this.spare.push({ at, agents });
      return { team, kind, costPerHour, ...steps };
    });
    this.books.clear();
    return paidTimes;
  }

  private bookOf(team: number, kind: PaidKind, costPerHour: number): Book {
    const key = `${team}/${kind}/${costPerHour}`;
    let book = this.books.get(key);
    if (book === undefined) {
      const columns = this.spare.pop() ?? { at: new GrowingColumn(), agents: new GrowingColumn() };
      book = { team, kind, costPerHour, ...columns };
      this.books.set(key, book);
    }
    return book;
  }
}

/** Agents who come (or go, below 0) at instants in any order, of one team and at one price. */
interface Book {
  readonly team: number;
  readonly kind: PaidKind;
  readonly costPerHour: number;
  readonly at: GrowingColumn;
  readonly agents: GrowingColumn;
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
  const inOrder = orderInTime(at.values, at.length);
  const times: number[] = [];
  const levels: number[] = [];
  let level = 0;
  for (const change of inOrder) {
    level += agents.values[change];
    const now = at.values[change];
    const last = times.length - 1;
    if (times[last] === now) levels[last] = level;
    else if (levels[last] !== level) {
      times.push(now);
      levels.push(level);
    }
  }
  return { timeSeconds: Float64Array.from(times), agents: Float64Array.from(levels) };
}
