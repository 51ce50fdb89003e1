import { dayNumber, minuteOfDay } from '../scenario/dates.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Timeline } from './clock.ts';
import type { CrewPlans } from './crew-plans.ts';
import type { CalledTeam, Pay, Wages } from './model-money.ts';
import type { Teams } from './model-teams.ts';
import type { PaidTime } from './paid-time.ts';
import { localTime, type ZoneClock } from './zone-clock.ts';

const QUARTER_HOUR = 900;

/**
 * What the plan pays, by team, kind and reporting interval: paid agents x cost per hour x premiums. Premiums add up and
 * follow the clock of the group's site; they are taken at the start of each quarter of an hour.
 * @param zones the clock of each group's site
 */
export function wagesOf(
  scenario: Scenario,
  paidTimes: readonly PaidTime[],
  teams: Teams,
  timeline: Timeline,
  zones: readonly ZoneClock[],
): Pick<Pay, 'paidSeconds' | 'paidAgents' | 'wages' | 'overtimePerHour'> {
  const { clock } = timeline;
  const paidTimesOf: PaidTime[][] = Array.from(teams.groupOf, () => []);
  for (const paid of paidTimes) paidTimesOf[paid.team].push(paid);
  const premiums = premiumsOf(scenario, timeline);
  const wages: Wages[] = [];
  const paidSeconds = new Float64Array(teams.count);
  // Every team is reckoned in the same column: few are asked for it afterwards, and of a year it is large.
  const paidOfTeam = new Float64Array(clock.intervals);
  const paidAgents = Array.from(teams.groupOf, (group, team) => {
    const books = new Map<Wages['kind'], Wages>();
    paidOfTeam.fill(0);
    for (const paid of paidTimesOf[team]) {
      const { kind } = paid;
      const { byInterval } = bookOf(books, team, kind === 'training' ? 'training pay' : kind, clock.intervals);
      // Standing by is no work: it has its own price, without premiums.
      const isWork = kind !== 'standby';
      const base = kind === 'overtime' ? overtimeFactor(scenario, group) : 1;
      addPay(paid, base, isWork ? premiums(zones[group]) : null, clock, byInterval, isWork ? paidOfTeam : null);
    }
    wages.push(...books.values());
    paidOfTeam.forEach((agents, i) => {
      paidSeconds[team] += agents * intervalLength(clock, i);
    });
    const per = scenario.vendors[teams.vendors[teams.vendorOf[team]]]?.pricing?.per;
    return per === 'paid-hour' || per === 'fte-month' ? paidOfTeam.slice() : null;
  });
  return {
    paidSeconds,
    paidAgents,
    wages,
    overtimePerHour: overtimePrices(scenario, teams, timeline, zones, premiums),
  };
}

/** By team, one column for all teams with the same price of overtime. */
function overtimePrices(
  scenario: Scenario,
  teams: Teams,
  { clock }: Timeline,
  zones: readonly ZoneClock[],
  premiums: (zone: ZoneClock) => Float64Array,
): Float64Array[] {
  const quarters = clock.intervalSeconds / QUARTER_HOUR;
  const known = new Map<string, Float64Array>();
  return Array.from(teams.groupOf, (group) => {
    const { costPerHour } = scenario.agents[group];
    const factor = overtimeFactor(scenario, group);
    const key = `${zones[group].name}/${costPerHour}/${factor}`;
    let prices = known.get(key);
    if (prices === undefined) {
      const byQuarter = premiums(zones[group]);
      prices = new Float64Array(clock.intervals);
      for (let i = 0; i < prices.length; i++) prices[i] = costPerHour * (factor + byQuarter[i * quarters]);
      known.set(key, prices);
    }
    return prices;
  });
}

function intervalLength({ intervalSeconds, endSeconds }: Timeline['clock'], i: number): number {
  return Math.min((i + 1) * intervalSeconds, endSeconds) - i * intervalSeconds;
}

/** Adds the pay of a team to each interval, and its paid agents. @param premiums by quarter of an hour; null for none */
function addPay(
  { timeSeconds, agents, costPerHour }: PaidTime,
  base: number,
  premiums: Float64Array | null,
  clock: Timeline['clock'],
  byInterval: Float64Array,
  paidAgents: Float64Array | null,
): void {
  for (let step = 0; step < timeSeconds.length; step++) {
    // Whole nights in which nobody is there are passed at once.
    if (!(agents[step] > 0)) continue;
    const from = Math.max(0, timeSeconds[step]);
    const to = step + 1 < timeSeconds.length ? timeSeconds[step + 1] : clock.endSeconds;
    addStep(agents[step], from, to, costPerHour, base, premiums, clock, byInterval, paidAgents);
  }
}

/** By quarters of an hour, cut where the interval or the step ends. */
function addStep(
  agents: number,
  fromSeconds: number,
  toSeconds: number,
  costPerHour: number,
  base: number,
  premiums: Float64Array | null,
  { intervalSeconds, endSeconds }: Timeline['clock'],
  byInterval: Float64Array,
  paidAgents: Float64Array | null,
): void {
  const until = Math.min(toSeconds, endSeconds);
  let i = Math.floor(fromSeconds / intervalSeconds);
  let quarter = Math.floor(fromSeconds / QUARTER_HOUR);
  for (let from = fromSeconds; from < until; ) {
    const intervalEnd = Math.min((i + 1) * intervalSeconds, endSeconds);
    const quarterEnd = (quarter + 1) * QUARTER_HOUR;
    const to = Math.min(quarterEnd, intervalEnd, until);
    const agentSeconds = agents * (to - from);
    if (paidAgents !== null) paidAgents[i] += agentSeconds / (intervalEnd - i * intervalSeconds);
    byInterval[i] += (agentSeconds / 3600) * costPerHour * (premiums === null ? base : base + premiums[quarter]);
    from = to;
    if (to === intervalEnd) i++;
    if (to === quarterEnd) quarter++;
  }
}

function bookOf(books: Map<Wages['kind'], Wages>, team: number, kind: Wages['kind'], intervals: number): Wages {
  const book = books.get(kind) ?? { team, kind, byInterval: new Float64Array(intervals) };
  books.set(kind, book);
  return book;
}

/**
 * Agents whom triggers call: paid for the hours they turn out to work, with the premium of the interval's start. A reserve
 * is no longer paid for standing by in them.
 */
export function calledTeams(
  scenario: Scenario,
  plans: CrewPlans,
  productiveShare: Float64Array,
  timeline: Timeline,
  zones: readonly ZoneClock[],
): CalledTeam[] {
  const { intervals, intervalSeconds } = timeline.clock;
  const called = new Map<number, CalledTeam>();
  const premiums = premiumsOf(scenario, timeline);
  const quarters = intervalSeconds / QUARTER_HOUR;
  plans.triggered.forEach((crews, p) => {
    const plan = scenario.surge[p];
    const isOvertime = plan.kind === 'overtime';
    for (const { team, group, costPerHour, standbyCostPerHour } of crews ?? []) {
      const base = isOvertime ? overtimeFactor(scenario, group) : 1;
      const byQuarter = premiums(zones[group]);
      const perHour = Float64Array.from({ length: intervals }, (_, i) => {
        return (plan.costPerHour ?? costPerHour) * (base + byQuarter[i * quarters]);
      });
      called.set(team, {
        team,
        kind: isOvertime ? 'overtime' : 'labour',
        paidPerOnDuty: isOvertime ? 1 : paidPerProductive(scenario, group, productiveShare[team]),
        perHour,
        standbyPerHour: standbyCostPerHour ?? 0,
        perHire: plan.kind === 'hired' ? scenario.costs.trainingPerHire : 0,
      });
    }
  });
  return [...called.values()];
}

/** Paid agents for each on contacts: those of a headcount that means productive agents have cover for all shrinkage. */
function paidPerProductive({ agents }: Scenario, group: number, productiveShare: number): number {
  const { headcountMeans, shrinkage } = agents[group];
  return headcountMeans === 'productive' ? 1 / (1 - shrinkage.planned - shrinkage.unplanned) : 1 / productiveShare;
}

/** Pay of an hour of overtime, as a multiple of an hour's, before other premiums. */
function overtimeFactor({ agents, costs }: Scenario, group: number): number {
  return 1 + (agents[group].overtime?.premium ?? costs.overtimePremium);
}

/** By zone: the sum of the premiums, as a share of pay, at the start of each quarter of an hour of the run. */
function premiumsOf({ costs, calendar }: Scenario, { clock, origin }: Timeline): (zone: ZoneClock) => Float64Array {
  const known = new Map<ZoneClock, Float64Array>();
  const isPaid = costs.nightPremium !== 0 || costs.weekendPremium !== 0 || costs.holidayPremium !== 0;
  const from = minuteOfDay(costs.nightHours.from);
  const to = minuteOfDay(costs.nightHours.to);
  const holidays = new Set(calendar.holidays.map(({ date }) => dayNumber(date)));
  const premiumAt = (zone: ZoneClock, instant: number): number => {
    const { day, minute, weekday } = localTime(zone, instant);
    const isNight = from <= to ? minute >= from && minute < to : minute >= from || minute < to;
    return (
      (isNight ? costs.nightPremium : 0) +
      (weekday >= 5 ? costs.weekendPremium : 0) +
      (holidays.has(day) ? costs.holidayPremium : 0)
    );
  };
  return (zone) => {
    let byQuarter = known.get(zone);
    if (byQuarter === undefined) {
      byQuarter = new Float64Array((clock.intervals * clock.intervalSeconds) / QUARTER_HOUR);
      if (isPaid) for (let q = 0; q < byQuarter.length; q++) byQuarter[q] = premiumAt(zone, origin + q * QUARTER_HOUR);
      known.set(zone, byQuarter);
    }
    return byQuarter;
  };
}
