/**
 * What will happen at a known time to a contact or a schedule (`engine/simulate/timers.ts`). Timers of one instant go off by
 * kind, then by rank, then in the order in which they were set. They are never taken back.
 */
import { reserve } from '../room';
import { keyOf, NEVER } from '../tournament';
import { EventHeap, NO_HEAP, newEventHeap } from './event-heap';

/** Kinds of timers, in the order in which they go off at one instant. */
export const enum Timer {
  stepOpens = 0,
  hangsUp = 1,
  sessionEnds = 2,
  comesBack = 3,
  lineOpens = 4,
  callsAgain = 5,
  windowTurns = 6,
  surgeTurns = 7,
  triggersLook = 8,
  lineFrees = 9,
  intervalEnds = 10,
  snapshot = 11,
}

@unmanaged
class Setting {
  rank: f64;
  order: i32;
  kind: i32;
  /** An address, or a number. */
  subject: i32;
  /** The next that is free. */
  next: usize;
}

const SETTING_BYTES: usize = 32;
const FIRST_CAPACITY: i32 = 64;

let heap: EventHeap = NO_HEAP;
let firstFree: usize = 0;
let settings: i32 = 0;
/** Key of the earliest timer; NEVER when none is set. */
export let nextTimer: i64 = NEVER;
/** Of timers at one instant, the place of the one that comes first, as far as has been seen. */
let first: i32 = 0;

export function layOutTimers(): void {
  heap = newEventHeap(FIRST_CAPACITY);
}

export function clearTimers(): void {
  for (let i = 1; i <= heap.size; i++) free(<usize>heap.itemAt(i));
  heap.clear();
  settings = 0;
  nextTimer = NEVER;
}

export function setTimer(time: f64, kind: i32, subject: i32): void {
  setRankedTimer(time, kind, subject, 0, settings++);
}

/** @param rank lower goes off first of those of one kind and instant; @param order the same for equal ranks */
export function setRankedTimer(time: f64, kind: i32, subject: i32, rank: f64, order: i32): void {
  if (firstFree == 0) makeRoom();
  const setting = changetype<Setting>(firstFree);
  firstFree = setting.next;
  setting.rank = rank;
  setting.order = order;
  setting.kind = kind;
  setting.subject = subject;
  heap.push(keyOf(time), <i32>changetype<usize>(setting));
  nextTimer = heap.keyAt(1);
}

/** Kind of the earliest timer, after ties are settled; `takeTimer` then gives its subject. */
export function nextKind(): i32 {
  if (heap.keyAt(2) == nextTimer || heap.keyAt(3) == nextTimer) settleTie();
  return settingAt(1).kind;
}

/** Takes out the earliest timer and returns its subject. */
export function takeTimer(): i32 {
  const setting = settingAt(1);
  heap.pop();
  nextTimer = heap.keyAt(1);
  free(changetype<usize>(setting));
  return setting.subject;
}

/** Timers that are set; of the i-th, 1, 2, ..., in no particular order, its kind and subject. */
export function timersSet(): i32 {
  return heap.size;
}

export function kindOf(i: i32): i32 {
  return settingAt(i).kind;
}

export function subjectOf(i: i32): i32 {
  return settingAt(i).subject;
}

function settingAt(i: i32): Setting {
  return changetype<Setting>(<usize>heap.itemAt(i));
}

function free(setting: usize): void {
  changetype<Setting>(setting).next = firstFree;
  firstFree = setting;
}

function makeRoom(): void {
  const room = reserve(<usize>FIRST_CAPACITY * SETTING_BYTES);
  for (let i = FIRST_CAPACITY - 1; i >= 0; i--) free(room + <usize>i * SETTING_BYTES);
}

/** Brings the one to the top that comes first of all at the earliest time. They are a tree of their own around the top. */
function settleTie(): void {
  first = 1;
  visit(1);
  heap.exchange(1, first);
}

function visit(i: i32): void {
  if (i > heap.size || heap.keyAt(i) != nextTimer) return;
  if (comesFirst(settingAt(i), settingAt(first))) first = i;
  visit(2 * i);
  visit(2 * i + 1);
}

function comesFirst(setting: Setting, other: Setting): bool {
  if (setting.kind != other.kind) return setting.kind < other.kind;
  if (setting.rank != other.rank) return setting.rank < other.rank;
  return setting.order < other.order;
}
