/** The rules by which agents and contacts choose each other (`engine/simulate/routing-rules.ts`). */
import { busy, longestIdle, staff } from '../duty';
import { AgentRule, CustomerRule } from '../rules';
import {
  ageingPerSecond,
  classes,
  customerRule,
  handleTimeMultiplier,
  laneListed,
  lanes,
  priority,
  queueRatio,
  waitWeight,
} from './routing';
import { headOf, waiting } from './waiting-lines';

/** By the agent rule of a step: is this team a better one than the other for a contact of class k? */
export function isBetterTeam(rule: i32, team: i32, other: i32, k: i32): bool {
  if (rule == AgentRule.mostIdle) return staff[team] - busy[team] > staff[other] - busy[other];
  if (rule == AgentRule.expectedDelay) return expectedDelay(team, k) < expectedDelay(other, k);
  return longestIdle(team) < longestIdle(other);
}

function expectedDelay(team: i32, k: i32): f64 {
  return (<f64>(busy[team] + 1) / <f64>staff[team]) * handleTimeMultiplier[team * classes + k];
}

/** Contacts in the lanes that stand in ratios, when an agent began to look at its lanes. */
let inRatios: f64 = 0;

/** An agent begins to look at its lanes; until it has taken somebody the scores of all are of this instant. */
export function beginScores(): void {
  if (customerRule == CustomerRule.queueRatio) inRatios = waitingInRatios();
}

/**
 * By the customer rule, how much a lane deserves the agent who looks at it.
 * @param joinedAt when the contact at its head joined it; @param entry its entry in the team's list
 */
export function laneScore(lane: i32, joinedAt: f64, entry: i32, now: f64): f64 {
  const waited = now - joinedAt;
  switch (customerRule) {
    case CustomerRule.longestQueue:
      return lengthOf(lane, now);
    case CustomerRule.listedOrder:
      return -laneListed[entry];
    case CustomerRule.longestWeightedWait:
      return waitWeight[lane] * waited;
    case CustomerRule.queueRatio:
      return lengthOf(lane, now) - queueRatio[lane] * inRatios;
    default:
      return waited * ageingPerSecond - <f64>priority[lane];
  }
}

/** Contacts in the lane; a ghost at its head counts as if it had stayed. */
function lengthOf(lane: i32, now: f64): f64 {
  return <f64>(waiting[lane] + <i32>(headOf(lane).deadline < now));
}

function waitingInRatios(): i32 {
  let sum = 0;
  for (let lane = 0; lane < lanes; lane++) if (queueRatio[lane] > 0) sum += waiting[lane];
  return sum;
}
