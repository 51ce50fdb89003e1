/**
 * The contacts now in the system (`engine/simulate/contacts.ts`). A contact is the address of a record; those of contacts
 * that have left are used again, the last first. Memory grows with the largest crowd, chunk by chunk, and nothing is ever
 * moved.
 *
 * A record is three cache lines and the contact's fates behind them. The first line holds what every contact needs to be
 * counted, seated and served, the second what journeys ask of most contacts, the third what few of them come to.
 */
import { reserve } from '../room';

@unmanaged
export class Contact {
  joinedAt: f64;
  /** Hangs up at this time unless answered by then. */
  deadline: f64;
  talk: f64;
  afterCall: f64;
  startedAt: f64;
  /** Order of service starts: breaks ties between services that end at one instant. The event set reads it at its place. */
  sequence: i32;
  contactClass: i32;
  /** Reporting row of the arrival, and where its counters lie. */
  row: i32;
  cell: usize;
  /** The next and the previous in its lane, or of the deferred work under way; next free record. 0: none. */
  next: usize;
  previous: usize;

  /** The line it stands in, or last stood in. */
  lane: i32;
  team: i32;
  /** Bits of `Mark`. */
  marks: i32;
  /** Its place in the set of services under way. */
  leaf: i32;
  /** Redials and returns before it that were about the same issue. */
  redials: i32;
  returns: i32;
  /** Pool of the interpreter in service, -1 for none. */
  interpreter: i32;
  /** Its agent, where agents hold several contacts, else -1; and where that agent's clock will stand when it ends. */
  agent: i32;
  /** When its next routing step opens: Infinity for never, NaN when it does not wait. */
  nextStepAt: f64;
  /** When its service ends; NaN when it is not in service. */
  endsAt: f64;
  /** Factor on its handle time that it brings along: residual work after an AI session. */
  multiplier: f64;
  /** When deferred work is due. */
  dueAt: f64;

  mark: f64;
  /** When the customer agreed to be called back, or left a message. */
  offerTakenAt: f64;
  /** When its service was last interrupted. */
  interruptedAt: f64;
  /** When the customer hangs up while the agent has after-call work to do; NaN where no line depends on it. */
  hangsUpAt: f64;
  /** Calls that will be made to call it back. */
  tries: i32;
  padding: i32;
}

export const NOBODY = changetype<Contact>(0);

/** Records that are made room for at once when the first room is full. */
const CHUNK_RECORDS: usize = 1024;
/** A chunk of records begins with the address of the next chunk, 0 when there is none, and the number of its records. */
const CHUNK_HEAD: usize = 64;

let fates: usize = 0;
let recordBytes: usize = 0;
let firstFree: usize = 0;
let firstChunk: usize = 0;
/** The chunk in use, the first record in it that was never used in this replication, and its end. */
let chunk: usize = 0;
let fresh: usize = 0;
let chunkEnd: usize = 0;

/** @param room contacts for which room is made at once; @param fatesOfEach numbers of each */
export function layOutContacts(room: i32, fatesOfEach: i32): void {
  fates = offsetof<Contact>();
  recordBytes = (fates + ((<usize>fatesOfEach) << 3) + 63) & ~63;
  firstChunk = newChunk(room);
  clearContacts();
}

export function clearContacts(): void {
  firstFree = 0;
  useChunk(firstChunk);
}

export function enter(): Contact {
  const free = firstFree;
  if (free != 0) {
    firstFree = changetype<Contact>(free).next;
    return changetype<Contact>(free);
  }
  if (fresh == chunkEnd) nextChunk();
  const contact = changetype<Contact>(fresh);
  fresh += recordBytes;
  // A record that is used again has left its lane, and says so.
  contact.nextStepAt = NaN;
  return contact;
}

function nextChunk(): void {
  if (load<usize>(chunk) == 0) store<usize>(chunk, newChunk(CHUNK_RECORDS));
  useChunk(load<usize>(chunk));
}

function newChunk(records: usize): usize {
  const made = reserve(CHUNK_HEAD + records * recordBytes);
  store<usize>(made, records, 4);
  return made;
}

function useChunk(used: usize): void {
  chunk = used;
  fresh = used + CHUNK_HEAD;
  chunkEnd = fresh + load<usize>(used, 4) * recordBytes;
}

export function leave(contact: Contact): void {
  contact.next = firstFree;
  firstFree = changetype<usize>(contact);
}

/** What chance has in store for it (`engine/simulate/fates.ts`). */
export function fateOf(contact: Contact, which: i32): f64 {
  return load<f64>(changetype<usize>(contact) + fates + ((<usize>which) << 3));
}

export function setFate(contact: Contact, which: i32, value: f64): void {
  store<f64>(changetype<usize>(contact) + fates + ((<usize>which) << 3), value);
}
