/**
 * Rows in which nothing is counted any more, packed to a tenth of their size.
 *
 * The tables of a year by half hours are hundreds of megabytes, of which a contact needs the last hours. They cannot be summed
 * as days end: sums over several classes take one class after the other, all its rows in order, and another order would be
 * another sum. So the latest rows lie in slots that are used again and again, a ring; before time comes to a row that
 * has no slot, those rows are packed that are past: nobody who came in them waits, and no service has been under way since.
 * When the replication is over everything is packed, and whoever sums asks for one class, or one team, at a time. The host
 * keeps what is packed outside of this memory, which can only grow, so that nothing is held of it when the vector is filled in.
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

/** Gives the host bytes to keep, the next part: of each batch its classes and teams are one, its waits another. */
declare function keep(address: usize, bytes: usize): void;
/** Writes bytes of a part, from a place in it on, to an address. */
declare function recall(part: i32, from: usize, bytes: usize, address: usize): void;
/** A part will not be asked for again. */
declare function release(part: i32): void;
/** Nothing that the host keeps will be asked for again. */
declare function forget(): void;

/** Rows that were packed together: how many, and where each list begins, and the last ends, among what was packed. */
@unmanaged
class Batch {
  next: Batch;
  rows: i32;
}

const HEAD_BYTES: usize = offsetof<Batch>();

/** What is packed are lists of rows: of each class, of each team, of waits. */
let classes: i32 = 0;
let lists: i32 = 0;
/** Rows that are held at a time, a power of two; 0: all of them, in tables of the host. */
let window: i32 = 0;
/** The first row that is not packed. */
let firstHeld: i32 = 0;
let firstBatch = changetype<Batch>(0);
let lastBatch = changetype<Batch>(0);
let crowded: bool = false;
/** The slots, from here to there. */
let slots: usize = 0;
let slotsEnd: usize = 0;
/** All rows of a class or of a team, unpacked, and which list that is; and room for what is unpacked of a batch. */
let column: usize = 0;
let columnOf: i32 = -1;
let packed: usize = 0;
/** Waits are asked for batch by batch. */
let nextBatch = changetype<Batch>(0);
let nextBatchNumber: i32 = 0;

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
  const waits = cleared(held * counting.COARSE_WAIT_BINS);
  slots = changetype<usize>(contacts);
  slotsEnd = changetype<usize>(waits) + ((<usize>(held * counting.COARSE_WAIT_BINS)) << 3);
  lists = classes + duty.teams + 1;
  if (isPacking()) counting.useSlots(changetype<usize>(contacts), groups, waits, held);
  else counting.useRows(changetype<usize>(contacts), groups, waits, held);
  forget();
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

/** Packs what is left when the replication is over. What is unpacked goes where the slots were, if they are large enough. */
export function packAll(): void {
  if (!isPacking() || crowded) return;
  packRows(counting.rows);
  const columnBytes = (<usize>(counting.rows * max(counting.counters, counting.groupCounters))) << 3;
  const bytes = max(columnBytes, (<usize>(window * counting.COARSE_WAIT_BINS)) << 3);
  column = bytes <= slotsEnd - slots ? slots : take(bytes);
  packed = take(<usize>window * mostBytes(max(counting.counters, counting.COARSE_WAIT_BINS)));
}

function packRows(until: i32): void {
  const rows = until - firstHeld;
  const batch = changetype<Batch>(take(HEAD_BYTES + ((<usize>(lists + 1)) << 2)));
  batch.next = changetype<Batch>(0);
  batch.rows = rows;
  if (changetype<usize>(lastBatch) == 0) firstBatch = batch;
  else lastBatch.next = batch;
  lastBatch = batch;
  const start = take(<usize>rows * mostBytesOfRow());
  let to = start;
  for (let list = 0; list < lists; list++) {
    setStart(batch, list, to - start);
    to = list < classes ? packClass(list, until, to) : packOther(list, until, to);
  }
  setStart(batch, lists, to - start);
  const waits = startOf(batch, lists - 1);
  keep(start, waits);
  keep(start + waits, to - start - waits);
  giveBackFrom(start);
  firstHeld = until;
}

function mostBytesOfRow(): usize {
  const ofClasses = <usize>classes * mostBytes(counting.counters);
  const ofTeams = <usize>duty.teams * mostBytes(counting.groupCounters);
  return ofClasses + ofTeams + mostBytes(counting.COARSE_WAIT_BINS);
}

/** Slots are cleared for later rows. */
function packClass(k: i32, until: i32, to: usize): usize {
  for (let row = firstHeld; row < until; row++) {
    const cell = changetype<Reals>(counting.cellOf(k, row));
    counting.foldIntoWaits(cell, k, row);
    to = pack(changetype<usize>(cell), counting.counters, to);
    cell.fill(0, counting.counters, 0);
  }
  return to;
}

/** Teams, then waits. */
function packOther(list: i32, until: i32, to: usize): usize {
  const isOfWaits = list == lists - 1;
  const count = isOfWaits ? counting.COARSE_WAIT_BINS : counting.groupCounters;
  for (let row = firstHeld; row < until; row++) {
    const numbers = isOfWaits ? counting.waitsOf(row) : changetype<Reals>(cellOfTeam(list - classes, row));
    to = pack(changetype<usize>(numbers), count, to);
    numbers.fill(0, count, 0);
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

/** The replication has been condensed. */
export function dropRows(): void {
  if (window != 0) forget();
}

/** Are all rows held, as they were counted? Else those answered at once are folded in. */
export function areAllRowsHeld(): bool {
  return !isPacking();
}

/** When the replication is over: the counters of a class, row by row, until another class or team is asked for. */
export function cellsOfClass(k: i32): usize {
  if (!isPacking()) return counting.cellOf(k, 0);
  if (columnOf != k) {
    const bytes = (<usize>counting.counters) << 3;
    const end = unpackList(k, counting.counters);
    for (let cell = column; cell < end; cell += bytes) counting.foldIntoCell(changetype<Reals>(cell), false);
  }
  return column;
}

/** The same for a team. */
export function cellsOfTeam(team: i32): usize {
  if (!isPacking()) return cellOfTeam(team, 0);
  if (columnOf != classes + team) unpackList(classes + team, counting.groupCounters);
  return column;
}

/** Returns where the column ends. */
function unpackList(list: i32, counters: i32): usize {
  columnOf = list;
  let to = column;
  let number = 0;
  for (let batch = firstBatch; changetype<usize>(batch) != 0; batch = batch.next) {
    to = unpackBatch(batch, number++, list, counters, to);
  }
  return to;
}

function unpackBatch(batch: Batch, number: i32, list: i32, count: i32, to: usize): usize {
  const start = startOf(batch, list);
  const bytes = startOf(batch, list + 1) - start;
  if (list == lists - 1) recall(2 * number + 1, 0, bytes, packed);
  else recall(2 * number, start, bytes, packed);
  let from = packed;
  for (let row = 0; row < batch.rows; row++, to += (<usize>count) << 3) from = unpack(from, to, count);
  return to;
}

/** Nobody asks for classes or teams any more. */
export function dropCells(): void {
  let number = 0;
  for (let batch = firstBatch; changetype<usize>(batch) != 0; batch = batch.next) release(2 * number++);
  columnOf = -1;
}

/** Begins to tell the waits of all rows in order, up to each bin. Nobody asks for anything else any more. */
export function beginWaits(): void {
  dropCells();
  nextBatch = firstBatch;
  nextBatchNumber = 0;
}

/** How many rows more there are at `waits`; 0 when all have been told. */
export function nextWaits(): i32 {
  if (!isPacking()) return nextBatchNumber++ == 0 ? counting.rows : 0;
  if (changetype<usize>(nextBatch) == 0) return 0;
  const batch = nextBatch;
  const bytes = (<usize>counting.COARSE_WAIT_BINS) << 3;
  const end = unpackBatch(batch, nextBatchNumber++, lists - 1, counting.COARSE_WAIT_BINS, column);
  for (let row = column; row < end; row += bytes) counting.cumulate(changetype<Reals>(row));
  nextBatch = batch.next;
  return batch.rows;
}

/** Where they lie until the next are asked for. */
export function waits(): usize {
  return isPacking() ? column : changetype<usize>(counting.intervalWaits);
}
