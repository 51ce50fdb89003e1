/**
 * Hours in which something is open (`engine/simulate/schedules.ts`). The clock only goes forward, so each schedule remembers
 * where it was asked last, and looks on from there.
 */
import { Reals } from '../columns';
import { reserve } from '../room';

@unmanaged
export class Schedule {
  opensAt: Reals;
  closesAt: Reals;
  stretches: i32;
  /** The last stretch that had begun when the schedule was asked; -1 for none. */
  at: i32;
}

export const ALWAYS = changetype<Schedule>(0);

let schedules: usize = 0;
let count: i32 = 0;

export function layOutSchedules(schedulesOfModel: i32): void {
  count = schedulesOfModel;
  schedules = reserve(<usize>count * offsetof<Schedule>());
}

/** Returns where schedule i lies. */
export function describeSchedule(i: i32, stretches: i32, opensAt: Reals, closesAt: Reals): Schedule {
  const schedule = scheduleAt(i);
  schedule.stretches = stretches;
  schedule.opensAt = opensAt;
  schedule.closesAt = closesAt;
  return schedule;
}

export function beginSchedules(): void {
  for (let i = 0; i < count; i++) scheduleAt(i).at = -1;
}

function scheduleAt(i: i32): Schedule {
  return changetype<Schedule>(schedules + <usize>i * offsetof<Schedule>());
}

/** The last stretch that begins at or before this time; -1 when none does. */
function stretchAt(schedule: Schedule, now: f64): i32 {
  let at = schedule.at;
  while (at + 1 < schedule.stretches && schedule.opensAt[at + 1] <= now) at++;
  schedule.at = at;
  return at;
}

/** Is it open now? */
export function isWithin(schedule: Schedule, now: f64): bool {
  const at = stretchAt(schedule, now);
  return at >= 0 && now < schedule.closesAt[at];
}

/** When it next opens, after now; Infinity when it does not. */
export function nextOpening(schedule: Schedule, now: f64): f64 {
  const at = stretchAt(schedule, now) + 1;
  return at < schedule.stretches ? schedule.opensAt[at] : Infinity;
}

/** When it next opens or closes, after now; Infinity when it does not. */
export function nextTurn(schedule: Schedule, now: f64): f64 {
  return isWithin(schedule, now) ? schedule.closesAt[stretchAt(schedule, now)] : nextOpening(schedule, now);
}

/** The moment at which it will have been open for so many seconds from now on; Infinity when it never will have been. */
export function openSecondsAfter(schedule: Schedule, now: f64, seconds: f64): f64 {
  let left = seconds;
  for (let at = max(0, stretchAt(schedule, now)); at < schedule.stretches; at++) {
    const from = Math.max(now, schedule.opensAt[at]);
    const open = schedule.closesAt[at] - from;
    if (open <= 0) continue;
    if (left <= open) return from + left;
    left -= open;
  }
  return Infinity;
}
