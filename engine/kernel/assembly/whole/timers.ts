/**
 * What will happen at a known time to a contact or a schedule (`engine/simulate/timers.ts`). Timers of one instant go off by
 * kind, then by rank and order if they have one, then as they were set. They are never taken back.
 */
import { reserve } from '../room';
import { keyOf, NEVER } from '../tournament';
import { clearHeap, firstKey, layOutHeap, pop, push, Setting, settingAt, size } from './timer-heap';

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

/** Timers for which room is made at once. */
const ROOM: i32 = 64;

let firstFree: usize = 0;
let settings: i32 = 0;
/** Key of the earliest timer; NEVER when none is set. */
export let nextTimer: i64 = NEVER;

export function layOutTimers(): void {
  layOutHeap(ROOM);
}

export function clearTimers(): void {
  for (let i = 1; i <= size; i++) free(settingAt(i));
  clearHeap();
  settings = 0;
  nextTimer = NEVER;
}

export function setTimer(time: f64, kind: i32, subject: i32): void {
  setRankedTimer(time, kind, subject, 0, 0);
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
  setting.sequence = settings++;
  push(keyOf(time), setting);
  nextTimer = firstKey();
}

/** Kind of the earliest timer; `takeTimer` then gives its subject. */
export function nextKind(): i32 {
  return settingAt(1).kind;
}

/** Takes out the earliest timer and returns its subject. */
export function takeTimer(): i32 {
  const setting = settingAt(1);
  pop();
  nextTimer = firstKey();
  free(setting);
  return setting.subject;
}

/** Timers that are set; of the i-th, 1, 2, ..., in no particular order, its kind and subject. */
export function timersSet(): i32 {
  return size;
}

export function kindOf(i: i32): i32 {
  return settingAt(i).kind;
}

export function subjectOf(i: i32): i32 {
  return settingAt(i).subject;
}

function free(setting: Setting): void {
  setting.next = firstFree;
  firstFree = changetype<usize>(setting);
}

function makeRoom(): void {
  const bytes = offsetof<Setting>();
  const room = reserve(<usize>ROOM * bytes);
  for (let i = ROOM - 1; i >= 0; i--) free(changetype<Setting>(room + <usize>i * bytes));
}
