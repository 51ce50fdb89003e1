/** The callers of one class in order of arrival, drawn a block at a time, as `engine/simulate/callers.ts` draws them. */
import { Ints, Reals } from './columns';
import { fillExponential } from './exponential';
import { fillTimes } from './laws';
import { reserve } from './room';
import { newStream, openStream, Stream } from './stream';

const enum Purpose {
  arrivals = 1,
  service = 2,
  afterCallWork = 3,
  patience = 4,
}

const NO_LAW = changetype<Reals>(0);

@unmanaged
export class Callers {
  arrivalTime: Reals;
  talk: Reals;
  afterCall: Reals;
  patience: Reals;
  /** The next caller, a place in the columns; and their length. */
  position: i32;
  block: i32;
  /** Key of the time at which the one after the next calls, if that one is in the columns. */
  comingKey: i64;
  arrivalStream: Stream;
  talkStream: Stream;
  contactClass: i32;
  /** Where those are counted who call now. */
  counters: usize;
  afterCallStream: Stream;
  patienceStream: Stream;
  nameLow: i32;
  nameHigh: i32;
  /** null: exponential gaps; no after-call work. */
  gapLaw: Reals;
  talkLaw: Reals;
  afterCallLaw: Reals;
  patienceLaw: Reals;
  /** Contacts a second until each cell's end; factors on handle times and on patience by cell, or null. */
  rate: Reals;
  handleTimeMultiplier: Reals;
  patienceMultiplier: Reals;
  /** Arrivals that are replayed in place of rates, or null. */
  trace: Reals;
  traceLength: i32;
  replayed: i32;
  clock: f64;
  cell: i32;
  padding: i32;
}

let cells: i32 = 0;
let cellEnd: Reals = NO_LAW;
let firstCellStart: f64 = 0;
let callers: usize = 0;
let classes: i32 = 0;

export function setCells(count: i32, ends: Reals, firstStart: f64): void {
  cells = count;
  cellEnd = ends;
  firstCellStart = firstStart;
}

export function layOutCallers(count: i32): void {
  classes = count;
  callers = reserve((<usize>count) << 7);
}

export function callersOf(k: i32): Callers {
  return changetype<Callers>(callers + ((<usize>k) << 7));
}

/** @param block callers that are drawn at once: changes nothing but speed */
export function describeCallers(
  k: i32,
  block: i32,
  nameLow: i32,
  nameHigh: i32,
  gapLaw: Reals,
  talkLaw: Reals,
  afterCallLaw: Reals,
  patienceLaw: Reals,
  rate: Reals,
  handleTimeMultiplier: Reals,
  patienceMultiplier: Reals,
  trace: Reals,
  traceLength: i32,
): void {
  const all = callersOf(k);
  all.contactClass = k;
  all.block = block;
  all.arrivalTime = changetype<Reals>(reserve((<usize>block + 1) << 3));
  all.talk = changetype<Reals>(reserve((<usize>block) << 3));
  all.afterCall = changetype<Reals>(reserve((<usize>block) << 3));
  all.patience = changetype<Reals>(reserve((<usize>block) << 3));
  all.arrivalStream = newStream();
  all.talkStream = newStream();
  all.afterCallStream = newStream();
  all.patienceStream = newStream();
  all.nameLow = nameLow;
  all.nameHigh = nameHigh;
  all.gapLaw = gapLaw;
  all.talkLaw = talkLaw;
  all.afterCallLaw = afterCallLaw;
  all.patienceLaw = patienceLaw;
  all.rate = rate;
  all.handleTimeMultiplier = handleTimeMultiplier;
  all.patienceMultiplier = patienceMultiplier;
  all.trace = trace;
  all.traceLength = traceLength;
}

export function beginCallers(all: Callers, key: Ints, replication: i32): void {
  openStream(all.arrivalStream, key, all.nameLow, all.nameHigh, Purpose.arrivals, replication);
  openStream(all.talkStream, key, all.nameLow, all.nameHigh, Purpose.service, replication);
  openStream(all.afterCallStream, key, all.nameLow, all.nameHigh, Purpose.afterCallWork, replication);
  openStream(all.patienceStream, key, all.nameLow, all.nameHigh, Purpose.patience, replication);
  all.clock = firstCellStart;
  all.cell = 0;
  all.replayed = 0;
  drawCallers(all);
}

/** Draws the next block. Arrival times are Infinity once the rate function has ended. */
export function drawCallers(all: Callers): void {
  const n = all.block;
  all.position = 0;
  const cell = all.cell;
  if (changetype<usize>(all.trace) != 0) {
    replay(all, n);
  } else {
    if (changetype<usize>(all.gapLaw) == 0) fillExponential(all.arrivalStream, all.arrivalTime, 0, n, 1);
    else fillTimes(all.gapLaw, all.arrivalStream, all.arrivalTime, 0, n);
    gapsToTimes(all, n);
  }
  fillTimes(all.talkLaw, all.talkStream, all.talk, 0, n);
  fillTimes(all.patienceLaw, all.patienceStream, all.patience, 0, n);
  if (changetype<usize>(all.afterCallLaw) != 0) fillTimes(all.afterCallLaw, all.afterCallStream, all.afterCall, 0, n);
  if (all.handleTimeMultiplier != NO_LAW || all.patienceMultiplier != NO_LAW) multiplyByCell(all, cell, n);
}

function replay(all: Callers, n: i32): void {
  const left = min(n, all.traceLength - all.replayed);
  for (let i = 0; i < left; i++) all.arrivalTime[i] = all.trace[all.replayed + i];
  all.arrivalTime.fill(left, n, Infinity);
  all.replayed += left;
}

/** Callers bring what the events of their time make of it. @param cell where the first of the block arrives, or earlier */
function multiplyByCell(all: Callers, cell: i32, n: i32): void {
  const times = all.arrivalTime;
  const ofHandleTime = all.handleTimeMultiplier;
  const ofPatience = all.patienceMultiplier;
  for (let i = 0; i < n && times[i] != Infinity; i++) {
    while (cell < cells - 1 && cellEnd[cell] <= times[i]) cell++;
    if (ofHandleTime != NO_LAW) {
      all.talk[i] = all.talk[i] * ofHandleTime[cell];
      all.afterCall[i] = all.afterCall[i] * ofHandleTime[cell];
    }
    if (ofPatience != NO_LAW) all.patience[i] = all.patience[i] * ofPatience[cell];
  }
  if (changetype<usize>(all.trace) != 0) all.cell = cell;
}

/** Turns gaps in units of the expected count into times, by inverting the integral of the rate. */
function gapsToTimes(all: Callers, n: i32): void {
  const times = all.arrivalTime;
  const rates = all.rate;
  const ends = cellEnd;
  let clock = all.clock;
  let cell = all.cell;
  for (let i = 0; i < n; i++) {
    let gap = times[i];
    while (cell < cells) {
      const expected = rates[cell] * (ends[cell] - clock);
      if (gap < expected) break;
      gap -= expected;
      clock = ends[cell++];
    }
    if (cell == cells) {
      times.fill(i, n, Infinity);
      break;
    }
    clock += gap / rates[cell];
    times[i] = clock;
  }
  all.clock = clock;
  all.cell = cell;
}
