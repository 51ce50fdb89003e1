/**
 * The tables of `engine/compile/model-routing.ts`: who tries whom, and who looks where. What is asked for every contact has an
 * answer here that needs no search: the lanes a team may look at are a set of bits, by their *places* (lanes by priority, then
 * as listed), and so are the teams that serve a class from the first moment on.
 */
import { Bits, Ints, NO_BITS, NO_INTS, NO_REALS, Reals } from '../columns';
import { CustomerRule } from '../rules';

export let classes: i32 = 0;
export let routeStart: Ints = NO_INTS;
export let routeTeam: Ints = NO_INTS;
export let routeStep: Ints = NO_INTS;
export let routeRule: Ints = NO_INTS;
export let routeOpensAfter: Reals = NO_REALS;
export let routeInterpreter: Ints = NO_INTS;
/** By entry, where a step begins that has many teams: those teams, and where the step ends; elsewhere 0. */
export let teamsOfStep: Ints = NO_INTS;
export let stepEnd: Ints = NO_INTS;
export let hasDelayedSteps: bool = false;
/** By class: its first entry that opens later, or the end of its entries. */
export let firstDelayed: Ints = NO_INTS;
/** By class: teams that serve it from the first moment on, `teamWords` words each. */
let servesAtOnce: Bits = NO_BITS;
export let teamWords: i32 = 0;

/** The lanes a team looks at, in order of place. */
export let laneStart: Ints = NO_INTS;
export let laneOf: Ints = NO_INTS;
export let laneOpensAfter: Reals = NO_REALS;
export let laneInterpreter: Ints = NO_INTS;
/** Where the scenario lists the lane, of those of the team: for the rule listed-order. */
export let laneListed: Ints = NO_INTS;
/** By team, `laneWords` words each: the places of its lanes; and where the entries of a word begin. */
export let looksAt: Bits = NO_BITS;
export let firstEntryOfWord: Ints = NO_INTS;
export let laneWords: i32 = 0;
/** By lane. */
export let placeOf: Ints = NO_INTS;
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

export function setLargeSteps(teams: Ints, end: Ints): void {
  teamsOfStep = teams;
  stepEnd = end;
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

export function setServing(delayedFrom: Ints, atOnce: Bits, words: i32): void {
  firstDelayed = delayedFrom;
  servesAtOnce = atOnce;
  teamWords = words;
}

export function setPlaces(ofLanes: Ints, ofTeams: Bits, firstEntries: Ints, words: i32, listed: Ints): void {
  placeOf = ofLanes;
  looksAt = ofTeams;
  firstEntryOfWord = firstEntries;
  laneWords = words;
  laneListed = listed;
}

/** Teams, word by word, that serve class k from the first moment on. */
export function servingAtOnce(k: i32, word: i32): u64 {
  return servesAtOnce[k * teamWords + word];
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
