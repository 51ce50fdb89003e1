import type { Model } from '../compile/model.ts';
import type { Contacts } from './contacts.ts';
import type { Floor } from './floor.ts';
import { Mark } from './mark.ts';
import type { Observer } from './observer.ts';

/** Not in line: hung up, called back when its turn comes, or interrupted in service. */
const NOT_IN_LINE = Mark.gone | Mark.callback | Mark.resumed;

/** Tells how many live contacts wait in line at this instant, and how many agents are busy. */
export function tellSnapshot(
  interval: number,
  now: number,
  { routing, journeys }: Model,
  contacts: Contacts,
  { lines, busy, staff }: Floor,
  observer: Observer,
): void {
  const { lanes } = routing;
  let waiting = 0;
  for (let lane = 0; lane < lanes.count; lane++) {
    if (lanes.isDeferred[lane] === 1) continue;
    for (let contact = lines.first[lane]; contact >= 0; contact = contacts.next[contact]) {
      const isGone = contacts.deadline[contact] < now;
      if (!isGone && !(journeys.isInUse && (contacts.marks[contact] & NOT_IN_LINE) !== 0)) waiting++;
    }
  }
  let busyAgents = 0;
  let isAllBusy: 0 | 1 = 1;
  for (let team = 0; team < staff.length; team++) {
    busyAgents += busy[team];
    if (busy[team] < staff[team]) isAllBusy = 0;
  }
  observer.snapshot(interval, waiting, busyAgents, isAllBusy);
}
