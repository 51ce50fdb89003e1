/** The clock: one replication, event by event, in the order of `engine/simulate/simulation.ts`. */

import { beginArrivals, contactsSimulated, nextArrival, nextCallers, passOn, row, setRows } from '../arrivals';
import { beginBusyTime } from '../busy-time';
import { Ints } from '../columns';
import * as counting from '../counting';
import * as duty from '../duty';
import * as pastRows from '../past-rows';
import * as plan from '../plan';
import { timeOf } from '../tournament';
import { clearContacts, enter } from './contacts';
import * as floor from './floor';
import * as lanes from './lanes';

export function setClock(classes: i32, warmUp: f64, end: f64, interval: f64, intervals: i32, isDrained: i32): void {
  plan.setPeriod(warmUp, end, isDrained);
  setRows(classes, warmUp, interval, intervals);
}

/** Begins replication number `replication` of the study with this key (eight words). The tables have been cleared. */
export function begin(key: Ints, replication: i32): void {
  clearContacts();
  duty.beginDuty(plan.staffAtStart, plan.startSeconds);
  floor.beginFloor();
  plan.beginPlan();
  pastRows.beginRows();
  beginBusyTime();
  beginArrivals(key, replication);
}

/**
 * The event loop: so many events more, in order of time. False when the last has happened. At one instant services end
 * first, then the plan changes, then contacts arrive.
 */
export function advance(events: i32): bool {
  for (let event = 0; event < events; event++) {
    const end = floor.nextEnd;
    const arrival = nextArrival;
    const planned = plan.nextPlanned;
    // The rare question first: which of the other two comes next nobody can predict, and what is asked before is lost time.
    if (planned < end && planned <= arrival) {
      if (planned > plan.lastInstant) return false;
      carryOutPlan(timeOf(planned));
    } else if (end <= arrival) {
      if (end > plan.lastInstant) return false;
      floor.endService(timeOf(end));
    } else {
      arrive(timeOf(arrival));
    }
  }
  return true;
}

/** Settles what the last event left; returns the contacts simulated. */
export function finish(): i32 {
  floor.finishFloor(plan.endSeconds, plan.lastDeadline);
  pastRows.packAll();
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
  const deadline = now + callers.patience[caller];
  passOn(callers, now);

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
  if (plan.isPackingDue(now)) pastRows.packBefore(floor.oldestRow(now));
  const from = plan.nextChange;
  for (; plan.isDue(now); plan.turnPage()) {
    duty.changeStaff(plan.changeTeam[plan.nextChange], plan.changeStaff[plan.nextChange], now);
  }
  for (let i = from; i < plan.nextChange; i++) floor.seatWaiting(plan.changeTeam[i], now);
}
