/** Surge capacity that a measured trigger calls (`engine/simulate/surge-watch.ts`). */
import { Ints, NO_INTS, NO_REALS, Reals } from '../columns';
import { busy, staff } from '../duty';
import { reserve } from '../room';
import * as counting from './counting';
import { cameAt, change } from './duty';
import { seatWaiting } from './floor';
import { setTimer, Timer } from './timers';
import { waiting } from './waiting-lines';

const LOOK_SECONDS: f64 = 60;
const DAY_SECONDS: f64 = 86400;

/** Sums over one step, or over the window. */
const enum At {
  answered = 0,
  answeredWithin = 1,
  abandoned = 2,
  abandonedWithin = 3,
  waitSeconds = 4,
  queue = 5,
  looks = 6,
  busy = 7,
  staff = 8,
}
const SUMS: i32 = 9;

const enum Measure {
  serviceLevel = 0,
  wait = 1,
  queue = 2,
  occupancy = 3,
}

/** One plan with a trigger: the plan, its rolling window, and the agents it has called. */
@unmanaged
class Watch {
  measure: Measure;
  above: f64;
  below: f64;
  agents: i32;
  leadTimeSeconds: f64;
  agentsPerDay: f64;
  minimumSeconds: f64;
  hiredIn: i32;
  isReleased: bool;
  releaseAbove: f64;
  releaseBelow: f64;
  releaseAfterSeconds: f64;
  /** Lanes and teams that are measured; by class, 1 for those that are. */
  lanes: Ints;
  laneCount: i32;
  teams: Ints;
  teamCount: i32;
  isMeasured: Ints;
  /** Hours kept by all agents together: numbers by team at the start, then changes. */
  hoursAtStart: Ints;
  hours: i32;
  hoursTime: Reals;
  hoursTeam: Ints;
  hoursStaff: Ints;

  /** steps[step * SUMS + sum] */
  steps: Reals;
  window: Reals;
  length: i32;
  step: i32;
  /** When the first of the called agents come; NaN while none are called. */
  firstAt: f64;
  come: i32;
  nextHours: i32;
  ifAll: Ints;
  called: Ints;
  calledSince: Reals;
}

/** Does any plan wait for a trigger? */
export let isWatching: bool = false;
let watches: usize = 0;
let count: i32 = 0;
let teams: i32 = 0;
let endSeconds: f64 = 0;
/** Threshold of each class. */
let threshold: Reals = NO_REALS;
/** Staff by the plan, without those called. */
let planned: Ints = NO_INTS;

export function layOutSurges(plans: i32, teamCount: i32, end: f64, thresholdOfClass: Reals): void {
  isWatching = plans > 0;
  count = plans;
  teams = teamCount;
  endSeconds = end;
  threshold = thresholdOfClass;
  watches = reserve(<usize>plans * offsetof<Watch>());
  planned = changetype<Ints>(reserve((<usize>teams) << 2));
}

export function describeSurge(
  plan: i32,
  agents: i32,
  leadTimeSeconds: f64,
  agentsPerDay: f64,
  minimumSeconds: f64,
  hiredIn: i32,
  isReleased: i32,
  releaseAbove: f64,
  releaseBelow: f64,
  releaseAfterSeconds: f64,
): void {
  const watch = watchAt(plan);
  watch.agents = agents;
  watch.leadTimeSeconds = leadTimeSeconds;
  watch.agentsPerDay = agentsPerDay;
  watch.minimumSeconds = minimumSeconds;
  watch.hiredIn = hiredIn;
  watch.isReleased = isReleased != 0;
  watch.releaseAbove = releaseAbove;
  watch.releaseBelow = releaseBelow;
  watch.releaseAfterSeconds = releaseAfterSeconds;
}

export function describeTrigger(
  plan: i32,
  measure: Measure,
  above: f64,
  below: f64,
  windowSeconds: f64,
  isMeasured: Ints,
  laneCount: i32,
  lanes: Ints,
  teamCount: i32,
  teamsMeasured: Ints,
): void {
  const watch = watchAt(plan);
  watch.measure = measure;
  watch.above = above;
  watch.below = below;
  watch.length = max(1, <i32>Math.ceil(windowSeconds / LOOK_SECONDS));
  watch.steps = changetype<Reals>(reserve((<usize>(watch.length * SUMS)) << 3));
  watch.window = changetype<Reals>(reserve((<usize>SUMS) << 3));
  watch.isMeasured = isMeasured;
  watch.laneCount = laneCount;
  watch.lanes = lanes;
  watch.teamCount = teamCount;
  watch.teams = teamsMeasured;
}

export function describeSurgeHours(
  plan: i32,
  atStart: Ints,
  changes: i32,
  time: Reals,
  team: Ints,
  agents: Ints,
): void {
  const watch = watchAt(plan);
  watch.hoursAtStart = atStart;
  watch.hours = changes;
  watch.hoursTime = time;
  watch.hoursTeam = team;
  watch.hoursStaff = agents;
  watch.ifAll = changetype<Ints>(reserve((<usize>teams) << 2));
  watch.called = changetype<Ints>(reserve((<usize>teams) << 2));
  watch.calledSince = changetype<Reals>(reserve((<usize>teams) << 3));
}

function watchAt(plan: i32): Watch {
  return changetype<Watch>(watches + <usize>plan * offsetof<Watch>());
}

export function beginSurges(staffAtStart: Ints, start: f64): void {
  for (let team = 0; team < teams; team++) planned[team] = staffAtStart[team];
  for (let plan = 0; plan < count; plan++) {
    const watch = watchAt(plan);
    watch.steps.fill(0, watch.length * SUMS, 0);
    watch.window.fill(0, SUMS, 0);
    watch.step = 0;
    watch.firstAt = NaN;
    watch.come = 0;
    watch.nextHours = 0;
    for (let team = 0; team < teams; team++) watch.ifAll[team] = watch.hoursAtStart[team];
    watch.called.fill(0, teams, 0);
    watch.calledSince.fill(0, teams, start);
  }
  setTimer(start + LOOK_SECONDS, Timer.triggersLook, 0);
}

/** The plan's staff of a team changes; returns what is on duty with those called. */
export function withCalled(team: i32, plannedStaff: i32): i32 {
  planned[team] = plannedStaff;
  let all = plannedStaff;
  for (let plan = 0; plan < count; plan++) all += watchAt(plan).called[team];
  return all;
}

export function answered(k: i32, waitSeconds: f64): void {
  const isWithin = waitSeconds <= threshold[k];
  for (let plan = 0; plan < count; plan++) {
    const watch = watchAt(plan);
    if (watch.isMeasured[k] == 0) continue;
    add(watch, At.answered, 1);
    add(watch, At.waitSeconds, waitSeconds);
    if (isWithin) add(watch, At.answeredWithin, 1);
  }
}

export function abandoned(k: i32, waitSeconds: f64): void {
  const isWithin = waitSeconds <= threshold[k];
  for (let plan = 0; plan < count; plan++) {
    const watch = watchAt(plan);
    if (watch.isMeasured[k] == 0) continue;
    add(watch, At.abandoned, 1);
    if (isWithin) add(watch, At.abandonedWithin, 1);
  }
}

function add(watch: Watch, sum: i32, amount: f64): void {
  watch.steps.add(watch.step * SUMS + sum, amount);
  watch.window.add(sum, amount);
}

/** All triggers look at their measures. */
export function look(now: f64): void {
  for (let plan = 0; plan < count; plan++) {
    const watch = watchAt(plan);
    let queue = 0;
    let atWork = 0;
    let onDuty = 0;
    for (let i = 0; i < watch.laneCount; i++) queue += waiting[watch.lanes[i]];
    for (let i = 0; i < watch.teamCount; i++) {
      const team = watch.teams[i];
      atWork += busy[team];
      onDuty += max(staff[team], busy[team]);
    }
    add(watch, At.queue, queue);
    add(watch, At.busy, atWork);
    add(watch, At.staff, onDuty);
    add(watch, At.looks, 1);
    judge(watch, plan, now);
    rollOn(watch);
  }
  if (now + LOOK_SECONDS < endSeconds) setTimer(now + LOOK_SECONDS, Timer.triggersLook, 0);
}

/** The window moves on by a step. */
function rollOn(watch: Watch): void {
  watch.step = (watch.step + 1) % watch.length;
  for (let sum = 0; sum < SUMS; sum++) {
    const at = watch.step * SUMS + sum;
    watch.window[sum] = watch.window[sum] - watch.steps[at];
    watch.steps[at] = 0;
  }
}

/** The measure over the window; NaN when it is undefined there. */
function level(watch: Watch): f64 {
  const window = watch.window;
  switch (watch.measure) {
    case Measure.serviceLevel:
      return window[At.answeredWithin] / (window[At.answered] + window[At.abandoned] - window[At.abandonedWithin]);
    case Measure.wait:
      return window[At.waitSeconds] / window[At.answered];
    case Measure.queue:
      return window[At.queue] / window[At.looks];
    default:
      return window[At.busy] / window[At.staff];
  }
}

function judge(watch: Watch, plan: i32, now: f64): void {
  const measured = level(watch);
  if (isNaN(watch.firstAt)) {
    if (!(measured > watch.above || measured < watch.below)) return;
    watch.firstAt = now + watch.leadTimeSeconds;
    setTimer(watch.firstAt, Timer.surgeTurns, plan);
    return;
  }
  const allHereAt = watch.firstAt + daysUntilAll(watch) * DAY_SECONDS;
  if (!watch.isReleased || now < allHereAt + watch.minimumSeconds) return;
  const isOver = now >= allHereAt + watch.releaseAfterSeconds;
  if (!(isOver || measured > watch.releaseAbove || measured < watch.releaseBelow)) return;
  watch.firstAt = NaN;
  setCalled(watch, now);
}

/** More agents of a plan come, or the hours of those who have come begin or end. */
export function turn(plan: i32, now: f64): void {
  const watch = watchAt(plan);
  if (!(watch.firstAt <= now)) return;
  setCalled(watch, now);
  const nextHours = watch.nextHours < watch.hours ? watch.hoursTime[watch.nextHours] : Infinity;
  const days = Math.floor((now - watch.firstAt) / DAY_SECONDS) + 1;
  const nextArrival = agentsCome(watch, days - 1) < watch.agents ? watch.firstAt + days * DAY_SECONDS : Infinity;
  const next = Math.min(nextHours, nextArrival);
  if (next < endSeconds) setTimer(next, Timer.surgeTurns, plan);
}

function setCalled(watch: Watch, now: f64): void {
  for (; watch.nextHours < watch.hours && watch.hoursTime[watch.nextHours] <= now; watch.nextHours++) {
    watch.ifAll[watch.hoursTeam[watch.nextHours]] = watch.hoursStaff[watch.nextHours];
  }
  const days = Math.floor((now - watch.firstAt) / DAY_SECONDS);
  const come = watch.firstAt <= now ? agentsCome(watch, days) : 0;
  if (come > watch.come && watch.hiredIn >= 0) counting.hired(watch.hiredIn, now, come - watch.come);
  watch.come = come;
  const share = come == 0 ? 0 : <f64>come / <f64>watch.agents;
  for (let team = 0; team < teams; team++) {
    const before = watch.called[team];
    const agents = <i32>Math.round(<f64>watch.ifAll[team] * share);
    if (agents == before) continue;
    counting.calledIn(team, watch.calledSince[team], now, before);
    watch.calledSince[team] = now;
    watch.called[team] = agents;
    if (isNaN(cameAt[team])) cameAt[team] = now;
    change(team, withCalled(team, planned[team]), now);
    seatWaiting(team, now);
  }
}

export function finishSurges(): void {
  for (let plan = 0; plan < count; plan++) {
    const watch = watchAt(plan);
    for (let team = 0; team < teams; team++) {
      const called = watch.called[team];
      if (called > 0) counting.calledIn(team, watch.calledSince[team], endSeconds, called);
    }
  }
}

/** Agents of a plan who have come so many whole days after the first. */
function agentsCome(watch: Watch, day: f64): i32 {
  if (watch.agentsPerDay == Infinity) return watch.agents;
  return <i32>Math.min(watch.agents, Math.max(1, Math.floor(watch.agentsPerDay * (day + 1) + 1e-9)));
}

function daysUntilAll(watch: Watch): f64 {
  if (watch.agentsPerDay == Infinity || watch.agents <= 1) return 0;
  return Math.ceil(<f64>watch.agents / watch.agentsPerDay - 1e-9) - 1;
}
