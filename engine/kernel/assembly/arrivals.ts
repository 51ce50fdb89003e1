/** Who calls next, and the reporting row of those who call now. */
import { beginCallers, Callers, callersOf, drawCallers } from './callers';
import { Ints } from './columns';
import { bringNear } from './counting';
import { NEVER, NO_TOURNAMENT, newTournament, Tournament } from './tournament';

let callings: Tournament = NO_TOURNAMENT;
let classes: i32 = 0;
let warmUpSeconds: f64 = 0;
let intervalSeconds: f64 = 0;
let intervals: i32 = 0;

/** Key of the next arrival. */
export let nextArrival: i64 = NEVER;
/** The row of an arrival now, and its end. */
export let row: i32 = 0;
let rowEnd: f64 = 0;
export let contactsSimulated: i32 = 0;

export function setRows(classCount: i32, warmUp: f64, interval: f64, count: i32): void {
  classes = classCount;
  warmUpSeconds = warmUp;
  intervalSeconds = interval;
  intervals = count;
  callings = newTournament(classes);
}

export function beginArrivals(key: Ints, replication: i32): void {
  callings.clear();
  contactsSimulated = 0;
  row = warmUpSeconds > 0 ? 0 : 1;
  rowEnd = warmUpSeconds > 0 ? 0 : intervalSeconds;
  for (let k = 0; k < classes; k++) {
    const callers = callersOf(k);
    beginCallers(callers, key, replication);
    nextArrival = callings.setByLeaf(k, callers.arrivalTime[0]);
  }
}

/** The class whose caller comes next. */
export function nextClass(): i32 {
  return callings.winner;
}

/** The next caller of the class has come, and what it brings has been read. */
export function passOn(callers: Callers, k: i32, now: f64): void {
  const caller = callers.position + 1;
  callers.position = caller;
  if (caller == callers.block) drawCallers(callers);
  nextArrival = callings.setByLeaf(k, callers.arrivalTime[callers.position]);
  countArrival(now);
}

/** One more is offered now: brings `row` to this instant. */
export function countArrival(now: f64): void {
  if (now >= rowEnd) advanceRow(now);
  contactsSimulated++;
}

function advanceRow(now: f64): void {
  while (now >= rowEnd) {
    row++;
    rowEnd = row > intervals ? Infinity : <f64>row * intervalSeconds;
  }
  bringNear(classes, row);
}
