import { requireAtLeastZero, requireWhole } from './markov-queue.ts';

/**
 * Probability that a contact offered to M/M/c/c finds all agents busy and is lost (Erlang B). Only the mean of the handle
 * time matters, not its law.
 * @param offeredLoad a = lambda / mu, erlangs; >= 0, and may be far above the number of agents
 * @param agents c, a whole number >= 0; with none every contact is lost
 * @returns a probability
 * @throws RangeError for a load or a number of agents outside its range
 * Source: Erlang (1917); Jagerman (1974), Some properties of the Erlang loss function, BSTJ 53, for the inverse series
 */
export function erlangB(offeredLoad: number, agents: number): number {
  requireAtLeastZero('offeredLoad', offeredLoad);
  requireWhole('agents', agents, 0);
  return 1 / inverseErlangB(offeredLoad, agents);
}

/**
 * 1 / B(c, a) as the series 1 + c/a + c(c-1)/a^2 + ..., the usual recursion unrolled from the large end.
 * Nothing is subtracted and nothing divided inside the loop, and it may stop as soon as the terms no longer count: a team
 * of thousands near balance needs some square roots of c terms instead of c.
 * @param offeredLoad a, erlangs; >= 0
 * @param agents c, a whole number >= 0
 * @returns at least 1; Infinity when blocking is below 1e-308
 */
export function inverseErlangB(offeredLoad: number, agents: number): number {
  const perErlang = 1 / offeredLoad;
  let sum = 1;
  let term = 1;
  for (let busy = agents; busy > 0; busy--) {
    const ratio = busy * perErlang;
    term *= ratio;
    sum += term;
    // Later ratios are smaller still, so what is left is below term / (1 - ratio).
    if (term < (1 - ratio) * sum * 1e-17) break;
    if (sum === Infinity) break;
  }
  return sum;
}
