/*
 * The floor, where contacts meet agents (`engine/simulate/floor.ts`, which says what each thing means). As long as that one,
 * and for its reason: seating, taking, starting and ending a service call each other for every contact, and are read and tuned together.
 */
import { Bits, Ints, NO_BITS } from '../columns';
import * as idle from '../duty';
import { busy, settleIdle, staff, teams } from '../duty';
import { AgentRule } from '../rules';
import { newStream, Stream } from '../stream';
import { Tally } from '../tally';
import { keyOf, NEVER } from '../tournament';
import { availableOf, beginAvailability, isAnyAvailable, isAvailable, settleAvailability } from './availability';
import { Contact, fateOf, leave, NOBODY } from './contacts';
import * as counting from './counting';
import * as desks from './desks';
import { hasDesks } from './desks';
import * as duty from './duty';
import { Fate } from './fates';
import * as interpreters from './interpreters';
import * as interruption from './interruption';
import * as journey from './journey';
import * as lanes from './lanes';
import { chooseFromMany } from './large-steps';
import { learningMultiplier } from './learning';
import { Mark } from './mark';
import * as routing from './routing';
import { beginScores, isBetterTeam, laneScore } from './routing-rules';
import * as services from './services';
import { setRankedTimer, setTimer, Timer } from './timers';
import * as lines from './waiting-lines';

/** What chance decides in routing; opened by the replication. */
export const choice: Stream = newStream();

let hasJourneys: bool = false;
let hasLearning: bool = false;
let hasRestrictions: bool = false;
let hasChoice: bool = false;
let isByScore: bool = false;
let callbackWithinSeconds: f64 = 0;
/** Teams with agents who take contacts with an interpreter: so many words of bits, 0 where there are none. */
let interpreted: Bits = NO_BITS;
let interpretedWords: i32 = 0;
let serviceStarts: i32 = 0;
/** When the customer hangs up whose service was started last, and leaves the agent to after-call work; Infinity: at its end. */
let hangsUpAt: f64 = Infinity;
/** The interpreter pool of the seat that was found last. */
let seatInterpreter: i32 = -1;

export function setFloor(
  isInUse: i32,
  learns: i32,
  restricts: i32,
  chooses: i32,
  scores: i32,
  callbackWithin: f64,
  withInterpreters: Bits,
  words: i32,
): void {
  hasJourneys = isInUse != 0;
  hasLearning = learns != 0;
  hasRestrictions = restricts != 0;
  hasChoice = chooses != 0;
  isByScore = scores != 0;
  callbackWithinSeconds = callbackWithin;
  interpreted = withInterpreters;
  interpretedWords = words;
}

export function beginFloor(staffAtStart: Ints, start: f64): void {
  duty.beginDuty(staffAtStart, start);
  lanes.beginLanes();
  services.clearServices();
  interruption.clearDeferred();
  interpreters.beginInterpreters();
  desks.clearDesks();
  beginAvailability();
  serviceStarts = 0;
  seatInterpreter = -1;
}

/** Starts the service of a contact that comes now, if an agent is idle who may take it without a wait. */
export function seat(contact: Contact, now: f64): bool {
  if (hasRestrictions && !lanes.isWorkedOn(contact.lane, now)) return false;
  const team = findTeam(contact.contactClass, now, now);
  if (team < 0) return false;
  engage(contact, team, now);
  return true;
}

/** An agent of the team takes the contact. */
function engage(contact: Contact, team: i32, now: f64): void {
  if (hasDesks && desks.isShared(team, contact.contactClass)) {
    beginShared(contact, team, now);
    return;
  }
  busy[team] = busy[team] + 1;
  serve(contact, team, services.takeLeaf(), now);
  settleAvailability(team);
}

/** The agent of this leaf has the contact in hand until its end; if the customer hangs up before, the leaf stands for that first. */
function serve(contact: Contact, team: i32, leaf: i32, now: f64): void {
  const seconds = startService(contact, team, now);
  services.hold(leaf, Math.min(hangsUpAt, now + seconds), contact);
}

/** The same where the agent may have others in hand. */
function beginShared(contact: Contact, team: i32, now: f64): void {
  const workSeconds = startService(contact, team, now);
  if (hangsUpAt < Infinity) setTimer(hangsUpAt, Timer.lineFrees, <i32>changetype<usize>(contact));
  counting.count(contact, Tally.sharedWorkSeconds, workSeconds);
  const isIdleOnDuty = busy[team] < staff[team];
  if (desks.place(desks.desksOf(team), contact, workSeconds, isIdleOnDuty, now)) busy[team] = busy[team] + 1;
  settleAvailability(team);
  settleIdle(team, now);
}

/** May a busy agent of the team take one of class k beside the others? */
function hasRoomFor(team: i32, k: i32): bool {
  return desks.isShared(team, k) && busy[team] <= staff[team] && desks.desksOf(team).withRoom > 0;
}

/**
 * The earliest service ends, and its agent takes the next contact.
 * @param isPlanned whether the plan or a timer has something to do at this instant too
 */
export function endService(now: f64, isPlanned: bool): void {
  const contact = services.endsNext();
  if (hasJourneys && contact.endsAt != now) {
    hangUp(contact, now, isPlanned);
    return;
  }
  const team = contact.team;
  if (hasDesks && desks.hasDesksOf(team)) {
    endAtDesk(contact, team, now);
    return;
  }
  const leaf = contact.leaf;
  counting.busy(team, contact.startedAt, now);
  if (hasJourneys) leaveService(contact, now, false);
  leave(contact);
  const isFree = idle.release(team, now);
  const next = isFree && lines.standing > 0 ? takeNext(team, now) : NOBODY;
  if (next != NOBODY) {
    busy[team] = busy[team] + 1;
    serve(next, team, leaf, now);
  } else {
    if (isFree && hasChoice) idle.becomesIdle(team, now);
    services.releaseLeaf(leaf);
    settleAvailability(team);
  }
  if (interpretedWords > 0) seatInterpreted(now);
}

/**
 * The customer hangs up before the after-call work, which frees the line. Of all that happens at one instant that comes
 * last, but for arrivals: where it is not alone a timer sees to that.
 */
function hangUp(contact: Contact, now: f64, isPlanned: bool): void {
  const instant = services.nextEnd;
  services.hold(contact.leaf, contact.endsAt, contact);
  if (isPlanned || services.nextEnd == instant) setTimer(now, Timer.lineFrees, <i32>changetype<usize>(contact));
  else journey.lineFrees(contact, now);
}

/** A service ends in a team whose agents hold several: there may be room for more than one contact now. */
function endAtDesk(contact: Contact, team: i32, now: f64): void {
  releaseAgent(contact, team, now);
  leaveService(contact, now, false);
  leave(contact);
  settleIdle(team, now);
  seatWaiting(team, now);
  if (interpretedWords > 0) seatInterpreted(now);
}

/** The contact is no longer in the hands of its agent. */
function releaseAgent(contact: Contact, team: i32, now: f64): void {
  let isIdle = true;
  if (contact.agent >= 0) {
    isIdle = desks.release(desks.desksOf(team), contact, now);
    counting.count(contact, Tally.sharedSeconds, now - contact.startedAt);
  } else {
    services.releaseLeaf(contact.leaf);
    counting.busy(team, contact.startedAt, now);
  }
  if (isIdle) idle.release(team, now);
  settleAvailability(team);
}

/** The contact is with an agent of the team from now on; returns how long it will keep the agent, seconds. */
function startService(contact: Contact, team: i32, now: f64): f64 {
  const multiplier = multiplierFor(contact, team, now);
  const talk = contact.talk * multiplier;
  const afterCall = contact.afterCall * multiplier;
  contact.team = team;
  contact.startedAt = now;
  contact.sequence = serviceStarts++;
  hangsUpAt = Infinity;
  if (hasJourneys) {
    contact.endsAt = now + (talk + afterCall);
    if (routing.isPreemptive && routing.isDeferred[contact.lane] != 0) interruption.deferredStarts(contact);
    if ((contact.marks & Mark.resumed) != 0) return talk + afterCall;
    if ((contact.marks & Mark.onTrunk) != 0 && afterCall != 0) {
      hangsUpAt = now + talk;
      contact.hangsUpAt = hangsUpAt;
    }
  }
  counting.handled(contact, team, talk, afterCall);
  return talk + afterCall;
}

function multiplierFor(contact: Contact, team: i32, now: f64): f64 {
  let multiplier = routing.handleTimeMultiplier[team * routing.classes + contact.contactClass];
  if (hasLearning) multiplier *= learningMultiplier(team, now);
  return hasJourneys ? enterService(contact, multiplier) : multiplier;
}

/** What a journey brings into its service: an interpreter, residual work, the rest of an interrupted service. */
function enterService(contact: Contact, multiplier: f64): f64 {
  if ((contact.marks & Mark.resumed) != 0) return 1;
  const pool = seatInterpreter;
  contact.interpreter = pool;
  const factor = multiplier * contact.multiplier;
  return pool < 0 ? factor : takeInterpreter(contact, pool, factor);
}

function takeInterpreter(contact: Contact, pool: i32, multiplier: f64): f64 {
  interpreters.take(pool);
  counting.count(contact, Tally.interpreted, 1);
  const factor = multiplier * interpreters.handleTimeMultiplierOfPool[pool];
  // The agent is held while the interpreter is brought in; that time is not stretched by any factor.
  contact.talk += fateOf(contact, Fate.connect + pool) / factor;
  return factor;
}

function leaveService(contact: Contact, now: f64, isDropped: bool): void {
  const pool = contact.interpreter;
  contact.endsAt = NaN;
  if (routing.isPreemptive && routing.isDeferred[contact.lane] != 0) interruption.deferredLeaves(contact);
  if (pool >= 0) {
    interpreters.release(pool, contact, now - contact.startedAt);
    contact.interpreter = -1;
  }
  journey.served(contact, now, isDropped);
}

/**
 * An idle agent for a contact of class k that joined at this time: the first open step that has one; within the step
 * by the agent rule. -1 when there is none.
 */
function findTeam(k: i32, joinedAt: f64, now: f64): i32 {
  if (!isAnyAvailable(k)) return -1;
  if (hasChoice) return chooseTeam(k, joinedAt, now);
  const end = routing.routeStart[k + 1];
  for (let i = routing.routeStart[k]; i < end; i++) {
    if (joinedAt + routing.routeOpensAfter[i] > now) return -1;
    const team = routing.routeTeam[i];
    if (busy[team] < staff[team]) return team;
  }
  return -1;
}

/** The same where steps have several teams, or something besides idle agents restricts who may take whom. */
function chooseTeam(k: i32, joinedAt: f64, now: f64): i32 {
  const end = routing.routeStart[k + 1];
  for (let i = routing.routeStart[k]; i < end; i++) {
    if (joinedAt + routing.routeOpensAfter[i] > now) return -1;
    if (routing.teamsOfStep[i] != 0) {
      const team = chooseFromMany(changetype<Bits>(<usize>routing.teamsOfStep[i]), i, k);
      if (team >= 0) return taken(team, i);
      i = routing.stepEnd[i] - 1;
      continue;
    }
    if (!mayTakeAt(i, k)) continue;
    const rule = routing.routeRule[i];
    const best = rule == AgentRule.randomIdle ? anyIdle(i, end, k) : bestIdle(i, end, k, rule);
    return taken(routing.routeTeam[best], best);
  }
  return -1;
}

/** The team is chosen, for which this entry of the route stands. */
function taken(team: i32, entry: i32): i32 {
  idle.longestIdleLeaves(team);
  seatInterpreter = routing.routeInterpreter[entry];
  return team;
}

/** Of the idle agents of the step that begins at this entry the best one by its rule: the entry of its team. */
function bestIdle(first: i32, end: i32, k: i32, rule: i32): i32 {
  const step = routing.routeStep[first];
  let best = first;
  for (let j = first + 1; j < end && routing.routeStep[j] == step; j++) {
    if (mayTakeAt(j, k) && isBetterTeam(rule, routing.routeTeam[j], routing.routeTeam[best], k)) best = j;
  }
  return best;
}

/** Of the idle agents of the step that begins at this entry any one, equally likely: the entry of its team. */
function anyIdle(first: i32, end: i32, k: i32): i32 {
  const step = routing.routeStep[first];
  let chosen = first;
  let agents = 0;
  for (let j = first; j < end && routing.routeStep[j] == step; j++) {
    if (!mayTakeAt(j, k)) continue;
    const team = routing.routeTeam[j];
    const free = max(1, staff[team] - busy[team]);
    agents += free;
    if (choice.nextUniform() * <f64>agents < <f64>free) chosen = j;
  }
  return chosen;
}

/** Has the team of this entry an agent free for class k, and its pool an interpreter? */
function mayTakeAt(entry: i32, k: i32): bool {
  return mayTake(routing.routeTeam[entry], k, routing.routeInterpreter[entry]);
}

export function mayTake(team: i32, k: i32, interpreter: i32): bool {
  if (!isAvailable(team) || (busy[team] >= staff[team] && !hasRoomFor(team, k))) return false;
  return !hasRestrictions || (!isKept(team, k) && interpreters.isFree(interpreter));
}

/** Are the free agents of the team kept for others than class k? */
function isKept(team: i32, k: i32): bool {
  const kept = routing.reserve[team];
  return kept > 0 && routing.isReservedFor[team * routing.classes + k] == 0 && duty.freeInGroup(team) <= kept;
}

/**
 * The contact that a free agent of the team takes: among the lanes it may serve the best priority, then the longest
 * wait (or the best score of another rule). It leaves its lane and is counted. Null when nobody waits for the team.
 */
function takeNext(team: i32, now: f64): Contact {
  lanes.settleWorkedOn(now);
  while (true) {
    const best = isByScore ? bestByScore(team, now) : bestByWait(team, now);
    if (best == NOBODY || isCalledUp(best, now)) return best;
  }
}

function bestByWait(team: i32, now: f64): Contact {
  let best = NOBODY;
  let bestJoined = Infinity;
  let bestPriority = 0;
  const words = routing.laneWords;
  for (let word = 0; word < words; word++) {
    const looksAt = routing.looksAt[team * words + word];
    for (let left = looksAt & lines.occupied[word] & lanes.workedOn[word]; left != 0; left &= left - 1) {
      const i = entryOf(team * words + word, looksAt, left);
      const lane = routing.laneOf[i];
      if (best != NOBODY && routing.priority[lane] > bestPriority) return best;
      const joined = lines.headJoinedAt[lane];
      if (joined >= bestJoined || joined + routing.laneOpensAfter[i] > now) continue;
      if (hasRestrictions && !mayServe(team, lane, routing.laneInterpreter[i])) continue;
      best = lines.headOf(lane);
      bestJoined = joined;
      bestPriority = routing.priority[lane];
      seatInterpreter = routing.laneInterpreter[i];
    }
  }
  return best;
}

/** The rules that weigh lanes of one priority (with ageing, of all) against each other; ties go to the lane listed first. */
function bestByScore(team: i32, now: f64): Contact {
  beginScores();
  const isAgeing = routing.ageingPerSecond != 0;
  let best = NOBODY;
  let bestScore = -Infinity;
  let bestPriority = 0;
  const words = routing.laneWords;
  for (let word = 0; word < words; word++) {
    const looksAt = routing.looksAt[team * words + word];
    for (let left = looksAt & lines.occupied[word] & lanes.workedOn[word]; left != 0; left &= left - 1) {
      const i = entryOf(team * words + word, looksAt, left);
      const lane = routing.laneOf[i];
      if (best != NOBODY && routing.priority[lane] > bestPriority && !isAgeing) return best;
      const joined = lines.headJoinedAt[lane];
      if (joined + routing.laneOpensAfter[i] > now) continue;
      const score = laneScore(lane, joined, i, now);
      if (score <= bestScore) continue;
      if (hasRestrictions && !mayServe(team, lane, routing.laneInterpreter[i])) continue;
      best = lines.headOf(lane);
      bestScore = score;
      bestPriority = routing.priority[lane];
      seatInterpreter = routing.laneInterpreter[i];
    }
  }
  return best;
}

/** The entry, of those of a team, of the first of the lanes that are left of a word. */
function entryOf(word: i32, looksAt: u64, left: u64): i32 {
  return routing.firstEntryOfWord[word] + <i32>popcnt(looksAt & ((left & (0 - left)) - 1));
}

/** May an agent of the team take from the lane, which is worked on, restrictions considered? */
function mayServe(team: i32, lane: i32, interpreter: i32): bool {
  const free = staff[team] - busy[team];
  const k = routing.classOf[lane];
  if (hasDesks && free <= 0 && !hasRoomFor(team, k)) return false;
  if (free <= routing.mustBeFree[lane]) return false;
  return !isKept(team, k) && interpreters.isFree(interpreter);
}

/**
 * An agent comes for the contact at the head of a lane. False when it hung up before, which tells its virtual wait, or is
 * called back in vain: then it has left the lane and the agent looks again.
 */
function isCalledUp(contact: Contact, now: f64): bool {
  if (contact.deadline < now) {
    lanes.meetGhost(contact, now);
    return false;
  }
  if ((contact.marks & Mark.callback) != 0 && !isAtHand(contact, now)) return false;
  callUp(contact, now);
  return true;
}

/** A customer who is called back may not be reached, and then leaves the lane without having been served. */
function isAtHand(contact: Contact, now: f64): bool {
  const lane = contact.lane;
  lines.leaveLine(lane, contact, false);
  if (!journey.isReached(contact, now)) return false;
  lines.rejoin(lane, contact);
  return true;
}

/** The contact leaves its lane for an agent. */
function callUp(contact: Contact, now: f64): void {
  lanes.leaveLane(contact);
  if (hasJourneys) {
    if (!isAnsweredOnLine(contact, now)) return;
    journey.calledUp(contact, now);
  }
  counting.answeredAfterWait(contact, now - contact.joinedAt);
}

/** Counts contacts that reach an agent otherwise than by waiting on the line. */
function isAnsweredOnLine(contact: Contact, now: f64): bool {
  if ((contact.marks & (Mark.resumed | Mark.callback)) == 0) return true;
  if ((contact.marks & Mark.resumed) != 0) {
    counting.count(contact, Tally.interruptedSeconds, now - contact.interruptedAt);
    return false;
  }
  counting.count(contact, Tally.calledBack, 1);
  const delaySeconds = now - contact.offerTakenAt;
  counting.count(contact, Tally.callbackDelaySeconds, delaySeconds);
  if (delaySeconds <= callbackWithinSeconds) counting.count(contact, Tally.calledBackWithin, 1);
  return false;
}

/** Idle agents of the team take waiting contacts, as many as they can. */
export function seatWaiting(team: i32, now: f64): void {
  while (lines.standing > 0 && isAvailable(team)) {
    const next = takeNext(team, now);
    if (next == NOBODY) return;
    if (busy[team] < staff[team]) idle.longestIdleLeaves(team);
    engage(next, team, now);
  }
}

/** The next routing step that is not open yet will be tried when it opens. */
export function awaitNextStep(contact: Contact, now: f64): void {
  const k = contact.contactClass;
  const end = routing.routeStart[k + 1];
  for (let i = routing.firstDelayed[k]; i < end; i++) {
    // The sum, and not the wait, is compared everywhere: now - joinedAt can round to below the delay that has passed.
    const opensAt = contact.joinedAt + routing.routeOpensAfter[i];
    if (opensAt <= now) continue;
    if (opensAt > contact.deadline) return;
    contact.nextStepAt = opensAt;
    // Of contacts whose steps open together the one that has waited longest comes first, then by class.
    setRankedTimer(opensAt, Timer.stepOpens, <i32>changetype<usize>(contact), contact.joinedAt, k);
    return;
  }
}

/** A routing step opens for a contact: if it still waits, an idle agent of that step takes it. */
export function openStep(contact: Contact, now: f64): void {
  if (contact.nextStepAt != now) return;
  if (hasJourneys && (contact.marks & Mark.callback) != 0) {
    offerToIdle(contact.contactClass, now);
    if (contact.nextStepAt != now) return;
  } else if (seatFromLane(contact, now)) return;
  awaitNextStep(contact, now);
}

/** Idle agents who serve class k look at their lanes: something may have changed in one of them. */
export function offerToIdle(k: i32, now: f64): void {
  for (let i = routing.routeStart[k]; i < routing.routeStart[k + 1]; i++) seatWaiting(routing.routeTeam[i], now);
}

export function isStanding(contact: Contact): bool {
  return !isNaN(contact.nextStepAt);
}

/** Stands in its lane again where its time of joining puts it, and is taken at once if it can be. */
export function rejoin(contact: Contact, now: f64): void {
  lines.rejoin(contact.lane, contact);
  awaitNextStep(contact, now);
  offerToIdle(contact.contactClass, now);
}

/** A contact that waits, and may now be taken by more teams than before, is seated if one of them is idle. */
function seatFromLane(contact: Contact, now: f64): bool {
  if (hasRestrictions && !lanes.isWorkedOn(contact.lane, now)) return false;
  const team = findTeam(contact.contactClass, contact.joinedAt, now);
  if (team < 0) return false;
  callUp(contact, now);
  engage(contact, team, now);
  return true;
}

/** An interpreter may have become free: whoever waits for one and finds an agent idle is seated. */
function seatInterpreted(now: f64): void {
  if (lines.standing == 0) return;
  for (let word = 0; word < interpretedWords; word++) {
    for (let left = availableOf(interpreted, word); left != 0; left &= left - 1)
      seatWaiting(word * 64 + <i32>ctz(left), now);
  }
}

/** Interpreters come on or go off duty. */
export function changeInterpreters(now: f64): void {
  interpreters.changeOnDuty(now);
  seatInterpreted(now);
}

/** Opens or closes a lane to agents; on opening idle agents take from it. */
export function openLane(lane: i32, isOpen: bool, now: f64): void {
  lanes.open(lane, isOpen);
  if (!isOpen) return;
  for (let team = 0; team < teams; team++) seatWaiting(team, now);
}

/**
 * Interrupts, for a contact of this lane, deferred work that is less important; what is left of that work is resumed when
 * its turn comes again. False when nothing may be interrupted.
 */
export function interruptFor(contact: Contact, lane: i32, now: f64): bool {
  const worst = interruption.interruptible(contact, lane);
  if (worst == NOBODY) return false;
  interruption.deferredLeaves(worst);
  const team = worst.team;
  const leaf = worst.leaf;
  counting.busy(team, worst.startedAt, now);
  worst.talk = worst.endsAt - now;
  worst.afterCall = 0;
  worst.endsAt = NaN;
  worst.marks |= Mark.resumed;
  worst.interruptedAt = now;
  if (worst.hangsUpAt > now) setTimer(worst.hangsUpAt, Timer.lineFrees, <i32>changetype<usize>(worst));
  counting.count(worst, Tally.interrupted, 1);
  worst.deadline = Infinity;
  lines.rejoin(worst.lane, worst);
  seatInterpreter = -1;
  serve(contact, team, leaf, now);
  return true;
}

/** So many agents of those on duty, any of them alike, vanish at this instant with the contacts they serve. */
export function dropServices(team: i32, agents: i32, now: f64, stream: Stream): void {
  const lost = interruption.chooseLost(agents, team, stream);
  for (let i = 0; i < lost; i++) {
    const contact = interruption.lostContact(i);
    releaseAgent(contact, team, now);
    counting.count(contact, Tally.dropped, 1);
    leaveService(contact, now, true);
    leave(contact);
  }
}

/** Settles what the last event left: contacts in lanes and in service, agents on duty. */
export function finishFloor(endSeconds: f64, lastDeadline: f64): void {
  lanes.finishLanes(lastDeadline);
  while (services.nextEnd < NEVER) {
    const contact = services.endsNext();
    if (hasJourneys && keyOf(contact.endsAt) != services.nextEnd) {
      services.hold(contact.leaf, contact.endsAt, contact);
      continue;
    }
    if (contact.agent < 0) counting.busy(contact.team, contact.startedAt, endSeconds);
    services.releaseLeaf(contact.leaf);
  }
  desks.finishDesks(endSeconds);
  idle.finishDuty(endSeconds);
}
