import type { Schedule } from '../compile/model-journey.ts';

/** The last stretch that begins at or before this time; -1 when none does. */
function stretchAt({ opensAt }: Schedule, time: number): number {
  let low = 0;
  let high = opensAt.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (opensAt[middle] <= time) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Is it open at this time? */
export function isWithin(schedule: Schedule, time: number): boolean {
  const at = stretchAt(schedule, time);
  return at >= 0 && time < schedule.closesAt[at];
}

/** When it next opens, after this time; Infinity when it does not. */
export function nextOpening(schedule: Schedule, time: number): number {
  const at = stretchAt(schedule, time) + 1;
  return at < schedule.opensAt.length ? schedule.opensAt[at] : Number.POSITIVE_INFINITY;
}

/** When it next opens or closes, after this time; Infinity when it does not. */
export function nextTurn(schedule: Schedule, time: number): number {
  return isWithin(schedule, time) ? schedule.closesAt[stretchAt(schedule, time)] : nextOpening(schedule, time);
}

/** The moment at which it has been open for so many seconds since `time`; Infinity when it never will have been. */
export function openSecondsAfter(schedule: Schedule, time: number, seconds: number): number {
  let left = seconds;
  for (let at = Math.max(0, stretchAt(schedule, time)); at < schedule.opensAt.length; at++) {
    const from = Math.max(time, schedule.opensAt[at]);
    const open = schedule.closesAt[at] - from;
    if (open <= 0) continue;
    if (left <= open) return from + left;
    left -= open;
  }
  return Number.POSITIVE_INFINITY;
}
