/**
 * Who is on duty: of each team how many agents the plan has, how many are busy, and, where the routing asks for it, since
 * when the others are idle (`engine/simulate/duty.ts`, `idle-agents.ts`).
 */
import { Ints, NO_INTS, NO_REALS, Reals } from './columns';
import { onDuty, overtime } from './counting';

export let staff: Ints = NO_INTS;
export let busy: Ints = NO_INTS;
export let teams: i32 = 0;
let staffSince: Reals = NO_REALS;
let overtimeSince: Reals = NO_REALS;
/** By team: a ring of the times since which its agents are idle, oldest first (0 where it is not kept), its length, ... */
let idleSince: Ints = NO_INTS;
let ringLength: Ints = NO_INTS;
let ringHead: Ints = NO_INTS;
let ringCount: Ints = NO_INTS;
/**
 * By 64 teams: nobody of them has been idle since an earlier time than this. A bound, which whoever looks at them brings up to
 * date: it is not raised when the one who was idle longest leaves. 0 where nobody asks.
 */
let idleAtEarliest: Reals = NO_REALS;

export function setDuty(
  count: i32,
  staffOfTeam: Ints,
  busyOfTeam: Ints,
  sinceStaff: Reals,
  sinceOvertime: Reals,
  rings: Ints,
  lengths: Ints,
  heads: Ints,
  counts: Ints,
): void {
  teams = count;
  staff = staffOfTeam;
  busy = busyOfTeam;
  staffSince = sinceStaff;
  overtimeSince = sinceOvertime;
  idleSince = rings;
  ringLength = lengths;
  ringHead = heads;
  ringCount = counts;
}

export function setIdleBounds(byWord: Reals): void {
  idleAtEarliest = byWord;
}

export function beginDuty(staffAtStart: Ints, start: f64): void {
  if (idleAtEarliest != NO_REALS) idleAtEarliest.fill(0, (teams + 63) >> 6, Infinity);
  for (let team = 0; team < teams; team++) {
    staff[team] = staffAtStart[team];
    busy[team] = 0;
    staffSince[team] = start;
    overtimeSince[team] = start;
    ringHead[team] = 0;
    ringCount[team] = 0;
    for (let agent = 0; agent < staff[team]; agent++) becomesIdle(team, start);
  }
}

/** An agent of the team has nothing in hand any more; true when that leaves somebody free for another contact. */
export function release(team: i32, now: f64): bool {
  const before = busy[team];
  if (before > staff[team]) countOvertime(team, now);
  busy[team] = before - 1;
  return before - 1 < staff[team];
}

/** The planned number of agents changes: those idle longest go first, those who come begin their time. */
export function changeStaff(team: i32, after: i32, now: f64): void {
  onDuty(team, staffSince[team], now, staff[team]);
  staffSince[team] = now;
  countOvertime(team, now);
  staff[team] = after;
  settleIdle(team, now);
}

/** Brings the ring of idle agents in step with the counts, after changes that were not told one by one. */
export function settleIdle(team: i32, now: f64): void {
  if (idleSince[team] == 0) return;
  const idle = max(0, staff[team] - busy[team]);
  while (ringCount[team] > idle) longestIdleLeaves(team);
  while (ringCount[team] < idle) becomesIdle(team, now);
}

/** Counts what lies before an instant at which an interval begins; it makes no difference to any sum. */
export function countUntil(seconds: f64): void {
  for (let team = 0; team < teams; team++) {
    if (staffSince[team] < seconds) {
      onDuty(team, staffSince[team], seconds, staff[team]);
      staffSince[team] = seconds;
    }
    const surplus = busy[team] - staff[team];
    if (surplus > 0 && overtimeSince[team] < seconds) {
      overtime(team, overtimeSince[team], seconds, surplus);
      overtimeSince[team] = seconds;
    }
  }
}

export function finishDuty(endSeconds: f64): void {
  for (let team = 0; team < teams; team++) {
    onDuty(team, staffSince[team], endSeconds, staff[team]);
    countOvertime(team, endSeconds);
  }
}

export function becomesIdle(team: i32, now: f64): void {
  const ring = idleSince[team];
  if (ring == 0) return;
  let tail = ringHead[team] + ringCount[team];
  ringCount[team] = ringCount[team] + 1;
  if (tail >= ringLength[team]) tail -= ringLength[team];
  changetype<Reals>(<usize>ring)[tail] = now;
  if (idleAtEarliest != NO_REALS && idleAtEarliest[team >> 6] > now) idleAtEarliest[team >> 6] = now;
}

/** A time since which nobody of these 64 teams has been idle before; Infinity when all are busy. */
export function earliestIdle(word: i32): f64 {
  return idleAtEarliest[word];
}

/** Whoever has looked at the 64 teams tells since when the first of them is idle. */
export function noteEarliestIdle(word: i32, since: f64): void {
  idleAtEarliest[word] = since;
}

/** Since when the team's longest-idle agent has been idle; Infinity when nobody is idle. */
export function longestIdle(team: i32): f64 {
  const ring = idleSince[team];
  return ring == 0 || ringCount[team] == 0 ? Infinity : changetype<Reals>(<usize>ring)[ringHead[team]];
}

export function longestIdleLeaves(team: i32): void {
  if (idleSince[team] == 0) return;
  ringCount[team] = ringCount[team] - 1;
  const head = ringHead[team] + 1;
  ringHead[team] = head == ringLength[team] ? 0 : head;
}

function countOvertime(team: i32, now: f64): void {
  const surplus = busy[team] - staff[team];
  if (surplus > 0) overtime(team, overtimeSince[team], now, surplus);
  overtimeSince[team] = now;
}
