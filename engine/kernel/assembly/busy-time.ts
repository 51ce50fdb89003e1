/**
 * The seconds that agents are busy, by team and reporting row. The services of a team are told in the order in which they
 * end, so that the row in which they end moves only forward, and hardly any began before the row before it.
 */

import { Reals } from './columns';
import { endSeconds, GroupCounter, groups, intervalSeconds, placeOf, rows, spread } from './counting';
import { reserve } from './room';

/** The row in which services of a team now end. One cache line. */
@unmanaged
class EndRow {
  start: f64;
  end: f64;
  /** Services that began before this are spread over more rows than this one and the one before it, or over none that is reported. */
  previousStart: f64;
  /** Where the team's counters lie, of this row and of the one before it. */
  counters: Reals;
  countersBefore: Reals;
  number: i32;
}

const ROW_BYTES: usize = 64;

let endRows: usize = 0;
let teams: i32 = 0;

export function layOutBusyTime(count: i32): void {
  teams = count;
  endRows = reserve(<usize>count * ROW_BYTES);
}

function endRowOf(team: i32): EndRow {
  return changetype<EndRow>(endRows + <usize>team * ROW_BYTES);
}

/** A replication begins, and its tables lie where they will. */
export function beginBusyTime(): void {
  for (let team = 0; team < teams; team++) {
    const at = endRowOf(team);
    at.number = -1;
    at.end = -Infinity;
    turn(at, team, 0);
  }
}

/** An agent of the team was busy with a contact until now. */
export function busy(team: i32, fromSeconds: f64, toSeconds: f64): void {
  const at = endRowOf(team);
  if (toSeconds >= at.end) advance(at, team, toSeconds);
  // The end of one that is told late, after others that ended later, may lie before the row.
  if (fromSeconds < at.previousStart || toSeconds < at.start) {
    spread(team, GroupCounter.busy, fromSeconds, toSeconds, 1);
    return;
  }
  // Added to both rows: whether a service began in the row before nobody can predict.
  at.countersBefore.add(GroupCounter.busy, larger(at.start - fromSeconds, 0));
  at.counters.add(GroupCounter.busy, toSeconds - larger(at.start, fromSeconds));
}

/** Of two numbers, by an instruction: `Math.max` asks for what is not a number and for the sign of zero. */
function larger(one: f64, other: f64): f64 {
  return f64x2.extract_lane(f64x2.pmax(f64x2.splat(other), f64x2.splat(one)), 0);
}

function advance(at: EndRow, team: i32, now: f64): void {
  while (now >= at.end) turn(at, team, at.end);
}

/** The next row begins. */
function turn(at: EndRow, team: i32, start: f64): void {
  const number = at.number + 1;
  const isReported = number <= rows - 2;
  const before = number == 0 ? -Infinity : at.start;
  at.number = number;
  at.start = number == 0 ? -Infinity : start;
  at.end = number == 0 ? 0 : isReported ? Math.min(<f64>number * intervalSeconds, endSeconds) : Infinity;
  at.counters = countersOf(team, number);
  const isSimple = number >= 2 && isReported;
  at.previousStart = isSimple ? before : at.start;
  at.countersBefore = isSimple ? countersOf(team, number - 1) : at.counters;
}

function countersOf(team: i32, row: i32): Reals {
  return changetype<Reals>(changetype<usize>(groups) + ((<usize>placeOf(team, row)) << 3));
}
