/**
 * Several teams: the same replication, in which the end of a service is an event only when somebody waits for it.
 *
 * While nobody waits whom a team may take, nothing happens when one of its agents becomes free, except that the agent is
 * free. So each team has a tournament of the times from which its agents are free, as the one queue has (`one-queue.ts`),
 * and whether a team has an idle agent is one comparison of its earliest with the time of an arrival. A contact that is
 * answered at once is one event and not two, and one tournament is played for it and not two. Events are arrivals, planned
 * changes, and the ends that are awaited: of teams in whose lanes somebody stands, or whose agents leave when they are free.
 *
 * A team with an idle agent has empty lanes: whoever arrives takes an idle agent who may serve the contact, and whoever
 * becomes free takes a waiting contact. So no end that matters is missed. An agent's last service is counted when the next
 * one takes its place, in each team in the order in which services end, as in the event loop (`replication.ts`): the bytes
 * are the same.
 */

import { contactsSimulated, countArrival, row } from '../arrivals';
import { beginBusyTime, busy } from '../busy-time';
import { Callers } from '../callers';
import { Ints } from '../columns';
import * as counting from '../counting';
import * as duty from '../duty';
import * as pastRows from '../past-rows';
import * as plan from '../plan';
import { reserve } from '../room';
import { keyOf, layOutTournament, NEVER, timeOf } from '../tournament';
import * as ahead from './arrivals-ahead';
import { Contact, clearContacts, enter, leave } from './contacts';
import * as idleTeams from './idle-teams';
import * as lanes from './lanes';
import { takeNext } from './next-contact';
import * as routing from './routing';
import * as standingLanes from './standing-lanes';
import { beginServices, TEAM_BYTES, Team } from './team';

/** Up to here all tournaments have as many rounds as the largest one: the processor guesses wrong when a round is the last. */
const EQUAL_LEAVES: i32 = 256;

let teams: usize = 0;
let teamsEnd: usize = 0;
/** The team of the earliest end that is awaited, and its key. */
let awaited: Team = changetype<Team>(0);
let nextEnd: i64 = NEVER;

/** @param most by team, agents on duty at once */
export function layOutTeams(most: Ints): void {
  ahead.layOutAhead();
  teams = reserve(<usize>duty.teams * TEAM_BYTES);
  teamsEnd = teams + <usize>duty.teams * TEAM_BYTES;
  let largest = 0;
  for (let g = 0; g < duty.teams; g++) largest = max(largest, most[g]);
  for (let g = 0; g < duty.teams; g++) {
    const team = teamAt(g);
    team.index = g;
    team.lanes = standingLanes.ofTeam(g);
    layOutTournament(team, max(most[g], min(largest, EQUAL_LEAVES)));
  }
}

function teamAt(g: i32): Team {
  return changetype<Team>(teams + <usize>g * TEAM_BYTES);
}

/** As `begin` of `replication.ts`. */
export function beginTeams(key: Ints, replication: i32): void {
  clearContacts();
  lanes.clearLanes();
  duty.beginDuty(plan.staffAtStart, plan.startSeconds);
  beginServices();
  for (let g = 0; g < duty.teams; g++) {
    const team = teamAt(g);
    team.begin();
    for (let i = plan.staffAtStart[g]; i > 0; i--) team.comeOnDuty(plan.startSeconds);
  }
  plan.beginPlan();
  pastRows.beginRows();
  beginBusyTime();
  lookAhead();
  ahead.beginAhead(key, replication);
}

/** So many events more; false when the last has happened. At one instant services end first, then the plan changes, then contacts arrive. */
export function advanceTeams(events: i32): bool {
  for (let event = 0; event < events; event++) {
    const arrival = ahead.next;
    const planned = plan.nextPlanned;
    const end = nextEnd;
    // The rare question first: which of the other two comes next nobody can predict, and what is asked before is lost time.
    if (planned < end && planned <= arrival.key) {
      if (planned > plan.lastInstant) return false;
      carryOutPlan(timeOf(planned));
      lookAhead();
    } else if (end <= arrival.key) {
      if (end > plan.lastInstant) return false;
      endAwaited(timeOf(end));
      lookAhead();
    } else {
      arrive(arrival.callers, arrival.caller, arrival.key);
      ahead.turn();
    }
  }
  return true;
}

/** Looks for the earliest end that is awaited. */
function lookAhead(): void {
  const standing = standingLanes.standing;
  const end = teamsEnd;
  let earliest = i64.MAX_VALUE;
  let first = teams;
  let isTie = 0;
  for (let at = teams; at < end; at += TEAM_BYTES) {
    const team = changetype<Team>(at);
    const isAwaited = (team.lanes & standing) | <u64>team.leaving;
    // Of those that nobody waits for no two are equal.
    const free = select(team.nextFree, NEVER + <i64>at, isAwaited != 0);
    isTie |= i32(free == earliest);
    const sooner = min(free, earliest);
    first = select(at, first, sooner != earliest);
    earliest = sooner;
  }
  awaited = changetype<Team>(isTie == 0 ? first : firstOfEqual(earliest));
  nextEnd = earliest;
}

/** Of ends at one instant that of the service comes first that began first. */
function firstOfEqual(earliest: i64): usize {
  let first: usize = 0;
  let rank = i32.MAX_VALUE;
  for (let at = teams; at < teamsEnd; at += TEAM_BYTES) {
    const team = changetype<Team>(at);
    if (((team.lanes & standingLanes.standing) | <u64>team.leaving) == 0 || team.nextFree != earliest) continue;
    const sequence = team.last.sequence;
    if (sequence >= rank) continue;
    rank = sequence;
    first = at;
  }
  return first;
}

/** Settles what the last event left; returns the contacts simulated. */
export function finishTeams(): i32 {
  lanes.finishLanes(plan.lastDeadline);
  for (let g = 0; g < duty.teams; g++) {
    const team = teamAt(g);
    while (team.nextFree <= plan.lastInstant) team.goOffDuty();
    while (team.nextFree < NEVER) {
      busy(g, team.last.startedAt, plan.endSeconds);
      team.forgetAgent();
    }
    team.tellBusy();
  }
  duty.finishDuty(plan.endSeconds);
  pastRows.packAll();
  return contactsSimulated;
}

function arrive(callers: Callers, caller: i32, key: i64): void {
  const now = timeOf(key);
  countArrival(now);
  const k = callers.contactClass;
  const cell = callers.counters;
  counting.offered(cell);
  const g = findTeam(k, key);
  if (g >= 0) {
    counting.answeredAtOnce(cell);
    teamAt(g).serve(k, row, cell, callers.talk[caller], callers.afterCall[caller], now);
  } else wait(callers, caller, now);
}

function wait(callers: Callers, caller: i32, now: f64): void {
  const contact = enter();
  contact.contactClass = callers.contactClass;
  contact.talk = callers.talk[caller];
  contact.afterCall = callers.afterCall[caller];
  contact.row = row;
  contact.cell = callers.counters;
  contact.joinedAt = now;
  contact.deadline = now + callers.patience[caller];
  const before = standingLanes.standing;
  lanes.join(contact, now);
  if (standingLanes.standing != before) lookAhead();
}

/** Of the first step that has an idle agent at this time the team that a contact of class k takes; -1: there is none. */
function findTeam(k: i32, time: i64): i32 {
  return idleTeams.areLookedUp ? idleTeams.teamFor(k, idleAt(time)) : chooseTeam(k, time);
}

/** Which teams have an idle agent, as bits. All ends until now that are awaited have happened, so nobody leaves. */
function idleAt(time: i64): i32 {
  let idle = 0;
  const begin = teams;
  for (let at = teamsEnd - TEAM_BYTES; at >= begin; at -= TEAM_BYTES) {
    idle = (idle << 1) | i32(changetype<Team>(at).nextFree <= time);
  }
  return idle;
}

/** Of a step with several teams the agent who has been idle longest. */
function chooseTeam(k: i32, time: i64): i32 {
  const end = routing.routeStart[k + 1];
  for (let i = routing.routeStart[k]; i < end; i++) {
    let best = routing.routeTeam[i];
    let since = teamAt(best).nextFree;
    if (since > time) continue;
    const step = routing.routeStep[i];
    for (let j = i + 1; j < end && routing.routeStep[j] == step; j++) {
      const free = teamAt(routing.routeTeam[j]).nextFree;
      best = select(routing.routeTeam[j], best, free < since);
      since = min(free, since);
    }
    return best;
  }
  return -1;
}

/** The earliest end that is awaited: the agent goes, or takes the next contact. */
function endAwaited(now: f64): void {
  const team = awaited;
  if (team.leaving == 0) {
    serveNext(team, now);
    return;
  }
  team.tellBusy();
  duty.release(team.index, now);
  team.goOffDuty();
  team.leaving--;
}

/** The agent of the team who is free first takes the next contact; false: nobody waits for it. */
function serveNext(team: Team, now: f64): bool {
  const next = takeNext(team.index, now);
  if (changetype<usize>(next) == 0) return false;
  team.serve(next.contactClass, next.row, next.cell, next.talk, next.afterCall, now);
  leave(next);
  return true;
}

/** Staff changes that are due at this instant, then whom they can seat. */
function carryOutPlan(now: f64): void {
  const key = keyOf(now);
  if (plan.isPackingDue(now)) pastRows.packBefore(oldestRow(now, key));
  const from = plan.nextChange;
  for (; plan.isDue(now); plan.turnPage()) {
    changeStaff(teamAt(plan.changeTeam[plan.nextChange]), plan.changeStaff[plan.nextChange], now, key);
  }
  for (let i = from; i < plan.nextChange; i++) {
    const team = teamAt(plan.changeTeam[i]);
    while (lanes.standing > 0 && team.leaving == 0 && team.nextFree <= key && serveNext(team, now)) {}
  }
}

/** The first row in which something may still be counted: what agents did last who are idle is counted before. */
function oldestRow(now: f64, key: i64): i32 {
  let oldest = min(counting.rowAt(now), lanes.oldestRow());
  for (let at = teams; at < teamsEnd; at += TEAM_BYTES) {
    const team = changetype<Team>(at);
    team.settle(key);
    team.tellBusy();
    oldest = min(oldest, team.oldestRow(key));
  }
  return oldest;
}

function changeStaff(team: Team, after: i32, now: f64, key: i64): void {
  const before = duty.staff[team.index];
  team.tellBusy();
  duty.changeStaff(team.index, after, now);
  for (let more = after - before; more > 0; more--) {
    if (team.leaving > 0) team.leaving--;
    else team.comeOnDuty(now);
  }
  for (let fewer = before - after; fewer > 0; fewer--) {
    if (team.leaving == 0 && team.nextFree <= key) team.goOffDuty();
    else team.leaving++;
  }
}
