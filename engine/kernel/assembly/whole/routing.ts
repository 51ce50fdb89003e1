/** The tables of `engine/compile/model-routing.ts`: who tries whom, and who looks where. */
import { Ints, NO_INTS, NO_REALS, Reals } from '../columns';

export const enum AgentRule {
  longestIdle = 0,
  mostIdle = 1,
  expectedDelay = 2,
  randomIdle = 3,
}

export const enum CustomerRule {
  longestWait = 0,
  listedOrder = 1,
  longestWeightedWait = 2,
  ageing = 3,
  longestQueue = 4,
  queueRatio = 5,
}

export let classes: i32 = 0;
export let routeStart: Ints = NO_INTS;
export let routeTeam: Ints = NO_INTS;
export let routeStep: Ints = NO_INTS;
export let routeRule: Ints = NO_INTS;
export let routeOpensAfter: Reals = NO_REALS;
export let routeInterpreter: Ints = NO_INTS;
export let hasDelayedSteps: bool = false;

export let laneStart: Ints = NO_INTS;
export let laneOf: Ints = NO_INTS;
export let laneOpensAfter: Reals = NO_REALS;
export let laneInterpreter: Ints = NO_INTS;
export let customerRule: CustomerRule = CustomerRule.longestWait;
export let ageingPerSecond: f64 = 0;
export let isPreemptive: bool = false;

/** By lane. */
export let lanes: i32 = 0;
export let classOf: Ints = NO_INTS;
export let priority: Ints = NO_INTS;
export let mustBeFree: Ints = NO_INTS;
export let window: Ints = NO_INTS;
export let isDeferred: Ints = NO_INTS;
export let waitWeight: Reals = NO_REALS;
export let queueRatio: Reals = NO_REALS;
/** By class. */
export let ordinary: Ints = NO_INTS;
export let urgent: Ints = NO_INTS;
export let callback: Ints = NO_INTS;

/** By team; then `[team * classes + k]`. */
export let reserve: Ints = NO_INTS;
export let isReservedFor: Ints = NO_INTS;
export let handleTimeMultiplier: Reals = NO_REALS;

export function setRoutes(
  classCount: i32,
  start: Ints,
  team: Ints,
  step: Ints,
  rule: Ints,
  opensAfter: Reals,
  interpreter: Ints,
  isDelayed: i32,
): void {
  classes = classCount;
  routeStart = start;
  routeTeam = team;
  routeStep = step;
  routeRule = rule;
  routeOpensAfter = opensAfter;
  routeInterpreter = interpreter;
  hasDelayedSteps = isDelayed != 0;
}

export function setLooks(
  start: Ints,
  lane: Ints,
  opensAfter: Reals,
  interpreter: Ints,
  rule: CustomerRule,
  ageing: f64,
  preempts: i32,
): void {
  laneStart = start;
  laneOf = lane;
  laneOpensAfter = opensAfter;
  laneInterpreter = interpreter;
  customerRule = rule;
  ageingPerSecond = ageing;
  isPreemptive = preempts != 0;
}

export function setLaneRules(
  laneCount: i32,
  classOfLane: Ints,
  priorities: Ints,
  agentsFree: Ints,
  windows: Ints,
  deferred: Ints,
  weights: Reals,
  ratios: Reals,
): void {
  lanes = laneCount;
  classOf = classOfLane;
  priority = priorities;
  mustBeFree = agentsFree;
  window = windows;
  isDeferred = deferred;
  waitWeight = weights;
  queueRatio = ratios;
}

export function setLanesOfClasses(ofOrdinary: Ints, ofUrgent: Ints, ofCallbacks: Ints): void {
  ordinary = ofOrdinary;
  urgent = ofUrgent;
  callback = ofCallbacks;
}

export function setTeamRules(reserves: Ints, reservedFor: Ints, multipliers: Reals): void {
  reserve = reserves;
  isReservedFor = reservedFor;
  handleTimeMultiplier = multipliers;
}
