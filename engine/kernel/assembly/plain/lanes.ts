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
/** Heads and tails of the lanes, addresses of contacts; 0: nobody waits. */
export let first: Ints = NO_INTS;
let last: Ints = NO_INTS;
export let waiting: Ints = NO_INTS;
let joinsSinceLook: Ints = NO_INTS;
/** Contacts and ghosts in all lanes. */
export let standing: i32 = 0;

export function setLanes(count: i32, heads: Ints, tails: Ints, lengths: Ints, joins: Ints): void {
  lanes = count;
  first = heads;
  last = tails;
  waiting = lengths;
  joinsSinceLook = joins;
}

export function clearLanes(): void {
  first.fill(0, lanes, 0);
  last.fill(0, lanes, 0);
  waiting.fill(0, lanes, 0);
  joinsSinceLook.fill(0, lanes, 0);
  standing = 0;
  standingLanes.clearStanding();
}

export function headOf(lane: i32): Contact {
  return changetype<Contact>(<usize>first[lane]);
}

export function join(contact: Contact, now: f64): void {
  const lane = contact.contactClass;
  const tail = <usize>last[lane];
  if (tail == 0) first[lane] = <i32>changetype<usize>(contact);
  else changetype<Contact>(tail).next = changetype<usize>(contact);
  contact.previous = tail;
  contact.next = 0;
  last[lane] = <i32>changetype<usize>(contact);
  waiting[lane] = waiting[lane] + 1;
  standing++;
  if (standingLanes.areBits) standingLanes.noteJoined(lane);
  const joins = joinsSinceLook[lane] + 1;
  joinsSinceLook[lane] = joins;
  if (joins >= MOST_JOINS_UNSEEN) sweep(lane, now);
}

/** The contact leaves its lane for an agent. */
export function leaveLane(contact: Contact): void {
  if (joinsSinceLook[contact.contactClass] > 0) joinsSinceLook[contact.contactClass] = 0;
  unlink(contact);
}

/** An agent comes for a contact that has hung up: that tells its virtual wait, and the ghost goes. */
export function meetGhost(contact: Contact, now: f64): void {
  virtualWait(contact.cell, now - contact.joinedAt);
  removeGhost(contact);
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
  for (let lane = 0; lane < lanes; lane++) {
    for (let at = <usize>first[lane]; at != 0; at = changetype<Contact>(at).next) {
      const contact = changetype<Contact>(at);
      const deadline = contact.deadline;
      if (deadline <= lastDeadline) abandoned(lane, contact.row, contact.cell, deadline - contact.joinedAt);
      else stillPresent(contact.cell);
    }
  }
}

function unlink(contact: Contact): void {
  const lane = contact.contactClass;
  const before = contact.previous;
  const after = contact.next;
  if (before == 0) first[lane] = <i32>after;
  else changetype<Contact>(before).next = after;
  if (after == 0) last[lane] = <i32>before;
  else changetype<Contact>(after).previous = before;
  waiting[lane] = waiting[lane] - 1;
  standing--;
  if (standingLanes.areBits) standingLanes.noteLeft(lane, first[lane]);
}

/** Nobody has looked at the lane for very long: those who have hung up since are taken out, so that memory is not. */
function sweep(lane: i32, now: f64): void {
  let stay = 0;
  for (let at = <usize>first[lane]; at != 0; ) {
    const contact = changetype<Contact>(at);
    at = contact.next;
    if (contact.deadline < now) removeGhost(contact);
    else stay++;
  }
  joinsSinceLook[lane] = -stay;
}

function removeGhost(contact: Contact): void {
  abandoned(contact.contactClass, contact.row, contact.cell, contact.deadline - contact.joinedAt);
  unlink(contact);
  leave(contact);
}
