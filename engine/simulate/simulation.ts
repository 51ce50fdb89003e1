import type { Model } from '../compile/model.ts';
import type { StudyKey } from '../random/seed.ts';
import { Callers } from './callers.ts';
import { Contacts } from './contacts.ts';
import { EventHeap } from './event-heap.ts';
import { IdleAgents } from './idle-agents.ts';
import type { Observer } from './observer.ts';
import { WaitingLines } from './waiting-lines.ts';

/** Events between two calls of the loop. */
const EVENTS_PER_CALL = 1024;

/** Slots of `Simulation.clock`: the next planned change; the end of the current reporting row; nothing happens after. */
const NEXT_PLANNED = 0;
const ROW_END = 1;
const LAST_INSTANT = 2;

/**
 * One replication of the model, event by event.
 *
 * Four kinds of events move the clock. At one instant they happen in this order: services end, planned changes (staff,
 * then routing steps that open), arrivals; within a kind by sequence. So an agent who becomes free at the very moment
 * of an arrival is free for it, and a contact whose patience ends at the moment an agent becomes free is answered.
 *
 * Abandonment has no event. A contact that waits carries its deadline, and is counted as abandoned, at its deadline,
 * when it would next have been looked at; until then its place in line disturbs nobody.
 *
 * Agents of a group are alike, so a group is two counts, staff and busy. When staff falls below busy the surplus finish
 * the contact in hand, and nobody of the group takes another until busy < staff (*shared capacity*).
 *
 * The object is reused from one replication to the next; a run allocates only when a crowd is larger than ever before.
 *
 * What happens for every contact is written as arrow functions: V8 compiles those of an object that is made once with
 * the object's tables as constants, which is worth a third of the time. Times that change are slots of one array, since
 * a number in a field is a new heap object at every store. The loop returns after some events and is called again, so
 * that it is compiled from its entry and not thrown away at the end of every replication (bench/simulation.bench.ts).
 */
export class Simulation {
  private readonly model: Model;
  private readonly observer: Observer;
  private readonly callers: readonly Callers[];
  private readonly contacts: Contacts;
  private readonly lines: WaitingLines;
  private readonly idle: IdleAgents;
  private readonly services: EventHeap;
  private readonly arrivals: EventHeap;
  private readonly openings: EventHeap;

  private readonly clock = new Float64Array(3);
  private readonly staff: Int32Array;
  private readonly busy: Int32Array;
  private readonly staffSince: Float64Array;
  private readonly overtimeSince: Float64Array;
  private readonly classCount: number;
  private readonly hasDelayedSteps: boolean;
  private nextChange = 0;
  private row = 0;
  private serviceStarts = 0;
  private contactsSimulated = 0;

  constructor(model: Model, observer: Observer) {
    this.model = model;
    this.observer = observer;
    const { classes, groups, staffing, routing } = model;
    this.classCount = classes.count;
    this.callers = Array.from({ length: classes.count }, (_, k) => new Callers(model, k));
    const peak = staffing.peakStaff.reduce((sum, n) => sum + n, 0);
    this.contacts = new Contacts(2 * peak + 1024);
    this.lines = new WaitingLines(classes.count, this.contacts);
    this.idle = new IdleAgents(staffing.peakStaff, routing.tracksIdleTime);
    this.services = new EventHeap(peak + 1);
    this.arrivals = new EventHeap(classes.count);
    this.openings = new EventHeap(16);
    this.staff = new Int32Array(groups.count);
    this.busy = new Int32Array(groups.count);
    this.staffSince = new Float64Array(groups.count);
    this.overtimeSince = new Float64Array(groups.count);
    this.hasDelayedSteps = routing.routeOpensAfter.some((seconds) => seconds > 0);
  }

  /** Simulates replication number `replication` (0, 1, ...) of the study. */
  run(key: StudyKey, replication: number): void {
    this.begin(key, replication);
    while (this.advance(EVENTS_PER_CALL)) {
      /* until no event is left */
    }
    this.finish();
  }

  /** The event loop: so many events more, in order of time. False when the last has happened. */
  private readonly advance = (events: number): boolean => {
    const clock = this.clock;
    const serviceTime = this.services.time;
    const arrivalTime = this.arrivals.time;
    for (let event = 0; event < events; event++) {
      const service = serviceTime[1];
      const arrival = arrivalTime[1];
      const planned = clock[NEXT_PLANNED];
      if (service <= arrival && service <= planned) {
        if (service > clock[LAST_INSTANT]) return false;
        this.endService(service);
      } else if (planned <= arrival) {
        if (planned > clock[LAST_INSTANT]) return false;
        this.carryOutPlan(planned);
      } else {
        this.arrive(arrival);
      }
    }
    return true;
  };

  private begin(key: StudyKey, replication: number): void {
    const { clock, staffing } = this.model;
    const start = -clock.warmUpSeconds;
    this.observer.beginReplication();
    this.contacts.clear();
    this.lines.clear();
    this.services.clear();
    this.arrivals.clear();
    this.openings.clear();
    this.staff.set(staffing.staffAtStart);
    this.busy.fill(0);
    this.staffSince.fill(start);
    this.overtimeSince.fill(start);
    this.idle.clear();
    for (let g = 0; g < this.staff.length; g++) this.idle.add(g, this.staff[g], start);
    this.nextChange = 0;
    this.row = clock.warmUpSeconds > 0 ? 0 : 1;
    this.clock[LAST_INSTANT] = clock.isDrained ? Number.MAX_VALUE : clock.endSeconds;
    this.clock[ROW_END] = clock.warmUpSeconds > 0 ? 0 : clock.intervalSeconds;
    this.serviceStarts = 0;
    this.contactsSimulated = 0;
    for (let k = 0; k < this.classCount; k++) {
      const callers = this.callers[k];
      callers.begin(key, replication);
      this.arrivals.push(callers.arrivalTime[0], k);
    }
    this.planAhead();
  }

  private readonly arrive = (now: number): void => {
    const k = this.arrivals.item[1];
    const callers = this.callers[k];
    const caller = callers.position;
    const talk = callers.talk[caller];
    const afterCall = callers.afterCall[caller];
    const patience = callers.patience[caller];
    if (++callers.position === callers.block) callers.refill();
    this.arrivals.replaceTop(callers.arrivalTime[callers.position], k);

    if (now >= this.clock[ROW_END]) this.advanceRow(now);
    this.contactsSimulated++;
    this.observer.offered(k, this.row);
    const contacts = this.contacts;
    const contact = contacts.enter();
    contacts.contactClass[contact] = k;
    contacts.row[contact] = this.row;
    contacts.talk[contact] = talk;
    contacts.afterCall[contact] = afterCall;
    const group = this.findIdleGroup(k, 0);
    if (group >= 0) {
      this.busy[group]++;
      this.observer.answeredAtOnce(k, this.row);
      this.services.push(now + this.startService(contact, group, now), contact);
    } else {
      contacts.joinedAt[contact] = now;
      contacts.deadline[contact] = now + patience;
      this.lines.join(k, contact);
      if (this.hasDelayedSteps) this.awaitNextStep(contact, k, 0);
    }
  };

  private readonly endService = (now: number): void => {
    const services = this.services;
    if (services.time[2] === now || services.time[3] === now) this.settleTie(now);
    const contacts = this.contacts;
    const contact = services.item[1];
    const group = contacts.group[contact];
    this.observer.busy(group, contacts.startedAt[contact], now);
    contacts.leave(contact);
    if (this.busy[group] > this.staff[group]) {
      this.countOvertime(group, now);
      this.busy[group]--;
      services.pop();
      return;
    }
    const next = this.lines.waiting > 0 ? this.takeNext(group, now) : -1;
    if (next >= 0) {
      services.replaceTop(now + this.startService(next, group, now), next);
    } else {
      this.busy[group]--;
      this.idle.add(group, 1, now);
      services.pop();
    }
  };

  /** Several services end at this instant: brings the one that started first to the top. */
  private settleTie(now: number): void {
    const { time, item, size } = this.services;
    const sequence = this.contacts.sequence;
    let first = 1;
    const visit = (position: number): void => {
      if (position > size || time[position] !== now) return;
      if (sequence[item[position]] < sequence[item[first]]) first = position;
      visit(2 * position);
      visit(2 * position + 1);
    };
    visit(1);
    const contact = item[first];
    item[first] = item[1];
    item[1] = contact;
  }

  /** The contact is with an agent of the group from now on; returns how long it will keep the agent, seconds. */
  private readonly startService = (contact: number, group: number, now: number): number => {
    const contacts = this.contacts;
    const k = contacts.contactClass[contact];
    const multiplier = this.model.groups.handleTimeMultiplier[group * this.classCount + k];
    const talk = contacts.talk[contact] * multiplier;
    const afterCall = contacts.afterCall[contact] * multiplier;
    contacts.group[contact] = group;
    contacts.startedAt[contact] = now;
    contacts.sequence[contact] = this.serviceStarts++;
    this.observer.handled(k, contacts.row[contact], group, talk, afterCall);
    return talk + afterCall;
  };

  /**
   * An idle agent for a contact of class k that has waited so long: the first open step that has one; within the step
   * the group whose longest-idle agent has been idle longest. -1 when there is none.
   */
  private readonly findIdleGroup = (k: number, waitedSeconds: number): number => {
    const { routeStart, routeGroup, routeStep, routeOpensAfter, tracksIdleTime } = this.model.routing;
    const end = routeStart[k + 1];
    for (let i = routeStart[k]; i < end; i++) {
      if (routeOpensAfter[i] > waitedSeconds) return -1;
      const group = routeGroup[i];
      if (this.busy[group] >= this.staff[group]) continue;
      if (tracksIdleTime[group] === 0) return group;
      let longestIdle = group;
      for (let j = i + 1; j < end && routeStep[j] === routeStep[i]; j++) {
        const other = routeGroup[j];
        if (this.busy[other] < this.staff[other] && this.idle.longest(other) < this.idle.longest(longestIdle)) {
          longestIdle = other;
        }
      }
      this.idle.takeLongest(longestIdle);
      return longestIdle;
    }
    return -1;
  };

  /**
   * The contact that a free agent of the group takes: among the lines it may serve the highest priority, then the
   * longest wait. It leaves its line, and `answeredAfterWait` is told. -1 when nobody waits for the group.
   */
  private readonly takeNext = (group: number, now: number): number => {
    const { lineStart, line, lineOpensAfter } = this.model.routing;
    const priority = this.model.classes.priority;
    const { joinedAt } = this.contacts;
    let best = -1;
    let bestJoined = Number.POSITIVE_INFINITY;
    let bestPriority = 0;
    for (let i = lineStart[group]; i < lineStart[group + 1]; i++) {
      const k = line[i];
      if (best >= 0 && priority[k] > bestPriority) break;
      const head = this.firstPresent(k, now);
      if (head < 0) continue;
      const joined = joinedAt[head];
      if (joined < bestJoined && now - joined >= lineOpensAfter[i]) {
        best = head;
        bestJoined = joined;
        bestPriority = priority[k];
      }
    }
    if (best >= 0) this.callUp(best, now);
    return best;
  };

  /** The head of class k's line, after those whose patience has ended have been counted and taken out. */
  private readonly firstPresent = (k: number, now: number): number => {
    const contacts = this.contacts;
    let head = this.lines.first[k];
    while (head >= 0 && contacts.deadline[head] < now) {
      this.observer.abandoned(k, contacts.row[head], contacts.deadline[head] - contacts.joinedAt[head]);
      this.lines.leave(k, head);
      contacts.leave(head);
      head = this.lines.first[k];
    }
    return head;
  };

  private readonly callUp = (contact: number, now: number): void => {
    const contacts = this.contacts;
    const k = contacts.contactClass[contact];
    this.lines.leave(k, contact);
    this.observer.answeredAfterWait(k, contacts.row[contact], now - contacts.joinedAt[contact]);
  };

  /** Free agents of the group take waiting contacts, as many as they can. */
  private seatWaiting(group: number, now: number): void {
    while (this.busy[group] < this.staff[group] && this.lines.waiting > 0) {
      const next = this.takeNext(group, now);
      if (next < 0) return;
      this.idle.takeLongest(group);
      this.busy[group]++;
      this.services.push(now + this.startService(next, group, now), next);
    }
  }

  /** The next routing step after `waitedSeconds` will be tried when it opens. */
  private awaitNextStep(contact: number, k: number, waitedSeconds: number): void {
    const { routeStart, routeOpensAfter } = this.model.routing;
    for (let i = routeStart[k]; i < routeStart[k + 1]; i++) {
      if (routeOpensAfter[i] <= waitedSeconds) continue;
      const opensAt = this.contacts.joinedAt[contact] + routeOpensAfter[i];
      if (opensAt > this.contacts.deadline[contact]) return;
      this.lines.nextStepAt[contact] = opensAt;
      this.openings.push(opensAt, contact);
      if (opensAt < this.clock[NEXT_PLANNED]) this.clock[NEXT_PLANNED] = opensAt;
      return;
    }
  }

  /** A routing step opens for a contact, if it still waits: idle agents of that step take it. */
  private openStep(now: number): void {
    const contact = this.openings.item[1];
    this.openings.pop();
    if (this.lines.nextStepAt[contact] !== now || !this.lines.isWaiting(contact)) return;
    const k = this.contacts.contactClass[contact];
    const waited = now - this.contacts.joinedAt[contact];
    const group = this.findIdleGroup(k, waited);
    if (group >= 0) {
      this.callUp(contact, now);
      this.busy[group]++;
      this.services.push(now + this.startService(contact, group, now), contact);
    } else {
      this.awaitNextStep(contact, k, waited);
    }
  }

  private carryOutPlan(now: number): void {
    const { changes, timeSeconds, group } = this.model.staffing;
    const from = this.nextChange;
    while (this.nextChange < changes && timeSeconds[this.nextChange] === now) this.changeStaff(this.nextChange++, now);
    for (let i = from; i < this.nextChange; i++) this.seatWaiting(group[i], now);
    while (this.openings.topTime === now) this.openStep(now);
    this.planAhead();
  }

  private planAhead(): void {
    const { changes, timeSeconds } = this.model.staffing;
    const change = this.nextChange < changes ? timeSeconds[this.nextChange] : Number.POSITIVE_INFINITY;
    this.clock[NEXT_PLANNED] = Math.min(change, this.openings.topTime);
  }

  private changeStaff(change: number, now: number): void {
    const group = this.model.staffing.group[change];
    const before = this.staff[group];
    const after = this.model.staffing.staff[change];
    this.observer.onDuty(group, this.staffSince[group], now, before);
    this.staffSince[group] = now;
    this.countOvertime(group, now);
    const idleBefore = Math.max(0, before - this.busy[group]);
    const idleAfter = Math.max(0, after - this.busy[group]);
    if (idleAfter > idleBefore) this.idle.add(group, idleAfter - idleBefore, now);
    for (let i = idleAfter; i < idleBefore; i++) this.idle.takeLongest(group);
    this.staff[group] = after;
  }

  private countOvertime(group: number, now: number): void {
    const surplus = this.busy[group] - this.staff[group];
    if (surplus > 0) this.observer.overtime(group, this.overtimeSince[group], now, surplus);
    this.overtimeSince[group] = now;
  }

  private advanceRow(now: number): void {
    const { intervalSeconds, intervals } = this.model.clock;
    while (now >= this.clock[ROW_END]) {
      this.row++;
      this.clock[ROW_END] = this.row > intervals ? Number.POSITIVE_INFINITY : this.row * intervalSeconds;
    }
  }

  /** Settles what the last event left: contacts in line and in service, agents on duty. */
  private finish(): void {
    const { clock } = this.model;
    const contacts = this.contacts;
    const lastDeadline = clock.isDrained ? Number.MAX_VALUE : clock.endSeconds;
    for (let k = 0; k < this.classCount; k++) {
      for (let contact = this.lines.first[k]; contact >= 0; contact = contacts.next[contact]) {
        const deadline = contacts.deadline[contact];
        if (deadline <= lastDeadline) {
          this.observer.abandoned(k, contacts.row[contact], deadline - contacts.joinedAt[contact]);
        } else {
          this.observer.stillPresent(k, contacts.row[contact]);
        }
      }
    }
    for (let i = 1; i <= this.services.size; i++) {
      const contact = this.services.item[i];
      this.observer.busy(contacts.group[contact], contacts.startedAt[contact], clock.endSeconds);
    }
    for (let g = 0; g < this.staff.length; g++) {
      this.observer.onDuty(g, this.staffSince[g], clock.endSeconds, this.staff[g]);
      this.countOvertime(g, clock.endSeconds);
    }
    this.observer.endReplication(this.contactsSimulated);
  }
}
