import type { Model } from '../compile/model.ts';
import type { TriggeredSurge } from '../compile/model-teams.ts';
import type { Floor } from './floor.ts';
import type { Observer } from './observer.ts';
import { Timer, type Timers } from './timers.ts';

/** How often triggers look at their measures; the rolling window is kept in steps of this length. */
const LOOK_SECONDS = 60;
const DAY_SECONDS = 86_400;

/** Sums over one step, or over the window. */
const AT = {
  answered: 0,
  answeredWithin: 1,
  abandoned: 2,
  abandonedWithin: 3,
  waitSeconds: 4,
  queue: 5,
  looks: 6,
  busy: 7,
  staff: 8,
} as const;
const SUMS = 9;

/** One surge plan with a trigger: its rolling window, and the agents it has called. */
interface Watch {
  readonly plan: TriggeredSurge;
  /** By class, 1 for those that its trigger measures; and their lanes. */
  readonly isMeasured: Uint8Array;
  readonly lanes: Uint16Array;
  /** steps[(step % length) * SUMS + sum] */
  readonly steps: Float64Array;
  readonly window: Float64Array;
  step: number;
  /** When the first of the called agents come; NaN while none are called. */
  firstAt: number;
  /** Agents of the plan who have come since it was set off. */
  come: number;
  /** Next change of `plan.hours` not yet carried out, and the agents by team if all had come. */
  nextHours: number;
  readonly ifAll: Int32Array;
  /** Agents by team now. */
  readonly called: Int32Array;
  readonly calledSince: Float64Array;
}

/**
 * Surge capacity that a measured trigger calls. Every minute each plan's measure over its rolling window is looked at:
 * service level by At/(A+B-Bt) and mean wait of what was answered and abandoned in the window, the mean number waiting,
 * the mean occupancy of its teams. When it fires the plan is set off: after the lead time agents come, so many a day, in
 * the hours of their group; they stay until, after the minimum, the rule of release lets them go. Then it may fire again.
 */
export class SurgeWatch {
  private readonly model: Model;
  private readonly floor: Floor;
  private readonly timers: Timers;
  private readonly observer: Observer;
  private readonly watches: readonly Watch[];
  /** Staff by the plan, without those called. */
  private readonly planned: Int32Array;

  constructor(model: Model, floor: Floor, timers: Timers, observer: Observer) {
    this.model = model;
    this.floor = floor;
    this.timers = timers;
    this.observer = observer;
    this.planned = new Int32Array(model.groups.count);
    this.watches = model.roster.surges.map((plan): Watch => {
      const length = Math.max(1, Math.ceil(plan.trigger.windowSeconds / LOOK_SECONDS));
      const isMeasured = new Uint8Array(model.classes.count);
      for (const k of plan.trigger.classes) isMeasured[k] = 1;
      const { classOf } = model.routing.lanes;
      return {
        plan,
        isMeasured,
        lanes: Uint16Array.from(classOf.keys()).filter((lane) => isMeasured[classOf[lane]] === 1),
        steps: new Float64Array(length * SUMS),
        window: new Float64Array(SUMS),
        step: 0,
        firstAt: Number.NaN,
        come: 0,
        nextHours: 0,
        ifAll: new Int32Array(model.groups.count),
        called: new Int32Array(model.groups.count),
        calledSince: new Float64Array(model.groups.count),
      };
    });
  }

  begin(staffAtStart: Int32Array, start: number): void {
    this.planned.set(staffAtStart);
    for (const watch of this.watches) {
      watch.steps.fill(0);
      watch.window.fill(0);
      watch.step = 0;
      watch.firstAt = Number.NaN;
      watch.come = 0;
      watch.nextHours = 0;
      watch.ifAll.set(watch.plan.hours.staffAtStart);
      watch.called.fill(0);
      watch.calledSince.fill(start);
    }
    this.timers.set(start + LOOK_SECONDS, Timer.triggersLook, 0);
  }

  /** The plan's staff of a team changes; returns what is on duty with those called. */
  withCalled(team: number, planned: number): number {
    this.planned[team] = planned;
    let staff = planned;
    for (const { called } of this.watches) staff += called[team];
    return staff;
  }

  answered(contactClass: number, waitSeconds: number): void {
    const isWithin = waitSeconds <= this.model.classes.thresholdSeconds[contactClass];
    for (const watch of this.watches) {
      if (watch.isMeasured[contactClass] === 0) continue;
      this.add(watch, AT.answered, 1);
      this.add(watch, AT.waitSeconds, waitSeconds);
      if (isWithin) this.add(watch, AT.answeredWithin, 1);
    }
  }

  abandoned(contactClass: number, waitSeconds: number): void {
    const isWithin = waitSeconds <= this.model.classes.thresholdSeconds[contactClass];
    for (const watch of this.watches) {
      if (watch.isMeasured[contactClass] === 0) continue;
      this.add(watch, AT.abandoned, 1);
      if (isWithin) this.add(watch, AT.abandonedWithin, 1);
    }
  }

  private add({ steps, window, step }: Watch, sum: number, amount: number): void {
    steps[step * SUMS + sum] += amount;
    window[sum] += amount;
  }

  /** All triggers look at their measures. */
  look(now: number): void {
    const { busy, staff, lines } = this.floor;
    for (const watch of this.watches) {
      const { plan, steps, window, lanes } = watch;
      const { teams } = plan.trigger;
      let queue = 0;
      let atWork = 0;
      let onDuty = 0;
      for (let i = 0; i < lanes.length; i++) queue += lines.waiting[lanes[i]];
      for (let i = 0; i < teams.length; i++) {
        atWork += busy[teams[i]];
        onDuty += Math.max(staff[teams[i]], busy[teams[i]]);
      }
      this.add(watch, AT.queue, queue);
      this.add(watch, AT.busy, atWork);
      this.add(watch, AT.staff, onDuty);
      this.add(watch, AT.looks, 1);
      this.judge(watch, now);
      watch.step = (watch.step + 1) % (steps.length / SUMS);
      for (let sum = 0; sum < SUMS; sum++) {
        window[sum] -= steps[watch.step * SUMS + sum];
        steps[watch.step * SUMS + sum] = 0;
      }
    }
    if (now + LOOK_SECONDS < this.model.clock.endSeconds) this.timers.set(now + LOOK_SECONDS, Timer.triggersLook, 0);
  }

  /** The measure over the window; NaN when it is undefined there. */
  private level({ plan, window }: Watch): number {
    switch (plan.trigger.measure) {
      case 'service-level':
        return window[AT.answeredWithin] / (window[AT.answered] + window[AT.abandoned] - window[AT.abandonedWithin]);
      case 'wait':
        return window[AT.waitSeconds] / window[AT.answered];
      case 'queue':
        return window[AT.queue] / window[AT.looks];
      case 'occupancy':
        return window[AT.busy] / window[AT.staff];
    }
  }

  private judge(watch: Watch, now: number): void {
    const { plan, firstAt } = watch;
    const level = this.level(watch);
    if (Number.isNaN(firstAt)) {
      if (!(level > plan.trigger.above || level < plan.trigger.below)) return;
      watch.firstAt = now + plan.leadTimeSeconds;
      this.timers.set(watch.firstAt, Timer.surgeTurns, this.watches.indexOf(watch));
      return;
    }
    const { release } = plan;
    const allHereAt = firstAt + daysUntilAll(plan) * DAY_SECONDS;
    if (release === null || now < allHereAt + plan.minimumSeconds) return;
    const isOver = now >= allHereAt + release.afterSeconds;
    if (!(isOver || level > release.above || level < release.below)) return;
    watch.firstAt = Number.NaN;
    this.setCalled(watch, now);
  }

  /** More agents of a plan come, or the hours of those who have come begin or end. */
  turn(plan: number, now: number): void {
    const watch = this.watches[plan];
    if (!(watch.firstAt <= now)) return;
    this.setCalled(watch, now);
    const { hours, agents } = watch.plan;
    const nextHours = watch.nextHours < hours.changes ? hours.timeSeconds[watch.nextHours] : Number.POSITIVE_INFINITY;
    const days = Math.floor((now - watch.firstAt) / DAY_SECONDS) + 1;
    const nextArrival =
      agentsCome(watch.plan, days - 1) < agents ? watch.firstAt + days * DAY_SECONDS : Number.POSITIVE_INFINITY;
    const next = Math.min(nextHours, nextArrival);
    if (next < this.model.clock.endSeconds) this.timers.set(next, Timer.surgeTurns, plan);
  }

  private setCalled(watch: Watch, now: number): void {
    const { plan, ifAll, called, calledSince } = watch;
    const { hours } = plan;
    for (; watch.nextHours < hours.changes && hours.timeSeconds[watch.nextHours] <= now; watch.nextHours++) {
      ifAll[hours.team[watch.nextHours]] = hours.staff[watch.nextHours];
    }
    const days = Math.floor((now - watch.firstAt) / DAY_SECONDS);
    const come = watch.firstAt <= now ? agentsCome(plan, days) : 0;
    if (come > watch.come && plan.hiredIn >= 0) this.observer.hired(plan.hiredIn, now, come - watch.come);
    watch.come = come;
    const share = come === 0 ? 0 : come / plan.agents;
    for (let team = 0; team < called.length; team++) {
      const agents = Math.round(ifAll[team] * share);
      if (agents === called[team]) continue;
      this.observer.calledIn(team, calledSince[team], now, called[team]);
      calledSince[team] = now;
      called[team] = agents;
      if (Number.isNaN(this.floor.duty.cameAt[team])) this.floor.duty.cameAt[team] = now;
      this.floor.duty.change(team, this.withCalled(team, this.planned[team]), now);
      this.floor.seatWaiting(team, now);
    }
  }

  finish(): void {
    const { endSeconds } = this.model.clock;
    for (const { called, calledSince } of this.watches) {
      for (let team = 0; team < called.length; team++) {
        if (called[team] > 0) this.observer.calledIn(team, calledSince[team], endSeconds, called[team]);
      }
    }
  }
}

/** Agents of a plan who have come `day` whole days after the first. */
function agentsCome({ agents, agentsPerDay }: TriggeredSurge, day: number): number {
  if (agentsPerDay === Number.POSITIVE_INFINITY) return agents;
  return Math.min(agents, Math.max(1, Math.floor(agentsPerDay * (day + 1) + 1e-9)));
}

function daysUntilAll({ agents, agentsPerDay }: TriggeredSurge): number {
  return agentsPerDay === Number.POSITIVE_INFINITY || agents <= 1 ? 0 : Math.ceil(agents / agentsPerDay - 1e-9) - 1;
}
