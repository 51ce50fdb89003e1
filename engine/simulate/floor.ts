/*
 * A long file: seating, taking, starting and ending a service call each other for every contact, and are read, tuned
 * and compiled together. What is rare or can be said apart lives beside it: duty, lanes, desks, rules, interruption.
 */
import type { Model } from '../compile/model.ts';
import { Stream } from '../random/stream.ts';
import type { Contacts } from './contacts.ts';
import { Desks } from './desks.ts';
import { Duty } from './duty.ts';
import { EventHeap } from './event-heap.ts';
import { Fate } from './fates.ts';
import { Interpreters } from './interpreters.ts';
import { contactsInHandsOf, interruptible } from './interruption.ts';
import { Lanes } from './lanes.ts';
import { learningMultiplier } from './learning.ts';
import { Mark } from './mark.ts';
import { type Observer, Tally } from './observer.ts';
import { isBetterTeam, laneScore } from './routing-rules.ts';
import { Timer, type Timers } from './timers.ts';
import type { WaitingLines } from './waiting-lines.ts';

/** What the floor tells the journey of its contacts. */
export interface Aftermath {
  /** Its service is over, or lost when `isDropped`; the contact's columns are still there, and it leaves afterwards. */
  served(contact: number, now: number, isDropped: boolean): void;
  /** An agent takes it from its lane. */
  calledUp(contact: number, now: number): void;
  /** An agent calls it back: false when the customer is not reached, and then it no longer belongs to the floor. */
  isReached(contact: number, now: number): boolean;
}

/**
 * The floor, where contacts meet agents: it seats one with the other by the rules of the routing, and runs the services
 * under way. Who is on duty is `Duty`, who waits `Lanes`; when things happen is not its business.
 *
 * Agents of a team are alike, so a team is two counts, staff and busy. When staff falls below busy the surplus finish
 * the contact in hand, and nobody of the team takes another until busy < staff (*shared capacity*).
 *
 * What happens for every contact is written as arrow functions: V8 compiles those of an object that is made once with
 * the object's tables as constants, which is worth a third of the time; what a scenario does not use is a constant too
 * and compiles to nothing (bench).
 */
export class Floor {
  readonly duty: Duty;
  readonly lanes: Lanes;
  readonly services: EventHeap;
  readonly interpreters: Interpreters;
  /** What chance decides in routing; opened by the simulation. */
  readonly choice = new Stream();
  /** The counts of `duty` and the lines of `lanes`, at hand for the hot path. */
  readonly staff: Int32Array;
  readonly busy: Int32Array;
  readonly lines: WaitingLines;
  /** Set once, before the first replication, when the model has journeys. */
  aftermath: Aftermath | null = null;

  private readonly model: Model;
  private readonly observer: Observer;
  private readonly contacts: Contacts;
  private readonly timers: Timers;
  readonly hasDelayedSteps: boolean;
  private readonly classCount: number;
  private readonly hasJourneys: boolean;
  private readonly hasRestrictions: boolean;
  private readonly hasInterpreters: boolean;
  private readonly hasLearning: boolean;
  private readonly hasPlainServices: boolean;
  private readonly hasChoice: boolean;
  private readonly hasDesks: boolean;
  /** By team: its agents who hold several contacts; null where they hold one. */
  private readonly desks: readonly (Desks | null)[];
  private readonly isByScore: boolean;
  private readonly isPreemptive: boolean;
  /** Deferred work in service, where it may be interrupted. */
  private readonly deferredUnderWay = new Set<number>();
  private serviceStarts = 0;
  /** The interpreter pool of the seat that was found last. */
  private seatInterpreter = -1;

  constructor(model: Model, observer: Observer, contacts: Contacts, timers: Timers) {
    const { groups, staffing, routing, journeys, classes } = model;
    const { lanes } = routing;
    this.model = model;
    this.observer = observer;
    this.contacts = contacts;
    this.timers = timers;
    this.hasDelayedSteps = routing.routeOpensAfter.some((seconds) => seconds > 0);
    this.duty = new Duty(model, observer);
    this.lanes = new Lanes(model, observer, contacts);
    this.staff = this.duty.staff;
    this.busy = this.duty.busy;
    this.lines = this.lanes.lines;
    this.services = new EventHeap(staffing.peakStaff.reduce((sum, n) => sum + n, 0) + 1);
    this.interpreters = new Interpreters(journeys.interpreters);
    this.classCount = classes.count;
    this.hasJourneys = journeys.isInUse;
    this.hasInterpreters = journeys.interpreters.length > 0;
    this.hasLearning = groups.learning.some((curve) => curve !== null);
    this.hasDesks = groups.concurrency.some((concurrency) => concurrency !== null);
    this.desks = groups.concurrency.map((concurrency, team) =>
      concurrency === null
        ? null
        : new Desks(team, concurrency, staffing.peakStaff[team], contacts, this.services, observer),
    );
    this.hasRestrictions =
      this.hasDesks ||
      this.hasInterpreters ||
      routing.reserve.some((agents) => agents > 0) ||
      lanes.mustBeFree.some((agents) => agents >= 0) ||
      lanes.window.some((schedule) => schedule >= 0) ||
      lanes.isDeferred.some((deferred) => deferred === 1);
    this.isPreemptive = routing.isPreemptive;
    this.hasPlainServices = !this.hasJourneys && !this.hasLearning;
    this.hasChoice = this.hasRestrictions || routing.tracksIdleTime.includes(1);
    this.isByScore =
      routing.ageingPerSecond > 0 ||
      !['priority-then-longest-wait', 'first-come-first-served'].includes(routing.customerRule);
  }

  begin(staffAtStart: Int32Array, start: number): void {
    this.duty.begin(staffAtStart, start);
    this.lanes.begin();
    this.services.clear();
    this.deferredUnderWay.clear();
    this.interpreters.clear();
    for (const desk of this.desks) desk?.clear();
    this.serviceStarts = 0;
  }

  /** Starts the service of a contact that comes now, if an agent is idle who may take it without a wait. */
  readonly seat = (contact: number, now: number): boolean => {
    if (this.hasRestrictions && !this.lanes.isWorkedOn(this.contacts.lane[contact], now)) return false;
    const team = this.findTeam(this.contacts.contactClass[contact], now, now);
    if (team < 0) return false;
    this.engage(contact, team, now);
    return true;
  };

  /** An agent of the team takes the contact. */
  private readonly engage = (contact: number, team: number, now: number): void => {
    if (this.hasDesks && this.isShared(team, this.contacts.contactClass[contact])) {
      this.beginShared(contact, team, now);
      return;
    }
    this.busy[team]++;
    this.services.push(now + this.startService(contact, team, now), contact);
  };

  /** The same where the agent may have others in hand. */
  private beginShared(contact: number, team: number, now: number): void {
    const workSeconds = this.startService(contact, team, now);
    const { contactClass, row } = this.contacts;
    this.observer.count(contactClass[contact], row[contact], Tally.sharedWorkSeconds, workSeconds);
    const isIdleOnDuty = this.busy[team] < this.staff[team];
    if (this.desks[team]!.place(contact, workSeconds, isIdleOnDuty, now)) this.busy[team]++;
    this.duty.settleIdle(team, now);
  }

  /** Is class k one of which agents of the team may hold several? */
  private isShared(team: number, k: number): boolean {
    return this.model.groups.concurrency[team]?.isShared[k] === 1;
  }

  /** May a busy agent of the team take one of class k beside the others? */
  private hasRoomFor(team: number, k: number): boolean {
    return this.isShared(team, k) && this.busy[team] <= this.staff[team] && this.desks[team]!.hasRoom();
  }

  private hasRoom(team: number): boolean {
    if (this.busy[team] < this.staff[team]) return true;
    return this.hasDesks && this.busy[team] <= this.staff[team] && (this.desks[team]?.hasRoom() ?? false);
  }

  private readonly startedFirst = (a: number, b: number): boolean =>
    this.contacts.sequence[a] < this.contacts.sequence[b];

  /** The earliest service ends, and its agent takes the next contact. */
  readonly endService = (now: number): void => {
    const services = this.services;
    const contacts = this.contacts;
    if (services.time[2] === now || services.time[3] === now) services.settleTie(this.startedFirst);
    const contact = services.item[1];
    if (this.hasJourneys && contacts.endsAt[contact] !== now) {
      services.pop();
      return;
    }
    const team = contacts.team[contact];
    if (this.hasDesks && this.desks[team] !== null) {
      services.pop();
      this.endAtDesk(contact, team, now);
      return;
    }
    this.observer.busy(team, contacts.startedAt[contact], now);
    if (this.hasJourneys) this.leaveService(contact, now, false);
    contacts.leave(contact);
    const isFree = this.duty.release(team, now);
    const next = isFree && this.lines.standing > 0 ? this.takeNext(team, now) : -1;
    if (next >= 0) {
      this.busy[team]++;
      services.replaceTop(now + this.startService(next, team, now), next);
    } else {
      if (isFree && this.hasChoice) this.duty.idle.add(team, 1, now);
      services.pop();
    }
    if (this.hasInterpreters) this.seatInterpreted(now);
  };

  /** A service ends in a team whose agents hold several: there may be room for more than one contact now. */
  private endAtDesk(contact: number, team: number, now: number): void {
    this.releaseDesk(contact, team, now);
    this.leaveService(contact, now, false);
    this.contacts.leave(contact);
    this.duty.settleIdle(team, now);
    this.seatWaiting(team, now);
    if (this.hasInterpreters) this.seatInterpreted(now);
  }

  private releaseDesk(contact: number, team: number, now: number): void {
    const contacts = this.contacts;
    let isIdle = true;
    if (contacts.agent[contact] >= 0) {
      isIdle = this.desks[team]!.release(contact, now);
      const seconds = now - contacts.startedAt[contact];
      this.observer.count(contacts.contactClass[contact], contacts.row[contact], Tally.sharedSeconds, seconds);
    } else {
      this.observer.busy(team, contacts.startedAt[contact], now);
    }
    if (isIdle) this.duty.release(team, now);
  }

  /** The contact is with an agent of the team from now on; returns how long it will keep the agent, seconds. */
  private readonly startService = (contact: number, team: number, now: number): number => {
    const contacts = this.contacts;
    const k = contacts.contactClass[contact];
    const multiplier = this.hasPlainServices
      ? this.model.groups.handleTimeMultiplier[team * this.classCount + k]
      : this.multiplierFor(contact, team, k, now);
    const talk = contacts.talk[contact] * multiplier;
    const afterCall = contacts.afterCall[contact] * multiplier;
    contacts.team[contact] = team;
    contacts.startedAt[contact] = now;
    contacts.sequence[contact] = this.serviceStarts++;
    if (this.hasJourneys) {
      contacts.endsAt[contact] = now + (talk + afterCall);
      if (this.isPreemptive && this.model.routing.lanes.isDeferred[contacts.lane[contact]] === 1)
        this.deferredUnderWay.add(contact);
      if ((contacts.marks[contact] & Mark.resumed) !== 0) return talk + afterCall;
      if ((contacts.marks[contact] & Mark.onTrunk) !== 0) this.awaitHangUp(contact, now + talk, afterCall);
    }
    this.observer.handled(k, contacts.row[contact], team, talk, afterCall);
    return talk + afterCall;
  };

  /** The customer hangs up before the after-call work, which frees the line. */
  private awaitHangUp(contact: number, at: number, afterCall: number): void {
    if (afterCall === 0) return;
    this.contacts.hangsUpAt[contact] = at;
    this.timers.set(at, Timer.lineFrees, contact);
  }

  private multiplierFor(contact: number, team: number, k: number, now: number): number {
    const { handleTimeMultiplier, learning } = this.model.groups;
    let multiplier = handleTimeMultiplier[team * this.classCount + k];
    if (this.hasLearning) multiplier *= learningMultiplier(learning[team], this.duty.cameAt[team], now);
    return this.hasJourneys ? this.enterService(contact, k, multiplier) : multiplier;
  }

  /** What a journey brings into its service: an interpreter, residual work, the rest of an interrupted service. */
  private enterService(contact: number, k: number, multiplier: number): number {
    const contacts = this.contacts;
    if ((contacts.marks[contact] & Mark.resumed) !== 0) return 1;
    const pool = this.seatInterpreter;
    contacts.interpreter[contact] = pool;
    if (pool < 0) return multiplier * contacts.multiplier[contact];
    const { handleTimeMultiplier } = this.model.journeys.interpreters[pool];
    this.interpreters.take(pool);
    this.observer.count(k, contacts.row[contact], Tally.interpreted, 1);
    const factor = multiplier * contacts.multiplier[contact] * handleTimeMultiplier;
    // The agent is held while the interpreter is brought in; that time is not stretched by any factor.
    contacts.talk[contact] += contacts.fate[contact * contacts.fates + Fate.connect + pool] / factor;
    return factor;
  }

  private leaveService(contact: number, now: number, isDropped: boolean): void {
    const contacts = this.contacts;
    const pool = contacts.interpreter[contact];
    contacts.endsAt[contact] = Number.NaN;
    if (this.isPreemptive) this.deferredUnderWay.delete(contact);
    if (pool >= 0) {
      const k = contacts.contactClass[contact];
      this.interpreters.release(pool, k, contacts.row[contact], now - contacts.startedAt[contact], this.observer);
      contacts.interpreter[contact] = -1;
    }
    this.aftermath?.served(contact, now, isDropped);
  }

  /**
   * An idle agent for a contact of class k that joined at this time: the first open step that has one; within the step
   * by the agent rule. -1 when there is none.
   */
  private readonly findTeam = (k: number, joinedAt: number, now: number): number => {
    if (this.hasChoice) return this.chooseTeam(k, joinedAt, now);
    const { routeStart, routeTeam, routeOpensAfter } = this.model.routing;
    const end = routeStart[k + 1];
    for (let i = routeStart[k]; i < end; i++) {
      if (joinedAt + routeOpensAfter[i] > now) return -1;
      if (this.busy[routeTeam[i]] < this.staff[routeTeam[i]]) return routeTeam[i];
    }
    return -1;
  };

  /** The same where steps have several teams, or something besides idle agents restricts who may take whom. */
  private chooseTeam(k: number, joinedAt: number, now: number): number {
    const { routeStart, routeTeam, routeStep, routeRule, routeOpensAfter, routeInterpreter } = this.model.routing;
    const end = routeStart[k + 1];
    for (let i = routeStart[k]; i < end; i++) {
      if (joinedAt + routeOpensAfter[i] > now) return -1;
      if (!this.mayTake(routeTeam[i], k, routeInterpreter[i])) continue;
      let best = i;
      if (routeRule[i] === 'random-idle') best = this.anyIdle(i, end, k);
      else
        for (let j = i + 1; j < end && routeStep[j] === routeStep[i]; j++) {
          if (!this.mayTake(routeTeam[j], k, routeInterpreter[j])) continue;
          if (isBetterTeam(routeRule[i], routeTeam[j], routeTeam[best], k, this.model, this.duty)) best = j;
        }
      this.duty.idle.takeLongest(routeTeam[best]);
      this.seatInterpreter = routeInterpreter[best];
      return routeTeam[best];
    }
    return -1;
  }

  /** Of the idle agents of the step that begins at this entry any one, equally likely: the entry of its team. */
  private anyIdle(first: number, end: number, k: number): number {
    const { routeTeam, routeStep, routeInterpreter } = this.model.routing;
    let chosen = first;
    let agents = 0;
    for (let j = first; j < end && routeStep[j] === routeStep[first]; j++) {
      const team = routeTeam[j];
      if (!this.mayTake(team, k, routeInterpreter[j])) continue;
      const free = Math.max(1, this.staff[team] - this.busy[team]);
      agents += free;
      if (this.choice.nextUniform() * agents < free) chosen = j;
    }
    return chosen;
  }

  /** Has the team an agent free for class k, and the pool an interpreter? */
  private mayTake(team: number, k: number, interpreter: number): boolean {
    const free = this.staff[team] - this.busy[team];
    if (free <= 0 && !(this.hasDesks && this.hasRoomFor(team, k))) return false;
    if (!this.hasRestrictions) return true;
    const { reserve, isReservedFor } = this.model.routing;
    const isKept = reserve[team] > 0 && isReservedFor[team * this.classCount + k] === 0;
    if (isKept && this.duty.freeInGroup(team) <= reserve[team]) return false;
    return this.interpreters.isFree(interpreter);
  }

  /**
   * The contact that a free agent of the team takes: among the lanes it may serve the best priority, then the longest
   * wait (or the best score of another rule). It leaves its lane and is counted. -1 when nobody waits for the team.
   */
  private readonly takeNext = (team: number, now: number): number => {
    if (this.isByScore) return this.takeByScore(team, now);
    const { laneStart, lane: laneOf, laneOpensAfter, laneInterpreter, lanes } = this.model.routing;
    const { joinedAt } = this.contacts;
    const { first } = this.lines;
    const end = laneStart[team + 1];
    for (;;) {
      let best = -1;
      let bestJoined = Number.POSITIVE_INFINITY;
      let bestPriority = 0;
      for (let i = laneStart[team]; i < end; i++) {
        const lane = laneOf[i];
        const head = first[lane];
        if (head < 0) continue;
        if (best >= 0 && lanes.priority[lane] > bestPriority) break;
        const joined = joinedAt[head];
        if (joined >= bestJoined || joined + laneOpensAfter[i] > now) continue;
        if (this.hasRestrictions && !this.mayServe(team, lane, laneInterpreter[i], now)) continue;
        best = head;
        bestJoined = joined;
        bestPriority = lanes.priority[lane];
        this.seatInterpreter = laneInterpreter[i];
      }
      if (best < 0 || this.isCalledUp(best, now)) return best;
    }
  };

  /** The rules that weigh lanes of one priority (with ageing, of all) against each other; ties go to the lane listed first. */
  private takeByScore(team: number, now: number): number {
    const { laneStart, lane: laneOf, laneOpensAfter, laneInterpreter, lanes, ageingPerSecond } = this.model.routing;
    for (;;) {
      let best = -1;
      let bestScore = Number.NEGATIVE_INFINITY;
      let bestPriority = 0;
      for (let i = laneStart[team]; i < laneStart[team + 1]; i++) {
        const lane = laneOf[i];
        const head = this.lines.first[lane];
        if (head < 0) continue;
        if (best >= 0 && lanes.priority[lane] > bestPriority && ageingPerSecond === 0) break;
        if (this.contacts.joinedAt[head] + laneOpensAfter[i] > now) continue;
        if (this.hasRestrictions && !this.mayServe(team, lane, laneInterpreter[i], now)) continue;
        const score = laneScore(lane, head, i, now, this.model, this.contacts, this.lines);
        if (score <= bestScore) continue;
        best = head;
        bestScore = score;
        bestPriority = lanes.priority[lane];
        this.seatInterpreter = laneInterpreter[i];
      }
      if (best < 0 || this.isCalledUp(best, now)) return best;
    }
  }

  /** May an agent of the team take from the lane now, restrictions considered? */
  private mayServe(team: number, lane: number, interpreter: number, now: number): boolean {
    const { lanes, reserve, isReservedFor } = this.model.routing;
    if (!this.lanes.isWorkedOn(lane, now)) return false;
    const free = this.staff[team] - this.busy[team];
    if (this.hasDesks && free <= 0 && !this.hasRoomFor(team, lanes.classOf[lane])) return false;
    if (free <= lanes.mustBeFree[lane]) return false;
    const isKept = reserve[team] > 0 && isReservedFor[team * this.classCount + lanes.classOf[lane]] === 0;
    if (isKept && this.duty.freeInGroup(team) <= reserve[team]) return false;
    return this.interpreters.isFree(interpreter);
  }

  /**
   * An agent comes for the contact at the head of a lane. False when it hung up before, which tells its virtual wait, or is
   * called back in vain: then it has left the lane and the agent looks again.
   */
  private readonly isCalledUp = (contact: number, now: number): boolean => {
    const contacts = this.contacts;
    if (contacts.deadline[contact] < now) {
      this.lanes.meetGhost(contact, now);
      return false;
    }
    if (this.hasJourneys && !this.isAtHand(contact, now)) return false;
    this.callUp(contact, now);
    return true;
  };

  /** A customer who is called back may not be reached, and then leaves the lane without having been served. */
  private isAtHand(contact: number, now: number): boolean {
    if ((this.contacts.marks[contact] & Mark.callback) === 0 || this.aftermath === null) return true;
    const lane = this.contacts.lane[contact];
    this.lines.leave(lane, contact, false);
    if (!this.aftermath.isReached(contact, now)) return false;
    this.lines.rejoin(lane, contact);
    return true;
  }

  /** The contact leaves its lane for an agent. */
  private readonly callUp = (contact: number, now: number): void => {
    const contacts = this.contacts;
    const k = contacts.contactClass[contact];
    this.lanes.leave(contact);
    if (this.hasJourneys) {
      if (!this.isAnsweredOnLine(contact, k, now)) return;
      this.aftermath?.calledUp(contact, now);
    }
    const joinedAt = contacts.joinedAt[contact];
    this.observer.answeredAfterWait(k, contacts.row[contact], now - joinedAt, joinedAt);
  };

  /** Counts contacts that reach an agent otherwise than by waiting on the line. */
  private isAnsweredOnLine(contact: number, k: number, now: number): boolean {
    const contacts = this.contacts;
    const marks = contacts.marks[contact];
    if ((marks & Mark.resumed) !== 0) {
      this.observer.count(k, contacts.row[contact], Tally.interruptedSeconds, now - contacts.interruptedAt[contact]);
      return false;
    }
    if ((marks & Mark.callback) === 0) return true;
    this.observer.count(k, contacts.row[contact], Tally.calledBack, 1);
    const delaySeconds = now - contacts.offerTakenAt[contact];
    this.observer.count(k, contacts.row[contact], Tally.callbackDelaySeconds, delaySeconds);
    if (delaySeconds <= this.model.measuring.callbackWithinSeconds)
      this.observer.count(k, contacts.row[contact], Tally.calledBackWithin, 1);
    return false;
  }

  /** Idle agents of the team take waiting contacts, as many as they can. */
  seatWaiting(team: number, now: number): void {
    while (this.lines.standing > 0 && this.hasRoom(team)) {
      const next = this.takeNext(team, now);
      if (next < 0) return;
      if (this.busy[team] < this.staff[team]) this.duty.idle.takeLongest(team);
      this.engage(next, team, now);
    }
  }

  /** The next routing step that is not open yet will be tried when it opens. */
  awaitNextStep(contact: number, now: number): void {
    const { routeStart, routeOpensAfter } = this.model.routing;
    const contacts = this.contacts;
    const k = contacts.contactClass[contact];
    for (let i = routeStart[k]; i < routeStart[k + 1]; i++) {
      // The sum, and not the wait, is compared everywhere: now - joinedAt can round to below the delay that has passed.
      const opensAt = contacts.joinedAt[contact] + routeOpensAfter[i];
      if (opensAt <= now) continue;
      if (opensAt > contacts.deadline[contact]) return;
      contacts.nextStepAt[contact] = opensAt;
      // Of contacts whose steps open together the one that has waited longest comes first, then by class.
      this.timers.set(opensAt, Timer.stepOpens, contact, contacts.joinedAt[contact], k);
      return;
    }
  }

  /** A routing step opens for a contact: if it still waits, an idle agent of that step takes it. */
  openStep(contact: number, now: number): void {
    const { nextStepAt, marks } = this.contacts;
    if (nextStepAt[contact] !== now) return;
    if (this.hasJourneys && (marks[contact] & Mark.callback) !== 0) {
      this.offerToIdle(this.contacts.contactClass[contact], now);
      if (nextStepAt[contact] !== now) return;
    } else if (this.seatFromLane(contact, now)) return;
    this.awaitNextStep(contact, now);
  }

  /** Idle agents who serve class k look at their lanes: something may have changed in one of them. */
  offerToIdle(k: number, now: number): void {
    const { routeStart, routeTeam } = this.model.routing;
    for (let i = routeStart[k]; i < routeStart[k + 1]; i++) this.seatWaiting(routeTeam[i], now);
  }

  isStanding(contact: number): boolean {
    return !Number.isNaN(this.contacts.nextStepAt[contact]);
  }

  /** Stands in its lane again where its time of joining puts it, and is taken at once if it can be. */
  rejoin(contact: number, now: number): void {
    this.lines.rejoin(this.contacts.lane[contact], contact);
    this.awaitNextStep(contact, now);
    this.offerToIdle(this.contacts.contactClass[contact], now);
  }

  /** A contact that waits, and may now be taken by more teams than before, is seated if one of them is idle. */
  private seatFromLane(contact: number, now: number): boolean {
    if (this.hasRestrictions && !this.lanes.isWorkedOn(this.contacts.lane[contact], now)) return false;
    const team = this.findTeam(this.contacts.contactClass[contact], this.contacts.joinedAt[contact], now);
    if (team < 0) return false;
    this.callUp(contact, now);
    this.engage(contact, team, now);
    return true;
  }

  /** An interpreter may have become free: whoever waits for one and finds an agent idle is seated. */
  private seatInterpreted(now: number): void {
    const { laneStart, laneInterpreter } = this.model.routing;
    if (this.lines.standing === 0) return;
    for (let team = 0; team < this.staff.length; team++) {
      if (!this.hasRoom(team)) continue;
      for (let i = laneStart[team]; i < laneStart[team + 1]; i++) {
        if (laneInterpreter[i] < 0) continue;
        this.seatWaiting(team, now);
        break;
      }
    }
  }

  /** Interpreters come on or go off duty. */
  changeInterpreters(now: number): void {
    this.interpreters.change(now);
    this.seatInterpreted(now);
  }

  /** Opens or closes a lane to agents; on opening idle agents take from it. */
  openLane(lane: number, isOpen: boolean, now: number): void {
    this.lanes.open(lane, isOpen);
    if (!isOpen) return;
    for (let team = 0; team < this.staff.length; team++) this.seatWaiting(team, now);
  }

  /**
   * Interrupts, for a contact of this lane, deferred work that is less important (see `interruptible`); what is left of
   * that work is resumed when its turn comes again. False when nothing may be interrupted.
   */
  interruptFor(contact: number, lane: number, now: number): boolean {
    const contacts = this.contacts;
    const worst = interruptible(contact, lane, this.model.routing, contacts, this.deferredUnderWay, this.duty);
    if (worst < 0) return false;
    this.deferredUnderWay.delete(worst);
    const team = contacts.team[worst];
    this.observer.busy(team, contacts.startedAt[worst], now);
    contacts.talk[worst] = contacts.endsAt[worst] - now;
    contacts.afterCall[worst] = 0;
    contacts.endsAt[worst] = Number.NaN;
    contacts.marks[worst] |= Mark.resumed;
    contacts.interruptedAt[worst] = now;
    this.observer.count(contacts.contactClass[worst], contacts.row[worst], Tally.interrupted, 1);
    contacts.deadline[worst] = Number.POSITIVE_INFINITY;
    this.lines.rejoin(contacts.lane[worst], worst);
    this.seatInterpreter = -1;
    this.services.push(now + this.startService(contact, team, now), contact);
    return true;
  }

  /**
   * So many agents of those on duty, any of them alike, vanish at this instant with the contacts they serve.
   * @param uniform draws from [0, 1)
   */
  dropServices(team: number, agents: number, now: number, uniform: () => number): void {
    const { contacts, services, duty } = this;
    for (const contact of contactsInHandsOf(agents, team, this.desks[team], contacts, services, duty, uniform)) {
      this.releaseDesk(contact, team, now);
      this.observer.count(contacts.contactClass[contact], contacts.row[contact], Tally.dropped, 1);
      this.leaveService(contact, now, true);
      contacts.leave(contact);
    }
  }

  /** Settles what the last event left: contacts in lanes and in service, agents on duty. */
  finish(): void {
    const { endSeconds } = this.model.clock;
    const contacts = this.contacts;
    this.lanes.finish();
    // In the order in which they would have ended: sums depend on it, and no other event set knows the order of this one.
    for (const { services } = this; services.size > 0; services.pop()) {
      services.settleTie(this.startedFirst);
      const contact = services.item[1];
      if (this.hasJourneys && contacts.endsAt[contact] !== services.time[1]) continue;
      if (this.hasDesks && contacts.agent[contact] >= 0) continue;
      this.observer.busy(contacts.team[contact], contacts.startedAt[contact], endSeconds);
    }
    for (const desk of this.desks) desk?.finish(endSeconds);
    this.duty.finish(endSeconds);
  }
}
