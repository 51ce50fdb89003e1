/**
 * The lanes in which contacts wait, and what becomes of those who hang up there (`engine/simulate/lanes.ts`): they stay as
 * ghosts until an agent would have come for them, and are counted then, at their deadline, unless that was seen before.
 */
import { Bits, Ints, NO_BITS, NO_INTS } from '../columns';
import { Contact, leave, NOBODY } from './contacts';
import { abandoned, stillPresent, virtualWait } from './counting';
import { Mark } from './mark';
import { isDeferred, lanes, placeOf } from './routing';
import * as lines from './waiting-lines';

/** Contacts that may join a lane before somebody looks at it. */
const MOST_JOINS_UNSEEN: i32 = 8192;

/**
 * Places of the lanes that are worked on: within their windows, and, when they hold deferred work, before the end of the
 * run. Who reads it calls `settleWorkedOn` first.
 */
export let workedOn: Bits = NO_BITS;
/** Contacts that have joined each lane since an agent last took one, less those who stayed at the last sweep. */
let joinsSinceLook: Ints = NO_INTS;
let endSeconds: f64 = 0;
let hasDeferredStopped: bool = false;

export function setLanes(places: Bits, joins: Ints, end: f64): void {
  workedOn = places;
  joinsSinceLook = joins;
  endSeconds = end;
}

export function beginLanes(): void {
  lines.clearLines();
  hasDeferredStopped = false;
  for (let lane = 0; lane < lanes; lane++) workedOn.add(placeOf[lane]);
  joinsSinceLook.fill(0, lanes, 0);
}

export function join(contact: Contact, lane: i32, now: f64): void {
  contact.lane = lane;
  lines.join(lane, contact);
  const joins = joinsSinceLook[lane] + 1;
  joinsSinceLook[lane] = joins;
  if (joins >= MOST_JOINS_UNSEEN) sweep(lane, now);
}

/** The contact leaves its lane for an agent. */
export function leaveLane(contact: Contact): void {
  if (joinsSinceLook[contact.lane] > 0) joinsSinceLook[contact.lane] = 0;
  lines.leaveLine(contact.lane, contact, false);
}

/** Opens or closes a lane to agents. */
export function open(lane: i32, toAgents: bool): void {
  if (toAgents && !(hasDeferredStopped && isDeferred[lane] != 0)) workedOn.add(placeOf[lane]);
  else workedOn.remove(placeOf[lane]);
}

/** From the end of the run on nobody works on deferred work. */
export function settleWorkedOn(now: f64): void {
  if (now >= endSeconds && !hasDeferredStopped) stopDeferred();
}

function stopDeferred(): void {
  hasDeferredStopped = true;
  for (let lane = 0; lane < lanes; lane++) if (isDeferred[lane] != 0) workedOn.remove(placeOf[lane]);
}

export function isWorkedOn(lane: i32, now: f64): bool {
  settleWorkedOn(now);
  return workedOn.has(placeOf[lane]);
}

/** An agent comes for a contact that has hung up: that tells its virtual wait, and the ghost goes. */
export function meetGhost(contact: Contact, now: f64): void {
  virtualWait(contact, now - contact.joinedAt);
  removeGhost(contact, contact.lane);
}

/** Nobody has looked at the lane for very long: those who have hung up since are taken out, so that memory is not. */
function sweep(lane: i32, now: f64): void {
  let stay = 0;
  for (let contact = lines.headOf(lane); contact != NOBODY; ) {
    const next = changetype<Contact>(contact.next);
    if (contact.deadline < now) removeGhost(contact, lane);
    else stay++;
    contact = next;
  }
  joinsSinceLook[lane] = -stay;
}

/** Takes out a contact whose patience has ended; counts it as abandoned unless that was seen when it happened. */
function removeGhost(contact: Contact, lane: i32): void {
  const isGone = (contact.marks & Mark.gone) != 0;
  if (!isGone) abandoned(contact, contact.deadline - contact.joinedAt);
  lines.leaveLine(lane, contact, isGone);
  leave(contact);
}

/** Settles those who still stand when the last event has happened. */
export function finishLanes(lastDeadline: f64): void {
  for (let lane = 0; lane < lanes; lane++) {
    for (let contact = lines.headOf(lane); contact != NOBODY; contact = changetype<Contact>(contact.next)) {
      if ((contact.marks & (Mark.gone | Mark.resumed)) != 0) continue;
      if (contact.deadline <= lastDeadline) abandoned(contact, contact.deadline - contact.joinedAt);
      else stillPresent(contact);
    }
  }
}
