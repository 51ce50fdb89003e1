/** What may be taken from an agent (`engine/simulate/interruption.ts`). */
import { Ints, NO_INTS } from '../columns';
import { busy, staff } from '../duty';
import { Stream } from '../stream';
import { Contact, NOBODY } from './contacts';
import { contactInHand, Desks, desksOf, hasDesksOf } from './desks';
import { isServedAtOnce, priority } from './routing';
import { contactAt, leaves } from './services';

/**
 * Deferred work in service, where it may be interrupted, the latest started first: a list through `next` and `previous`,
 * which no lane needs meanwhile.
 */
let firstDeferred: usize = 0;
/** The worst priority that deferred work has: contacts of none better may not interrupt any. */
let worstDeferred: i32 = 0;

/** Room for the contacts that agents hold at once, by the first of each agent; and for those that are lost. */
let inHand: Ints = NO_INTS;
let lost: Ints = NO_INTS;

export function setInterruption(rowsInHand: Ints, rowsLost: Ints, worst: i32): void {
  worstDeferred = worst;
  inHand = rowsInHand;
  lost = rowsLost;
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
  let holders = holdersOf(team);
  let count = 0;
  let onDuty = max(staff[team], busy[team]);
  for (let agent = 0; agent < agents && onDuty > 0; agent++, onDuty--) {
    const pick = <i32>Math.floor(stream.nextUniform() * <f64>onDuty);
    if (pick >= holders) continue;
    count = lose(changetype<Contact>(<usize>inHand[pick]), count);
    holders--;
    for (let i = pick; i < holders; i++) inHand[i] = inHand[i + 1];
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

/** Fills `inHand` with one contact for each busy agent of the team, in order of their starts; returns how many. */
function holdersOf(team: i32): i32 {
  let holders = 0;
  if (hasDesksOf(team)) holders = holdersAtDesks(desksOf(team));
  for (let leaf = 0; leaf < leaves(); leaf++) {
    const contact = contactAt(leaf);
    if (contact != NOBODY && contact.team == team && contact.agent < 0) holders = insert(contact, holders);
  }
  return holders;
}

function holdersAtDesks(desks: Desks): i32 {
  let holders = 0;
  for (let agent = 0; agent < desks.agents; agent++) {
    if (desks.load[agent] > 0) holders = insert(contactInHand(desks, agent, 0), holders);
  }
  return holders;
}

/** Keeps `inHand` in order of starts; returns how many it holds then. */
function insert(contact: Contact, holders: i32): i32 {
  let at = holders;
  while (at > 0 && changetype<Contact>(<usize>inHand[at - 1]).sequence > contact.sequence) {
    inHand[at] = inHand[at - 1];
    at--;
  }
  inHand[at] = <i32>changetype<usize>(contact);
  return holders + 1;
}
