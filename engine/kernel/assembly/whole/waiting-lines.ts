/** The lanes of waiting contacts, first come first, linked through the contacts (`engine/simulate/waiting-lines.ts`). */
import { Ints, NO_INTS } from '../columns';
import { Contact, NOBODY } from './contacts';

let lanes: i32 = 0;
/** Heads and tails of the lanes, addresses of contacts; 0: nobody stands there. */
export let first: Ints = NO_INTS;
let last: Ints = NO_INTS;
/** Contacts in each lane, without ghosts where hanging up is watched. */
export let waiting: Ints = NO_INTS;
/** Contacts and ghosts in all lanes. */
export let standing: i32 = 0;

export function setLines(count: i32, heads: Ints, tails: Ints, lengths: Ints): void {
  lanes = count;
  first = heads;
  last = tails;
  waiting = lengths;
}

export function clearLines(): void {
  first.fill(0, lanes, 0);
  last.fill(0, lanes, 0);
  waiting.fill(0, lanes, 0);
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
}

function stand(lane: i32, contact: Contact, before: Contact, after: Contact): void {
  const address = changetype<usize>(contact);
  contact.previous = changetype<usize>(before);
  contact.next = changetype<usize>(after);
  if (before == NOBODY) first[lane] = <i32>address;
  else before.next = address;
  if (after == NOBODY) last[lane] = <i32>address;
  else after.previous = address;
  contact.nextStepAt = Infinity;
  waiting[lane] = waiting[lane] + 1;
  standing++;
}

/** A contact that has hung up goes on standing as a ghost. */
export function becomeGhost(lane: i32): void {
  waiting[lane] = waiting[lane] - 1;
}

/** @param isGhost true when it has been taken from `waiting` already */
export function leaveLine(lane: i32, contact: Contact, isGhost: bool): void {
  const before = contact.previous;
  const after = contact.next;
  if (before == 0) first[lane] = <i32>after;
  else changetype<Contact>(before).next = after;
  if (after == 0) last[lane] = <i32>before;
  else changetype<Contact>(after).previous = before;
  contact.nextStepAt = NaN;
  if (!isGhost) waiting[lane] = waiting[lane] - 1;
  standing--;
}
