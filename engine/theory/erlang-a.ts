import { exponentialRemainder } from './exponential-remainder.ts';
import { flows, type ImpatientState, impatientState } from './impatient-state.ts';
import { type ImpatientQueue, requireAtLeastZero, requireMarkovQueue, requirePatience } from './markov-queue.ts';
import { type MmcState, mmc, mmcServiceLevel } from './mmc.ts';
import { serviceLevels } from './service-levels.ts';
import { exponentialPatienceMoments } from './virtual-wait-exponential.ts';
import { waitQuantile } from './wait-quantile.ts';

/** Patience of more than so many handle times over agents counts as endless: the peak's place would lose its digits. */
const ENDLESS = 1e20;

/**
 * Steady state of M/M/c+M (Palm, Erlang A): callers hang up after an exponential time in the queue.
 *
 * The cost, under 100 evaluations of a smooth integrand, does not depend on the load or on patience, and but little on the
 * agents, so that a page can afford it for every interval of a fortnight within one frame. Loads far above the agents,
 * patience from a millionth of a second to Infinity, no arrivals and no agents all have their limits:
 * - no agents: everybody waits and hangs up; `asaSeconds` is Infinity;
 * - no arrivals: what a single caller would meet; `meanWaitAbandonedSeconds` is then a limit as well;
 * - infinite patience: Erlang C, and at a load of at least the agents the limit as patience grows: the agents answer what
 *   they can, after an endless wait.
 *
 * @param queue rate >= 0 per second; handle time > 0 s; agents a whole number >= 0; patience > 0 s or Infinity
 * @param thresholdSeconds T of the service levels, >= 0
 * @throws RangeError for an argument outside its range
 * Source: Palm (1957); Garnett, Mandelbaum and Reiman (2002), Designing a call center with impatient customers, MSOM 4;
 *   Zeltyn and Mandelbaum (2005), Call centers with impatient customers, Queueing Systems 51, for the integrals
 */
export function erlangA(queue: ImpatientQueue, thresholdSeconds: number): ImpatientState {
  const { arrivalRatePerSecond, meanHandleSeconds, agents, meanPatienceSeconds } = queue;
  requireMarkovQueue(queue);
  requirePatience('meanPatienceSeconds', meanPatienceSeconds);
  requireAtLeastZero('thresholdSeconds', thresholdSeconds);
  if (agents === 0) return nobodyAnswers(queue, thresholdSeconds);
  if (meanPatienceSeconds * agents > ENDLESS * meanHandleSeconds) return withoutAbandonment(queue, thresholdSeconds);
  return impatientState(
    queue,
    exponentialPatienceMoments(
      arrivalRatePerSecond,
      agents / meanHandleSeconds,
      1 / meanPatienceSeconds,
      thresholdSeconds,
    ),
  );
}

/**
 * The time in the queue that a given share of contacts to M/M/c+M does not exceed, seconds; 0 when that share is answered at
 * once, Infinity when it never is.
 * @param share inside 0 to 1
 * @param of 'answered': waits of the answered contacts; 'all': of all contacts, until answered or hung up
 * @throws RangeError as `erlangA`, and for a share outside its range
 */
export function erlangAWaitQuantile(queue: ImpatientQueue, share: number, of: 'answered' | 'all'): number {
  return waitQuantile(share, queue.meanHandleSeconds, (seconds) => {
    const { serviceLevels } = erlangA(queue, seconds);
    return of === 'answered' ? serviceLevels.withinPerAnswered : serviceLevels.answeredOrAbandonedWithin;
  });
}

function nobodyAnswers(queue: ImpatientQueue, thresholdSeconds: number): ImpatientState {
  const patiences = thresholdSeconds / queue.meanPatienceSeconds;
  const abandonedWithin = queue.meanPatienceSeconds === Infinity ? 0 : patiences - exponentialRemainder(patiences);
  return {
    pWait: 1,
    pAbandon: 1,
    asaSeconds: Infinity,
    meanWaitAllSeconds: queue.meanPatienceSeconds,
    meanWaitAbandonedSeconds: queue.meanPatienceSeconds,
    answeredWithin: 0,
    abandonedWithin,
    serviceLevels: serviceLevels(0, 0, abandonedWithin),
    ...flows(queue, 0, queue.meanPatienceSeconds),
  };
}

function withoutAbandonment(queue: ImpatientQueue, thresholdSeconds: number): ImpatientState {
  const offeredLoad = queue.arrivalRatePerSecond * queue.meanHandleSeconds;
  const isStable = offeredLoad < queue.agents;
  const answered = isStable ? 1 : queue.agents / offeredLoad;
  const state: Pick<MmcState, 'pWait' | 'asaSeconds'> = isStable ? mmc(queue) : { pWait: 1, asaSeconds: Infinity };
  const answeredWithin = isStable ? mmcServiceLevel(queue, thresholdSeconds) : 0;
  return {
    pWait: state.pWait,
    pAbandon: 1 - answered,
    asaSeconds: state.asaSeconds,
    meanWaitAllSeconds: state.asaSeconds,
    meanWaitAbandonedSeconds: Infinity,
    answeredWithin,
    abandonedWithin: 0,
    serviceLevels: serviceLevels(answered, answeredWithin, 0),
    ...flows(queue, answered, state.asaSeconds),
  };
}
