import { dayNumber, minuteOfDay } from '../scenario/dates.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Timeline } from './clock.ts';
import type { CrewPlans } from './crew-plans.ts';
import type { CalledTeam, Wages } from './model-money.ts';
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
): { wages: Wages[]; paidAgents: Float64Array; overtimePerHour: Float64Array } {
  const { intervals, intervalSeconds, endSeconds } = timeline.clock;
  const books = new Map<string, Wages>();
  const paidAgents = new Float64Array(teams.count * intervals);
  const overtimePerHour = new Float64Array(teams.count * intervals);
  const premiums = premiumsOf(scenario, timeline);
  teams.groupOf.forEach((group, team) => {
    const byQuarter = premiums(zones[group]);
    const { costPerHour } = scenario.agents[group];
    const factor = overtimeFactor(scenario, group);
    const quarters = intervalSeconds / QUARTER_HOUR;
    for (let i = 0; i < intervals; i++) {
      overtimePerHour[team * intervals + i] = costPerHour * (factor + byQuarter[i * quarters]);
    }
  });
  for (const { team, kind, costPerHour, timeSeconds, agents: given } of paidTimes) {
    const group = teams.groupOf[team];
    const byQuarter = premiums(zones[group]);
    const { byInterval } = bookOf(books, team, kind === 'training' ? 'training pay' : kind, intervals);
    const base = kind === 'overtime' ? overtimeFactor(scenario, group) : 1;
    let step = -1;
    for (let i = 0; i < intervals; i++) {
      const intervalEnd = Math.min((i + 1) * intervalSeconds, endSeconds);
      for (let from = i * intervalSeconds; from < intervalEnd; ) {
        while (step + 1 < timeSeconds.length && timeSeconds[step + 1] <= from) step++;
        const quarterEnd = (Math.floor(from / QUARTER_HOUR) + 1) * QUARTER_HOUR;
        const nextStep = step + 1 < timeSeconds.length ? timeSeconds[step + 1] : Number.POSITIVE_INFINITY;
        const to = Math.min(quarterEnd, nextStep, intervalEnd);
        const agentSeconds = (step < 0 ? 0 : given[step]) * (to - from);
        if (agentSeconds > 0) {
          // Standing by is no work: it has its own price, without premiums.
          const factor = kind === 'standby' ? 1 : base + byQuarter[Math.floor(from / QUARTER_HOUR)];
          if (kind !== 'standby')
            paidAgents[team * intervals + i] += agentSeconds / (intervalEnd - i * intervalSeconds);
          byInterval[i] += (agentSeconds / 3600) * costPerHour * factor;
        }
        from = to;
      }
    }
  }
  return { wages: [...books.values()], paidAgents, overtimePerHour };
}

function bookOf(books: Map<string, Wages>, team: number, kind: Wages['kind'], intervals: number): Wages {
  const key = `${team}/${kind}`;
  const book = books.get(key) ?? { team, kind, byInterval: new Float64Array(intervals) };
  books.set(key, book);
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
