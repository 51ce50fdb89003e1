/** Surge capacity that a measured trigger calls (`engine/simulate/surge-watch.ts`). */
import { Ints, NO_INTS, Reals } from '../columns';
import { reserve } from '../room';
import * as counting from './counting';
import { cameAt, change } from './duty';
import { seatWaiting } from './floor';
import * as gauges from './gauges';
import { setTimer, Timer } from './timers';

const DAY_SECONDS: f64 = 86400;

/** One plan with a trigger: the plan, the gauge it watches, and the agents it has called. */
@unmanaged
class Watch {
  gauge: i32;
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
  /** Hours kept by all agents together: numbers by team at the start, then changes. */
  hoursAtStart: Ints;
  hours: i32;
  hoursTime: Reals;
  hoursTeam: Ints;
  hoursStaff: Ints;

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
/** Staff by the plan, without those called. */
let planned: Ints = NO_INTS;

export function layOutSurges(plans: i32, teamCount: i32, end: f64): void {
  isWatching = plans > 0;
  count = plans;
  teams = teamCount;
  endSeconds = end;
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

export function describeTrigger(plan: i32, gauge: i32, above: f64, below: f64): void {
  const watch = watchAt(plan);
  watch.gauge = gauge;
  watch.above = above;
  watch.below = below;
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
  gauges.beginGauges();
  for (let team = 0; team < teams; team++) planned[team] = staffAtStart[team];
  for (let plan = 0; plan < count; plan++) {
    const watch = watchAt(plan);
    watch.firstAt = NaN;
    watch.come = 0;
    watch.nextHours = 0;
    for (let team = 0; team < teams; team++) watch.ifAll[team] = watch.hoursAtStart[team];
    watch.called.fill(0, teams, 0);
    watch.calledSince.fill(0, teams, start);
  }
  setTimer(start + gauges.LOOK_SECONDS, Timer.triggersLook, 0);
}

/** The plan's staff of a team changes; returns what is on duty with those called. */
export function withCalled(team: i32, plannedStaff: i32): i32 {
  planned[team] = plannedStaff;
  let all = plannedStaff;
  for (let plan = 0; plan < count; plan++) all += watchAt(plan).called[team];
  return all;
}

/** All triggers look at their measures. */
export function look(now: f64): void {
  for (let plan = 0; plan < count; plan++) {
    const watch = watchAt(plan);
    const gauge = gauges.gaugeAt(watch.gauge);
    const isFirst = gauge.firstPlan == plan;
    if (isFirst) gauges.read(gauge);
    judge(watch, plan, gauge.level, now);
    if (isFirst) gauges.rollOn(gauge);
  }
  const next = now + gauges.LOOK_SECONDS;
  if (next < endSeconds) setTimer(next, Timer.triggersLook, 0);
}

function judge(watch: Watch, plan: i32, measured: f64, now: f64): void {
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
