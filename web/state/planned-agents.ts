import type { Scenario } from '../../engine/browser.ts';

type AgentGroup = Scenario['agents'][number];
type Shift = NonNullable<AgentGroup['shifts']>[number];

const minutesPerDay = 1440;
const minutesPerWeek = 7 * minutesPerDay;
const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/**
 * The most agents of a group planned on duty at one moment, before breaks and shrinkage: the number a planner knows
 * the group by. Shifts are laid on one ordinary week; those limited to dates count as if they always ran.
 */
export function plannedPeak(group: AgentGroup): number {
  if (group.headcount !== undefined) return group.headcount;
  if (group.headcountByInterval !== undefined) return Math.max(0, ...group.headcountByInterval.headcount);
  return shiftPeak(group.shifts ?? []);
}

function shiftPeak(shifts: readonly Shift[]): number {
  const changes = new Map<number, number>();
  const change = (minute: number, agents: number) => changes.set(minute, (changes.get(minute) ?? 0) + agents);
  for (const shift of shifts) {
    const start = minuteOf(shift.start);
    const end = minuteOf(shift.end);
    const lengthMinutes = end > start ? end - start : end - start + minutesPerDay;
    for (const day of shift.days ?? weekdays) {
      const from = weekdays.indexOf(day) * minutesPerDay + start;
      const to = from + lengthMinutes;
      change(from, shift.headcount);
      change(Math.min(to, minutesPerWeek), -shift.headcount);
      if (to > minutesPerWeek) {
        change(0, shift.headcount);
        change(to - minutesPerWeek, -shift.headcount);
      }
    }
  }
  let onDuty = 0;
  let peak = 0;
  for (const minute of [...changes.keys()].sort((a, b) => a - b)) {
    onDuty += changes.get(minute)!;
    peak = Math.max(peak, onDuty);
  }
  return peak;
}

function minuteOf(time: string): number {
  const [hours, minutes] = time.split(':');
  return Number(hours) * 60 + Number(minutes);
}
