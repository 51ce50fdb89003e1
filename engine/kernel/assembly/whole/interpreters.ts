/** The second resource: interpreters, held until the service ends (`engine/simulate/interpreters.ts`). */
import { Ints, NO_INTS, NO_REALS, Reals } from '../columns';
import { Tally } from '../tally';
import { Contact } from './contacts';
import { count } from './counting';

let pools: i32 = 0;
/** Changes of pool p: at changeStart[p] to changeStart[p + 1] - 1, the first at the start of the run. */
let changeStart: Ints = NO_INTS;
let changeTime: Reals = NO_REALS;
let changeTo: Ints = NO_INTS;
/** By pool. */
export let handleTimeMultiplierOfPool: Reals = NO_REALS;
let onDuty: Ints = NO_INTS;
let busy: Ints = NO_INTS;
let nextChange: Ints = NO_INTS;
let nextAt: f64 = Infinity;

export function setInterpreters(
  count: i32,
  start: Ints,
  time: Reals,
  interpreters: Ints,
  multipliers: Reals,
  duty: Ints,
  taken: Ints,
  next: Ints,
): void {
  pools = count;
  changeStart = start;
  changeTime = time;
  changeTo = interpreters;
  handleTimeMultiplierOfPool = multipliers;
  onDuty = duty;
  busy = taken;
  nextChange = next;
}

export function beginInterpreters(): void {
  for (let pool = 0; pool < pools; pool++) {
    busy[pool] = 0;
    onDuty[pool] = changeTo[changeStart[pool]];
    nextChange[pool] = changeStart[pool] + 1;
  }
  lookAhead();
}

/** When the number on duty next changes in some pool; Infinity when it never does. */
export function nextChangeAt(): f64 {
  return nextAt;
}

/** Carries out the changes of this instant. */
export function changeOnDuty(now: f64): void {
  for (let pool = 0; pool < pools; pool++) {
    let next = nextChange[pool];
    while (next < changeStart[pool + 1] && changeTime[next] <= now) onDuty[pool] = changeTo[next++];
    nextChange[pool] = next;
  }
  lookAhead();
}

function lookAhead(): void {
  nextAt = Infinity;
  for (let pool = 0; pool < pools; pool++) {
    const next = nextChange[pool];
    if (next < changeStart[pool + 1]) nextAt = Math.min(nextAt, changeTime[next]);
  }
}

/** Is one free? Pool -1 stands for no interpreter, which is always at hand. */
export function isFree(pool: i32): bool {
  return pool < 0 || busy[pool] < onDuty[pool];
}

export function take(pool: i32): void {
  busy[pool] = busy[pool] + 1;
}

export function release(pool: i32, contact: Contact, seconds: f64): void {
  busy[pool] = busy[pool] - 1;
  count(contact, Tally.interpreterSeconds, seconds);
}
