import { dayNumber, minuteOfDay } from '../scenario/dates.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { ContactClass } from '../scenario/selector.ts';
import type { Timeline } from './clock.ts';
import type { Pay } from './model.ts';
import { type HeadcountSteps, paidAgents } from './staff-plan.ts';
import { localTime, type ZoneClock } from './zone-clock.ts';

const QUARTER_HOUR = 900;

/**
 * What the schedule costs, by group and reporting interval: paid agents x cost per hour x premiums. Premiums add up and
 * follow the clock of the group's site; they are taken at the start of each quarter of an hour.
 */
export function payOf(
  scenario: Scenario,
  classes: readonly ContactClass[],
  steps: readonly HeadcountSteps[],
  timeline: Timeline,
  zones: readonly ZoneClock[],
): Pay {
  const { costs, agents } = scenario;
  const { intervals, intervalSeconds, endSeconds } = timeline.clock;
  const labourCost = new Float64Array(agents.length * intervals);
  const paid = new Float64Array(agents.length * intervals);
  const overtimePerHour = new Float64Array(agents.length * intervals);
  agents.forEach((group, g) => {
    const { timeSeconds, paid: given } = steps[g];
    const overtimeFactor = 1 + (group.overtime?.premium ?? costs.overtimePremium);
    let step = 0;
    for (let i = 0; i < intervals; i++) {
      const intervalEnd = Math.min((i + 1) * intervalSeconds, endSeconds);
      overtimePerHour[g * intervals + i] =
        group.costPerHour * (overtimeFactor + premiumAt(scenario, zones[g], timeline.origin + i * intervalSeconds));
      for (let from = i * intervalSeconds; from < intervalEnd; ) {
        while (step + 1 < timeSeconds.length && timeSeconds[step + 1] <= from) step++;
        const quarterEnd = (Math.floor(from / QUARTER_HOUR) + 1) * QUARTER_HOUR;
        const nextStep = step + 1 < timeSeconds.length ? timeSeconds[step + 1] : Number.POSITIVE_INFINITY;
        const to = Math.min(quarterEnd, nextStep, intervalEnd);
        const agentSeconds = paidAgents(group, given[step]) * (to - from);
        const quarter = timeline.origin + Math.floor(from / QUARTER_HOUR) * QUARTER_HOUR;
        paid[g * intervals + i] += agentSeconds / (intervalEnd - i * intervalSeconds);
        labourCost[g * intervals + i] +=
          (agentSeconds / 3600) * group.costPerHour * (1 + premiumAt(scenario, zones[g], quarter));
        from = to;
      }
    }
  });
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
