/** The state at an instant (`engine/simulate/snapshot.ts`, which counts who waits anew each time; see `passing.ts`). */
import * as duty from '../duty';
import { Contact } from './contacts';
import * as counting from './counting';
import { Mark } from './mark';
import { newPassing, Passing } from './passing';
import * as routing from './routing';
import { intervalEnd, intervals, justBefore, near } from './tellings';
import * as lines from './waiting-lines';

/** Not in line: hung up, called back when its turn comes, or interrupted in service. */
const NOT_IN_LINE: i32 = Mark.gone | Mark.callback | Mark.resumed;

/** Is the state told? */
export let followsQueue: bool = false;
/** Contacts that have been told of and still stand, and those of them whose patience has ended. */
let standing: i32 = 0;
let impatient: Passing = changetype<Passing>(0);
let toldAt: f64 = 0;

export function layOutSnapshots(): void {
  followsQueue = true;
  impatient = newPassing();
}

export function beginSnapshots(): void {
  standing = 0;
  toldAt = -Infinity;
  impatient.clear();
}

/** Tells how many live contacts wait in line at this instant, and how many agents are busy. */
export function tellSnapshot(interval: i32, now: f64): void {
  for (let lane = 0; lane < routing.lanes; lane++) if (routing.isDeferred[lane] == 0) enterNew(lane);
  toldAt = now;
  let busyAgents = 0;
  let isAllBusy = true;
  for (let team = 0; team < duty.teams; team++) {
    busyAgents += duty.busy[team];
    if (duty.busy[team] < duty.staff[team]) isAllBusy = false;
  }
  counting.snapshot(interval, standing - impatient.tell(), busyAgents, isAllBusy);
}

/** A lane is in order of joining: who has joined since the last telling stands at its end. */
function enterNew(lane: i32): void {
  for (let at = <usize>lines.last[lane]; at != 0; at = changetype<Contact>(at).previous) {
    const contact = changetype<Contact>(at);
    if (contact.joinedAt < toldAt) return;
    if ((contact.marks & (NOT_IN_LINE | Mark.told)) == 0) enter(contact);
  }
}

function enter(contact: Contact): void {
  contact.marks |= Mark.told;
  standing++;
  impatient.enter(firstTelling(contact.deadline));
}

/** @param contact its deadline is still what it was when it was told of */
export function forget(contact: Contact): void {
  standing--;
  impatient.leave(firstTelling(contact.deadline));
}

/** The first telling after this deadline. */
function firstTelling(deadline: f64): i32 {
  let first = near(deadline);
  while (first > 0 && deadline < justBefore(intervalEnd(first - 1))) first--;
  while (first < intervals && !(deadline < justBefore(intervalEnd(first)))) first++;
  return first;
}
