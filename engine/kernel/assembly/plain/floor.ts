/** The floor, where contacts meet agents, of scenarios in which they can only be answered or hang up (`engine/simulate/floor.ts`). */

import * as counting from '../counting';
import * as duty from '../duty';
import { CustomerRule } from '../rules';
import { NEVER, NO_TOURNAMENT, newTournament, Tournament } from '../tournament';
import { Contact, leave } from './contacts';
import * as idleTeams from './idle-teams';
import * as lanes from './lanes';
import * as routing from './routing';
import * as standingLanes from './standing-lanes';

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
  idleTeams.noteAllIdle();
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
  const team = teamOf(contact);
  counting.busy(team, contact.startedAt, now);
  leave(contact);
  const isFree = duty.release(team, now);
  const next = isFree && lanes.standing > 0 ? takeNext(team, now) : changetype<Contact>(0);
  if (changetype<usize>(next) != 0) {
    duty.busy[team] = duty.busy[team] + 1;
    hold(next, leaf, now + startService(next, team, now));
  } else {
    if (isFree) becomesIdle(team, now);
    nextEnd = services.releaseLeaf(leaf);
  }
}

function becomesIdle(team: i32, now: f64): void {
  if (idleTeams.areLookedUp) idleTeams.noteIdle(team);
  if (routing.hasChoice) duty.becomesIdle(team, now);
}

/** The planned number of agents changes. */
export function changeStaff(team: i32, after: i32, now: f64): void {
  duty.changeStaff(team, after, now);
  if (idleTeams.areLookedUp) idleTeams.noteIdle(team);
}

/** The contact is served until this time, and stands for its agent at this leaf, which `next` remembers meanwhile. */
function hold(contact: Contact, leaf: i32, until: f64): void {
  contact.next = <usize>leaf;
  nextEnd = services.set(leaf, until, <i32>changetype<usize>(contact));
}

/** Of a contact in service `previous` is free, and holds its team. */
function teamOf(contact: Contact): i32 {
  return <i32>contact.previous;
}

function engage(contact: Contact, team: i32, now: f64): void {
  duty.busy[team] = duty.busy[team] + 1;
  if (idleTeams.areLookedUp) idleTeams.noteIdle(team);
  hold(contact, services.takeLeaf(), now + startService(contact, team, now));
}

/** The contact is with an agent of the team from now on; returns how long it will keep the agent, seconds. */
function startService(contact: Contact, team: i32, now: f64): f64 {
  const multiplier = routing.handleTimeMultiplier[team * routing.classes + contact.contactClass];
  const talk = contact.talk * multiplier;
  const afterCall = contact.afterCall * multiplier;
  contact.previous = <usize>team;
  contact.startedAt = now;
  contact.sequence = serviceStarts++;
  counting.handled(contact.cell, contact.row, team, talk, afterCall);
  return talk + afterCall;
}

/** An idle agent for a contact of class k: of the first step that has one; -1: there is none. */
function findTeam(k: i32): i32 {
  if (idleTeams.areLookedUp) return idleTeams.teamFor(k);
  return searchTeam(k);
}

function searchTeam(k: i32): i32 {
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

/** The contact that a free agent of the team takes: best priority, then longest wait (or best score); null: nobody waits for it. */
function takeNext(team: i32, now: f64): Contact {
  if (routing.customerRule != CustomerRule.longestWait) return takeByScore(team, now);
  return standingLanes.areBits ? takeLongestWaiting(team, now) : searchLongestWaiting(team, now);
}

/** Of those of the best priority the one who waits longest. */
function takeLongestWaiting(team: i32, now: f64): Contact {
  while (true) {
    let others = standingLanes.bestLanes(team);
    if (others == 0) return changetype<Contact>(0);
    let best = lanes.headOf(standingLanes.firstOf(others));
    for (others &= others - 1; others != 0; others &= others - 1) {
      const head = lanes.headOf(standingLanes.firstOf(others));
      if (head.joinedAt < best.joinedAt) best = head;
    }
    if (isCalledUp(best, now)) return best;
  }
}

/** The same where the lanes of the team must be looked through. */
function searchLongestWaiting(team: i32, now: f64): Contact {
  const start = routing.laneStart[team];
  const end = routing.laneStart[team + 1];
  while (true) {
    let best = changetype<Contact>(0);
    let bestJoined = Infinity;
    let bestPriority = 0;
    for (let i = start; i < end; i++) {
      const lane = routing.laneOf[i];
      const head = lanes.headOf(lane);
      if (changetype<usize>(head) == 0) continue;
      if (changetype<usize>(best) != 0 && routing.priority[lane] > bestPriority) break;
      const joined = head.joinedAt;
      if (joined >= bestJoined) continue;
      best = head;
      bestJoined = joined;
      bestPriority = routing.priority[lane];
    }
    if (changetype<usize>(best) == 0 || isCalledUp(best, now)) return best;
  }
}

function takeByScore(team: i32, now: f64): Contact {
  const isAgeing = routing.ageingPerSecond != 0;
  while (true) {
    let best = changetype<Contact>(0);
    let bestScore = -Infinity;
    let bestPriority = 0;
    for (let i = routing.laneStart[team]; i < routing.laneStart[team + 1]; i++) {
      const lane = routing.laneOf[i];
      const head = lanes.headOf(lane);
      if (changetype<usize>(head) == 0) continue;
      if (changetype<usize>(best) != 0 && routing.priority[lane] > bestPriority && !isAgeing) break;
      const score = routing.laneScore(lane, head, i, now);
      if (score <= bestScore) continue;
      best = head;
      bestScore = score;
      bestPriority = routing.priority[lane];
    }
    if (changetype<usize>(best) == 0 || isCalledUp(best, now)) return best;
  }
}

/** An agent comes for the contact at the head of a lane. False when it hung up before. */
function isCalledUp(contact: Contact, now: f64): bool {
  if (contact.deadline < now) {
    lanes.meetGhost(contact, now);
    return false;
  }
  callUp(contact, now);
  return true;
}

/** The contact leaves its lane for an agent. */
function callUp(contact: Contact, now: f64): void {
  lanes.leaveLane(contact);
  counting.answeredAfterWait(contact.contactClass, contact.row, contact.cell, now - contact.joinedAt);
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
    counting.busy(teamOf(contact), contact.startedAt, endSeconds);
    nextEnd = services.releaseLeaf(<i32>contact.next);
  }
  duty.finishDuty(endSeconds);
}
