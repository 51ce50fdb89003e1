import { poissonWeights } from '../../../engine/theory/poisson-weights.ts';

/**
 * Probability that no contact waits for the whole of a period which starts empty: Poisson arrivals, exponential handling. The chain
 * of busy agents 0..c without the arrivals that would find all of them busy; what is left of it at the end has lost nobody.
 * Source: uniformization, as in engine/theory/time-varying.ts, here of a chain that loses mass
 */
export function probabilityNobodyWaits(
  arrivalsPerSecond: number,
  meanHandleSeconds: number,
  agents: number,
  seconds: number,
): number {
  const events = arrivalsPerSecond + agents / meanHandleSeconds;
  const up = arrivalsPerSecond / events;
  const down = 1 / meanHandleSeconds / events;
  const { first, weights } = poissonWeights(events * seconds);
  let state = new Float64Array(agents + 1);
  state[0] = 1;
  let survived = 0;
  for (let n = 0; n < first + weights.length; n++) {
    if (n >= first) survived += weights[n - first]! * state.reduce((sum, p) => sum + p, 0);
    const next = new Float64Array(agents + 1);
    for (let busy = 0; busy <= agents; busy++) {
      if (busy < agents) next[busy + 1] += state[busy]! * up;
      if (busy > 0) next[busy - 1] += state[busy]! * busy * down;
      next[busy] += state[busy]! * (1 - up - busy * down);
    }
    state = next;
  }
  return survived;
}
