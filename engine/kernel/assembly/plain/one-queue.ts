/**
 * One queue before one team, first come first served: the same replication without an event loop.
 *
 * Whoever comes first is served first, so that a contact's fate is known when it comes: it starts when the next agent is
 * free for it, unless it hangs up before. Nobody has to wait in a lane, and the one question that costs most in the
 * event loop, whether a service ends or a contact comes next, is never asked. Source: Kiefer and Wolfowitz (1955), On the
 * theory of queues with many servers (the vector of times at which servers become free); here with changing staff and
 * impatient customers.
 *
 * Each agent is a leaf of a tournament of the times at which they become free, or have become free. An agent's last
 * service is counted when the next one takes its place: that is in the order in which services end, as in the event loop.
 * So are all other sums: what is added to a counter is added in the order in which contacts came, and the bytes are those
 * of the event loop.
 *
 * The one thing that it cannot do: the event loop takes those who hung up out of a lane that nobody has looked at for very
 * long (`lanes.ts`), and their virtual waits are then unknown. `advanceQueue` says so when it may have come to that.
 */

import { beginArrivals, contactsSimulated, nextArrival, nextCallers, passOn, row } from '../arrivals';
import { beginBusyTime, busy } from '../busy-time';
import { Ints, Reals } from '../columns';
import * as counting from '../counting';
import * as duty from '../duty';
import * as pastRows from '../past-rows';
import * as plan from '../plan';
import { reserve } from '../room';
import { keyOf, NEVER, NO_TOURNAMENT, newTournament, Tournament, timeOf } from '../tournament';
import { Contact, clearContacts, enter, leave } from './contacts';
import { oldestRowInService } from './floor';
import { MOST_JOINS_UNSEEN } from './lanes';
import * as routing from './routing';

/** What `advanceQueue` answers. */
const enum Answer {
  ended = 0,
  goesOn = 1,
  mustBeLoop = 2,
}

/** The only team. */
const TEAM: i32 = 0;

/** Agents, by the time from which they are free; what each did last is a record of its own. And the key of the earliest. */
let agents: Tournament = NO_TOURNAMENT;
let nextFree: i64 = NEVER;
let serviceStarts: i32 = 0;
/** Agents who leave as soon as they are free: when there are some, nobody is idle. */
let leaving: i32 = 0;

/** By class: contacts that joined its lane since somebody looked at it, at least; and the next time somebody looks. */
let joinsSinceLook: Ints = changetype<Ints>(0);
let nextLook: Reals = changetype<Reals>(0);
/** By class: 1 when somebody has hung up. Where nobody has, a sweep finds nobody. */
let hasHungUp: Ints = changetype<Ints>(0);

/** @param most agents on duty at once */
export function layOutQueue(most: i32): void {
  agents = newTournament(most);
  joinsSinceLook = changetype<Ints>(reserve((<usize>routing.classes) << 2));
  nextLook = changetype<Reals>(reserve((<usize>routing.classes) << 3));
  hasHungUp = changetype<Ints>(reserve((<usize>routing.classes) << 2));
}

/** As `begin` of `replication.ts`. */
export function beginQueue(key: Ints, replication: i32): void {
  clearContacts();
  duty.beginDuty(plan.staffAtStart, plan.startSeconds);
  agents.clear();
  nextFree = NEVER;
  serviceStarts = 0;
  leaving = 0;
  joinsSinceLook.fill(0, routing.classes, 0);
  nextLook.fill(0, routing.classes, Infinity);
  hasHungUp.fill(0, routing.classes, 0);
  for (let i = plan.staffAtStart[TEAM]; i > 0; i--) comeOnDuty(plan.startSeconds);
  plan.beginPlan();
  pastRows.beginRows();
  beginBusyTime();
  beginArrivals(key, replication);
}

/** So many contacts more. */
export function advanceQueue(contacts: i32): i32 {
  for (let contact = 0; contact < contacts; contact++) {
    const arrival = nextArrival;
    if (arrival >= NEVER) {
      lookAhead(NEVER);
      return Answer.ended;
    }
    if (!arrive(timeOf(arrival), arrival)) return Answer.mustBeLoop;
  }
  return Answer.goesOn;
}

/** Settles what the last contact left; returns the contacts simulated. */
export function finishQueue(): i32 {
  while (nextFree <= plan.lastInstant) goOffDuty();
  while (nextFree < NEVER) {
    const last = changetype<Contact>(<usize>agents.winner);
    busy(TEAM, last.startedAt, plan.endSeconds);
    nextFree = agents.releaseLeaf(<i32>last.next);
  }
  tellBusy();
  duty.finishDuty(plan.endSeconds);
  pastRows.packAll();
  return contactsSimulated;
}

/** False when its lane may have been swept. */
function arrive(now: f64, arrival: i64): bool {
  const callers = nextCallers();
  const k = callers.contactClass;
  const caller = callers.position;
  const talk = callers.talk[caller];
  const afterCall = callers.afterCall[caller];
  const patience = callers.patience[caller];
  passOn(callers, now);

  const planned = plan.nextPlanned;
  if (leaving != 0 || planned <= arrival || planned < nextFree) lookAhead(arrival);
  const cell = counting.cellOf(k, row);
  counting.offered(cell);
  if (leaving == 0 && nextFree <= arrival) {
    counting.answeredAtOnce(cell);
    serve(k, cell, talk, afterCall, now);
    return true;
  }
  const isSeen = join(k, now);
  const deadline = now + patience;
  if (leaving != 0 || nextFree > plan.lastInstant) {
    if (deadline <= plan.lastDeadline) hangUp(k, cell, deadline - now);
    else counting.stillPresent(cell);
    return isSeen;
  }
  const start = timeOf(nextFree);
  if (deadline < start) {
    counting.virtualWait(cell, start - now);
    hangUp(k, cell, deadline - now);
    return isSeen;
  }
  counting.answeredAfterWait(k, row, cell, start - now);
  if (nextLook[k] == Infinity) nextLook[k] = start;
  serve(k, cell, talk, afterCall, start);
  return isSeen;
}

/** The agent who is free first serves the contact from `now` on. */
function serve(k: i32, cell: usize, talk: f64, afterCall: f64, now: f64): void {
  const contact = changetype<Contact>(<usize>agents.winner);
  busy(TEAM, contact.startedAt, timeOf(nextFree));
  const multiplier = routing.handleTimeMultiplier[k];
  talk *= multiplier;
  afterCall *= multiplier;
  contact.startedAt = now;
  contact.sequence = serviceStarts++;
  counting.handled(cell, row, TEAM, talk, afterCall);
  nextFree = agents.set(<i32>contact.next, now + (talk + afterCall), <i32>changetype<usize>(contact));
}

function hangUp(k: i32, cell: usize, waitSeconds: f64): void {
  hasHungUp[k] = 1;
  counting.abandoned(k, row, cell, waitSeconds);
}

/** A contact joins the lane of its class. False when so many have since somebody looked at it that it may be swept now. */
function join(k: i32, now: f64): bool {
  if (now >= nextLook[k]) {
    joinsSinceLook[k] = 0;
    nextLook[k] = Infinity;
  }
  const joins = joinsSinceLook[k] + 1;
  joinsSinceLook[k] = joins;
  return joins < MOST_JOINS_UNSEEN || hasHungUp[k] == 0;
}

/**
 * Carries out what is planned before an agent can serve a contact that comes at this time: all that is due when it comes,
 * and then, if it must wait, all that is due before an agent is free.
 */
function lookAhead(arrival: i64): void {
  while (true) {
    const planned = plan.nextPlanned;
    if (leaving > 0 && nextFree <= planned) {
      if (nextFree > plan.lastInstant) return;
      tellBusy();
      duty.release(TEAM, timeOf(nextFree));
      goOffDuty();
      leaving--;
    } else {
      if (planned > plan.lastInstant || (leaving == 0 && planned > arrival && planned >= nextFree)) return;
      if (plan.isPackingDue(timeOf(planned))) makeRoom(arrival);
      carryOutPlan(timeOf(planned));
    }
  }
}

/** Past rows are packed: those before all arrivals to come, and before all that agents did last. */
function makeRoom(arrival: i64): void {
  tellBusy();
  pastRows.packBefore(min(arrival < NEVER ? row : counting.rows - 1, oldestRowInService(agents)));
}

function carryOutPlan(now: f64): void {
  const key = keyOf(now);
  for (; plan.isDue(now); plan.turnPage()) {
    const before = duty.staff[TEAM];
    const after = plan.changeStaff[plan.nextChange];
    tellBusy();
    duty.changeStaff(TEAM, after, now);
    for (let more = after - before; more > 0; more--) {
      if (leaving > 0) leaving--;
      else comeOnDuty(now);
    }
    for (let fewer = before - after; fewer > 0; fewer--) {
      if (nextFree <= key) goOffDuty();
      else leaving++;
    }
  }
}

/** Overtime is counted by how many are busy, which matters only where that is more than the plan has. */
function tellBusy(): void {
  duty.busy[TEAM] = leaving > 0 ? duty.staff[TEAM] + leaving : 0;
}

/** An agent comes, and has done nothing yet. */
function comeOnDuty(now: f64): void {
  const nothing = enter();
  const leaf = agents.takeLeaf();
  nothing.next = <usize>leaf;
  nothing.startedAt = now;
  nothing.sequence = 0;
  nextFree = agents.set(leaf, now, <i32>changetype<usize>(nothing));
}

/** The agent who is free first goes. */
function goOffDuty(): void {
  const last = changetype<Contact>(<usize>agents.winner);
  busy(TEAM, last.startedAt, timeOf(nextFree));
  const leaf = <i32>last.next;
  leave(last);
  nextFree = agents.releaseLeaf(leaf);
}
