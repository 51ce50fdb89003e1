import type { Model } from '../compile/model.ts';
import type { AgentRule } from '../compile/model-routing.ts';
import type { Contacts } from './contacts.ts';
import type { Duty } from './duty.ts';
import type { WaitingLines } from './waiting-lines.ts';

/** By the agent rule of a step: is this team a better one than the other for a contact of class k? */
export function isBetterTeam(
  rule: AgentRule,
  team: number,
  other: number,
  k: number,
  model: Model,
  duty: Duty,
): boolean {
  const { staff, busy, idle } = duty;
  switch (rule) {
    case 'most-idle':
      return staff[team] - busy[team] > staff[other] - busy[other];
    case 'expected-delay':
      return expectedDelay(team, k, model, duty) < expectedDelay(other, k, model, duty);
    default:
      return idle.longest(team) < idle.longest(other);
  }
}

/** Work in hand for each agent of the team if it took the contact, (n + 1) / (s mu): shortest expected delay. */
function expectedDelay(team: number, k: number, { groups, classes }: Model, { staff, busy }: Duty): number {
  return ((busy[team] + 1) / staff[team]) * groups.handleTimeMultiplier[team * classes.count + k];
}

/**
 * By the customer rule, how much a lane deserves the agent who looks at it: the highest score is taken, ties go to the lane
 * listed first.
 * @param head the contact at the head of the lane, possibly a ghost, which counts as if it had stayed
 * @param entry place of the lane in the team's list
 */
export function laneScore(
  lane: number,
  head: number,
  entry: number,
  now: number,
  { routing }: Model,
  contacts: Contacts,
  lines: WaitingLines,
): number {
  const { customerRule, ageingPerSecond, lanes } = routing;
  const waited = now - contacts.joinedAt[head];
  const length = lines.waiting[lane] + (contacts.deadline[head] < now ? 1 : 0);
  switch (customerRule) {
    case 'longest-queue':
      return length;
    case 'listed-order':
      return -entry;
    case 'longest-weighted-wait':
      return lanes.waitWeight[lane] * waited;
    case 'queue-ratio':
      return length - lanes.queueRatio[lane] * waitingInRatios(lanes.queueRatio, lines);
    default:
      return waited * ageingPerSecond - lanes.priority[lane];
  }
}

function waitingInRatios(queueRatio: Float64Array, { waiting }: WaitingLines): number {
  let sum = 0;
  for (let lane = 0; lane < queueRatio.length; lane++) if (queueRatio[lane] > 0) sum += waiting[lane];
  return sum;
}
