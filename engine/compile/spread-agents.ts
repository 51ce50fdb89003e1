/**
 * Spreads people over places in proportion to weights, as whole numbers: the method of Sainte-Lague (Webster), by which
 * each next person goes where weight / (2 seats + 1) is highest. One person more never takes a place from anybody,
 * so cohorts that come one after the other can be spread by the difference of two totals.
 * @param agents a whole number >= 0
 * @param weights >= 0, not all 0 (else nobody is placed)
 * @returns one whole number for each weight, adding up to `agents`
 * Source: Balinski and Young (2001), Fair Representation, ch. 4 (house monotonicity of divisor methods)
 */
export function spreadAgents(agents: number, weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (total === 0) return weights.map(() => 0);
  // A place holds at least this many when all are placed, so the rest is at most twice the number of places.
  const placed = weights.map((weight) => Math.max(0, Math.floor(((agents - weights.length) * weight) / total)));
  let left = agents - placed.reduce((sum, seats) => sum + seats, 0);
  for (; left > 0; left--) {
    let best = 0;
    for (let i = 1; i < weights.length; i++) {
      if (weights[i] * (2 * placed[best] + 1) > weights[best] * (2 * placed[i] + 1)) best = i;
    }
    placed[best]++;
  }
  return placed;
}
