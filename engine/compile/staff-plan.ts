import type { AgentGroup } from '../scenario/agents.ts';
import { dayNumber, minuteOfDay, weekdayOfDay } from '../scenario/dates.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Timeline } from './clock.ts';
import type { StaffPlan } from './model.ts';
import { localTime, type ZoneClock } from './zone-clock.ts';

/** Headcounts of one group as steps in time; the last value stays. Times ascend; the first is the start of the run. */
export interface HeadcountSteps {
  readonly timeSeconds: readonly number[];
  /** Agents given, on duty (breaks taken out). */
  readonly present: readonly number[];
  /** Agents given, paid (paid breaks left in). */
  readonly paid: readonly number[];
}

/** The headcount of a group over the run, before shrinkage. */
export function headcountSteps(
  group: AgentGroup,
  scenario: Scenario,
  timeline: Timeline,
  zone: ZoneClock,
): HeadcountSteps {
  const start = -timeline.clock.warmUpSeconds;
  if (group.headcount !== undefined)
    return { timeSeconds: [start], present: [group.headcount], paid: [group.headcount] };
  if (group.headcountByInterval !== undefined) {
    const { intervalMinutes, headcount } = group.headcountByInterval;
    const times = headcount.map((_, i) => (i === 0 ? start : i * intervalMinutes * 60));
    return { timeSeconds: times, present: headcount, paid: headcount };
  }
  return shiftSteps(group, scenario, timeline, zone);
}

function shiftSteps(group: AgentGroup, scenario: Scenario, timeline: Timeline, zone: ZoneClock): HeadcountSteps {
  const { clock, origin } = timeline;
  const start = -clock.warmUpSeconds;
  const holidays = new Set(scenario.calendar.holidays.map((holiday) => dayNumber(holiday.date)));
  const changes: { at: number; present: number; paid: number }[] = [];
  const change = (instant: number, present: number, paid: number): void => {
    changes.push({ at: Math.max(start, instant - origin), present, paid });
  };
  const firstDay = localTime(zone, origin + start).day - 1;
  const lastDay = localTime(zone, origin + clock.endSeconds).day;
  for (const shift of group.shifts ?? []) {
    const from = shift.from === undefined ? firstDay : Math.max(firstDay, dayNumber(shift.from));
    const until = shift.until === undefined ? lastDay : Math.min(lastDay, dayNumber(shift.until));
    const startMinute = minuteOfDay(shift.start);
    const endMinute = afterStart(minuteOfDay(shift.end), startMinute);
    for (let day = from; day <= until; day++) {
      if (!shift.days.includes(weekdayOfDay(day))) continue;
      if (!shift.onHolidays && holidays.has(day)) continue;
      const n = shift.headcount;
      const shiftEnd = zone.instant(day, endMinute);
      change(zone.instant(day, startMinute), n, n);
      change(shiftEnd, -n, -n);
      for (const pause of shift.breaks) {
        const pauseMinute = afterStart(minuteOfDay(pause.at), startMinute - 1);
        const paid = pause.paid ? 0 : n;
        const pauseStart = zone.instant(day, pauseMinute);
        // In elapsed time: on the night of a clock change a break is as long as on any other.
        change(pauseStart, -n, -paid);
        change(Math.min(pauseStart + pause.minutes * 60, shiftEnd), n, paid);
      }
    }
  }
  changes.sort((a, b) => a.at - b.at);
  const timeSeconds = [start];
  const present = [0];
  const paid = [0];
  for (const { at, present: more, paid: morePaid } of changes) {
    const last = timeSeconds.length - 1;
    if (at === timeSeconds[last]) {
      present[last] += more;
      paid[last] += morePaid;
    } else {
      timeSeconds.push(at);
      present.push(present[last] + more);
      paid.push(paid[last] + morePaid);
    }
  }
  return { timeSeconds, present, paid };
}

/** A time of day as minutes since the midnight before `startMinute`, on the next day when it is not after it. */
function afterStart(minute: number, startMinute: number): number {
  return minute > startMinute ? minute : minute + 1440;
}

/**
 * Agents who take contacts, of agents given. Shrinkage takes its share of the group as a whole, once, and the result is
 * rounded to the nearest whole agent: rounding shift by shift would add up to more agents than there are.
 */
export function productiveAgents(group: AgentGroup, given: number): number {
  return group.headcountMeans === 'productive' ? given : Math.round(given * (1 - group.shrinkage.planned));
}

/** Agents who are paid, of agents given: `planned = net / (1 - s)` when the headcount means productive agents. */
export function paidAgents(group: AgentGroup, given: number): number {
  return group.headcountMeans === 'productive' ? given / (1 - group.shrinkage.planned) : given;
}

/** All groups' productive staff as one list of changes in order of time, then of group. */
export function staffPlanOf(
  groups: readonly AgentGroup[],
  steps: readonly HeadcountSteps[],
  timeline: Timeline,
): StaffPlan {
  const staffAtStart = new Int32Array(groups.length);
  const peakStaff = new Int32Array(groups.length);
  const changes: { time: number; group: number; staff: number }[] = [];
  steps.forEach(({ timeSeconds, present }, g) => {
    let staff = productiveAgents(groups[g], present[0]);
    staffAtStart[g] = staff;
    peakStaff[g] = staff;
    for (let i = 1; i < timeSeconds.length && timeSeconds[i] < timeline.clock.endSeconds; i++) {
      const next = productiveAgents(groups[g], present[i]);
      if (next !== staff) changes.push({ time: timeSeconds[i], group: g, staff: next });
      staff = next;
      peakStaff[g] = Math.max(peakStaff[g], staff);
    }
  });
  changes.sort((a, b) => a.time - b.time || a.group - b.group);
  return {
    staffAtStart,
    changes: changes.length,
    timeSeconds: Float64Array.from(changes, (change) => change.time),
    group: Uint16Array.from(changes, (change) => change.group),
    staff: Int32Array.from(changes, (change) => change.staff),
    peakStaff,
  };
}
