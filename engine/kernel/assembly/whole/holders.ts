/**
 * The agents of a team who have something in hand, each by the first of its contacts, in order of their starts; one after the
 * other is taken out by its number among those who are left. A site may lose half of 100,000 agents at once: taking one out
 * leaves a gap, and a tree of counts finds the n-th who is left in a step for each bit of their number.
 * Source: Fenwick (1994), A new data structure for cumulative frequency tables, Software: Practice and Experience 24.
 */
import { Ints, NO_INTS } from '../columns';
import { Contact } from './contacts';

let contacts: Ints = NO_INTS;
let count: i32 = 0;
/** leftIn[i], i = 1, 2, ...: how many are left of the (i & -i) places that end with place i - 1. */
let leftIn: Ints = NO_INTS;

export function setHolders(room: Ints, counts: Ints): void {
  contacts = room;
  leftIn = counts;
}

export function clearHolders(): void {
  count = 0;
}

export function addHolder(contact: Contact): void {
  contacts[count++] = <i32>changetype<usize>(contact);
}

/** All have been added; returns how many there are. */
export function lineUp(): i32 {
  for (let i = (count >> 1) - 1; i >= 0; i--) sink(i, count);
  for (let end = count - 1; end > 0; end--) {
    const last = contacts[end];
    contacts[end] = contacts[0];
    contacts[0] = last;
    sink(0, end);
  }
  for (let i = 1; i <= count; i++) leftIn[i] = i & -i;
  return count;
}

/** Takes out the n-th (0, 1, ...) of those who are left. */
export function takeOut(n: i32): Contact {
  let place = 0;
  let before = n;
  for (let step = 1 << (31 - <i32>clz(count)); step > 0; step >>= 1) {
    if (place + step > count || leftIn[place + step] > before) continue;
    place += step;
    before -= leftIn[place];
  }
  for (let i = place + 1; i <= count; i += i & -i) leftIn[i] = leftIn[i] - 1;
  return changetype<Contact>(<usize>contacts[place]);
}

/** Puts place i of a heap, the latest started at its top, in order with the places under it. */
function sink(i: i32, end: i32): void {
  const sinking = contacts[i];
  let hole = i;
  for (let child = 2 * hole + 1; child < end; child = 2 * hole + 1) {
    if (child + 1 < end && startOf(child + 1) > startOf(child)) child++;
    if (startOf(child) < changetype<Contact>(<usize>sinking).sequence) break;
    contacts[hole] = contacts[child];
    hole = child;
  }
  contacts[hole] = sinking;
}

function startOf(place: i32): i32 {
  return changetype<Contact>(<usize>contacts[place]).sequence;
}
