import { erlangA } from './erlang-a.ts';
import type { ImpatientState } from './impatient-state.ts';
import {
  type ImpatientQueue,
  requireAtLeastZero,
  requireInsideUnit,
  requireMarkovQueue,
  requirePatience,
  requirePositive,
} from './markov-queue.ts';
import type { ServiceLevels } from './service-levels.ts';

/** What a line should reach in the long run. */
export type StaffingTarget =
  /** share answered in time >= atLeast, by one of the formulas (default `withinPerOffered`) */
  | { measure: 'service-level'; atLeast: number; thresholdSeconds: number; formula?: keyof ServiceLevels }
  /** share that hangs up <= atMost */
  | { measure: 'abandonment'; atMost: number }
  /** mean wait of the answered <= atMostSeconds */
  | { measure: 'asa'; atMostSeconds: number }
  /** share not answered at once <= atMost */
  | { measure: 'wait-probability'; atMost: number };

/**
 * The smallest number of agents with which the line meets a target: Erlang A, or Erlang C when patience is Infinity.
 * Every measure improves with each agent, so the search halves a bracket. With endless patience the agents must also exceed
 * the load, whatever the target: below that there is no long run to speak of.
 * @param demand rate >= 0 per second; handle time > 0 s; patience > 0 s or Infinity
 * @param target shares inside 0 to 1, seconds > 0
 * @returns a whole number >= 0; 0 when nothing arrives
 * @throws RangeError for an argument outside its range
 * Source: Cooper (1981), Introduction to Queueing Theory; Garnett, Mandelbaum and Reiman (2002), MSOM 4
 */
export function requiredAgents(demand: Omit<ImpatientQueue, 'agents'>, target: StaffingTarget): number {
  requireMarkovQueue({ ...demand, agents: 0 });
  requirePatience('meanPatienceSeconds', demand.meanPatienceSeconds);
  requireTarget(target);
  if (demand.arrivalRatePerSecond === 0) return 0;

  const offeredLoad = demand.arrivalRatePerSecond * demand.meanHandleSeconds;
  const isMet = (agents: number) => {
    if (demand.meanPatienceSeconds === Infinity && agents <= offeredLoad) return false;
    const threshold = target.measure === 'service-level' ? target.thresholdSeconds : 0;
    return meets(erlangA({ ...demand, agents }, threshold), target);
  };
  let enough = Math.ceil(offeredLoad) + 1;
  for (let more = 1; !isMet(enough); more *= 2) enough += more;
  let tooFew = -1;
  while (enough - tooFew > 1) {
    const middle = Math.floor((tooFew + enough) / 2);
    if (isMet(middle)) enough = middle;
    else tooFew = middle;
  }
  return enough;
}

function meets(state: ImpatientState, target: StaffingTarget): boolean {
  switch (target.measure) {
    case 'service-level':
      return state.serviceLevels[target.formula ?? 'withinPerOffered'] >= target.atLeast;
    case 'abandonment':
      return state.pAbandon <= target.atMost;
    case 'asa':
      return state.asaSeconds <= target.atMostSeconds;
    case 'wait-probability':
      return state.pWait <= target.atMost;
  }
}

function requireTarget(target: StaffingTarget): void {
  switch (target.measure) {
    case 'service-level':
      requireInsideUnit('target.atLeast', target.atLeast);
      requireAtLeastZero('target.thresholdSeconds', target.thresholdSeconds);
      break;
    case 'asa':
      requirePositive('target.atMostSeconds', target.atMostSeconds);
      break;
    default:
      requireInsideUnit('target.atMost', target.atMost);
  }
}
