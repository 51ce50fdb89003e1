import { dayNumber, minuteOfDay } from '../scenario/dates.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { ContactClass } from '../scenario/selector.ts';
import type { Timeline } from './clock.ts';
import type { Pay } from './model.ts';
import type { Teams } from './model-teams.ts';
import type { PaidTime } from './paid-time.ts';
import { localTime, type ZoneClock } from './zone-clock.ts';

const QUARTER_HOUR = 900;

/**
 * What the schedule costs, by team and reporting interval: paid agents x cost per hour x premiums. Premiums add up and
 * follow the clock of the group's site; they are taken at the start of each quarter of an hour.
 * @param zones the clock of each group's site
 */
export function payOf(
  scenario: Scenario,
  classes: readonly ContactClass[],
  paidTimes: readonly PaidTime[],
  teams: Teams,
  timeline: Timeline,
  zones: readonly ZoneClock[],
): Pay {
  const { costs, agents } = scenario;
  const { intervals, intervalSeconds, endSeconds } = timeline.clock;
  const labourCost = new Float64Array(teams.count * intervals);
  const paid = new Float64Array(teams.count * intervals);
  const overtimePerHour = new Float64Array(teams.count * intervals);
  const overtimeFactor = agents.map((group) => 1 + (group.overtime?.premium ?? costs.overtimePremium));
  const premium = (group: number, at: number) => premiumAt(scenario, zones[group], timeline.origin + at);
  teams.groupOf.forEach((group, team) => {
    for (let i = 0; i < intervals; i++) {
      const factor = overtimeFactor[group] + premium(group, i * intervalSeconds);
      overtimePerHour[team * intervals + i] = agents[group].costPerHour * factor;
    }
  });
  for (const { team, kind, costPerHour, timeSeconds, agents: given } of paidTimes) {
    const group = teams.groupOf[team];
    const base = kind === 'overtime' ? overtimeFactor[group] : 1;
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
          const factor = kind === 'standby' ? 1 : base + premium(group, Math.floor(from / QUARTER_HOUR) * QUARTER_HOUR);
          if (kind !== 'standby') paid[team * intervals + i] += agentSeconds / (intervalEnd - i * intervalSeconds);
          labourCost[team * intervals + i] += (agentSeconds / 3600) * costPerHour * factor;
        }
        from = to;
      }
    }
  }
  return {
    currency: scenario.currency,
    labourCost,
    paidAgents: paid,
    overtimePerHour,
    telephonePerSecond: Float64Array.from(classes, ({ channel }) =>
      channel === 'voice' ? costs.telephonePerMinute / 60 : 0,
    ),
  };
}

/** Sum of the premiums at an instant, as a share of pay. */
function premiumAt(scenario: Scenario, zone: ZoneClock, instant: number): number {
  const { costs, calendar } = scenario;
  if (costs.nightPremium === 0 && costs.weekendPremium === 0 && costs.holidayPremium === 0) return 0;
  const { day, minute, weekday } = localTime(zone, instant);
  const from = minuteOfDay(costs.nightHours.from);
  const to = minuteOfDay(costs.nightHours.to);
  const isNight = from <= to ? minute >= from && minute < to : minute >= from || minute < to;
  const isHoliday = calendar.holidays.some((holiday) => dayNumber(holiday.date) === day);
  return (
    (isNight ? costs.nightPremium : 0) +
    (weekday >= 5 ? costs.weekendPremium : 0) +
    (isHoliday ? costs.holidayPremium : 0)
  );
}
