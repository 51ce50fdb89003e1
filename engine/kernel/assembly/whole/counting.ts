/**
 * What is counted (`engine/collect/collector.ts`): what both kernels count is in `../counting.ts`, this is the rest, and the
 * book of the queue (`queue-book.ts`). The gauges of triggers hear of waits here.
 */
import { Ints, NO_INTS, NO_REALS, Reals } from '../columns';
import * as counting from '../counting';
import { GroupCounter } from '../counting';
import { Tally } from '../tally';
import { Contact } from './contacts';
import * as gauges from './gauges';
import * as surges from './surge-watch';

const enum QueueEntry {
  waitingSeconds = 0,
  abandonments = 1,
  waitingAtEnd = 2,
  busyAtEnd = 3,
  allBusyAtEnd = 4,
  waitingAtLeast = 5,
}

const BACKLOG_ENTRIES: i32 = 7;

/** The counter with which the tallies begin. */
let firstTally: i32 = 0;
let backlogs: Reals = NO_REALS;
/** answeredBy[k * teams + team]; 0 where nobody asks for it. */
let answeredBy: Reals = NO_REALS;
let teams: i32 = 0;
let loads: Reals = NO_REALS;
let mostInHand: i32 = 0;

/** The book of the queue: queue[interval * queueWidth + entry]; 0 where nobody asks for it. */
let queue: Reals = NO_REALS;
let queueWidth: i32 = 0;
let waitingAtLeast: Reals = NO_REALS;
let isDeferredClass: Ints = NO_INTS;

export function setTallies(
  first: i32,
  ofBacklog: Reals,
  byTeam: Reals,
  teamCount: i32,
  ofLoads: Reals,
  most: i32,
): void {
  firstTally = first;
  backlogs = ofBacklog;
  answeredBy = byTeam;
  teams = teamCount;
  loads = ofLoads;
  mostInHand = most;
}

export function setQueueBook(entries: Reals, width: i32, levels: Reals, deferred: Ints): void {
  queue = entries;
  queueWidth = width;
  waitingAtLeast = levels;
  isDeferredClass = deferred;
}

export { beginBusyTime, busy } from '../busy-time';
export { cellOf, onDuty, overtime } from '../counting';

export function offered(contact: Contact): void {
  counting.offered(contact.cell);
}

export function answeredAtOnce(contact: Contact): void {
  if (surges.isWatching) gauges.answered(contact.contactClass, 0);
  counting.answeredAtOnce(contact.cell);
}

export function answeredAfterWait(contact: Contact, waitSeconds: f64): void {
  if (surges.isWatching) gauges.answered(contact.contactClass, waitSeconds);
  counting.answeredAfterWait(contact.contactClass, contact.row, contact.cell, waitSeconds);
  if (queue != NO_REALS) waited(contact, waitSeconds, false);
}

export function abandoned(contact: Contact, waitSeconds: f64): void {
  if (surges.isWatching) gauges.abandoned(contact.contactClass, waitSeconds);
  counting.abandoned(contact.contactClass, contact.row, contact.cell, waitSeconds);
  if (queue != NO_REALS) waited(contact, waitSeconds, true);
}

export function stillPresent(contact: Contact): void {
  counting.stillPresent(contact.cell);
}

export function handled(contact: Contact, team: i32, talkSeconds: f64, afterCallSeconds: f64): void {
  counting.handled(contact.cell, contact.row, team, talkSeconds, afterCallSeconds);
  if (answeredBy != NO_REALS && counting.isReported(contact.row))
    answeredBy.add(contact.contactClass * teams + team, 1);
}

export function virtualWait(contact: Contact, waitSeconds: f64): void {
  counting.virtualWait(contact.cell, waitSeconds);
}

export function resolved(team: i32, row: i32): void {
  addToGroup(team, row, GroupCounter.resolved, 1);
}

export function count(contact: Contact, tally: i32, amount: f64): void {
  counting.count(contact.cell, firstTally + tally, amount);
}

/** An agent had so many contacts in hand beside the first over this stretch. */
export function beside(team: i32, fromSeconds: f64, toSeconds: f64, contacts: i32): void {
  counting.spread(team, GroupCounter.beside, fromSeconds, toSeconds, contacts);
  const seconds = Math.min(toSeconds, counting.endSeconds) - Math.max(fromSeconds, 0);
  if (seconds > 0) loads.add(team * mostInHand + contacts, seconds);
}

export function calledIn(team: i32, fromSeconds: f64, toSeconds: f64, agents: i32): void {
  counting.spread(team, GroupCounter.calledIn, fromSeconds, toSeconds, agents);
}

export function hired(team: i32, now: f64, agents: i32): void {
  if (now < 0 || now >= counting.endSeconds) return;
  addToGroup(team, 1 + <i32>Math.floor(now / counting.intervalSeconds), GroupCounter.hired, agents);
}

export function backlog(interval: i32, entry: i32, contacts: f64): void {
  backlogs.add(interval * BACKLOG_ENTRIES + entry, contacts);
}

/** The state just before an interval ends. */
export function snapshot(interval: i32, waiting: i32, busy: i32, isAllBusy: bool): void {
  if (queue == NO_REALS) return;
  const at = interval * queueWidth;
  queue[at + QueueEntry.waitingAtEnd] = waiting;
  queue[at + QueueEntry.busyAtEnd] = busy;
  queue[at + QueueEntry.allBusyAtEnd] = <f64>(<i32>isAllBusy);
  for (let level = 0; level < queueWidth - QueueEntry.waitingAtLeast; level++) {
    if (<f64>waiting >= waitingAtLeast[level]) queue[at + QueueEntry.waitingAtLeast + level] = 1;
  }
}

/** A live contact has waited: the wait is laid out over the intervals that it took. */
function waited(contact: Contact, waitSeconds: f64, hasAbandoned: bool): void {
  if (isDeferredClass[contact.contactClass] != 0) return;
  const length = counting.intervalSeconds;
  const endSeconds = counting.endSeconds;
  const leftAt = contact.joinedAt + waitSeconds;
  if (hasAbandoned && leftAt >= 0 && leftAt < endSeconds)
    queue.add(<i32>Math.floor(leftAt / length) * queueWidth + QueueEntry.abandonments, 1);
  const until = Math.min(leftAt, endSeconds);
  let from = Math.max(contact.joinedAt, 0);
  if (from >= until) return;
  for (let i = <i32>Math.floor(from / length); from < until; i++) {
    const to = Math.min(until, <f64>(i + 1) * length);
    queue.add(i * queueWidth + QueueEntry.waitingSeconds, to - from);
    from = to;
  }
}

function addToGroup(team: i32, row: i32, counter: GroupCounter, amount: f64): void {
  counting.groups.add(counting.placeOf(team, row) + counter, amount);
}
