/**
 * How much deferred work waits, and how old it is (`engine/simulate/backlog.ts`, which counts it anew each time; see
 * `passing.ts` for how it is told here).
 */
import { Ints, NO_INTS } from '../columns';
import { reserve } from '../room';
import { Contact } from './contacts';
import * as counting from './counting';
import { Mark } from './mark';
import { newPassing, Passing } from './passing';
import * as routing from './routing';
import { intervalEnd, intervals, near } from './tellings';
import * as lines from './waiting-lines';

/** Bounds that are passed: ages of 4, 8, 24 and 48 hours, then the time at which it is due. */
const AGES: i32 = 4;
const BOUNDS: i32 = 5;
/** Entries after those of the ages, the last of which is open: all contacts, and those that were due before now. */
const ALL: i32 = 5;
const OVERDUE: i32 = 6;

/** Is there work that can pile up? */
export let hasBacklog: bool = false;
/** By bound, addresses. */
let passings: Ints = NO_INTS;
/** Contacts that have been told of and still stand. */
let standing: i32 = 0;
let toldAt: f64 = 0;

export function layOutBacklog(): void {
  hasBacklog = true;
  passings = changetype<Ints>(reserve((<usize>BOUNDS) << 2));
  for (let bound = 0; bound < BOUNDS; bound++) passings[bound] = <i32>changetype<usize>(newPassing());
}

export function beginBacklog(): void {
  standing = 0;
  toldAt = -Infinity;
  for (let bound = 0; bound < BOUNDS; bound++) passingOf(bound).clear();
}

/** Tells of the backlog at this instant, the end of a reporting interval. */
export function tellBacklog(interval: i32, now: f64): void {
  for (let lane = 0; lane < routing.lanes; lane++) if (routing.isDeferred[lane] != 0) enterNew(lane);
  toldAt = now;
  let younger = standing;
  for (let age = 0; age < AGES; age++) {
    const older = passingOf(age).tell();
    counting.backlog(interval, age, younger - older);
    younger = older;
  }
  counting.backlog(interval, AGES, younger);
  counting.backlog(interval, ALL, standing);
  counting.backlog(interval, OVERDUE, passingOf(AGES).tell());
}

/** A lane is in order of joining: who has joined since the last telling stands at its end. */
function enterNew(lane: i32): void {
  for (let at = <usize>lines.last[lane]; at != 0; at = changetype<Contact>(at).previous) {
    const contact = changetype<Contact>(at);
    if (contact.joinedAt < toldAt) return;
    enter(contact);
  }
}

/** From now on the contact is told of until it leaves; whoever takes its old place in a lane is entered at once. */
export function enter(contact: Contact): void {
  if ((contact.marks & Mark.told) != 0) return;
  contact.marks |= Mark.told;
  standing++;
  for (let bound = 0; bound < BOUNDS; bound++) passingOf(bound).enter(firstTelling(contact, bound));
}

export function forget(contact: Contact): void {
  standing--;
  for (let bound = 0; bound < BOUNDS; bound++) passingOf(bound).leave(firstTelling(contact, bound));
}

/** The first telling at which the contact has passed the bound; `intervals` when it does not in this run. */
function firstTelling(contact: Contact, bound: i32): i32 {
  let first = near(bound == AGES ? contact.dueAt : contact.joinedAt + 3600 * hoursOf(bound));
  while (first > 0 && hasPassed(contact, bound, intervalEnd(first - 1))) first--;
  while (first < intervals && !hasPassed(contact, bound, intervalEnd(first))) first++;
  return first;
}

function hasPassed(contact: Contact, bound: i32, now: f64): bool {
  return bound == AGES ? contact.dueAt < now : (now - contact.joinedAt) / 3600 >= hoursOf(bound);
}

function hoursOf(age: i32): f64 {
  return age == 0 ? 4 : age == 1 ? 8 : age == 2 ? 24 : 48;
}

function passingOf(bound: i32): Passing {
  return changetype<Passing>(<usize>passings[bound]);
}
