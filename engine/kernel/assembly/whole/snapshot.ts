/** The state at an instant (`engine/simulate/snapshot.ts`). */
import * as duty from '../duty';
import { Contact } from './contacts';
import * as counting from './counting';
import { Mark } from './mark';
import * as routing from './routing';
import * as lines from './waiting-lines';

/** Not in line: hung up, called back when its turn comes, or interrupted in service. */
const NOT_IN_LINE: i32 = Mark.gone | Mark.callback | Mark.resumed;

/** Tells how many live contacts wait in line at this instant, and how many agents are busy. */
export function tellSnapshot(interval: i32, now: f64): void {
  let waiting = 0;
  for (let lane = 0; lane < routing.lanes; lane++) {
    if (routing.isDeferred[lane] == 1) continue;
    for (let at = <usize>lines.first[lane]; at != 0; at = changetype<Contact>(at).next) {
      const contact = changetype<Contact>(at);
      if (!(contact.deadline < now) && (contact.marks & NOT_IN_LINE) == 0) waiting++;
    }
  }
  let busyAgents = 0;
  let isAllBusy = true;
  for (let team = 0; team < duty.teams; team++) {
    busyAgents += duty.busy[team];
    if (duty.busy[team] < duty.staff[team]) isAllBusy = false;
  }
  counting.snapshot(interval, waiting, busyAgents, isAllBusy);
}
