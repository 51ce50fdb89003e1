/** Who calls next, and the reporting row of those who call now. */
import { beginCallers, Callers, callersOf, drawCallers } from './callers';
import { Ints } from './columns';
import { bringNear, cellOf } from './counting';
import { keyOf, NEVER, NO_TOURNAMENT, newTournament, Tournament } from './tournament';

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
    callers.comingKey = keyOf(callers.arrivalTime[0]);
    follow(callers, 0);
  }
  countInRow();
}

/** Those whose caller comes next. */
export function nextCallers(): Callers {
  return changetype<Callers>(<usize>callings.winner);
}

/** The next caller of the class has come, and what it brings has been read. */
export function passOn(callers: Callers, now: f64): void {
  let caller = callers.position + 1;
  let key = callers.comingKey;
  if (caller == callers.block) {
    drawCallers(callers);
    caller = 0;
    key = keyOf(callers.arrivalTime[0]);
  }
  callers.position = caller;
  nextArrival = callings.setKey(callers.contactClass, key, <i32>changetype<usize>(callers));
  callers.comingKey = keyOf(callers.arrivalTime[caller + 1]);
  countArrival(now);
}

/** Goes on to the next caller of the class, who is at this place of its columns. */
export function follow(callers: Callers, caller: i32): void {
  callers.position = caller;
  nextArrival = callings.setKey(callers.contactClass, callers.comingKey, <i32>changetype<usize>(callers));
  callers.comingKey = keyOf(callers.arrivalTime[caller + 1]);
}

/** Goes on to the next caller of the class, who is the first of new columns. */
export function renew(callers: Callers): void {
  drawCallers(callers);
  callers.comingKey = keyOf(callers.arrivalTime[0]);
  follow(callers, 0);
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
  countInRow();
  bringNear(classes, row);
}

function countInRow(): void {
  for (let k = 0; k < classes; k++) callersOf(k).counters = cellOf(k, row);
}
