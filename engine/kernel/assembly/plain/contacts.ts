/**
 * The contacts now in the system. A contact is the address of a record of one cache line; those of contacts that have left
 * are used again. Memory grows with the largest crowd, a slab of records at a time, and nothing is ever moved.
 */
import { giveBack, reserve, take } from '../room';

@unmanaged
export class Contact {
  joinedAt: f64;
  /** Hangs up at this time unless answered by then. */
  deadline: f64;
  talk: f64;
  afterCall: f64;
  startedAt: f64;
  /** Order of service starts: breaks ties between services that end at one instant. */
  sequence: i32;
  contactClass: i32;
  /** Reporting row of the arrival, and where its counters lie. */
  row: i32;
  cell: usize;
  /** The next in its lane, or the next free record; 0: none. */
  next: usize;
  /** Who serves it. */
  team: i32;
}

const RECORD_BYTES: usize = 64;
const SLAB_BYTES: usize = 65536;

let firstRecord: usize = 0;
let firstSlabEnd: usize = 0;
let firstFree: usize = 0;
/** The first record that was never used in this replication, and the end of its slab. */
let firstFresh: usize = 0;
let slabEnd: usize = 0;

/** @param room contacts for which room is made at once */
export function layOutContacts(room: i32): void {
  firstRecord = reserve(<usize>room * RECORD_BYTES);
  firstSlabEnd = firstRecord + <usize>room * RECORD_BYTES;
  clearContacts();
}

/** A replication begins: whatever the last one took is free. */
export function clearContacts(): void {
  giveBack();
  firstFree = 0;
  firstFresh = firstRecord;
  slabEnd = firstSlabEnd;
}

export function enter(): Contact {
  const free = firstFree;
  if (free != 0) {
    firstFree = changetype<Contact>(free).next;
    return changetype<Contact>(free);
  }
  if (firstFresh == slabEnd) takeSlab();
  const fresh = firstFresh;
  firstFresh = fresh + RECORD_BYTES;
  return changetype<Contact>(fresh);
}

function takeSlab(): void {
  firstFresh = take(SLAB_BYTES);
  slabEnd = firstFresh + SLAB_BYTES;
}

export function leave(contact: Contact): void {
  contact.next = firstFree;
  firstFree = changetype<usize>(contact);
}
