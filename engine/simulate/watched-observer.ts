import type { Observer } from './observer.ts';
import type { SurgeWatch } from './surge-watch.ts';

/** An observer that passes everything on, and tells triggers of what they measure. */
export function watchedBy(observer: Observer, watch: () => SurgeWatch | null): Observer {
  return {
    beginReplication: () => observer.beginReplication(),
    offered: (k, row) => observer.offered(k, row),
    answeredAtOnce: (k, row) => {
      watch()?.answered(k, 0);
      observer.answeredAtOnce(k, row);
    },
    answeredAfterWait: (k, row, waitSeconds, joinedAt) => {
      watch()?.answered(k, waitSeconds);
      observer.answeredAfterWait(k, row, waitSeconds, joinedAt);
    },
    abandoned: (k, row, waitSeconds, joinedAt) => {
      watch()?.abandoned(k, waitSeconds);
      observer.abandoned(k, row, waitSeconds, joinedAt);
    },
    stillPresent: (k, row) => observer.stillPresent(k, row),
    handled: (k, row, team, talk, afterCall) => observer.handled(k, row, team, talk, afterCall),
    virtualWait: (k, row, waitSeconds) => observer.virtualWait(k, row, waitSeconds),
    resolved: (team, row) => observer.resolved(team, row),
    count: (k, row, tally, amount) => observer.count(k, row, tally, amount),
    busy: (team, from, to) => observer.busy(team, from, to),
    onDuty: (team, from, to, agents) => observer.onDuty(team, from, to, agents),
    overtime: (team, from, to, agents) => observer.overtime(team, from, to, agents),
    beside: (team, from, to, contacts) => observer.beside(team, from, to, contacts),
    calledIn: (team, from, to, agents) => observer.calledIn(team, from, to, agents),
    hired: (team, now, agents) => observer.hired(team, now, agents),
    backlog: (interval, entry, contacts) => observer.backlog(interval, entry, contacts),
    snapshot: (interval, waiting, busy, isAllBusy) => observer.snapshot(interval, waiting, busy, isAllBusy),
    endReplication: (contacts) => observer.endReplication(contacts),
  };
}
