/** The floor, where contacts meet agents, of scenarios in which they can only be answered or hang up (`engine/simulate/floor.ts`). */

import { busy } from '../busy-time';
import * as counting from '../counting';
import * as duty from '../duty';
import { NEVER, NO_TOURNAMENT, newTournament, Tournament } from '../tournament';
import { Contact, leave } from './contacts';
import * as lanes from './lanes';
import { takeNext } from './next-contact';
import * as routing from './routing';

/** Services under way, by the time at which they end; and the key of the earliest. */
let services: Tournament = NO_TOURNAMENT;
export let nextEnd: i64 = NEVER;
let serviceStarts: i32 = 0;

/** @param agents the most that are ever on duty at once */
export function layOutFloor(agents: i32): void {
  services = newTournament(agents);
}

export function beginFloor(): void {
  lanes.clearLanes();
  services.clear();
  nextEnd = NEVER;
  serviceStarts = 0;
}

/** Starts the service of a contact that comes now, if an agent is idle who may take it without a wait. */
export function seat(contact: Contact, now: f64): bool {
  const team = findTeam(contact.contactClass);
  if (team < 0) return false;
  engage(contact, team, now);
  return true;
}

/** The earliest service ends, and its agent takes the next contact. */
export function endService(now: f64): void {
  const contact = changetype<Contact>(<usize>services.winner);
  const leaf = <i32>contact.next;
  const team = contact.team;
  busy(team, contact.startedAt, now);
  leave(contact);
  const isFree = duty.release(team, now);
  const next = isFree && lanes.standing > 0 ? takeNext(team, now) : changetype<Contact>(0);
  if (changetype<usize>(next) != 0) {
    duty.busy[team] = duty.busy[team] + 1;
    hold(next, leaf, now + startService(next, team, now));
  } else {
    if (isFree && routing.hasChoice) duty.becomesIdle(team, now);
    nextEnd = services.releaseLeaf(leaf);
  }
}

/** The contact is served until this time, and stands for its agent at this leaf, which `next` remembers meanwhile. */
function hold(contact: Contact, leaf: i32, until: f64): void {
  contact.next = <usize>leaf;
  nextEnd = services.set(leaf, until, <i32>changetype<usize>(contact));
}

function engage(contact: Contact, team: i32, now: f64): void {
  duty.busy[team] = duty.busy[team] + 1;
  hold(contact, services.takeLeaf(), now + startService(contact, team, now));
}

/** The contact is with an agent of the team from now on; returns how long it will keep the agent, seconds. */
function startService(contact: Contact, team: i32, now: f64): f64 {
  const multiplier = routing.handleTimeMultiplier[team * routing.classes + contact.contactClass];
  const talk = contact.talk * multiplier;
  const afterCall = contact.afterCall * multiplier;
  contact.team = team;
  contact.startedAt = now;
  contact.sequence = serviceStarts++;
  counting.handled(contact.cell, contact.row, team, talk, afterCall);
  return talk + afterCall;
}

/** An idle agent for a contact of class k: of the first step that has one; -1: there is none. */
function findTeam(k: i32): i32 {
  if (routing.hasChoice) return chooseTeam(k);
  const end = routing.routeStart[k + 1];
  for (let i = routing.routeStart[k]; i < end; i++) {
    const team = routing.routeTeam[i];
    if (duty.busy[team] < duty.staff[team]) return team;
  }
  return -1;
}

/** The same where steps have several teams: within the step by its agent rule. */
function chooseTeam(k: i32): i32 {
  const end = routing.routeStart[k + 1];
  for (let i = routing.routeStart[k]; i < end; i++) {
    let best = routing.routeTeam[i];
    if (duty.busy[best] >= duty.staff[best]) continue;
    const step = routing.routeStep[i];
    for (let j = i + 1; j < end && routing.routeStep[j] == step; j++) {
      const team = routing.routeTeam[j];
      if (duty.busy[team] >= duty.staff[team]) continue;
      if (routing.isBetterTeam(routing.routeRule[i], team, best, k)) best = team;
    }
    duty.longestIdleLeaves(best);
    return best;
  }
  return -1;
}

/** Idle agents of the team take waiting contacts, as many as they can. */
export function seatWaiting(team: i32, now: f64): void {
  while (lanes.standing > 0 && duty.busy[team] < duty.staff[team]) {
    const next = takeNext(team, now);
    if (changetype<usize>(next) == 0) return;
    duty.longestIdleLeaves(team);
    engage(next, team, now);
  }
}

/** The first row in which anything is still to be counted: of those who wait, and of those in service since it. */
export function oldestRow(now: f64): i32 {
  const oldest = min(counting.rowAt(now), lanes.oldestRow());
  return min(oldest, oldestRowInService(services));
}

/** By when the services under way began; a row before it, since quotients of times round. */
export function oldestRowInService(all: Tournament): i32 {
  let oldest = counting.rows;
  for (let leaf = 0; leaf < all.leaves; leaf++) {
    const contact = changetype<Contact>(<usize>all.holderOf(leaf));
    if (changetype<usize>(contact) != 0) oldest = min(oldest, counting.rowAt(contact.startedAt) - 1);
  }
  return max(oldest, 0);
}

/** Settles what the last event left: contacts in lanes and in service, agents on duty. */
export function finishFloor(endSeconds: f64, lastDeadline: f64): void {
  lanes.finishLanes(lastDeadline);
  while (nextEnd < NEVER) {
    const contact = changetype<Contact>(<usize>services.winner);
    busy(contact.team, contact.startedAt, endSeconds);
    nextEnd = services.releaseLeaf(<i32>contact.next);
  }
  duty.finishDuty(endSeconds);
}
