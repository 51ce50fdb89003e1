/** What may be taken from an agent (`engine/simulate/interruption.ts`). */
import { Ints, NO_INTS } from '../columns';
import { busy, staff } from '../duty';
import { Stream } from '../stream';
import { Contact, NOBODY } from './contacts';
import { contactInHand, Desks, desksOf, hasDesksOf } from './desks';
import { addHolder, clearHolders, lineUp, setHolders, takeOut } from './holders';
import { isServedAtOnce, priority } from './routing';
import { contactAt, leaves } from './services';

/**
 * Deferred work in service, where it may be interrupted, the latest started first: a list through `next` and `previous`,
 * which no lane needs meanwhile.
 */
let firstDeferred: usize = 0;
/** The worst priority that deferred work has: contacts of none better may not interrupt any. */
let worstDeferred: i32 = 0;

/** Room for the contacts that are lost at once. */
let lost: Ints = NO_INTS;

/** @param holders, counts room for one more than all agents hold at once; @param ofLost for all contacts that they hold */
export function setInterruption(holders: Ints, counts: Ints, ofLost: Ints, worst: i32): void {
  worstDeferred = worst;
  setHolders(holders, counts);
  lost = ofLost;
}

export function clearDeferred(): void {
  firstDeferred = 0;
}

export function deferredStarts(contact: Contact): void {
  contact.previous = 0;
  contact.next = firstDeferred;
  if (firstDeferred != 0) changetype<Contact>(firstDeferred).previous = changetype<usize>(contact);
  firstDeferred = changetype<usize>(contact);
}

export function deferredLeaves(contact: Contact): void {
  if (contact.previous == 0) firstDeferred = contact.next;
  else changetype<Contact>(contact.previous).next = contact.next;
  if (contact.next != 0) changetype<Contact>(contact.next).previous = contact.previous;
}

/**
 * The deferred work that a contact of this lane may interrupt: of worst priority, the latest started among equals, in a
 * team that could take the contact at once; null when all under way is live or at least as important.
 */
export function interruptible(contact: Contact, lane: i32): Contact {
  const k = contact.contactClass;
  let worst = NOBODY;
  let worstRank = priority[lane];
  if (worstRank >= worstDeferred) return worst;
  for (let other = changetype<Contact>(firstDeferred); other != NOBODY; other = changetype<Contact>(other.next)) {
    if (other.interpreter >= 0 || other.agent >= 0) continue;
    const rank = priority[other.lane];
    if (rank <= worstRank) continue;
    const team = other.team;
    if (busy[team] > staff[team] || !isServedAtOnce(k, team)) continue;
    worst = other;
    worstRank = rank;
  }
  return worst;
}

/**
 * Chooses the contacts that vanish with so many agents of a team, a random choice of those on duty: by agent, since one
 * who holds several takes all of them along. Returns how many; `lostContact` tells which.
 */
export function chooseLost(agents: i32, team: i32, stream: Stream): i32 {
  let holders = lineUpHolders(team);
  let count = 0;
  let onDuty = max(staff[team], busy[team]);
  for (let agent = 0; agent < agents && onDuty > 0; agent++, onDuty--) {
    const pick = <i32>Math.floor(stream.nextUniform() * <f64>onDuty);
    if (pick >= holders) continue;
    count = lose(takeOut(pick), count);
    holders--;
  }
  return count;
}

export function lostContact(i: i32): Contact {
  return changetype<Contact>(<usize>lost[i]);
}

/** The agent of this contact vanishes; returns how many contacts are lost then. */
function lose(contact: Contact, count: i32): i32 {
  if (contact.agent < 0) {
    lost[count] = <i32>changetype<usize>(contact);
    return count + 1;
  }
  const desks = desksOf(contact.team);
  const load = desks.load[contact.agent];
  for (let i = 0; i < load; i++) lost[count + i] = <i32>changetype<usize>(contactInHand(desks, contact.agent, i));
  return count + load;
}

/** Lines up one contact for each busy agent of the team; returns how many. */
function lineUpHolders(team: i32): i32 {
  clearHolders();
  if (hasDesksOf(team)) addHoldersAtDesks(desksOf(team));
  for (let leaf = 0; leaf < leaves(); leaf++) {
    const contact = contactAt(leaf);
    if (contact != NOBODY && contact.team == team && contact.agent < 0) addHolder(contact);
  }
  return lineUp();
}

function addHoldersAtDesks(desks: Desks): void {
  for (let agent = 0; agent < desks.agents; agent++) {
    if (desks.load[agent] > 0) addHolder(contactInHand(desks, agent, 0));
  }
}
