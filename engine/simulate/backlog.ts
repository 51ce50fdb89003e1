import type { Model } from '../compile/model.ts';
import type { Contacts } from './contacts.ts';
import type { Observer } from './observer.ts';
import type { WaitingLines } from './waiting-lines.ts';

/** Upper ends of the ages by which a backlog is told, hours; the last age has none. */
export const BACKLOG_AGE_HOURS = [4, 8, 24, 48] as const;

/** Entries of a backlog: contacts by age, then all of them, then those that were due before now. */
export const BACKLOG_ENTRIES = BACKLOG_AGE_HOURS.length + 3;

/** Has the model work that can pile up? */
export function hasBacklog({ routing }: Model): boolean {
  return routing.lanes.isDeferred.includes(1);
}

/** Tells how much deferred work waits at this instant, the end of a reporting interval, and how old it is. */
export function tellBacklog(
  interval: number,
  now: number,
  { routing }: Model,
  contacts: Contacts,
  lines: WaitingLines,
  observer: Observer,
): void {
  const { lanes } = routing;
  const all = BACKLOG_AGE_HOURS.length + 1;
  for (let lane = 0; lane < lanes.count; lane++) {
    if (lanes.isDeferred[lane] === 0) continue;
    for (let contact = lines.first[lane]; contact >= 0; contact = contacts.next[contact]) {
      const hours = (now - contacts.joinedAt[contact]) / 3600;
      let age = 0;
      while (age < BACKLOG_AGE_HOURS.length && hours >= BACKLOG_AGE_HOURS[age]) age++;
      observer.backlog(interval, age, 1);
      observer.backlog(interval, all, 1);
      if (contacts.dueAt[contact] < now) observer.backlog(interval, all + 1, 1);
    }
  }
}
