/** How much deferred work waits, and how old it is (`engine/simulate/backlog.ts`). */
import { Contact } from './contacts';
import * as counting from './counting';
import * as routing from './routing';
import * as lines from './waiting-lines';

/** Entries after those of the ages (up to 4, 8, 24, 48 hours, and older): all contacts, and those that were due before now. */
const ALL: i32 = 5;
const OVERDUE: i32 = 6;

/** Tells of the backlog at this instant, the end of a reporting interval. */
export function tellBacklog(interval: i32, now: f64): void {
  for (let lane = 0; lane < routing.lanes; lane++) {
    if (routing.isDeferred[lane] == 0) continue;
    for (let at = <usize>lines.first[lane]; at != 0; at = changetype<Contact>(at).next) {
      const contact = changetype<Contact>(at);
      counting.backlog(interval, ageOf((now - contact.joinedAt) / 3600), 1);
      counting.backlog(interval, ALL, 1);
      if (contact.dueAt < now) counting.backlog(interval, OVERDUE, 1);
    }
  }
}

function ageOf(hours: f64): i32 {
  if (hours < 4) return 0;
  if (hours < 8) return 1;
  if (hours < 24) return 2;
  return hours < 48 ? 3 : 4;
}
