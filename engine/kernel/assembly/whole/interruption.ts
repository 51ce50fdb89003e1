/** What may be taken from an agent (`engine/simulate/interruption.ts`). */
import { Bits, Ints, NO_BITS, NO_INTS } from '../columns';
import { busy, staff, teams } from '../duty';
import { Stream } from '../stream';
import { Contact, NOBODY } from './contacts';
import { contactInHand, Desks, desksOf, hasDesksOf, isShared } from './desks';
import { addHolder, clearHolders, lineUp, setHolders, takeOut } from './holders';
import { priority, servingAtOnce, teamWords } from './routing';
import { contactAt, leaves } from './services';

/**
 * Deferred work in service that may be interrupted, by its rank (the deferred priorities, best first) and team, at
 * [rank * teams + team]: the latest started, and the others behind it through `next` and `previous`, which no lane needs
 * meanwhile. So whom a contact may interrupt is not searched for among all who work.
 */
let latest: Ints = NO_INTS;
/** By rank, `teamWords` words each: the teams that have any. */
let atWork: Bits = NO_BITS;
let ranks: i32 = 0;
let rankOfLane: Ints = NO_INTS;
let priorityOfRank: Ints = NO_INTS;

/** Room for the contacts that are lost at once. */
let lost: Ints = NO_INTS;

/** @param firsts by rank and team; @param ofTeams by rank; @param rankCount 0 where nothing is interrupted */
export function setInterruption(rankCount: i32, ofLane: Ints, priorities: Ints, firsts: Ints, ofTeams: Bits): void {
  ranks = rankCount;
  rankOfLane = ofLane;
  priorityOfRank = priorities;
  latest = firsts;
  atWork = ofTeams;
}

/** @param holders, counts room for one more than all agents hold at once; @param ofLost for all contacts that they hold */
export function setLosses(holders: Ints, counts: Ints, ofLost: Ints): void {
  setHolders(holders, counts);
  lost = ofLost;
}

export function clearDeferred(): void {
  latest.fill(0, ranks * teams, 0);
  for (let word = 0; word < ranks * teamWords; word++) atWork.put(word, 0);
}

export function deferredStarts(contact: Contact): void {
  if (!isInterruptible(contact)) return;
  const at = rankOfLane[contact.lane] * teams + contact.team;
  const before = <usize>latest[at];
  contact.previous = 0;
  contact.next = before;
  if (before != 0) changetype<Contact>(before).previous = changetype<usize>(contact);
  else atWork.add(bitOf(contact));
  latest[at] = <i32>changetype<usize>(contact);
}

export function deferredLeaves(contact: Contact): void {
  if (!isInterruptible(contact)) return;
  if (contact.next != 0) changetype<Contact>(contact.next).previous = contact.previous;
  if (contact.previous != 0) {
    changetype<Contact>(contact.previous).next = contact.next;
    return;
  }
  latest[rankOfLane[contact.lane] * teams + contact.team] = <i32>contact.next;
  if (contact.next == 0) atWork.remove(bitOf(contact));
}

/** Work that an interpreter takes part in, or that shares its agent with others, is not interrupted. */
function isInterruptible(contact: Contact): bool {
  return contact.interpreter < 0 && !isShared(contact.team, contact.contactClass);
}

function bitOf(contact: Contact): i32 {
  return ((rankOfLane[contact.lane] * teamWords) << 6) + contact.team;
}

/**
 * The deferred work that a contact of this lane may interrupt: of worst priority, the latest started among equals, in a
 * team that could take the contact at once; null when all under way is live or at least as important.
 */
export function interruptible(contact: Contact, lane: i32): Contact {
  for (let rank = ranks - 1; rank >= 0 && priorityOfRank[rank] > priority[lane]; rank--) {
    const found = latestStarted(rank, contact.contactClass);
    if (found != NOBODY) return found;
  }
  return NOBODY;
}

/** Of the work of this rank, in teams that could take one of class k at once. */
function latestStarted(rank: i32, k: i32): Contact {
  let found = NOBODY;
  for (let word = 0; word < teamWords; word++) {
    for (let left = atWork[rank * teamWords + word] & servingAtOnce(k, word); left != 0; left &= left - 1) {
      const team = word * 64 + <i32>ctz(left);
      // Agents whose shift has ended finish what is in hand and take nothing new.
      if (busy[team] > staff[team]) continue;
      const other = changetype<Contact>(<usize>latest[rank * teams + team]);
      if (found == NOBODY || other.sequence > found.sequence) found = other;
    }
  }
  return found;
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
