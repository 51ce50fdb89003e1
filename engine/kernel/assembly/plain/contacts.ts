/**
 * The contacts now in the system. A contact is the address of a record of one cache line; those of contacts that have left
 * are used again. They lie above all tables, so that memory grows with the largest crowd and nothing is ever moved.
 */
import { holdUntil, reserve } from '../room';

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
  /** The next and the previous in its lane; next free record. 0: none. */
  next: usize;
  previous: usize;
}

const RECORD_BYTES: usize = 64;

let firstRecord: usize = 0;
let firstFree: usize = 0;
/** The first record that was never used in this replication. */
let firstFresh: usize = 0;
let heldUntil: usize = 0;

/** Begins the crowd above all that has been reserved. @param room contacts for which room is made at once */
export function layOutContacts(room: i32): void {
  firstRecord = reserve(<usize>room * RECORD_BYTES);
  clearContacts();
}

export function clearContacts(): void {
  firstFree = 0;
  firstFresh = firstRecord;
  heldUntil = (<usize>memory.size()) << 16;
}

export function enter(): Contact {
  const free = firstFree;
  if (free != 0) {
    firstFree = changetype<Contact>(free).next;
    return changetype<Contact>(free);
  }
  const fresh = firstFresh;
  firstFresh = fresh + RECORD_BYTES;
  if (firstFresh > heldUntil) {
    holdUntil(firstFresh);
    heldUntil = (<usize>memory.size()) << 16;
  }
  return changetype<Contact>(fresh);
}

export function leave(contact: Contact): void {
  contact.next = firstFree;
  firstFree = changetype<usize>(contact);
}
