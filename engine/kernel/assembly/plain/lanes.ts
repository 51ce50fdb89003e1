/**
 * The lanes in which contacts wait, first come first served: one a class, linked through the contacts. A contact that
 * hangs up stays as a ghost until an agent looks, and is counted then, at its deadline (`engine/simulate/lanes.ts`).
 */
import { Ints, NO_INTS } from '../columns';
import { abandoned, rows, stillPresent, virtualWait } from '../counting';
import { Contact, leave } from './contacts';
import * as standingLanes from './standing-lanes';

/** Contacts that may join a lane before somebody looks at it. */
export const MOST_JOINS_UNSEEN: i32 = 8192;

let lanes: i32 = 0;
/** By lane, the place of what follows: in order of priority where lanes are bits (`standing-lanes.ts`). */
let places: Ints = NO_INTS;
/** Heads and tails of the lanes, addresses of contacts; 0: nobody waits. */
let first: Ints = NO_INTS;
let last: Ints = NO_INTS;
let joinsSinceLook: Ints = NO_INTS;
/** Contacts and ghosts in all lanes. */
export let standing: i32 = 0;

export function setLanes(count: i32, placeOfLane: Ints, heads: Ints, tails: Ints, joins: Ints): void {
  lanes = count;
  places = placeOfLane;
  first = heads;
  last = tails;
  joinsSinceLook = joins;
}

export function clearLanes(): void {
  first.fill(0, lanes, 0);
  last.fill(0, lanes, 0);
  joinsSinceLook.fill(0, lanes, 0);
  standing = 0;
  standingLanes.clearStanding();
}

export function placeOf(lane: i32): i32 {
  return places[lane];
}

export function headOf(lane: i32): Contact {
  return headAt(placeOf(lane));
}

export function headAt(place: i32): Contact {
  return changetype<Contact>(<usize>first[place]);
}

export function join(contact: Contact, now: f64): void {
  const place = placeOf(contact.contactClass);
  const tail = <usize>last[place];
  // To the head of the lane or to who stands last: by a choice of addresses, since nobody can predict whether somebody does.
  store<usize>(select(first.placeOf(place), nextOf(tail), tail == 0), changetype<usize>(contact));
  contact.next = 0;
  last[place] = <i32>changetype<usize>(contact);
  standing++;
  if (standingLanes.areBits) standingLanes.noteJoined(place);
  const joins = joinsSinceLook[place] + 1;
  joinsSinceLook[place] = joins;
  if (joins >= MOST_JOINS_UNSEEN) sweep(place, now);
}

/** The contact at the head of its lane leaves it for an agent. */
export function leaveLane(contact: Contact, place: i32): void {
  const joins = joinsSinceLook[place];
  // What is below zero stays, without a question.
  joinsSinceLook[place] = joins & (joins >> 31);
  removeHead(contact, place);
}

/** An agent comes for a contact, the head of its lane, that has hung up: that tells its virtual wait, and the ghost goes. */
export function meetGhost(contact: Contact, place: i32, now: f64): void {
  virtualWait(contact.cell, now - contact.joinedAt);
  hangUp(contact);
  removeHead(contact, place);
  leave(contact);
}

/** The row in which the first of those who stand in a lane came; beyond all rows when nobody does. */
export function oldestRow(): i32 {
  let oldest = rows;
  for (let lane = 0; lane < lanes; lane++) {
    const head = headOf(lane);
    if (changetype<usize>(head) != 0) oldest = min(oldest, head.row);
  }
  return oldest;
}

/** Settles those who still stand when the last event has happened. */
export function finishLanes(lastDeadline: f64): void {
  for (let place = 0; place < lanes; place++) {
    for (let at = <usize>first[place]; at != 0; at = changetype<Contact>(at).next) {
      const contact = changetype<Contact>(at);
      if (contact.deadline <= lastDeadline) hangUp(contact);
      else stillPresent(contact.cell);
    }
  }
}

function removeHead(contact: Contact, place: i32): void {
  const after = <i32>contact.next;
  first[place] = after;
  last[place] = select(last[place], 0, after != 0);
  standing--;
  if (standingLanes.areBits) standingLanes.noteLeft(place, after);
}

/** Nobody has looked at the lane for very long: those who have hung up since are taken out, so that memory is not. */
function sweep(place: i32, now: f64): void {
  let stay = 0;
  let link = first.placeOf(place);
  let tail: usize = 0;
  for (let at = <usize>first[place]; at != 0; ) {
    const contact = changetype<Contact>(at);
    at = contact.next;
    if (contact.deadline < now) {
      hangUp(contact);
      standing--;
      leave(contact);
    } else {
      tail = changetype<usize>(contact);
      store<usize>(link, tail);
      link = nextOf(tail);
      stay++;
    }
  }
  store<usize>(link, 0);
  last[place] = <i32>tail;
  if (standingLanes.areBits) standingLanes.noteLeft(place, first[place]);
  joinsSinceLook[place] = -stay;
}

/** Where a contact, given by its address, has the next one. */
function nextOf(contact: usize): usize {
  return contact + offsetof<Contact>('next');
}

function hangUp(contact: Contact): void {
  abandoned(contact.contactClass, contact.row, contact.cell, contact.deadline - contact.joinedAt);
}
