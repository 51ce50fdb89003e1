/**
 * How fast each of n contacts goes, relative to one alone, when agent and customer take turns: the agent answers one at a
 * time, first come first served, while the others wait for it or compose. With exponential turns this is the machine-repair
 * model, whose mean values follow one from the other as contacts are added.
 * @param composingToAgentTurn time of the customer's turns / time of the agent's, > 0
 * @param limit the most contacts in hand, a whole number >= 1
 * @returns speeds with 1, 2, ... `limit` in hand; the first is 1, none is greater than the one before
 * Source: Palm (1947), The distribution of repairmen in servicing automatic machines; Reiser and Lavenberg (1980),
 *   Mean-value analysis of closed multichain queuing networks, J. ACM 27
 */
export function speedsOfTurns(composingToAgentTurn: number, limit: number): number[] {
  const turnsPerTime: number[] = [];
  let waitingForAgent = 0;
  for (let contacts = 1; contacts <= limit; contacts++) {
    const response = 1 + waitingForAgent;
    const throughput = contacts / (composingToAgentTurn + response);
    waitingForAgent = throughput * response;
    turnsPerTime.push(throughput);
  }
  return turnsPerTime.map((throughput, i) => throughput / (i + 1) / turnsPerTime[0]);
}
