/*
 * A long file: the doors that a contact passes, in their order, and the sequels that each of them can have. Told in
 * pieces, nobody could see which door comes before which.
 */
import { power } from '../arithmetic/power.ts';
import type { Model } from '../compile/model.ts';
import type { FrontDoor, Schedule } from '../compile/model-journey.ts';
import type { StudyKey } from '../random/seed.ts';
import { Again } from './again.ts';
import type { Contacts } from './contacts.ts';
import { ExpectedWait } from './expected-wait.ts';
import { Fate, Fates } from './fates.ts';
import type { Aftermath, Floor } from './floor.ts';
import { learningResolution } from './learning.ts';
import { Mark } from './mark.ts';
import { type Observer, TALLIES, Tally } from './observer.ts';
import { isWithin, nextOpening, openSecondsAfter } from './schedules.ts';
import { Timer, type Timers } from './timers.ts';

/** How long after a vain callback the next is tried. */
const CALLBACK_RETRY_SECONDS = 900;

/** What the journey asks of the simulation that runs it. */
export interface Clockwork {
  /** Counts a contact that is offered now, and tells its reporting row. */
  offerAnew(contactClass: number, now: number): number;
}

/**
 * The journey of contacts that may do more than wait, be answered and hang up: closed lines, the AI front door, finite
 * lines, balking, callbacks, redialling, coming back unresolved, turning into another contact.
 *
 * A contact passes the doors in this order: opening hours, AI front door, finite lines, an idle agent, balking, the offer
 * of a callback, the lane. After it has hung up or has been served its sequel is decided: a redial, a return, a contact
 * on another channel. A sequel is a new contact, offered anew, with draws of its own; the first of a chain of contacts
 * is attempt 0. Sequels that would come after the end of the run do not come.
 */
export class Journey implements Aftermath {
  private readonly model: Model;
  private readonly observer: Observer;
  private readonly contacts: Contacts;
  private readonly floor: Floor;
  private readonly timers: Timers;
  private readonly clockwork: Clockwork;
  private readonly fates: readonly Fates[];
  private readonly again: readonly Again[];
  /** null when nobody asks for it. */
  private readonly expectedWait: ExpectedWait | null;
  private readonly sessions: Int32Array;
  /** Contacts waiting or in service, and waiting, on each trunk. */
  private readonly onTrunk: Int32Array;
  private readonly waitingOnTrunk: Int32Array;

  constructor(
    model: Model,
    observer: Observer,
    contacts: Contacts,
    floor: Floor,
    timers: Timers,
    clockwork: Clockwork,
  ) {
    const { classes, journeys } = model;
    this.model = model;
    this.observer = observer;
    this.contacts = contacts;
    this.floor = floor;
    this.timers = timers;
    this.clockwork = clockwork;
    this.fates = classes.names.map((name, k) => new Fates(model, k, name));
    this.again = classes.names.map((_, k) => new Again(model, k));
    const isAsked = [...journeys.announcedWait, ...journeys.callback].some((part) => part !== null);
    this.expectedWait = isAsked ? new ExpectedWait(model, floor) : null;
    this.sessions = new Int32Array(journeys.frontDoors.length);
    this.onTrunk = new Int32Array(journeys.trunks.length);
    this.waitingOnTrunk = new Int32Array(journeys.trunks.length);
  }

  begin(key: StudyKey, replication: number): void {
    for (const fates of this.fates) fates.begin(key, replication);
    for (const again of this.again) again.begin(key, replication);
    this.sessions.fill(0);
    this.onTrunk.fill(0);
    this.waitingOnTrunk.fill(0);
  }

  /** Contacts that no lane and no agent holds when the run ends: with the AI, or waiting for a line to open or to be called again. */
  finish(): void {
    this.timers.forEach((kind, contact) => {
      if (kind !== Timer.sessionEnds && kind !== Timer.lineOpens && kind !== Timer.callsAgain) return;
      this.observer.stillPresent(this.contacts.contactClass[contact], this.contacts.row[contact]);
    });
  }

  /** A first contact of a class that is not plain arrives; `deadline` holds its patience, a duration. */
  arrive(contact: number, now: number): void {
    const contacts = this.contacts;
    this.prepare(contact, Mark.isFirst);
    this.contacts.redials[contact] = 0;
    this.contacts.returns[contact] = 0;
    this.fates[contacts.contactClass[contact]].deal(contacts.fate, contact * contacts.fates);
    if (this.model.journeys.hasRetries) this.count(contact, Tally.firstAttempts);
    this.enter(contact, now);
  }

  private prepare(contact: number, marks: number): void {
    const contacts = this.contacts;
    contacts.multiplier[contact] = 1;
    contacts.marks[contact] = marks;
    contacts.interpreter[contact] = -1;
    contacts.agent[contact] = -1;
    contacts.endsAt[contact] = Number.NaN;
    contacts.hangsUpAt[contact] = Number.NaN;
  }

  private fate(contact: number, which: number): number {
    return this.contacts.fate[contact * this.contacts.fates + which];
  }

  private has(contact: number, mark: number): boolean {
    return (this.contacts.marks[contact] & mark) !== 0;
  }

  private count(contact: number, tally: number, amount = 1): void {
    this.observer.count(this.contacts.contactClass[contact], this.contacts.row[contact], tally, amount);
  }

  /** The outcome of a contact that goes no further. */
  private part(contact: number, outcome: number): void {
    this.count(contact, outcome);
    this.contacts.leave(contact);
  }

  private enter(contact: number, now: number): void {
    const { journeys } = this.model;
    const contacts = this.contacts;
    const k = contacts.contactClass[contact];
    if (journeys.urgentShare[k] > 0 && this.fate(contact, Fate.urgency) < journeys.urgentShare[k]) {
      contacts.marks[contact] |= Mark.urgent;
      this.count(contact, Tally.urgent);
    }
    contacts.dueAt[contact] = this.dueAt(k, now);
    const schedule = journeys.schedules[journeys.schedule[k]];
    if (schedule !== undefined && journeys.isDeferred[k] === 0 && !isWithin(schedule, now)) {
      this.meetClosedLine(contact, schedule, now);
    } else if (!this.meetFrontDoor(contact, now)) {
      this.toAgents(contact, now);
    }
  }

  private dueAt(k: number, now: number): number {
    const { deadlineSeconds, deadlineSchedule, schedules } = this.model.journeys;
    if (deadlineSchedule[k] < 0) return now + deadlineSeconds[k];
    return openSecondsAfter(schedules[deadlineSchedule[k]], now, deadlineSeconds[k]);
  }

  private meetClosedLine(contact: number, schedule: Schedule, now: number): void {
    const outside = this.model.journeys.outside[this.contacts.contactClass[contact]];
    if (outside === 'ai-only') {
      this.contacts.marks[contact] |= Mark.closed;
      if (!this.meetFrontDoor(contact, now)) this.turnAway(contact, now);
      return;
    }
    if (outside === 'lost') {
      this.turnAway(contact, now);
      return;
    }
    if (outside === 'voicemail') this.agreeToCallback(contact, now);
    const opening = nextOpening(schedule, now);
    if (opening < this.model.clock.endSeconds) {
      this.timers.set(opening, Timer.lineOpens, contact);
      return;
    }
    this.observer.stillPresent(this.contacts.contactClass[contact], this.contacts.row[contact]);
    this.contacts.leave(contact);
  }

  private agreeToCallback(contact: number, now: number): void {
    this.count(contact, Tally.callbackTaken);
    this.contacts.marks[contact] |= Mark.callback;
    this.contacts.offerTakenAt[contact] = now;
  }

  private turnAway(contact: number, now: number): void {
    const redial = this.model.journeys.redial[this.contacts.contactClass[contact]];
    this.maybeRedial(contact, redial?.afterClosed ?? 0, now);
    this.part(contact, Tally.closed);
  }

  /** The line opens for a contact that left a message, or waited for it. */
  lineOpens(contact: number, now: number): void {
    if (!this.has(contact, Mark.callback)) {
      this.toAgents(contact, now);
      return;
    }
    this.planCallbacks(contact);
    this.standForCallback(contact, now);
  }

  /** True when an AI session begins for the contact. */
  private meetFrontDoor(contact: number, now: number): boolean {
    const { journeys } = this.model;
    const d = journeys.frontDoor[this.contacts.contactClass[contact]];
    const door = journeys.frontDoors[d];
    if (door === undefined || this.has(contact, Mark.pastAi)) return false;
    if (this.fate(contact, Fate.adoption) >= adoption(door, now)) return false;
    if (isWithin(door.outages, now)) return false;
    if (this.sessions[d] >= door.capacity) {
      this.count(contact, Tally.aiFull);
      return false;
    }
    this.sessions[d]++;
    const seconds = this.fate(contact, Fate.session);
    this.count(contact, Tally.aiSessions);
    this.count(contact, Tally.aiSessionSeconds, seconds);
    this.timers.set(now + seconds, Timer.sessionEnds, contact);
    return true;
  }

  sessionEnds(contact: number, now: number): void {
    const { journeys } = this.model;
    const contacts = this.contacts;
    const k = contacts.contactClass[contact];
    const d = journeys.frontDoor[k];
    const door = journeys.frontDoors[d];
    this.sessions[d]--;
    if (this.fate(contact, Fate.containment) < journeys.containment[k]) {
      if (door.bounceBackShare > 0 && this.fate(contact, Fate.bounce) < door.bounceBackShare) {
        this.count(contact, Tally.bouncedBack);
        this.follow(contact, k, this.fate(contact, Fate.bounceDelay), Mark.isReturn | Mark.pastAi, now);
      }
      this.part(contact, Tally.contained);
    } else if (this.fate(contact, Fate.leaving) < door.leaves) {
      this.part(contact, Tally.leftAi);
    } else {
      this.count(contact, Tally.escalated);
      contacts.multiplier[contact] *= door.residualMultiplier;
      if (this.isTakenForUrgent(contact, door)) contacts.marks[contact] |= Mark.prioritised;
      if (this.has(contact, Mark.closed)) this.turnAway(contact, now);
      else this.toAgents(contact, now);
    }
  }

  private isTakenForUrgent(contact: number, door: FrontDoor): boolean {
    if (Number.isNaN(door.sensitivity)) return false;
    const detection = this.has(contact, Mark.urgent) ? door.sensitivity : 1 - door.specificity;
    return this.fate(contact, Fate.triage) < detection;
  }

  /** Finite lines, an idle agent, an interruption, balking, the offer of a callback, the lane. */
  private toAgents(contact: number, now: number): void {
    const { journeys, routing } = this.model;
    const contacts = this.contacts;
    const k = contacts.contactClass[contact];
    const t = journeys.trunk[k];
    const trunk = journeys.trunks[t];
    if (trunk !== undefined) {
      if (this.onTrunk[t] >= trunk.lines) {
        this.block(contact, now);
        return;
      }
      this.onTrunk[t]++;
      contacts.marks[contact] |= Mark.onTrunk;
    }
    const isUrgent = this.has(contact, Mark.prioritised);
    const lane = isUrgent ? routing.lanes.urgent[k] : routing.lanes.ordinary[k];
    contacts.lane[contact] = lane;
    contacts.joinedAt[contact] = now;
    if (this.floor.seat(contact, now) || (routing.isPreemptive && this.floor.interruptFor(contact, lane, now))) {
      this.observer.answeredAtOnce(k, contacts.row[contact]);
      this.countFirstAnswered(contact, 0);
      if (journeys.isDeferred[k] === 1) this.count(contact, Tally.inTime);
      return;
    }
    if (trunk !== undefined && this.waitingOnTrunk[t] >= trunk.waitingPlaces) {
      this.releaseTrunk(contact, false);
      this.block(contact, now);
      return;
    }
    const isAsked = journeys.announcedWait[k] !== null || journeys.callback[k] !== null;
    const expectedWait = isAsked ? (this.expectedWait?.secondsFor(k, lane) ?? 0) : 0;
    if (this.balks(contact, k, expectedWait)) {
      this.releaseTrunk(contact, false);
      this.maybeRedial(contact, journeys.redial[k]?.afterAbandon ?? 0, now);
      this.part(contact, Tally.balked);
      return;
    }
    if (this.acceptsCallback(contact, k, lane, expectedWait)) {
      this.releaseTrunk(contact, false);
      this.agreeToCallback(contact, now);
      this.planCallbacks(contact);
      this.standForCallback(contact, now);
      return;
    }
    contacts.deadline[contact] =
      now + contacts.deadline[contact] * (journeys.announcedWait[k]?.patienceMultiplier ?? 1);
    this.floor.lanes.join(contact, lane, now);
    if (this.isFirst(contact)) this.count(contact, Tally.firstDelayed);
    if (trunk !== undefined) this.waitingOnTrunk[t]++;
    if (journeys.isWatched[k] === 1 && contacts.deadline[contact] < Number.POSITIVE_INFINITY) {
      this.timers.set(contacts.deadline[contact], Timer.hangsUp, contact);
    }
    this.floor.awaitNextStep(contact, now);
  }

  private block(contact: number, now: number): void {
    this.maybeRedial(contact, this.model.journeys.redial[this.contacts.contactClass[contact]]?.afterBlock ?? 0, now);
    this.part(contact, Tally.blocked);
  }

  private balks(contact: number, k: number, expectedWait: number): boolean {
    const { balkingShare, announcedWait } = this.model.journeys;
    const announced = announcedWait[k];
    const stays =
      (1 - balkingShare[k]) *
      (announced === null ? 1 : 1 - shareAt(announced.waitSeconds, announced.share, expectedWait));
    return stays < 1 && this.fate(contact, Fate.balking) >= stays;
  }

  private acceptsCallback(contact: number, k: number, lane: number, expectedWait: number): boolean {
    const callback = this.model.journeys.callback[k];
    if (callback === null || this.expectedWait === null) return false;
    const isOffered =
      expectedWait >= callback.offerAtExpectedWaitSeconds ||
      this.expectedWait.contactsAhead(k, lane) >= callback.offerAtWaiting;
    return isOffered && this.fate(contact, Fate.acceptance) < callback.acceptance;
  }

  /** How many calls it will take to reach the customer; `tries` counts them down. */
  private planCallbacks(contact: number): void {
    const callback = this.model.journeys.callback[this.contacts.contactClass[contact]];
    const reach = callback?.reach ?? 1;
    const attempts = callback?.attempts ?? 1;
    let needed = 1;
    while (needed <= attempts && 1 - power(1 - reach, needed) <= this.fate(contact, Fate.reach)) needed++;
    this.contacts.tries[contact] = Math.min(needed, attempts);
    if (needed > attempts) this.contacts.marks[contact] |= Mark.unreachable;
  }

  private standForCallback(contact: number, now: number): void {
    const contacts = this.contacts;
    contacts.joinedAt[contact] = now;
    contacts.deadline[contact] = Number.POSITIVE_INFINITY;
    const k = contacts.contactClass[contact];
    this.floor.lanes.join(contact, this.model.routing.lanes.callback[k], now);
    this.floor.awaitNextStep(contact, now);
    this.floor.offerToIdle(k, now);
  }

  isReached(contact: number, now: number): boolean {
    const contacts = this.contacts;
    if (--contacts.tries[contact] > 0) {
      this.timers.set(now + CALLBACK_RETRY_SECONDS, Timer.callsAgain, contact);
      return false;
    }
    if (!this.has(contact, Mark.unreachable)) return true;
    this.part(contact, Tally.unreached);
    return false;
  }

  /** The next attempt to call back: the contact stands in its lane where its time of joining puts it. */
  callsAgain(contact: number, now: number): void {
    this.floor.rejoin(contact, now);
  }

  hangsUp(contact: number, now: number): void {
    const { journeys } = this.model;
    const contacts = this.contacts;
    if (!this.floor.isStanding(contact) || contacts.deadline[contact] !== now || this.has(contact, Mark.gone)) return;
    const k = contacts.contactClass[contact];
    const joinedAt = contacts.joinedAt[contact];
    this.observer.abandoned(k, contacts.row[contact], now - joinedAt, joinedAt);
    contacts.marks[contact] |= Mark.gone;
    contacts.deadline[contact] = Number.NEGATIVE_INFINITY;
    this.floor.lines.becomeGhost(contacts.lane[contact]);
    this.releaseTrunk(contact, true);
    this.maybeRedial(contact, journeys.redial[k]?.afterAbandon ?? 0, now);
  }

  private releaseTrunk(contact: number, wasWaiting: boolean): void {
    if (!this.has(contact, Mark.onTrunk)) return;
    const t = this.model.journeys.trunk[this.contacts.contactClass[contact]];
    this.contacts.marks[contact] &= ~Mark.onTrunk;
    this.onTrunk[t]--;
    if (wasWaiting) this.waitingOnTrunk[t]--;
  }

  /** The customer hangs up and leaves the agent to after-call work. */
  lineFrees(contact: number, now: number): void {
    if (this.contacts.hangsUpAt[contact] !== now) return;
    this.contacts.hangsUpAt[contact] = Number.NaN;
    this.releaseTrunk(contact, false);
  }

  calledUp(contact: number, now: number): void {
    const { journeys } = this.model;
    const k = this.contacts.contactClass[contact];
    if (this.has(contact, Mark.onTrunk)) this.waitingOnTrunk[journeys.trunk[k]]--;
    this.countFirstAnswered(contact, now - this.contacts.joinedAt[contact]);
    if (journeys.isDeferred[k] === 1)
      this.count(contact, now <= this.contacts.dueAt[contact] ? Tally.inTime : Tally.late);
  }

  /** Is it a first attempt, where these are counted apart? */
  private isFirst(contact: number): boolean {
    return this.model.journeys.hasRetries && this.has(contact, Mark.isFirst);
  }

  private countFirstAnswered(contact: number, waitSeconds: number): void {
    if (!this.isFirst(contact)) return;
    const { classes, measuring } = this.model;
    this.count(contact, Tally.firstAnswered);
    const threshold = classes.thresholdSeconds[this.contacts.contactClass[contact]];
    if (waitSeconds <= threshold) this.count(contact, Tally.firstAnsweredWithin);
    const { extraThresholdsSeconds, reportedThresholds } = measuring;
    for (let i = 0; i < reportedThresholds; i++) {
      if (waitSeconds <= extraThresholdsSeconds[i]) this.count(contact, TALLIES + i);
    }
  }

  served(contact: number, now: number, isDropped: boolean): void {
    const { journeys, groups, classes } = this.model;
    const contacts = this.contacts;
    const k = contacts.contactClass[contact];
    contacts.hangsUpAt[contact] = Number.NaN;
    this.releaseTrunk(contact, false);
    if (!isDropped && journeys.convertsTo[k] >= 0 && this.fate(contact, Fate.conversion) < journeys.convertsShare[k]) {
      this.count(contact, Tally.converted);
      this.follow(contact, journeys.convertsTo[k], 0, Mark.pastAi, now);
      return;
    }
    if (!journeys.hasResolution) return;
    const team = contacts.team[contact];
    const resolution = learningResolution(
      groups.learning[team],
      groups.resolution[team * classes.count + k],
      this.floor.duty.cameAt[team],
      now,
    );
    if (!isDropped && this.fate(contact, Fate.resolution) < resolution) {
      this.count(contact, Tally.resolved);
      this.observer.resolved(team, contacts.row[contact]);
      return;
    }
    const returns = journeys.returns[k];
    if (returns !== null && contacts.returns[contact] < returns.maxAttempts) {
      this.follow(contact, returns.toClass, this.fate(contact, Fate.returnDelay), Mark.isReturn, now);
    }
  }

  private maybeRedial(contact: number, probability: number, now: number): void {
    const k = this.contacts.contactClass[contact];
    const redial = this.model.journeys.redial[k];
    if (redial === null || this.contacts.redials[contact] >= redial.maxAttempts) return;
    if (this.fate(contact, Fate.redial) >= probability) return;
    const delaySeconds = this.fate(contact, Fate.redialDelay);
    if (now + delaySeconds < this.model.clock.endSeconds) this.count(contact, Tally.triedAgain);
    this.follow(contact, k, delaySeconds, Mark.isRedial, now);
  }

  /** A contact of class k will follow this one after a delay. */
  private follow(contact: number, k: number, delaySeconds: number, marks: number, now: number): void {
    const contacts = this.contacts;
    const sequel = contacts.enter();
    this.prepare(sequel, marks);
    contacts.redials[sequel] = contacts.redials[contact] + ((marks & Mark.isRedial) !== 0 ? 1 : 0);
    contacts.returns[sequel] = contacts.returns[contact] + ((marks & Mark.isReturn) !== 0 ? 1 : 0);
    contacts.contactClass[sequel] = k;
    if ((marks & Mark.isRedial) !== 0) this.count(contact, Tally.redialDelaySeconds, delaySeconds);
    else if ((marks & Mark.isReturn) !== 0) this.count(contact, Tally.returnDelaySeconds, delaySeconds);
    this.timers.set(now + delaySeconds, Timer.comesBack, sequel);
  }

  comesBack(contact: number, now: number): void {
    const contacts = this.contacts;
    if (now >= this.model.clock.endSeconds) {
      contacts.leave(contact);
      return;
    }
    const k = contacts.contactClass[contact];
    contacts.row[contact] = this.clockwork.offerAnew(k, now);
    if (this.has(contact, Mark.isRedial)) this.count(contact, Tally.redials);
    if (this.has(contact, Mark.isReturn)) this.count(contact, Tally.returns);
    this.again[k].deal(contacts, contact);
    this.enter(contact, now);
  }
}

function adoption(door: FrontDoor, now: number): number {
  const part = door.rampSeconds > 0 ? Math.min(1, Math.max(0, now / door.rampSeconds)) : 1;
  return door.adoptionAtStart + part * (door.adoptionAtEnd - door.adoptionAtStart);
}

/** Linear between points, flat outside. */
function shareAt(waits: Float64Array, shares: Float64Array, wait: number): number {
  let i = 0;
  while (i < waits.length && waits[i] <= wait) i++;
  if (i === 0) return shares[0];
  if (i === waits.length) return shares[i - 1];
  return shares[i - 1] + ((wait - waits[i - 1]) / (waits[i] - waits[i - 1])) * (shares[i] - shares[i - 1]);
}
