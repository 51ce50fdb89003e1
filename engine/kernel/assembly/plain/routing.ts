/** The tables of `engine/compile/model-routing.ts`, and the rules by which agents and contacts choose (`routing-rules.ts`). */
import { Ints, NO_INTS, NO_REALS, Reals } from '../columns';
import { busy, longestIdle, staff } from '../duty';
import { AgentRule, CustomerRule } from '../rules';
import { Contact } from './contacts';

export let classes: i32 = 0;
export let routeStart: Ints = NO_INTS;
export let routeTeam: Ints = NO_INTS;
export let routeStep: Ints = NO_INTS;
export let routeRule: Ints = NO_INTS;
export let laneStart: Ints = NO_INTS;
export let laneOf: Ints = NO_INTS;
export let priority: Ints = NO_INTS;
export let waitWeight: Reals = NO_REALS;
export let handleTimeMultiplier: Reals = NO_REALS;
export let customerRule: i32 = 0;
export let ageingPerSecond: f64 = 0;
/** Whether a step may have several teams. */
export let hasChoice: bool = false;

export function setRoutes(classCount: i32, start: Ints, team: Ints, step: Ints, rule: Ints, isChosen: i32): void {
  classes = classCount;
  routeStart = start;
  routeTeam = team;
  routeStep = step;
  routeRule = rule;
  hasChoice = isChosen != 0;
}

export function setLaneRules(
  start: Ints,
  lane: Ints,
  priorities: Ints,
  weights: Reals,
  multipliers: Reals,
  rule: i32,
  ageing: f64,
): void {
  laneStart = start;
  laneOf = lane;
  priority = priorities;
  waitWeight = weights;
  handleTimeMultiplier = multipliers;
  customerRule = rule;
  ageingPerSecond = ageing;
}

/** By the agent rule of a step: is this team a better one than the other for a contact of class k? */
export function isBetterTeam(rule: i32, team: i32, other: i32, k: i32): bool {
  if (rule == AgentRule.mostIdle) return staff[team] - busy[team] > staff[other] - busy[other];
  if (rule == AgentRule.expectedDelay) return expectedDelay(team, k) < expectedDelay(other, k);
  return longestIdle(team) < longestIdle(other);
}

function expectedDelay(team: i32, k: i32): f64 {
  return (<f64>(busy[team] + 1) / <f64>staff[team]) * handleTimeMultiplier[team * classes + k];
}

/** By the customer rule, how much a lane deserves the agent who looks at it. @param entry its place in the team's list */
export function laneScore(lane: i32, head: Contact, entry: i32, now: f64): f64 {
  const waited = now - head.joinedAt;
  if (customerRule == CustomerRule.listedOrder) return -entry;
  if (customerRule == CustomerRule.longestWeightedWait) return waitWeight[lane] * waited;
  return waited * ageingPerSecond - <f64>priority[lane];
}
