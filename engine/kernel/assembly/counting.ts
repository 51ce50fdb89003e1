/**
 * What is counted, into the tables of `engine/collect/collector.ts`: the same additions in the same order. The numbers of
 * counters are those of `engine/collect/counters.ts` and `wait-histogram.ts`.
 */
import { NO_REALS, Reals } from './columns';

export const enum Counter {
  offered = 0,
  answered = 1,
  abandoned = 2,
  answeredWithin = 3,
  abandonedWithin = 4,
  abandonedShort = 5,
  delayed = 6,
  waitAnsweredSeconds = 7,
  waitAbandonedSeconds = 8,
  waitAnsweredSquared = 9,
  talkSeconds = 10,
  afterCallSeconds = 11,
  stillPresent = 12,
  virtualWaitSeconds = 13,
  virtualWaits = 14,
  answeredAtOnce = 15,
  /** The extra thresholds follow: answered within, gone within each. */
  extra = 16,
}

export const enum GroupCounter {
  onDuty = 0,
  busy = 1,
  overtime = 2,
  answered = 3,
  resolved = 4,
  calledIn = 5,
  beside = 6,
  hired = 7,
}

export const WAIT_BINS: i32 = 2 + 21 * 32;
export const COARSE_WAIT_BINS: i32 = 1 + 15 * 4;
/** The upper bits of 0.5, where the bins begin. */
const FIRST_BIN: i32 = 0x3fe00000 >>> 15;

/** Tables by row: one slot for each row, or fewer where only the latest rows are held (see `past-rows.ts`). */
let contacts: usize = 0;
export let groups: Reals = NO_REALS;
export let slots: i32 = 0;
/** The slot of a row is its number modulo the slots, by these bits. */
let slotBits: i32 = -1;
let answeredWaits: Reals = NO_REALS;
let abandonedWaits: Reals = NO_REALS;
export let intervalWaits: Reals = NO_REALS;
let longestWait: Reals = NO_REALS;
export let rows: i32 = 0;
export let counters: i32 = 0;
let cellBytes: usize = 0;
export let groupCounters: i32 = 0;
let threshold: Reals = NO_REALS;
let extraThresholds: Reals = NO_REALS;
let extras: i32 = 0;
let shortAbandon: f64 = 0;
export let intervalSeconds: f64 = 0;
export let endSeconds: f64 = 0;
export function setTables(
  ofContacts: usize,
  ofGroups: Reals,
  ofAnsweredWaits: Reals,
  ofAbandonedWaits: Reals,
  ofIntervalWaits: Reals,
  ofLongestWaits: Reals,
  rowCount: i32,
  countersOfCell: i32,
  countersOfGroup: i32,
): void {
  useRows(ofContacts, ofGroups, ofIntervalWaits, rowCount);
  answeredWaits = ofAnsweredWaits;
  abandonedWaits = ofAbandonedWaits;
  longestWait = ofLongestWaits;
  rows = rowCount;
  counters = countersOfCell;
  cellBytes = (<usize>counters) << 3;
  groupCounters = countersOfGroup;
}

/** Counts by row here from now on. @param slotCount the number of rows, or a power of two */
export function useRows(ofContacts: usize, ofGroups: Reals, ofIntervalWaits: Reals, slotCount: i32): void {
  contacts = ofContacts;
  groups = ofGroups;
  intervalWaits = ofIntervalWaits;
  slots = slotCount;
  slotBits = -1;
}

/** The same where rows follow one another in fewer slots. */
export function useSlots(ofContacts: usize, ofGroups: Reals, ofIntervalWaits: Reals, slotCount: i32): void {
  useRows(ofContacts, ofGroups, ofIntervalWaits, slotCount);
  slotBits = slotCount - 1;
}

export function setMeasuring(
  thresholdOfClass: Reals,
  extra: Reals,
  extraCount: i32,
  shortAbandonSeconds: f64,
  secondsOfInterval: f64,
  end: f64,
): void {
  threshold = thresholdOfClass;
  extraThresholds = extra;
  extras = extraCount;
  shortAbandon = shortAbandonSeconds;
  intervalSeconds = secondsOfInterval;
  endSeconds = end;
}

/** Where the counters lie of contacts of class k that arrive in a row. */
export function cellOf(k: i32, arrivalRow: i32): usize {
  return contacts + <usize>(k * slots + (arrivalRow & slotBits)) * cellBytes;
}

/** Where the counters of a team lie in a row, as a place in `groups`. */
export function placeOf(team: i32, ofRow: i32): i32 {
  return (team * slots + (ofRow & slotBits)) * groupCounters;
}

/** Where the waits of a row are counted. */
export function waitsOf(ofRow: i32): Reals {
  return changetype<Reals>(changetype<usize>(intervalWaits) + ((<usize>((ofRow & slotBits) * COARSE_WAIT_BINS)) << 3));
}

/** The row of an instant. */
export function rowAt(seconds: f64): i32 {
  return seconds < 0 ? 0 : <i32>Math.min(Math.floor(seconds / intervalSeconds) + 1, <f64>(rows - 1));
}

/** What was brought near, so that nobody leaves it out. */
let brought: f64 = 0;

/**
 * Brings the cells of a row from memory, one number of each cache line: here many are on their way at once, where contacts
 * would wait for one after the other.
 */
export function bringNear(classes: i32, arrivalRow: i32): void {
  for (let k = 0; k < classes; k++) {
    const cell = cellOf(k, arrivalRow);
    for (let line = cell; line < cell + cellBytes; line += 64) brought += load<f64>(line);
  }
}

/** Adds to a counter of a cell. */
export function count(cell: usize, counter: i32, amount: f64): void {
  changetype<Reals>(cell).add(counter, amount);
}

/** What is counted of something that is so or not, without a question that nobody can predict. */
function one(isSo: bool): f64 {
  return <f64>i32(isSo);
}

export function offered(cell: usize): void {
  count(cell, Counter.offered, 1);
}

export function answeredAtOnce(cell: usize): void {
  count(cell, Counter.answeredAtOnce, 1);
}

export function answeredAfterWait(k: i32, arrivalRow: i32, cell: usize, waitSeconds: f64): void {
  count(cell, Counter.answered, 1);
  count(cell, Counter.delayed, 1);
  count(cell, Counter.waitAnsweredSeconds, waitSeconds);
  count(cell, Counter.waitAnsweredSquared, waitSeconds * waitSeconds);
  count(cell, Counter.answeredWithin, one(waitSeconds <= threshold[k]));
  if (extras > 0) countWithin(cell, waitSeconds, 1);
  if (!isReported(arrivalRow)) return;
  const bin = waitBin(waitSeconds);
  answeredWaits.add(k * WAIT_BINS + bin, 1);
  waitsOf(arrivalRow).add(coarseBin(bin), 1);
  if (waitSeconds > longestWait[k]) longestWait[k] = waitSeconds;
}

export function abandoned(k: i32, arrivalRow: i32, cell: usize, waitSeconds: f64): void {
  count(cell, Counter.abandoned, 1);
  count(cell, Counter.delayed, 1);
  count(cell, Counter.waitAbandonedSeconds, waitSeconds);
  count(cell, Counter.abandonedWithin, one(waitSeconds <= threshold[k]));
  count(cell, Counter.abandonedShort, one(waitSeconds <= shortAbandon));
  if (extras > 0) countWithin(cell, waitSeconds, 0);
  if (!isReported(arrivalRow)) return;
  abandonedWaits.add(k * WAIT_BINS + waitBin(waitSeconds), 1);
  if (waitSeconds > longestWait[k]) longestWait[k] = waitSeconds;
}

export function stillPresent(cell: usize): void {
  count(cell, Counter.stillPresent, 1);
  count(cell, Counter.delayed, 1);
}

export function handled(cell: usize, arrivalRow: i32, team: i32, talkSeconds: f64, afterCallSeconds: f64): void {
  count(cell, Counter.talkSeconds, talkSeconds);
  count(cell, Counter.afterCallSeconds, afterCallSeconds);
  groups.add(placeOf(team, arrivalRow) + GroupCounter.answered, 1);
}

export function virtualWait(cell: usize, waitSeconds: f64): void {
  count(cell, Counter.virtualWaitSeconds, waitSeconds);
  count(cell, Counter.virtualWaits, 1);
}

export function onDuty(team: i32, fromSeconds: f64, toSeconds: f64, agents: i32): void {
  spread(team, GroupCounter.onDuty, fromSeconds, toSeconds, agents);
}

export function overtime(team: i32, fromSeconds: f64, toSeconds: f64, agents: i32): void {
  spread(team, GroupCounter.overtime, fromSeconds, toSeconds, agents);
}

/** Does a row of arrivals lie within the report? */
export function isReported(arrivalRow: i32): bool {
  return arrivalRow >= 1 && arrivalRow <= rows - 2;
}

function waitBin(waitSeconds: f64): i32 {
  const bin = <i32>(reinterpret<u64>(waitSeconds) >> 47) - FIRST_BIN + 2;
  return bin < 1 ? 1 : bin >= WAIT_BINS ? WAIT_BINS - 1 : bin;
}

function coarseBin(bin: i32): i32 {
  if (bin < 2) return 0;
  const coarse = ((bin - 2) >> 3) + 1;
  return coarse < COARSE_WAIT_BINS ? coarse : COARSE_WAIT_BINS - 1;
}

function countWithin(cell: usize, waitSeconds: f64, answered: f64): void {
  for (let t = 0; t < extras; t++) {
    if (waitSeconds > extraThresholds[t]) continue;
    count(cell, Counter.extra + 2 * t, answered);
    count(cell, Counter.extra + 2 * t + 1, 1);
  }
}

/** Contacts answered at once were counted in one place only; their wait is zero everywhere else: here in their cell ... */
export function foldIntoCell(cell: Reals, isDue: bool): void {
  const atOnce = cell[Counter.answeredAtOnce];
  cell.add(Counter.answered, atOnce);
  if (!isDue) cell.add(Counter.answeredWithin, atOnce);
  for (let t = 0; t < 2 * extras; t++) cell.add(Counter.extra + t, atOnce);
}

/** ... and here among the waits of their class and row. */
export function foldIntoWaits(cell: Reals, k: i32, arrivalRow: i32): void {
  if (!isReported(arrivalRow)) return;
  const atOnce = cell[Counter.answeredAtOnce];
  answeredWaits.add(k * WAIT_BINS, atOnce);
  waitsOf(arrivalRow).add(0, atOnce);
}

/** Counts up to each bin, in the place of counts in each. */
export function cumulate(bins: Reals): void {
  let below: f64 = 0;
  let bin = 0;
  for (; bin + 4 <= COARSE_WAIT_BINS; bin += 4) {
    const two = bins[bin] + bins[bin + 1];
    const three = two + bins[bin + 2];
    const four = three + bins[bin + 3];
    bins[bin] = below + bins[bin];
    bins[bin + 1] = below + two;
    bins[bin + 2] = below + three;
    below += four;
    bins[bin + 3] = below;
  }
  for (; bin < COARSE_WAIT_BINS; bin++) {
    below += bins[bin];
    bins[bin] = below;
  }
}

/** Adds agent seconds to the rows that the stretch touches; what lies outside the report is dropped. */
export function spread(team: i32, counter: GroupCounter, fromSeconds: f64, toSeconds: f64, agents: f64): void {
  const intervals = rows - 2;
  const until = Math.min(toSeconds, endSeconds);
  let from = Math.max(fromSeconds, 0);
  const first = Math.floor(from / intervalSeconds);
  if (first >= intervals) return;
  for (let interval = <i32>first; interval < intervals; interval++) {
    const end = <f64>(interval + 1) * intervalSeconds;
    const cell = placeOf(team, interval + 1) + counter;
    if (until <= end) {
      if (until > from) groups.add(cell, (until - from) * agents);
      return;
    }
    groups.add(cell, (end - from) * agents);
    from = end;
  }
}
