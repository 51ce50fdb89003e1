import { type ImpatientState, impatientState } from './impatient-state.ts';
import { type MarkovQueue, requireAtLeastZero, requireMarkovQueue } from './markov-queue.ts';
import { generalPatienceMoments, type Patience, type VirtualWait, virtualWait } from './virtual-wait-general.ts';
import { waitQuantile } from './wait-quantile.ts';

/**
 * Steady state of M/M/c+G: callers hang up after a time in the queue of any law, some perhaps at once (balking).
 * @param queue rate >= 0 per second; handle time > 0 s; agents a whole number >= 1
 * @param patience its survival function, and where it jumps
 * @param thresholdSeconds T of the service levels, >= 0
 * @throws RangeError for an argument outside its range, or when more callers never hang up than the agents can serve
 * Source: Baccelli and Hebuterne (1981), On queues with impatient customers, Performance '81; Zeltyn and Mandelbaum (2005),
 *   Call centers with impatient customers, Queueing Systems 51
 */
export function mmcGeneralPatience(queue: MarkovQueue, patience: Patience, thresholdSeconds: number): ImpatientState {
  requireAtLeastZero('thresholdSeconds', thresholdSeconds);
  return impatientState(queue, generalPatienceMoments(solve(queue, patience), thresholdSeconds));
}

/**
 * The time in the queue that a given share of contacts to M/M/c+G does not exceed, seconds; 0 when that share is answered
 * at once.
 * @param share inside 0 to 1
 * @param of 'answered': waits of the answered contacts; 'all': of all contacts, until answered or hung up
 * @throws RangeError as `mmcGeneralPatience`, and for a share outside its range
 */
export function mmcGeneralPatienceWaitQuantile(
  queue: MarkovQueue,
  patience: Patience,
  share: number,
  of: 'answered' | 'all',
): number {
  const wait = solve(queue, patience);
  return waitQuantile(share, queue.meanHandleSeconds, (seconds) => {
    const { serviceLevels } = impatientState(queue, generalPatienceMoments(wait, seconds));
    return of === 'answered' ? serviceLevels.withinPerAnswered : serviceLevels.answeredOrAbandonedWithin;
  });
}

function solve(queue: MarkovQueue, patience: Patience): VirtualWait {
  requireMarkovQueue(queue, 1);
  return virtualWait(queue.arrivalRatePerSecond, queue.agents / queue.meanHandleSeconds, patience);
}
