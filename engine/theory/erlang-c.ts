import { inverseErlangB } from './erlang-b.ts';
import { requireAtLeastZero, requireWhole } from './markov-queue.ts';

/**
 * Probability that an arrival to M/M/c must wait (Erlang C).
 * @param offeredLoad a = lambda / mu, erlangs; 0 <= a < agents
 * @param agents c, a whole number >= 1
 * @returns a probability
 * @throws RangeError when a >= c: no steady state exists
 * Source: Cooper (1981), Introduction to Queueing Theory, ch. 3
 */
export function erlangC(offeredLoad: number, agents: number): number {
  requireAtLeastZero('offeredLoad', offeredLoad);
  requireWhole('agents', agents, 1);
  if (offeredLoad >= agents) {
    throw new RangeError(
      `offeredLoad: found ${offeredLoad}; allowed: less than the ${agents} agents (else the queue grows without end)`,
    );
  }
  if (offeredLoad === 0) return 0;
  const occupancy = offeredLoad / agents;
  return 1 / (inverseErlangB(offeredLoad, agents) * ((agents - offeredLoad) / agents) + occupancy);
}
