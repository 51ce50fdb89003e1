/** The lanes of waiting contacts, first come first, linked through the contacts (`engine/simulate/waiting-lines.ts`). */
import { Bits, Ints, NO_BITS, NO_INTS, NO_REALS, Reals } from '../columns';
import * as backlog from './backlog';
import { Contact, NOBODY } from './contacts';
import { Mark } from './mark';
import { isDeferred, laneWords, placeOf } from './routing';
import * as snapshots from './snapshot';

let lanes: i32 = 0;
/** Heads and tails of the lanes, addresses of contacts; 0: nobody stands there. */
export let first: Ints = NO_INTS;
export let last: Ints = NO_INTS;
/** When the head of each lane joined it: agents compare heads without a look at the contacts. */
export let headJoinedAt: Reals = NO_REALS;
/** Contacts in each lane, without ghosts where hanging up is watched. */
export let waiting: Ints = NO_INTS;
/** Contacts and ghosts in all lanes. */
export let standing: i32 = 0;
/** The places of lanes in which somebody stands. */
export let occupied: Bits = NO_BITS;

export function setLines(count: i32, heads: Ints, tails: Ints, joined: Reals, lengths: Ints, places: Bits): void {
  lanes = count;
  occupied = places;
  first = heads;
  last = tails;
  headJoinedAt = joined;
  waiting = lengths;
}

export function clearLines(): void {
  first.fill(0, lanes, 0);
  last.fill(0, lanes, 0);
  waiting.fill(0, lanes, 0);
  for (let word = 0; word < laneWords; word++) occupied.put(word, 0);
  standing = 0;
}

export function headOf(lane: i32): Contact {
  return changetype<Contact>(<usize>first[lane]);
}

export function join(lane: i32, contact: Contact): void {
  stand(lane, contact, changetype<Contact>(<usize>last[lane]), NOBODY);
}

/** Puts a contact back to where its time of joining belongs: before those who joined later. */
export function rejoin(lane: i32, contact: Contact): void {
  let before = NOBODY;
  let after = headOf(lane);
  while (after != NOBODY && after.joinedAt <= contact.joinedAt) {
    before = after;
    after = changetype<Contact>(after.next);
  }
  stand(lane, contact, before, after);
  if (backlog.hasBacklog && isDeferred[lane] != 0) backlog.enter(contact);
}

function stand(lane: i32, contact: Contact, before: Contact, after: Contact): void {
  const address = changetype<usize>(contact);
  contact.previous = changetype<usize>(before);
  contact.next = changetype<usize>(after);
  if (before == NOBODY) setHead(lane, contact);
  else before.next = address;
  if (after == NOBODY) last[lane] = <i32>address;
  else after.previous = address;
  if (before == NOBODY && after == NOBODY) occupied.add(placeOf[lane]);
  contact.nextStepAt = Infinity;
  waiting[lane] = waiting[lane] + 1;
  standing++;
}

function setHead(lane: i32, contact: Contact): void {
  first[lane] = <i32>changetype<usize>(contact);
  if (contact != NOBODY) headJoinedAt[lane] = contact.joinedAt;
}

/** A contact that has hung up goes on standing as a ghost. */
export function becomeGhost(lane: i32): void {
  waiting[lane] = waiting[lane] - 1;
}

/** @param isGhost true when it has been taken from `waiting` already */
export function leaveLine(lane: i32, contact: Contact, isGhost: bool): void {
  const before = contact.previous;
  const after = contact.next;
  if (before == 0) setHead(lane, changetype<Contact>(after));
  else changetype<Contact>(before).next = after;
  if (after == 0) last[lane] = <i32>before;
  else changetype<Contact>(after).previous = before;
  if (before == 0 && after == 0) occupied.remove(placeOf[lane]);
  contact.nextStepAt = NaN;
  forget(contact);
  if (!isGhost) waiting[lane] = waiting[lane] - 1;
  standing--;
}

/** The contact is no longer one of those who are told of at the ends of intervals. */
export function forget(contact: Contact): void {
  if ((contact.marks & Mark.told) == 0) return;
  contact.marks &= ~Mark.told;
  if (isDeferred[contact.lane] != 0) backlog.forget(contact);
  else snapshots.forget(contact);
}
