/**
 * The next callers of all classes in order of arrival, some ahead. Who calls when depends on nothing that happens on the
 * floor, so callers are merged here, in a loop in which the processor has nothing to guess: among events the same work
 * would be begun again whenever it guessed wrong which comes next.
 */
import * as arrivals from '../arrivals';
import { Callers } from '../callers';
import { Ints } from '../columns';
import { reserve } from '../room';
import { NEVER } from '../tournament';

@unmanaged
export class Arrival {
  /** Key of the time; NEVER: nobody comes any more. */
  key: i64;
  /** What the caller brings is at this place of the columns of its class. */
  callers: Callers;
  caller: i32;
}

const ARRIVAL_BYTES: usize = 16;
const PAGE_BYTES: usize = 64 * ARRIVAL_BYTES;

let page: usize = 0;
let pageEnd: usize = 0;
/** Who comes next. */
export let next: Arrival = changetype<Arrival>(0);
/** A class whose columns have been written down to the end: new ones are drawn when all who are on the page have come. */
let spent: Callers = changetype<Callers>(0);

export function layOutAhead(): void {
  page = reserve(PAGE_BYTES);
}

export function beginAhead(key: Ints, replication: i32): void {
  arrivals.beginArrivals(key, replication);
  spent = changetype<Callers>(0);
  writeDown();
}

/** The next caller has come, and what it brings has been read. */
export function turn(): void {
  const after = changetype<usize>(next) + ARRIVAL_BYTES;
  next = changetype<Arrival>(after);
  if (after == pageEnd) writeDown();
}

function writeDown(): void {
  if (changetype<usize>(spent) != 0) arrivals.renew(spent);
  spent = changetype<Callers>(0);
  next = changetype<Arrival>(page);
  let at = page;
  while (at < page + PAGE_BYTES) {
    const arrival = changetype<Arrival>(at);
    const key = arrivals.nextArrival;
    at += ARRIVAL_BYTES;
    arrival.key = key;
    if (key >= NEVER) break;
    const callers = arrivals.nextCallers();
    const caller = callers.position;
    arrival.callers = callers;
    arrival.caller = caller;
    if (caller + 1 == callers.block) {
      spent = callers;
      break;
    }
    arrivals.follow(callers, caller + 1);
  }
  pageEnd = at;
}
