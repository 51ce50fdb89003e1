/** What is known before a replication begins: its beginning and end, and the changes of staff in between. */
import { Ints, NO_INTS, NO_REALS, Reals } from './columns';
import { keyOf, NEVER } from './tournament';

export let startSeconds: f64 = 0;
export let endSeconds: f64 = 0;
/** Who still waits hangs up if its deadline is no later. */
export let lastDeadline: f64 = 0;
/** Key of the last instant at which anything happens. */
export let lastInstant: i64 = NEVER;

/** The staff of the replication: levels at its start, then changes in order of time. */
export let staffAtStart: Ints = NO_INTS;
let changes: i32 = 0;
let changeTime: Reals = NO_REALS;
export let changeTeam: Ints = NO_INTS;
export let changeStaff: Ints = NO_INTS;
/** Key of the time at which past rows must make room for later ones. */
let nextPacking: i64 = NEVER;
/** The next change, and the key of the next time at which something is planned. */
export let nextChange: i32 = 0;
export let nextPlanned: i64 = NEVER;

export function setPeriod(warmUp: f64, end: f64, isDrained: i32): void {
  startSeconds = -warmUp;
  endSeconds = end;
  lastDeadline = isDrained != 0 ? f64.MAX_VALUE : endSeconds;
  lastInstant = keyOf(lastDeadline);
}

export function setStaff(atStart: Ints, count: i32, time: Reals, team: Ints, staff: Ints): void {
  staffAtStart = atStart;
  changes = count;
  changeTime = time;
  changeTeam = team;
  changeStaff = staff;
}

export function beginPlan(): void {
  nextChange = 0;
  nextPacking = NEVER;
  planAhead();
}

/** Past rows must make room at this time. @param seconds Infinity: not any more */
export function packAt(seconds: f64): void {
  nextPacking = keyOf(seconds);
  planAhead();
}

export function isPackingDue(now: f64): bool {
  return nextPacking <= keyOf(now);
}

/** Is the next change due at this instant? */
export function isDue(now: f64): bool {
  return nextChange < changes && changeTime[nextChange] == now;
}

/** The next change has been made. */
export function turnPage(): void {
  nextChange++;
  planAhead();
}

function planAhead(): void {
  nextPlanned = min(nextPacking, nextChange < changes ? keyOf(changeTime[nextChange]) : NEVER);
}
