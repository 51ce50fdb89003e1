/**
 * The contacts now in the system (`engine/simulate/contacts.ts`). A contact is the address of a record; those of contacts
 * that have left are used again, the last first. They lie above all tables, so that memory grows with the largest crowd
 * and nothing is ever moved.
 *
 * A record is three cache lines and the contact's fates behind them. The first line holds what every contact needs to be
 * counted, seated and served, the second what journeys ask of most contacts, the third what few of them come to.
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

let fates: usize = 0;
let recordBytes: usize = 0;
let firstRecord: usize = 0;
let firstFree: usize = 0;
/** The first record that was never used in this replication. */
let firstFresh: usize = 0;
let heldUntil: usize = 0;

/** Begins the crowd above all that has been reserved. @param room contacts for which room is made at once; @param fatesOfEach numbers of each */
export function layOutContacts(room: i32, fatesOfEach: i32): void {
  fates = offsetof<Contact>();
  recordBytes = (fates + ((<usize>fatesOfEach) << 3) + 63) & ~63;
  firstRecord = reserve(<usize>room * recordBytes);
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
  firstFresh = fresh + recordBytes;
  if (firstFresh > heldUntil) {
    holdUntil(firstFresh);
    heldUntil = (<usize>memory.size()) << 16;
  }
  // A record that is used again has left its lane, and says so.
  changetype<Contact>(fresh).nextStepAt = NaN;
  return changetype<Contact>(fresh);
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
