import type { Model, StaffPlan } from '../compile/model.ts';
import { Purpose } from '../random/purpose.ts';
import { hashName, openStream, type StudyKey } from '../random/seed.ts';
import { Stream } from '../random/stream.ts';
import { hasBacklog, tellBacklog } from './backlog.ts';
import { Callers } from './callers.ts';
import { Contacts } from './contacts.ts';
import { DemandFactors } from './demand-factors.ts';
import { EventHeap } from './event-heap.ts';
import { fatesOf } from './fates.ts';
import { Floor } from './floor.ts';
import { type Clockwork, Journey } from './journey.ts';
import type { Observer } from './observer.ts';
import { isWithin, nextTurn } from './schedules.ts';
import { tellSnapshot } from './snapshot.ts';
import { staffOfReplication } from './staff-of-replication.ts';
import type { Steps } from './steps.ts';
import { SurgeWatch } from './surge-watch.ts';
import { Timer, Timers } from './timers.ts';
import { watchedBy } from './watched-observer.ts';

/** Events between two calls of the loop. */
const EVENTS_PER_CALL = 1024;

/** Slots of `Simulation.clock`: the next planned change; the end of the current reporting row; nothing happens after. */
const NEXT_PLANNED = 0;
const ROW_END = 1;
const LAST_INSTANT = 2;

/** Whose contacts an outage drops is drawn from a stream of this name. */
export const DROPPED = hashName('contacts dropped by outages');
/** Which idle agent is taken, where chance decides. */
export const CHOICE = hashName('idle agents chosen');

/**
 * One replication of the model, event by event: this is the clock, the floor (`Floor`) is where contacts meet agents, the
 * journey (`Journey`) is what else may happen to a contact.
 *
 * Three kinds of events move the clock. At one instant they happen in this order: services end, planned changes (staff,
 * interpreters, then timers), arrivals (by class); within a kind by sequence. So an agent who becomes free at the very moment of an
 * arrival is free for it, and a contact whose patience ends at the moment an agent becomes free is answered.
 *
 * The object is reused from one replication to the next; a run allocates only when a crowd is larger than ever before.
 * The loop returns after some events and is called again, so that it is compiled from its entry and not thrown away at
 * the end of every replication. Times that change are slots of one array, since a number in a field is a new heap
 * object at every store (bench; decisions/0005).
 */
export class Simulation implements Clockwork {
  private readonly model: Model;
  private readonly observer: Observer;
  private readonly callers: readonly Callers[];
  private readonly contacts: Contacts;
  private readonly timers = new Timers();
  private readonly floor: Floor;
  /** null when no surge waits for a trigger. */
  private readonly surges: SurgeWatch | null;
  /** null when contacts can only be answered or hang up. */
  private readonly journey: Journey | null;
  private readonly arrivals: EventHeap;
  private readonly clock = new Float64Array(3);
  /** The staff of this replication. */
  private staffing: StaffPlan;
  private readonly dropStream = new Stream();
  private nextChange = 0;
  private row = 0;
  private contactsSimulated = 0;

  constructor(model: Model, observer: Observer) {
    const { classes, staffing, journeys, roster } = model;
    const peak = staffing.peakStaff.reduce((sum, n) => sum + n, 0);
    this.model = model;
    this.observer = roster.surges.length > 0 ? watchedBy(observer, () => this.surges) : observer;
    const factors = new DemandFactors(model);
    this.callers = Array.from({ length: classes.count }, (_, k) => new Callers(model, k, factors));
    this.contacts = new Contacts(2 * peak + 1024, fatesOf(model));
    this.floor = new Floor(model, this.observer, this.contacts, this.timers);
    this.surges = roster.surges.length > 0 ? new SurgeWatch(model, this.floor, this.timers, observer) : null;
    this.journey = journeys.isInUse
      ? new Journey(model, this.observer, this.contacts, this.floor, this.timers, this)
      : null;
    this.floor.aftermath = this.journey;
    this.arrivals = new EventHeap(classes.count);
    this.staffing = staffing;
  }

  /** Simulates replication number `replication` (0, 1, ...) of the study. */
  *steps(key: StudyKey, replication: number): Steps<void> {
    this.begin(key, replication);
    while (this.advance(EVENTS_PER_CALL)) yield;
    this.journey?.finish();
    this.floor.finish();
    this.surges?.finish();
    this.observer.endReplication(this.contactsSimulated);
  }

  private begin(key: StudyKey, replication: number): void {
    const { clock, routing } = this.model;
    const start = -clock.warmUpSeconds;
    this.staffing = staffOfReplication(this.model, key, replication);
    openStream(this.dropStream, key, DROPPED, Purpose.outage, replication);
    openStream(this.floor.choice, key, CHOICE, Purpose.routing, replication);
    this.observer.beginReplication();
    this.contacts.clear();
    this.timers.clear();
    this.arrivals.clear();
    this.floor.begin(this.staffing.staffAtStart, start);
    this.surges?.begin(this.staffing.staffAtStart, start);
    this.journey?.begin(key, replication);
    this.nextChange = 0;
    this.contactsSimulated = 0;
    this.row = clock.warmUpSeconds > 0 ? 0 : 1;
    this.clock[ROW_END] = clock.warmUpSeconds > 0 ? 0 : clock.intervalSeconds;
    this.clock[LAST_INSTANT] = clock.isDrained ? Number.MAX_VALUE : clock.endSeconds;
    for (let k = 0; k < this.callers.length; k++) {
      const callers = this.callers[k];
      callers.begin(key, replication);
      this.arrivals.push(callers.arrivalTime[0], k);
    }
    for (const schedule of new Set(routing.lanes.window)) {
      if (schedule >= 0) this.turnWindow(schedule, start);
    }
    if (hasBacklog(this.model)) this.timers.set(this.intervalEnd(0), Timer.intervalEnds, 0);
    if (this.model.measuring.followsQueue) this.timers.set(justBefore(this.intervalEnd(0)), Timer.snapshot, 0);
    this.planAhead();
  }

  /** The event loop: so many events more, in order of time. False when the last has happened. */
  private readonly advance = (events: number): boolean => {
    const clock = this.clock;
    const { services } = this.floor;
    const { arrivals } = this;
    for (let event = 0; event < events; event++) {
      // Read anew each time: the event set gets new arrays when it grows.
      const service = services.time[1];
      const arrival = arrivals.time[1];
      const planned = clock[NEXT_PLANNED];
      if (service <= arrival && service <= planned) {
        if (service > clock[LAST_INSTANT]) return false;
        this.floor.endService(service);
        if (this.journey !== null) this.planAhead();
      } else if (planned <= arrival) {
        if (planned > clock[LAST_INSTANT]) return false;
        this.carryOutPlan(planned);
      } else {
        this.arrive(arrival);
      }
    }
    return true;
  };

  private readonly arrive = (now: number): void => {
    if (this.arrivals.time[2] === now || this.arrivals.time[3] === now) this.arrivals.settleTie(byClass);
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
    if (this.journey !== null) {
      contacts.deadline[contact] = patience;
      this.journey.arrive(contact, now);
      this.planAhead();
    } else if (this.floor.seat(contact, now)) {
      this.observer.answeredAtOnce(k, this.row);
    } else {
      contacts.joinedAt[contact] = now;
      contacts.deadline[contact] = now + patience;
      this.floor.lanes.join(contact, this.model.routing.lanes.ordinary[k], now);
      if (this.floor.hasDelayedSteps) {
        this.floor.awaitNextStep(contact, now);
        this.planAhead();
      }
    }
  };

  offerAnew(k: number, now: number): number {
    if (now >= this.clock[ROW_END]) this.advanceRow(now);
    this.contactsSimulated++;
    this.observer.offered(k, this.row);
    return this.row;
  }

  /** What is due at this instant: staff first, then interpreters, then whom they can seat, then timers. */
  private carryOutPlan(now: number): void {
    const { changes, timeSeconds, group, staff } = this.staffing;
    const from = this.nextChange;
    for (; this.nextChange < changes && timeSeconds[this.nextChange] === now; this.nextChange++) {
      const team = group[this.nextChange];
      const planned = staff[this.nextChange];
      const after = this.surges === null ? planned : this.surges.withCalled(team, planned);
      if (after < this.floor.staff[team]) this.dropInOutage(team, this.floor.staff[team] - after, now);
      this.floor.duty.change(team, after, now);
    }
    for (let i = from; i < this.nextChange; i++) this.floor.seatWaiting(group[i], now);
    if (this.floor.interpreters.nextChangeAt() === now) this.floor.changeInterpreters(now);
    while (this.timers.next === now) this.goOff(now);
    this.planAhead();
  }

  /** Agents whom an outage takes at this instant take the contacts in their hands along, if it is of that kind. */
  private dropInOutage(team: number, agents: number, now: number): void {
    for (const { startSeconds, isDropped, teams } of this.model.roster.outages) {
      if (!isDropped || startSeconds !== now || !teams.includes(team)) continue;
      this.floor.dropServices(team, agents, now, () => this.dropStream.nextUniform());
      return;
    }
  }

  /** The earliest timer goes off. */
  private goOff(now: number): void {
    const kind = this.timers.nextKind;
    const subject = this.timers.take();
    switch (kind) {
      case Timer.stepOpens:
        this.floor.openStep(subject, now);
        break;
      case Timer.hangsUp:
        this.journey?.hangsUp(subject, now);
        break;
      case Timer.sessionEnds:
        this.journey?.sessionEnds(subject, now);
        break;
      case Timer.lineFrees:
        this.journey?.lineFrees(subject, now);
        break;
      case Timer.comesBack:
        this.journey?.comesBack(subject, now);
        break;
      case Timer.lineOpens:
        this.journey?.lineOpens(subject, now);
        break;
      case Timer.callsAgain:
        this.journey?.callsAgain(subject, now);
        break;
      case Timer.surgeTurns:
        this.surges?.turn(subject, now);
        break;
      case Timer.triggersLook:
        this.surges?.look(now);
        break;
      case Timer.intervalEnds:
        this.endInterval(subject, now);
        break;
      case Timer.snapshot:
        this.tellState(subject, now);
        break;
      case Timer.windowTurns:
        this.turnWindow(subject, now);
        break;
    }
  }

  private endInterval(interval: number, now: number): void {
    tellBacklog(interval, now, this.model, this.contacts, this.floor.lines, this.observer);
    const next = interval + 1;
    if (next < this.model.clock.intervals) this.timers.set(this.intervalEnd(next), Timer.intervalEnds, next);
  }

  private tellState(interval: number, now: number): void {
    tellSnapshot(interval, now, this.model, this.contacts, this.floor, this.observer);
    const next = interval + 1;
    if (next < this.model.clock.intervals) this.timers.set(justBefore(this.intervalEnd(next)), Timer.snapshot, next);
  }

  private intervalEnd(interval: number): number {
    const { intervalSeconds, endSeconds } = this.model.clock;
    return Math.min((interval + 1) * intervalSeconds, endSeconds);
  }

  /** Lanes that are worked on only in these hours open or close. */
  private turnWindow(schedule: number, now: number): void {
    const { routing, journeys } = this.model;
    const isOpen = isWithin(journeys.schedules[schedule], now);
    for (let lane = 0; lane < routing.lanes.count; lane++) {
      if (routing.lanes.window[lane] === schedule) this.floor.openLane(lane, isOpen, now);
    }
    const next = nextTurn(journeys.schedules[schedule], now);
    if (next < this.model.clock.endSeconds) this.timers.set(next, Timer.windowTurns, schedule);
  }

  private planAhead(): void {
    const { changes, timeSeconds } = this.staffing;
    const change = this.nextChange < changes ? timeSeconds[this.nextChange] : Number.POSITIVE_INFINITY;
    this.clock[NEXT_PLANNED] = Math.min(change, this.timers.next, this.floor.interpreters.nextChangeAt());
  }

  private advanceRow(now: number): void {
    const { intervalSeconds, intervals } = this.model.clock;
    while (now >= this.clock[ROW_END]) {
      this.row++;
      this.clock[ROW_END] = this.row > intervals ? Number.POSITIVE_INFINITY : this.row * intervalSeconds;
    }
  }
}

/** The last instant before this one (> 0): what is planned for the instant itself has not happened yet. */
function justBefore(seconds: number): number {
  return seconds * (1 - Number.EPSILON);
}

function byClass(contactClass: number, other: number): boolean {
  return contactClass < other;
}
