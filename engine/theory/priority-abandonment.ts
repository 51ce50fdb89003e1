import { erlangA } from './erlang-a.ts';
import { requireAtLeastZero, requirePatience, requirePositive, requireWhole } from './markov-queue.ts';

/** Long-run figures of one priority class whose callers hang up. */
export interface ImpatientClassState {
  /** Share of the class that hangs up. */
  pAbandon: number;
  /** Mean time in the queue of all its callers, answered or not, seconds. */
  meanWaitAllSeconds: number;
  meanQueue: number;
}

/** Long-run figures of a line with priorities whose callers hang up. */
export interface ImpatientPriorityState {
  /** Share of contacts, the same in every class, that find all agents busy. */
  pWait: number;
  /** In the order of the rates, first is served first. */
  classes: ImpatientClassState[];
  pAbandon: number;
  meanQueue: number;
  occupancy: number;
}

/**
 * Steady state of M/M/c+M with non-preemptive priorities: one handle time and one patience for all, first come first served
 * within a class.
 *
 * While all agents are busy, callers of the classes 1 to k in line come at their rate and go by the same service and patience
 * whoever else waits, so the number of them has the law that it has in Erlang A of these classes alone, given that all agents
 * are busy. What class k has is the difference. The whole line is Erlang A, whatever the order. The cost is that of one Erlang A
 * a class, for any number of agents and any load.
 * @param queue rates >= 0 per second, highest class first; handle time > 0 s; agents a whole number >= 1; patience > 0 s or Infinity
 * @throws RangeError for an argument outside its range
 * Source: the balance across a cut; Jouini and Roubos (2014), On multiple priority multi-server queues with impatience,
 *   Journal of the Operational Research Society 65
 */
export function priorityAbandonment(queue: {
  arrivalRatesPerSecond: readonly number[];
  meanHandleSeconds: number;
  agents: number;
  meanPatienceSeconds: number;
}): ImpatientPriorityState {
  const { arrivalRatesPerSecond, meanHandleSeconds, agents, meanPatienceSeconds } = queue;
  arrivalRatesPerSecond.forEach((rate, i) => {
    requireAtLeastZero(`arrivalRatesPerSecond[${i}]`, rate);
  });
  requirePositive('meanHandleSeconds', meanHandleSeconds);
  requireWhole('agents', agents, 1);
  requirePatience('meanPatienceSeconds', meanPatienceSeconds);
  const lineOf = (arrivalRatePerSecond: number) =>
    erlangA({ arrivalRatePerSecond, meanHandleSeconds, agents, meanPatienceSeconds }, 0);
  const whole = lineOf(arrivalRatesPerSecond.reduce((sum, rate) => sum + rate, 0));
  let rateAbove = 0;
  let queueAbove = 0;
  const classes = arrivalRatesPerSecond.map((rate): ImpatientClassState => {
    rateAbove += rate;
    const upToHere = lineOf(rateAbove);
    const queueUpToHere = upToHere.pWait > 0 ? (whole.pWait * upToHere.meanQueue) / upToHere.pWait : 0;
    const meanQueue = rate === 0 ? 0 : Math.max(0, queueUpToHere - queueAbove);
    if (rate > 0) queueAbove = queueUpToHere;
    const meanWaitAllSeconds = rate === 0 ? 0 : meanQueue / rate;
    const pAbandon = Math.min(1, meanWaitAllSeconds / meanPatienceSeconds);
    return { pAbandon, meanWaitAllSeconds, meanQueue };
  });
  return {
    pWait: whole.pWait,
    classes,
    pAbandon: whole.pAbandon,
    meanQueue: whole.meanQueue,
    occupancy: whole.occupancy,
  };
}
