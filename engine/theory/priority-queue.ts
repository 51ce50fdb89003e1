import { inverseErlangB } from './erlang-b.ts';
import { requireAtLeastZero, requirePositive, requireWhole } from './markov-queue.ts';

/** Long-run figures of one priority class. */
export interface PriorityClassState {
  /** Mean wait of the class, zeros included, seconds; Infinity when the class grows without end. */
  asaSeconds: number;
  meanQueue: number;
}

/** Long-run figures of a line with priorities. */
export interface PriorityQueueState {
  /** Share of contacts, the same in every class, that find all agents busy. */
  pWait: number;
  /** In the order of the rates, first is served first. */
  classes: PriorityClassState[];
  /** Mean wait over all classes, seconds. */
  asaSeconds: number;
  meanQueue: number;
  occupancy: number;
}

/**
 * Steady state of M/M/c with non-preemptive priorities: one handle time for all, endless patience, first come first served
 * within a class; a call in progress is never broken off.
 *
 * When the load of all classes together reaches the agents, the classes above the one that tips it keep a steady state of
 * their own, with all agents always busy; the others wait without end.
 * @param queue rates >= 0 per second, highest class first; handle time > 0 s; agents a whole number >= 1
 * @throws RangeError for an argument outside its range
 * Source: Cobham (1954), Priority assignment in waiting line problems, Operations Research 2; Kella and Yechiali (1985),
 *   Waiting times in the non-preemptive priority M/M/c queue, Stochastic Models 1
 */
export function priorityQueue(queue: {
  arrivalRatesPerSecond: readonly number[];
  meanHandleSeconds: number;
  agents: number;
}): PriorityQueueState {
  const { arrivalRatesPerSecond, meanHandleSeconds, agents } = queue;
  arrivalRatesPerSecond.forEach((rate, i) => {
    requireAtLeastZero(`arrivalRatesPerSecond[${i}]`, rate);
  });
  requirePositive('meanHandleSeconds', meanHandleSeconds);
  requireWhole('agents', agents, 1);
  const arrivalRate = arrivalRatesPerSecond.reduce((sum, rate) => sum + rate, 0);
  const offeredLoad = arrivalRate * meanHandleSeconds;
  const occupancy = Math.min(1, offeredLoad / agents);
  const pWait = occupancy === 1 ? 1 : 1 / (inverseErlangB(offeredLoad, agents) * (1 - occupancy) + occupancy);

  let freeAbove = 1;
  let rateUpToHere = 0;
  let meanQueue = 0;
  const classes = arrivalRatesPerSecond.map((rate) => {
    rateUpToHere += rate;
    const free = Math.max(0, 1 - (rateUpToHere * meanHandleSeconds) / agents);
    const asaSeconds = free > 0 ? (pWait * meanHandleSeconds) / agents / freeAbove / free : Infinity;
    freeAbove = free;
    const classQueue = rate === 0 ? 0 : rate * asaSeconds;
    meanQueue += classQueue;
    return { asaSeconds, meanQueue: classQueue };
  });
  return { pWait, classes, asaSeconds: arrivalRate === 0 ? 0 : meanQueue / arrivalRate, meanQueue, occupancy };
}
