/**
 * Timers in order: a binary heap, earliest first, the first of the tree at place 1. Which timer of one instant goes off first is
 * asked while they are put in order, and never again: at the opening of a line hundreds are due at once.
 */
import { reserve } from '../room';
import { NEVER } from '../tournament';

/** A timer that is set. */
@unmanaged
export class Setting {
  rank: f64;
  kind: i32;
  order: i32;
  /** The how-manieth timer of the replication it is. */
  sequence: i32;
  /** An address, or a number. */
  subject: i32;
  /** The next that is free. */
  next: usize;
  padding: i32;
}

/** A place in the heap: the time as a key (see `tournament.ts`), and what is due then. */
@unmanaged
class Place {
  key: i64;
  setting: Setting;
  padding: i32;
}

let places: usize = 0;
export let size: i32 = 0;
let capacity: i32 = 0;

export function layOutHeap(room: i32): void {
  places = reserve(<usize>(room + 3) * offsetof<Place>());
  capacity = room;
  size = room;
  clearHeap();
}

export function clearHeap(): void {
  for (let i = 0; i < size + 3; i++) placeAt(i).key = NEVER;
  size = 0;
}

/** Key of the earliest; NEVER when there is none. */
export function firstKey(): i64 {
  return placeAt(1).key;
}

/** The i-th, 1 <= i <= size: the earliest, then the others in no order that means anything. */
export function settingAt(i: i32): Setting {
  return placeAt(i).setting;
}

export function push(key: i64, setting: Setting): void {
  let hole = ++size;
  if (hole == capacity) grow();
  placeAt(hole + 1).key = NEVER;
  while (hole > 1) {
    const parent = placeAt(hole >> 1);
    if (parent.key < key || (parent.key == key && comesFirst(parent.setting, setting))) break;
    put(hole, parent.key, parent.setting);
    hole >>= 1;
  }
  put(hole, key, setting);
}

/** Removes the earliest. */
export function pop(): void {
  const last = placeAt(size--);
  const key = last.key;
  const setting = last.setting;
  last.key = NEVER;
  if (size > 0) sink(key, setting);
}

/** Puts one in the place of the earliest. */
function sink(key: i64, setting: Setting): void {
  let hole = 1;
  let child = 2;
  while (child <= size) {
    const left = placeAt(child).key;
    const right = placeAt(child + 1).key;
    if (left == right && child < size) child += i32(!comesFirst(settingAt(child), settingAt(child + 1)));
    else child += i32(right < left);
    const place = placeAt(child);
    if (key < place.key || (key == place.key && comesFirst(setting, place.setting))) break;
    put(hole, place.key, place.setting);
    hole = child;
    child = hole << 1;
  }
  put(hole, key, setting);
}

/** Of two timers of one instant, does this one go off before the other? */
function comesFirst(setting: Setting, other: Setting): bool {
  if (setting.kind != other.kind) return setting.kind < other.kind;
  if (setting.rank != other.rank) return setting.rank < other.rank;
  if (setting.order != other.order) return setting.order < other.order;
  return setting.sequence < other.sequence;
}

function placeAt(i: i32): Place {
  return changetype<Place>(places + ((<usize>i) << 4));
}

function put(i: i32, key: i64, setting: Setting): void {
  const place = placeAt(i);
  place.key = key;
  place.setting = setting;
}

/** What is left behind is lost; all that is ever lost is less than what is held. */
function grow(): void {
  const before = places;
  const held = capacity + 3;
  capacity *= 2;
  places = reserve(<usize>(capacity + 3) * offsetof<Place>());
  for (let i = 1; i < capacity + 3; i++) {
    const place = changetype<Place>(before + ((<usize>i) << 4));
    put(i, i < held ? place.key : NEVER, i < held ? place.setting : changetype<Setting>(0));
  }
}
