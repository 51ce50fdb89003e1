/*
 * A long file, as `engine/simulate/journey.ts` is, and for the same reason: the doors that a contact passes, in their order.
 */
/** The journey of contacts that may do more than wait, be answered and hang up. */
import { Ints, NO_INTS, NO_REALS, Reals } from '../columns';
import { Tally } from '../tally';
import { beginAgain, dealAgain, setAgainKey } from './again';
import { Contact, enter, fateOf, leave } from './contacts';
import * as counting from './counting';
import * as expectedWait from './expected-wait';
import { beginFates, dealFates, Fate, setFateKey } from './fates';
import * as floor from './floor';
import {
  beginDoors,
  ClassJourney,
  FrontDoor,
  journeyOf,
  layOutJourneys,
  NO_DOOR,
  NO_TRUNK,
  Outside,
  Trunk,
} from './journey-tables';
import * as lanes from './lanes';
import { learningResolution } from './learning';
import { Mark } from './mark';
import { offerAnew } from './replication';
import * as routing from './routing';
import { ALWAYS, isWithin, nextOpening, openSecondsAfter, Schedule } from './schedules';
import { kindOf, setTimer, subjectOf, Timer, timersSet } from './timers';
import { becomeGhost, forget } from './waiting-lines';

/** How long after a vain callback the next is tried. */
const CALLBACK_RETRY_SECONDS: f64 = 900;

/** False when contacts can only be answered or hang up. */
export let isInUse: bool = false;
let classes: i32 = 0;
let endSeconds: f64 = 0;
let hasRetries: bool = false;
/** Probability that a contact of class k is resolved by a team, at [team * classes + k]; null: nobody asks. */
let resolution: Reals = NO_REALS;
let reportedThresholds: Reals = NO_REALS;
let thresholds: i32 = 0;

export function setJourneys(
  classCount: i32,
  doors: i32,
  trunks: i32,
  end: f64,
  countsFirstAttempts: i32,
  resolutionOfTeams: Reals,
  thresholdsReported: Reals,
  thresholdCount: i32,
): void {
  isInUse = true;
  classes = classCount;
  endSeconds = end;
  hasRetries = countsFirstAttempts != 0;
  resolution = resolutionOfTeams;
  reportedThresholds = thresholdsReported;
  thresholds = thresholdCount;
  layOutJourneys(classCount, doors, trunks);
}

export function beginJourneys(key: Ints, replication: i32): void {
  setFateKey(key, replication);
  setAgainKey(key, replication);
  for (let k = 0; k < classes; k++) {
    const way = journeyOf(k);
    beginFates(way.fates);
    beginAgain(way.again);
  }
  beginDoors();
}

/** Contacts that no lane and no agent holds when the run ends: with the AI, or waiting for a line to open or to be called again. */
export function finishJourneys(): void {
  for (let i = timersSet(); i >= 1; i--) {
    const kind = kindOf(i);
    if (kind != Timer.sessionEnds && kind != Timer.lineOpens && kind != Timer.callsAgain) continue;
    counting.stillPresent(changetype<Contact>(<usize>subjectOf(i)));
  }
}

/** What every contact is before anything has happened to it. */
export function prepare(contact: Contact, marks: i32): void {
  contact.multiplier = 1;
  contact.marks = marks;
  contact.interpreter = -1;
  contact.agent = -1;
  contact.endsAt = NaN;
  contact.hangsUpAt = NaN;
}

/** A first contact arrives; `deadline` holds its patience, a duration. */
export function arrive(contact: Contact, now: f64): void {
  const way = journeyOf(contact.contactClass);
  prepare(contact, Mark.isFirst);
  contact.redials = 0;
  contact.returns = 0;
  dealFates(way.fates, contact);
  if (hasRetries) count(contact, Tally.firstAttempts);
  enterDoors(contact, way, now);
}

function has(contact: Contact, mark: i32): bool {
  return (contact.marks & mark) != 0;
}

function count(contact: Contact, tally: i32): void {
  counting.count(contact, tally, 1);
}

/** A timer for a contact. */
function setFor(contact: Contact, time: f64, kind: i32): void {
  setTimer(time, kind, <i32>changetype<usize>(contact));
}

/** The outcome of a contact that goes no further. */
function part(contact: Contact, outcome: i32): void {
  count(contact, outcome);
  leave(contact);
}

function enterDoors(contact: Contact, way: ClassJourney, now: f64): void {
  if (way.urgentShare > 0 && fateOf(contact, Fate.urgency) < way.urgentShare) {
    contact.marks |= Mark.urgent;
    count(contact, Tally.urgent);
  }
  contact.dueAt = dueAt(way, now);
  if (way.schedule != ALWAYS && !way.isDeferred && !isWithin(way.schedule, now)) {
    meetClosedLine(contact, way, now);
  } else if (way.frontDoor == NO_DOOR || !meetFrontDoor(contact, way, now)) {
    toAgents(contact, way, now);
  }
}

function dueAt(way: ClassJourney, now: f64): f64 {
  if (way.deadlineSchedule == ALWAYS) return now + way.deadlineSeconds;
  return openSecondsAfter(way.deadlineSchedule, now, way.deadlineSeconds);
}

function meetClosedLine(contact: Contact, way: ClassJourney, now: f64): void {
  if (way.outside == Outside.aiOnly) {
    contact.marks |= Mark.closed;
    if (!meetFrontDoor(contact, way, now)) turnAway(contact, way, now);
    return;
  }
  if (way.outside == Outside.lost) {
    turnAway(contact, way, now);
    return;
  }
  if (way.outside == Outside.voicemail) agreeToCallback(contact, now);
  const opening = nextOpening(way.schedule, now);
  if (opening < endSeconds) {
    setFor(contact, opening, Timer.lineOpens);
    return;
  }
  counting.stillPresent(contact);
  leave(contact);
}

function agreeToCallback(contact: Contact, now: f64): void {
  count(contact, Tally.callbackTaken);
  contact.marks |= Mark.callback;
  contact.offerTakenAt = now;
}

function turnAway(contact: Contact, way: ClassJourney, now: f64): void {
  if (way.hasRedial) maybeRedial(contact, way, way.redialAfterClosed, now);
  part(contact, Tally.closed);
}

/** The line opens for a contact that left a message, or waited for it. */
export function lineOpens(contact: Contact, now: f64): void {
  const way = journeyOf(contact.contactClass);
  if (!has(contact, Mark.callback)) {
    toAgents(contact, way, now);
    return;
  }
  planCallbacks(contact, way);
  standForCallback(contact, now);
}

/** True when an AI session begins for the contact. */
function meetFrontDoor(contact: Contact, way: ClassJourney, now: f64): bool {
  const door = way.frontDoor;
  if (door == NO_DOOR || has(contact, Mark.pastAi)) return false;
  if (fateOf(contact, Fate.adoption) >= adoption(door, now)) return false;
  if (isWithin(door.outages, now)) return false;
  if (<f64>door.sessions >= door.capacity) {
    count(contact, Tally.aiFull);
    return false;
  }
  door.sessions++;
  const seconds = fateOf(contact, Fate.session);
  count(contact, Tally.aiSessions);
  counting.count(contact, Tally.aiSessionSeconds, seconds);
  setFor(contact, now + seconds, Timer.sessionEnds);
  return true;
}

function adoption(door: FrontDoor, now: f64): f64 {
  const part = door.rampSeconds > 0 ? Math.min(1, Math.max(0, now / door.rampSeconds)) : 1;
  return door.adoptionAtStart + part * (door.adoptionAtEnd - door.adoptionAtStart);
}

export function sessionEnds(contact: Contact, now: f64): void {
  const k = contact.contactClass;
  const way = journeyOf(k);
  const door = way.frontDoor;
  door.sessions--;
  if (fateOf(contact, Fate.containment) < way.containment) {
    if (door.bounceBackShare > 0 && fateOf(contact, Fate.bounce) < door.bounceBackShare) {
      count(contact, Tally.bouncedBack);
      follow(contact, k, fateOf(contact, Fate.bounceDelay), Mark.isReturn | Mark.pastAi, now);
    }
    part(contact, Tally.contained);
  } else if (fateOf(contact, Fate.leaving) < door.leaves) {
    part(contact, Tally.leftAi);
  } else {
    count(contact, Tally.escalated);
    contact.multiplier = contact.multiplier * door.residualMultiplier;
    if (isTakenForUrgent(contact, door)) contact.marks |= Mark.prioritised;
    if (has(contact, Mark.closed)) turnAway(contact, way, now);
    else toAgents(contact, way, now);
  }
}

function isTakenForUrgent(contact: Contact, door: FrontDoor): bool {
  if (isNaN(door.sensitivity)) return false;
  const detection = has(contact, Mark.urgent) ? door.sensitivity : 1 - door.specificity;
  return fateOf(contact, Fate.triage) < detection;
}

/** Finite lines, an idle agent, an interruption, balking, the offer of a callback, the lane. */
function toAgents(contact: Contact, way: ClassJourney, now: f64): void {
  const k = contact.contactClass;
  const trunk = way.trunk;
  if (trunk != NO_TRUNK && !takeLine(contact, trunk)) {
    block(contact, way, now);
    return;
  }
  const lane = has(contact, Mark.prioritised) ? routing.urgent[k] : routing.ordinary[k];
  contact.lane = lane;
  contact.joinedAt = now;
  if (floor.seat(contact, now) || (routing.isPreemptive && floor.interruptFor(contact, lane, now))) {
    counting.answeredAtOnce(contact);
    if (hasRetries) countFirstAnswered(contact, way, 0);
    if (way.isDeferred) count(contact, Tally.inTime);
    return;
  }
  if (trunk != NO_TRUNK && <f64>trunk.waiting >= trunk.waitingPlaces) {
    releaseTrunk(contact, way, false);
    block(contact, way, now);
    return;
  }
  const expected = way.asksWait ? expectedWait.secondsFor(k, lane) : 0;
  if (balks(contact, way, expected)) {
    releaseTrunk(contact, way, false);
    if (way.hasRedial) maybeRedial(contact, way, way.redialAfterAbandon, now);
    part(contact, Tally.balked);
    return;
  }
  if (way.hasCallback && acceptsCallback(contact, way, lane, expected)) {
    releaseTrunk(contact, way, false);
    agreeToCallback(contact, now);
    planCallbacks(contact, way);
    standForCallback(contact, now);
    return;
  }
  contact.deadline = now + contact.deadline * way.patienceMultiplier;
  lanes.join(contact, lane, now);
  if (isFirst(contact)) count(contact, Tally.firstDelayed);
  if (trunk != NO_TRUNK) trunk.waiting++;
  if (way.isWatched && contact.deadline < Infinity) setFor(contact, contact.deadline, Timer.hangsUp);
  floor.awaitNextStep(contact, now);
}

/** False when all lines are busy. */
function takeLine(contact: Contact, trunk: Trunk): bool {
  if (<f64>trunk.taken >= trunk.lines) return false;
  trunk.taken++;
  contact.marks |= Mark.onTrunk;
  return true;
}

function block(contact: Contact, way: ClassJourney, now: f64): void {
  if (way.hasRedial) maybeRedial(contact, way, way.redialAfterBlock, now);
  part(contact, Tally.blocked);
}

function balks(contact: Contact, way: ClassJourney, expected: f64): bool {
  const stays = way.announcements == 0 ? way.stays : way.stays * (1 - shareAt(way, expected));
  return stays < 1 && fateOf(contact, Fate.balking) >= stays;
}

/** Who leaves on hearing this wait: linear between points, flat outside. */
function shareAt(way: ClassJourney, wait: f64): f64 {
  const waits = way.announcedWait;
  const shares = way.announcedShare;
  const points = way.announcements;
  let i = 0;
  while (i < points && waits[i] <= wait) i++;
  if (i == 0) return shares[0];
  if (i == points) return shares[i - 1];
  return shares[i - 1] + ((wait - waits[i - 1]) / (waits[i] - waits[i - 1])) * (shares[i] - shares[i - 1]);
}

function acceptsCallback(contact: Contact, way: ClassJourney, lane: i32, expected: f64): bool {
  const isOffered = expected >= way.offerAtExpectedWait || areAhead(contact, way.offerAtWaiting, lane);
  return isOffered && fateOf(contact, Fate.acceptance) < way.acceptance;
}

/** Do so many wait whom the agents of the contact would take first? Infinity: nobody asks. */
function areAhead(contact: Contact, contacts: f64, lane: i32): bool {
  return contacts < Infinity && <f64>expectedWait.contactsAhead(contact.contactClass, lane) >= contacts;
}

/** How many calls it will take to reach the customer; `tries` counts them down. */
function planCallbacks(contact: Contact, way: ClassJourney): void {
  const attempts = way.attempts;
  let needed = 1;
  while (needed <= attempts && way.reached[needed] <= fateOf(contact, Fate.reach)) needed++;
  contact.tries = min(needed, attempts);
  if (needed > attempts) contact.marks |= Mark.unreachable;
}

function standForCallback(contact: Contact, now: f64): void {
  contact.joinedAt = now;
  contact.deadline = Infinity;
  const k = contact.contactClass;
  lanes.join(contact, routing.callback[k], now);
  floor.awaitNextStep(contact, now);
  floor.offerToIdle(k, now);
}

/** An agent calls it back: false when the customer is not reached, and then it no longer belongs to the floor. */
export function isReached(contact: Contact, now: f64): bool {
  if (--contact.tries > 0) {
    setFor(contact, now + CALLBACK_RETRY_SECONDS, Timer.callsAgain);
    return false;
  }
  if (!has(contact, Mark.unreachable)) return true;
  part(contact, Tally.unreached);
  return false;
}

/** The next attempt to call back: the contact stands in its lane where its time of joining puts it. */
export function callsAgain(contact: Contact, now: f64): void {
  floor.rejoin(contact, now);
}

export function hangsUp(contact: Contact, now: f64): void {
  if (!floor.isStanding(contact) || contact.deadline != now || has(contact, Mark.gone)) return;
  const way = journeyOf(contact.contactClass);
  counting.abandoned(contact, now - contact.joinedAt);
  forget(contact);
  contact.marks |= Mark.gone;
  contact.deadline = -Infinity;
  becomeGhost(contact.lane);
  releaseTrunk(contact, way, true);
  if (way.hasRedial) maybeRedial(contact, way, way.redialAfterAbandon, now);
}

function releaseTrunk(contact: Contact, way: ClassJourney, wasWaiting: bool): void {
  if (!has(contact, Mark.onTrunk)) return;
  contact.marks &= ~Mark.onTrunk;
  way.trunk.taken--;
  if (wasWaiting) way.trunk.waiting--;
}

/** The customer hangs up and leaves the agent to after-call work. */
export function lineFrees(contact: Contact, now: f64): void {
  if (contact.hangsUpAt != now) return;
  contact.hangsUpAt = NaN;
  releaseTrunk(contact, journeyOf(contact.contactClass), false);
}

/** An agent takes the contact from its lane. */
export function calledUp(contact: Contact, now: f64): void {
  const way = journeyOf(contact.contactClass);
  if (has(contact, Mark.onTrunk)) way.trunk.waiting--;
  if (hasRetries) countFirstAnswered(contact, way, now - contact.joinedAt);
  if (way.isDeferred) count(contact, now <= contact.dueAt ? Tally.inTime : Tally.late);
}

/** Is it a first attempt, where these are counted apart? */
function isFirst(contact: Contact): bool {
  return hasRetries && has(contact, Mark.isFirst);
}

function countFirstAnswered(contact: Contact, way: ClassJourney, waitSeconds: f64): void {
  if (!has(contact, Mark.isFirst)) return;
  count(contact, Tally.firstAnswered);
  if (waitSeconds <= way.thresholdSeconds) count(contact, Tally.firstAnsweredWithin);
  for (let i = 0; i < thresholds; i++) {
    if (waitSeconds <= reportedThresholds[i]) count(contact, Tally.firstWithin + i);
  }
}

/** The contact's service is over, or lost when `isDropped`; it leaves afterwards. */
export function served(contact: Contact, now: f64, isDropped: bool): void {
  const k = contact.contactClass;
  const way = journeyOf(k);
  contact.hangsUpAt = NaN;
  releaseTrunk(contact, way, false);
  if (!isDropped && way.convertsTo >= 0 && fateOf(contact, Fate.conversion) < way.convertsShare) {
    count(contact, Tally.converted);
    follow(contact, way.convertsTo, 0, Mark.pastAi, now);
    return;
  }
  if (resolution == NO_REALS) return;
  const team = contact.team;
  if (!isDropped && fateOf(contact, Fate.resolution) < learningResolution(team, resolution[team * classes + k], now)) {
    count(contact, Tally.resolved);
    counting.resolved(team, contact.row);
    return;
  }
  if (way.hasReturns && contact.returns < way.mostReturns) {
    follow(contact, way.returnsTo, fateOf(contact, Fate.returnDelay), Mark.isReturn, now);
  }
}

function maybeRedial(contact: Contact, way: ClassJourney, probability: f64, now: f64): void {
  if (contact.redials >= way.mostRedials) return;
  if (fateOf(contact, Fate.redial) >= probability) return;
  const delaySeconds = fateOf(contact, Fate.redialDelay);
  if (now + delaySeconds < endSeconds) count(contact, Tally.triedAgain);
  follow(contact, contact.contactClass, delaySeconds, Mark.isRedial, now);
}

/** A contact of class k will follow this one after a delay. */
function follow(contact: Contact, k: i32, delaySeconds: f64, marks: i32, now: f64): void {
  const sequel = enter();
  prepare(sequel, marks);
  const isRedial = (marks & Mark.isRedial) != 0;
  const isReturn = (marks & Mark.isReturn) != 0;
  sequel.redials = contact.redials + i32(isRedial);
  sequel.returns = contact.returns + i32(isReturn);
  sequel.contactClass = k;
  if (isRedial) counting.count(contact, Tally.redialDelaySeconds, delaySeconds);
  else if (isReturn) counting.count(contact, Tally.returnDelaySeconds, delaySeconds);
  setFor(sequel, now + delaySeconds, Timer.comesBack);
}

export function comesBack(contact: Contact, now: f64): void {
  if (now >= endSeconds) {
    leave(contact);
    return;
  }
  const way = journeyOf(contact.contactClass);
  offerAnew(contact, now);
  if (has(contact, Mark.isRedial)) count(contact, Tally.redials);
  if (has(contact, Mark.isReturn)) count(contact, Tally.returns);
  dealAgain(way.again, contact);
  enterDoors(contact, way, now);
}
