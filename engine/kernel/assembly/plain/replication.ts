/** The clock: one replication, event by event, in the order of `engine/simulate/simulation.ts`. */
import { beginCallers, callersOf, drawCallers } from '../callers';
import { Ints, NO_INTS, NO_REALS, Reals } from '../columns';
import * as counting from '../counting';
import * as duty from '../duty';
import { keyOf, NEVER, NO_TOURNAMENT, newTournament, Tournament, timeOf } from '../tournament';
import { clearContacts, enter } from './contacts';
import * as floor from './floor';
import * as lanes from './lanes';

let arrivals: Tournament = NO_TOURNAMENT;
let classes: i32 = 0;
let warmUpSeconds: f64 = 0;
let endSeconds: f64 = 0;
let intervalSeconds: f64 = 0;
let intervals: i32 = 0;
let isDrained: bool = false;

/** The staff of the replication: levels at its start, then changes in order of time. */
let staffAtStart: Ints = NO_INTS;
let changes: i32 = 0;
let changeTime: Reals = NO_REALS;
let changeTeam: Ints = NO_INTS;
let changeStaff: Ints = NO_INTS;

let nextChange: i32 = 0;
/** Keys of the next arrival, the next planned change, the last instant at which anything happens. */
let nextArrival: i64 = NEVER;
let nextPlanned: i64 = NEVER;
let lastInstant: i64 = NEVER;
/** Who still waits hangs up if its deadline is no later. */
let lastDeadline: f64 = 0;
/** The reporting row of those who arrive now, and its end. */
let row: i32 = 0;
let rowEnd: f64 = 0;
let contactsSimulated: i32 = 0;

export function setClock(classCount: i32, warmUp: f64, end: f64, interval: f64, count: i32, drained: i32): void {
  classes = classCount;
  warmUpSeconds = warmUp;
  endSeconds = end;
  intervalSeconds = interval;
  intervals = count;
  isDrained = drained != 0;
  arrivals = newTournament(classes);
}

export function setStaff(atStart: Ints, count: i32, time: Reals, team: Ints, staff: Ints): void {
  staffAtStart = atStart;
  changes = count;
  changeTime = time;
  changeTeam = team;
  changeStaff = staff;
}

/** Begins replication number `replication` of the study with this key (eight words). The tables have been cleared. */
export function begin(key: Ints, replication: i32): void {
  const start = -warmUpSeconds;
  counting.beginCounting();
  clearContacts();
  duty.beginDuty(staffAtStart, start);
  floor.beginFloor();
  arrivals.clear();
  nextChange = 0;
  contactsSimulated = 0;
  row = warmUpSeconds > 0 ? 0 : 1;
  rowEnd = warmUpSeconds > 0 ? 0 : intervalSeconds;
  lastDeadline = isDrained ? f64.MAX_VALUE : endSeconds;
  lastInstant = keyOf(lastDeadline);
  for (let k = 0; k < classes; k++) {
    const callers = callersOf(k);
    beginCallers(callers, key, replication);
    nextArrival = arrivals.setByLeaf(k, callers.arrivalTime[0]);
  }
  planAhead();
}

/**
 * The event loop: so many events more, in order of time. False when the last has happened. At one instant services end
 * first, then the plan changes, then contacts arrive.
 */
export function advance(events: i32): bool {
  for (let event = 0; event < events; event++) {
    const end = floor.nextEnd;
    const arrival = nextArrival;
    const planned = nextPlanned;
    // The rare question first: which of the other two comes next nobody can predict, and what is asked before is lost time.
    if (planned < end && planned <= arrival) {
      if (planned > lastInstant) return false;
      carryOutPlan(timeOf(planned));
    } else if (end <= arrival) {
      if (end > lastInstant) return false;
      floor.endService(timeOf(end));
    } else {
      arrive(timeOf(arrival));
    }
  }
  return true;
}

/** Settles what the last event left; returns the contacts simulated. */
export function finish(): i32 {
  floor.finishFloor(endSeconds, lastDeadline);
  return contactsSimulated;
}

function arrive(now: f64): void {
  const k = arrivals.winner;
  const callers = callersOf(k);
  const caller = callers.position;
  const contact = enter();
  contact.contactClass = k;
  contact.talk = callers.talk[caller];
  contact.afterCall = callers.afterCall[caller];
  const deadline = now + callers.patience[caller];
  callers.position = caller + 1;
  if (caller + 1 == callers.block) drawCallers(callers);
  nextArrival = arrivals.setByLeaf(k, callers.arrivalTime[callers.position]);

  if (now >= rowEnd) advanceRow(now);
  contactsSimulated++;
  const cell = counting.cellOf(k, row);
  contact.row = row;
  contact.cell = cell;
  counting.offered(cell);
  if (floor.seat(contact, now)) {
    counting.answeredAtOnce(cell);
  } else {
    contact.joinedAt = now;
    contact.deadline = deadline;
    lanes.join(contact, now);
  }
}

/** Staff changes that are due at this instant, then whom they can seat. */
function carryOutPlan(now: f64): void {
  const from = nextChange;
  for (; nextChange < changes && changeTime[nextChange] == now; nextChange++) {
    duty.changeStaff(changeTeam[nextChange], changeStaff[nextChange], now);
  }
  for (let i = from; i < nextChange; i++) floor.seatWaiting(changeTeam[i], now);
  planAhead();
}

function planAhead(): void {
  nextPlanned = nextChange < changes ? keyOf(changeTime[nextChange]) : NEVER;
}

function advanceRow(now: f64): void {
  while (now >= rowEnd) {
    row++;
    rowEnd = row > intervals ? Infinity : <f64>row * intervalSeconds;
  }
}
