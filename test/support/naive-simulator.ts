import type { Model } from '../../engine/index.ts';
import type { DrawnCaller } from './drawn-callers.ts';
import type { Outcome, Service, Stretch } from './recording-observer.ts';

/**
 * The simulation's meaning, written down without a thought for speed: every contact is an object, whatever can happen
 * next is listed and sorted, abandonment is an event like others. It shares with the engine only the model's tables and
 * the callers that were drawn, so that both must agree contact by contact.
 *
 * At one instant: services end (in the order in which they began), staff changes (all groups, then each seats those who
 * wait), routing steps open (longest wait first), arrivals (in the order of classes), patience ends.
 */
export interface NaiveResult {
  readonly outcomes: Outcome[];
  readonly services: Service[];
  readonly busyStretches: Stretch[];
  /** By group. */
  readonly overtimeSeconds: number[];
}

interface Contact extends DrawnCaller {
  readonly contactClass: number;
  readonly row: number;
  state: 'coming' | 'waiting' | 'served' | 'gone';
  /** The routing steps that open this long after it joined, and sooner, have been tried. */
  triedSeconds: number;
  group: number;
  startedAt: number;
  endsAt: number;
  order: number;
}

interface Happening {
  readonly at: number;
  readonly rank: number;
  readonly order: number;
  readonly happen: () => void;
}

interface RouteEntry {
  readonly group: number;
  readonly step: number;
  readonly opensAfter: number;
}

export function simulateNaively(model: Model, callers: readonly (readonly DrawnCaller[])[]): NaiveResult {
  const { clock, staffing, groups, classes, routing } = model;
  const routes = routesOf(model);
  const contacts = contactsOf(model, callers);
  const staff = [...staffing.staffAtStart];
  const busy = staff.map(() => 0);
  const idleSince = staff.map((agents) => Array<number>(agents).fill(-clock.warmUpSeconds));
  const overtimeSeconds = staff.map(() => 0);
  const result: NaiveResult = { outcomes: [], services: [], busyStretches: [], overtimeSeconds };
  let started = 0;
  let now = -clock.warmUpSeconds;
  let nextChange = 0;

  const waiting = (): Contact[] => contacts.filter(({ state }) => state === 'waiting');
  const deadline = (contact: Contact): number => contact.arrivalTime + contact.patience;
  const isFree = (g: number): boolean => busy[g] < staff[g];

  function start(contact: Contact, g: number): void {
    const { contactClass, row } = contact;
    const multiplier = groups.handleTimeMultiplier[g * classes.count + contactClass];
    const talk = contact.talk * multiplier;
    const afterCall = contact.afterCall * multiplier;
    result.outcomes.push({ contactClass, row, end: 'answered', waitSeconds: now - contact.arrivalTime });
    result.services.push({ contactClass, row, group: g, talk, afterCall });
    contact.state = 'served';
    contact.group = g;
    contact.startedAt = now;
    contact.endsAt = now + (talk + afterCall);
    contact.order = started++;
    busy[g]++;
  }

  /** The first open step with a free agent; in it the group whose agent has been idle longest, the first listed of equals. */
  function tryRoute(contact: Contact): boolean {
    const open = routes[contact.contactClass].filter(({ opensAfter }) => opensAfter <= contact.triedSeconds);
    for (const step of [...new Set(open.map((entry) => entry.step))]) {
      const free = open.filter((entry) => entry.step === step && isFree(entry.group));
      if (free.length === 0) continue;
      const [{ group }] = free.toSorted((a, b) => idleSince[a.group][0] - idleSince[b.group][0]);
      idleSince[group].shift();
      start(contact, group);
      return true;
    }
    return false;
  }

  function nextFor(g: number): Contact | undefined {
    const mayTake = waiting().filter((contact) =>
      routes[contact.contactClass].some((entry) => entry.group === g && contact.arrivalTime + entry.opensAfter <= now),
    );
    const priority = (contact: Contact): number => routing.lanes.priority[routing.lanes.ordinary[contact.contactClass]];
    return mayTake.toSorted(
      (a, b) => priority(a) - priority(b) || a.arrivalTime - b.arrivalTime || a.contactClass - b.contactClass,
    )[0];
  }

  function endService(contact: Contact): void {
    const g = contact.group;
    result.busyStretches.push({ group: g, from: contact.startedAt, to: now, agents: 1 });
    contact.state = 'gone';
    busy[g]--;
    if (busy[g] >= staff[g]) return;
    const next = nextFor(g);
    if (next) start(next, g);
    else idleSince[g].push(now);
  }

  function changeStaff(): void {
    const changed: number[] = [];
    for (; nextChange < staffing.changes && staffing.timeSeconds[nextChange] === now; nextChange++) {
      const g = staffing.group[nextChange];
      staff[g] = staffing.staff[nextChange];
      const idle = Math.max(0, staff[g] - busy[g]);
      while (idleSince[g].length < idle) idleSince[g].push(now);
      while (idleSince[g].length > idle) idleSince[g].shift();
      changed.push(g);
    }
    for (const g of changed) {
      for (let next = nextFor(g); isFree(g) && next; next = nextFor(g)) {
        idleSince[g].shift();
        start(next, g);
      }
    }
  }

  function arrive(contact: Contact): void {
    contact.state = 'waiting';
    tryRoute(contact);
  }

  function openStep(contact: Contact, afterSeconds: number): void {
    contact.triedSeconds = afterSeconds;
    tryRoute(contact);
  }

  function abandon(contact: Contact): void {
    contact.state = 'gone';
    const { contactClass, row } = contact;
    // As the engine rounds it: the deadline less the time of joining, not the patience itself.
    const waitSeconds = deadline(contact) - contact.arrivalTime;
    result.outcomes.push({ contactClass, row, end: 'abandoned', waitSeconds });
  }

  function happenings(): Happening[] {
    const list: Happening[] = [];
    for (const contact of contacts) {
      const { state, arrivalTime, contactClass } = contact;
      if (state === 'served')
        list.push({ at: contact.endsAt, rank: 0, order: contact.order, happen: () => endService(contact) });
      if (state === 'coming')
        list.push({ at: arrivalTime, rank: 3, order: contactClass, happen: () => arrive(contact) });
      if (state !== 'waiting') continue;
      list.push({ at: deadline(contact), rank: 4, order: 0, happen: () => abandon(contact) });
      const nextStep = routes[contactClass].find(({ opensAfter }) => opensAfter > contact.triedSeconds);
      if (!nextStep || arrivalTime + nextStep.opensAfter > deadline(contact)) continue;
      const { opensAfter } = nextStep;
      list.push({
        at: arrivalTime + opensAfter,
        rank: 2,
        order: arrivalTime,
        happen: () => openStep(contact, opensAfter),
      });
    }
    if (nextChange < staffing.changes) {
      list.push({ at: staffing.timeSeconds[nextChange], rank: 1, order: 0, happen: changeStaff });
    }
    return list.filter(({ at }) => at < Number.POSITIVE_INFINITY && (clock.isDrained || at <= clock.endSeconds));
  }

  for (;;) {
    const [next] = happenings().toSorted((a, b) => a.at - b.at || a.rank - b.rank || a.order - b.order);
    const until = next === undefined ? clock.endSeconds : next.at;
    staff.forEach((agents, g) => {
      const counted = Math.min(until, clock.endSeconds) - now;
      if (counted > 0 && busy[g] > agents) overtimeSeconds[g] += counted * (busy[g] - agents);
    });
    if (next === undefined) break;
    now = next.at;
    next.happen();
  }
  for (const contact of contacts) {
    const { contactClass, row } = contact;
    if (contact.state === 'waiting') result.outcomes.push({ contactClass, row, end: 'present', waitSeconds: 0 });
    if (contact.state === 'served') {
      result.busyStretches.push({ group: contact.group, from: contact.startedAt, to: clock.endSeconds, agents: 1 });
    }
  }
  return result;
}

function routesOf(model: Model): RouteEntry[][] {
  const { routeStart, routeTeam, routeStep, routeOpensAfter } = model.routing;
  return Array.from({ length: model.classes.count }, (_, k) =>
    Array.from({ length: routeStart[k + 1] - routeStart[k] }, (_entry, i) => ({
      group: routeTeam[routeStart[k] + i],
      step: routeStep[routeStart[k] + i],
      opensAfter: routeOpensAfter[routeStart[k] + i],
    })),
  );
}

function contactsOf({ clock }: Model, callers: readonly (readonly DrawnCaller[])[]): Contact[] {
  return callers.flatMap((ofClass, contactClass) =>
    ofClass.map((caller) => ({
      ...caller,
      contactClass,
      row: caller.arrivalTime < 0 ? 0 : 1 + Math.floor(caller.arrivalTime / clock.intervalSeconds),
      state: 'coming' as const,
      triedSeconds: 0,
      group: -1,
      startedAt: 0,
      endsAt: 0,
      order: 0,
    })),
  );
}
