/** The clock: one replication, event by event, in the order of `engine/simulate/simulation.ts`. */
import {
  beginArrivals,
  contactsSimulated,
  countArrival,
  nextArrival,
  nextCallers,
  passOn,
  row,
  setRows,
} from '../arrivals';
import { Ints, NO_INTS, NO_REALS, Reals } from '../columns';
import { staff } from '../duty';
import * as plan from '../plan';
import { newStream, openStream } from '../stream';
import { keyOf, NEVER, timeOf } from '../tournament';
import * as backlog from './backlog';
import { Contact, clearContacts, enter } from './contacts';
import * as counting from './counting';
import { change } from './duty';
import * as floor from './floor';
import { nextChangeAt } from './interpreters';
import * as journey from './journey';
import * as lanes from './lanes';
import * as routing from './routing';
import { beginSchedules, isWithin, nextTurn, Schedule } from './schedules';
import * as services from './services';
import * as snapshots from './snapshot';
import * as surges from './surge-watch';
import { intervalEnd, intervals, justBefore, setTellings } from './tellings';
import { clearTimers, layOutTimers, nextKind, nextTimer, setTimer, Timer, takeTimer } from './timers';

const enum Purpose {
  routing = 20,
  outage = 23,
}

/** Outages that drop contacts: when each begins, and 1 for the teams that it hits, at [outage * teams + team]. */
let outages: i32 = 0;
let outageStart: Reals = NO_REALS;
let isHit: Ints = NO_INTS;
let teams: i32 = 0;
const dropStream = newStream();
/** Names of the streams that say who is dropped, and which idle agent is taken. */
let droppedLow: i32 = 0;
let droppedHigh: i32 = 0;
let choiceLow: i32 = 0;
let choiceHigh: i32 = 0;

/** Hours of lanes that are worked on only then: the schedules, and that of each lane, an address, 0 for none. */
let windows: i32 = 0;
let windowSchedules: Ints = NO_INTS;
let windowOfLane: Ints = NO_INTS;

/** Key of the next change of staff or interpreters. */
let nextPlanned: i64 = NEVER;

export function setClock(classes: i32, warmUp: f64, end: f64, interval: f64, count: i32, isDrained: i32): void {
  plan.setPeriod(warmUp, end, isDrained);
  setRows(classes, warmUp, interval, count);
  setTellings(interval, count);
  layOutTimers();
}

export function setOutages(count: i32, start: Reals, hits: Ints, teamCount: i32): void {
  outages = count;
  outageStart = start;
  isHit = hits;
  teams = teamCount;
}

export function setChances(ofDroppedLow: i32, ofDroppedHigh: i32, ofChoiceLow: i32, ofChoiceHigh: i32): void {
  droppedLow = ofDroppedLow;
  droppedHigh = ofDroppedHigh;
  choiceLow = ofChoiceLow;
  choiceHigh = ofChoiceHigh;
}

/** @param tellsBacklog whether deferred work is told at the ends of intervals; @param tellsQueue whether the state is */
export function setHours(count: i32, schedules: Ints, ofLane: Ints, tellsBacklog: i32, tellsQueue: i32): void {
  windows = count;
  windowSchedules = schedules;
  windowOfLane = ofLane;
  if (tellsBacklog != 0) backlog.layOutBacklog();
  if (tellsQueue != 0) snapshots.layOutSnapshots();
}

/** Begins replication number `replication` of the study with this key (eight words). The tables have been cleared. */
export function begin(key: Ints, replication: i32): void {
  const start = plan.startSeconds;
  openStream(dropStream, key, droppedLow, droppedHigh, Purpose.outage, replication);
  openStream(floor.choice, key, choiceLow, choiceHigh, Purpose.routing, replication);
  counting.beginBusyTime();
  clearContacts();
  clearTimers();
  beginSchedules();
  floor.beginFloor(plan.staffAtStart, start);
  if (surges.isWatching) surges.beginSurges(plan.staffAtStart, start);
  if (journey.isInUse) journey.beginJourneys(key, replication);
  beginArrivals(key, replication);
  for (let i = 0; i < windows; i++) turnWindow(windowSchedules[i], start);
  if (backlog.hasBacklog) {
    backlog.beginBacklog();
    setTimer(intervalEnd(0), Timer.intervalEnds, 0);
  }
  if (snapshots.followsQueue) {
    snapshots.beginSnapshots();
    setTimer(justBefore(intervalEnd(0)), Timer.snapshot, 0);
  }
  plan.beginPlan();
  planAhead();
}

/**
 * The event loop: so many events more, in order of time. False when the last has happened. At one instant services end
 * first, then the plan and timers, then contacts arrive.
 */
export function advance(events: i32): bool {
  for (let event = 0; event < events; event++) {
    const end = services.nextEnd;
    const arrival = nextArrival;
    const planned = min(nextPlanned, nextTimer);
    if (planned < end && planned <= arrival) {
      if (planned > plan.lastInstant) return false;
      carryOutPlan(planned);
    } else if (end <= arrival) {
      if (end > plan.lastInstant) return false;
      floor.endService(timeOf(end), planned == end);
    } else {
      arrive(timeOf(arrival));
    }
  }
  return true;
}

/** Settles what the last event left; returns the contacts simulated. */
export function finish(): i32 {
  if (journey.isInUse) journey.finishJourneys();
  floor.finishFloor(plan.endSeconds, plan.lastDeadline);
  if (surges.isWatching) surges.finishSurges();
  return contactsSimulated;
}

function arrive(now: f64): void {
  const callers = nextCallers();
  const k = callers.contactClass;
  const caller = callers.position;
  const contact = enter();
  contact.contactClass = k;
  contact.talk = callers.talk[caller];
  contact.afterCall = callers.afterCall[caller];
  contact.deadline = callers.patience[caller];
  passOn(callers, now);

  offer(contact);
  if (journey.isInUse) {
    journey.arrive(contact, now);
    return;
  }
  journey.prepare(contact, 0);
  const lane = routing.ordinary[k];
  contact.lane = lane;
  contact.joinedAt = now;
  if (floor.seat(contact, now)) {
    counting.answeredAtOnce(contact);
  } else {
    contact.deadline = now + contact.deadline;
    lanes.join(contact, lane, now);
    if (routing.hasDelayedSteps) floor.awaitNextStep(contact, now);
  }
}

/** Counts a contact that is offered now, in the reporting row of this instant. */
export function offerAnew(contact: Contact, now: f64): void {
  countArrival(now);
  offer(contact);
}

function offer(contact: Contact): void {
  contact.row = row;
  contact.cell = counting.cellOf(contact.contactClass, row);
  counting.offered(contact);
}

/** What is due at this instant: staff first, then interpreters, then whom they can seat, then timers. */
function carryOutPlan(key: i64): void {
  const now = timeOf(key);
  if (key == nextPlanned) {
    changeWhoIsThere(now);
    planAhead();
  }
  while (nextTimer == key) goOff(now);
}

function changeWhoIsThere(now: f64): void {
  const from = plan.nextChange;
  for (; plan.isDue(now); plan.turnPage()) {
    const team = plan.changeTeam[plan.nextChange];
    const planned = plan.changeStaff[plan.nextChange];
    const after = surges.isWatching ? surges.withCalled(team, planned) : planned;
    if (after < staff[team]) dropInOutage(team, staff[team] - after, now);
    change(team, after, now);
  }
  for (let i = from; i < plan.nextChange; i++) floor.seatWaiting(plan.changeTeam[i], now);
  if (nextChangeAt() == now) floor.changeInterpreters(now);
}

/** Agents whom an outage takes at this instant take the contacts in their hands along, if it is of that kind. */
function dropInOutage(team: i32, agents: i32, now: f64): void {
  for (let outage = 0; outage < outages; outage++) {
    if (outageStart[outage] != now || isHit[outage * teams + team] == 0) continue;
    floor.dropServices(team, agents, now, dropStream);
    return;
  }
}

/** The earliest timer goes off. */
function goOff(now: f64): void {
  const kind = nextKind();
  const subject = takeTimer();
  const contact = changetype<Contact>(<usize>subject);
  switch (kind) {
    case Timer.stepOpens:
      floor.openStep(contact, now);
      break;
    case Timer.hangsUp:
      journey.hangsUp(contact, now);
      break;
    case Timer.sessionEnds:
      journey.sessionEnds(contact, now);
      break;
    case Timer.lineFrees:
      journey.lineFrees(contact, now);
      break;
    case Timer.comesBack:
      journey.comesBack(contact, now);
      break;
    case Timer.lineOpens:
      journey.lineOpens(contact, now);
      break;
    case Timer.callsAgain:
      journey.callsAgain(contact, now);
      break;
    case Timer.surgeTurns:
      surges.turn(subject, now);
      break;
    case Timer.triggersLook:
      surges.look(now);
      break;
    case Timer.intervalEnds:
      endInterval(subject, now);
      break;
    case Timer.snapshot:
      tellState(subject, now);
      break;
    default:
      turnWindow(subject, now);
  }
}

function endInterval(interval: i32, now: f64): void {
  backlog.tellBacklog(interval, now);
  const next = interval + 1;
  if (next < intervals) setTimer(intervalEnd(next), Timer.intervalEnds, next);
}

function tellState(interval: i32, now: f64): void {
  snapshots.tellSnapshot(interval, now);
  const next = interval + 1;
  if (next < intervals) setTimer(justBefore(intervalEnd(next)), Timer.snapshot, next);
}

/** Lanes that are worked on only in these hours open or close. */
function turnWindow(address: i32, now: f64): void {
  const schedule = changetype<Schedule>(<usize>address);
  const isOpen = isWithin(schedule, now);
  for (let lane = 0; lane < routing.lanes; lane++) {
    if (windowOfLane[lane] == address) floor.openLane(lane, isOpen, now);
  }
  const next = nextTurn(schedule, now);
  if (next < plan.endSeconds) setTimer(next, Timer.windowTurns, address);
}

function planAhead(): void {
  nextPlanned = min(plan.nextPlanned, keyOf(nextChangeAt()));
}
