/**
 * Rows in which nothing is counted any more, packed to a tenth of their size.
 *
 * The tables of a year by half hours are hundreds of megabytes, of which a contact needs the last hours. They cannot be summed
 * as days end: sums over several classes take one class after the other, all its rows in order, and another order would be
 * another sum. So the latest rows lie in slots that are used again and again, a ring; before time comes to a row that
 * has no slot, those rows are packed that are past: nobody who came in them waits, and no service has been under way since.
 * When the replication is over everything is packed, and whoever sums asks for one class, or one team, at a time.
 *
 * Life cycle. The host asks for a window once (`holdRows`), and each replication begins by `beginRows`. The plan says when
 * it is time to pack (`plan.packAt`); the floor knows which rows are past (`packBefore`). Where contacts wait, or are
 * served, for so long that the window holds little else, the replication is `isCrowded`: it is of no use, and the host begins
 * it again with a larger window. Without a window all rows lie where the host has put them, and all of this does nothing.
 */
import { Reals } from './columns';
import * as counting from './counting';
import * as duty from './duty';
import { mostBytes, pack, unpack } from './packing';
import * as plan from './plan';
import { giveBackFrom, take } from './room';

/** Rows that were packed together: where each class and each team begins, then the numbers, row by row. */
@unmanaged
class Batch {
  next: Batch;
  firstRow: i32;
  rows: i32;
}

const HEAD_BYTES: usize = offsetof<Batch>();

let classes: i32 = 0;
/** Rows that are held at a time, a power of two; 0: all of them, in tables of the host. */
let window: i32 = 0;
/** The first row that is not packed. */
let firstHeld: i32 = 0;
let firstBatch = changetype<Batch>(0);
let lastBatch = changetype<Batch>(0);
let crowded: bool = false;
/** All rows of one class, or of one team, unpacked; and which: a class, or the number of classes more than a team. */
let column: usize = 0;
let columnOf: i32 = -1;

/** @param windowRows a power of two, at least 16 */
export function holdRows(classCount: i32, windowRows: i32): void {
  classes = classCount;
  window = windowRows;
}

/** The replication needed more rows at once than the window holds: it must be simulated with a larger one. */
export function isCrowded(): bool {
  return crowded;
}

/** A replication begins, and has taken no room yet. */
export function beginRows(): void {
  if (window == 0) return;
  const held = min(window, counting.rows);
  const contacts = cleared(classes * held * counting.counters);
  const groups = cleared(duty.teams * held * counting.groupCounters);
  if (isPacking()) counting.useSlots(changetype<usize>(contacts), groups, held);
  else counting.useRows(changetype<usize>(contacts), groups, held);
  firstHeld = 0;
  firstBatch = changetype<Batch>(0);
  lastBatch = changetype<Batch>(0);
  columnOf = -1;
  crowded = false;
  planPacking();
}

function cleared(length: i32): Reals {
  const numbers = changetype<Reals>(take((<usize>length) << 3));
  numbers.fill(0, length, 0);
  return numbers;
}

/** Is it necessary? A window that has grown to hold all rows is a table. */
function isPacking(): bool {
  return window != 0 && window < counting.rows;
}

/** The last row that is held begins: what follows must find a slot. */
function planPacking(): void {
  const last = firstHeld + window - 1;
  plan.packAt(isPacking() && last < counting.rows - 1 ? <f64>(last - 1) * counting.intervalSeconds : Infinity);
}

/** Packs the rows before this one, in which nothing is counted any more but who is on duty. */
export function packBefore(row: i32): void {
  // Fewer at a time would mean to look for the oldest again and again.
  if (row - firstHeld < window >> 2) {
    crowded = true;
    plan.packAt(Infinity);
    return;
  }
  duty.countUntil(<f64>(row - 1) * counting.intervalSeconds);
  packRows(row);
  planPacking();
}

/** Packs what is left when the replication is over. */
export function packAll(): void {
  if (!isPacking() || crowded) return;
  packRows(counting.rows);
  column = take((<usize>(counting.rows * max(counting.counters, counting.groupCounters))) << 3);
}

function packRows(until: i32): void {
  const rows = until - firstHeld;
  const teams = duty.teams;
  const head = HEAD_BYTES + ((<usize>(classes + teams)) << 2);
  const rowBytes = <usize>classes * mostBytes(counting.counters) + <usize>teams * mostBytes(counting.groupCounters);
  const batch = changetype<Batch>(take(head + <usize>rows * rowBytes));
  batch.next = changetype<Batch>(0);
  batch.firstRow = firstHeld;
  batch.rows = rows;
  if (changetype<usize>(lastBatch) == 0) firstBatch = batch;
  else lastBatch.next = batch;
  lastBatch = batch;
  let to = changetype<usize>(batch) + head;
  for (let k = 0; k < classes; k++) {
    setStart(batch, k, to);
    to = packClass(k, until, to);
  }
  for (let team = 0; team < teams; team++) {
    setStart(batch, classes + team, to);
    to = packTeam(team, until, to);
  }
  giveBackFrom(to);
  firstHeld = until;
}

/** What was answered at once is folded in before, so that nobody who unpacks need do it. Slots are cleared for later rows. */
function packClass(k: i32, until: i32, to: usize): usize {
  for (let row = firstHeld; row < until; row++) {
    const cell = counting.cellOf(k, row);
    if (changetype<Reals>(cell)[counting.Counter.answeredAtOnce] != 0) {
      counting.foldAnsweredAtOnce(cell, k, row, false);
    }
    to = pack(cell, counting.counters, to);
    changetype<Reals>(cell).fill(0, counting.counters, 0);
  }
  return to;
}

function packTeam(team: i32, until: i32, to: usize): usize {
  for (let row = firstHeld; row < until; row++) {
    const cell = cellOfTeam(team, row);
    to = pack(cell, counting.groupCounters, to);
    changetype<Reals>(cell).fill(0, counting.groupCounters, 0);
  }
  return to;
}

function cellOfTeam(team: i32, row: i32): usize {
  return changetype<usize>(counting.groups) + ((<usize>counting.placeOf(team, row)) << 3);
}

function setStart(batch: Batch, list: i32, start: usize): void {
  store<u32>(changetype<usize>(batch) + HEAD_BYTES + ((<usize>list) << 2), <u32>start);
}

function startOf(batch: Batch, list: i32): usize {
  return <usize>load<u32>(changetype<usize>(batch) + HEAD_BYTES + ((<usize>list) << 2));
}

/** Whether the counters that `cellsOfClass` gives hold those answered at once already. */
export function areFolded(): bool {
  return isPacking();
}

/** When the replication is over: the counters of a class, row by row, until another class or team is asked for. */
export function cellsOfClass(k: i32): usize {
  return isPacking() ? unpacked(k, counting.counters) : counting.cellOf(k, 0);
}

/** The same for a team. */
export function cellsOfTeam(team: i32): usize {
  return isPacking() ? unpacked(classes + team, counting.groupCounters) : cellOfTeam(team, 0);
}

function unpacked(list: i32, counters: i32): usize {
  if (columnOf == list) return column;
  columnOf = list;
  let to = column;
  const bytes = (<usize>counters) << 3;
  for (let batch = firstBatch; changetype<usize>(batch) != 0; batch = batch.next) {
    let from = startOf(batch, list);
    for (let row = 0; row < batch.rows; row++, to += bytes) from = unpack(from, to, counters);
  }
  return column;
}
