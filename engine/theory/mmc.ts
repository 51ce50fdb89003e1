import { exp } from '../arithmetic/exp.ts';
import { ln } from '../arithmetic/ln.ts';
import { erlangC } from './erlang-c.ts';
import { type MarkovQueue, requireAtLeastZero, requireInsideUnit, requireMarkovQueue } from './markov-queue.ts';

/** Long-run figures of a line where nobody hangs up. Times in seconds, shares 0 to 1. */
export interface MmcState {
  /** Share of contacts that are not answered at once. */
  pWait: number;
  /** Mean wait of all contacts, zeros included. */
  asaSeconds: number;
  /** Mean wait of those who wait at all. */
  meanWaitGivenDelayedSeconds: number;
  /** Mean of the squared wait, zeros included; seconds squared. */
  secondMomentWaitSeconds2: number;
  /** Time average of busy agents / agents. */
  occupancy: number;
  meanQueue: number;
  meanInSystem: number;
}

/**
 * Steady state of M/M/c: infinite patience, infinitely many places.
 * @param queue arrival rate 0 <= lambda < c / mean handle time; agents >= 1
 * @throws RangeError when the load reaches the number of agents: no steady state exists
 * Source: Cooper (1981), Introduction to Queueing Theory, ch. 3
 */
export function mmc(queue: MarkovQueue): MmcState {
  requireMarkovQueue(queue, 1);
  const { arrivalRatePerSecond, meanHandleSeconds, agents } = queue;
  const offeredLoad = arrivalRatePerSecond * meanHandleSeconds;
  const pWait = erlangC(offeredLoad, agents);
  const meanWaitGivenDelayedSeconds = meanHandleSeconds / (agents - offeredLoad);
  const asaSeconds = pWait * meanWaitGivenDelayedSeconds;
  const meanQueue = arrivalRatePerSecond * asaSeconds;
  return {
    pWait,
    asaSeconds,
    meanWaitGivenDelayedSeconds,
    secondMomentWaitSeconds2: 2 * asaSeconds * meanWaitGivenDelayedSeconds,
    occupancy: offeredLoad / agents,
    meanQueue,
    meanInSystem: meanQueue + offeredLoad,
  };
}

/**
 * Share of contacts to M/M/c answered within the threshold.
 * @param thresholdSeconds T >= 0
 * @throws RangeError as `mmc`, and for a threshold below 0
 */
export function mmcServiceLevel(queue: MarkovQueue, thresholdSeconds: number): number {
  requireAtLeastZero('thresholdSeconds', thresholdSeconds);
  const { pWait, meanWaitGivenDelayedSeconds } = mmc(queue);
  return 1 - pWait * exp(-thresholdSeconds / meanWaitGivenDelayedSeconds);
}

/**
 * The wait that a given share of contacts to M/M/c does not exceed, seconds; 0 when that share is answered at once.
 * @param share inside 0 to 1
 * @throws RangeError as `mmc`, and for a share outside its range
 */
export function mmcWaitQuantile(queue: MarkovQueue, share: number): number {
  requireInsideUnit('share', share);
  const { pWait, meanWaitGivenDelayedSeconds } = mmc(queue);
  return pWait <= 1 - share ? 0 : meanWaitGivenDelayedSeconds * ln(pWait / (1 - share));
}
