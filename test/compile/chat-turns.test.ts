import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { speedsOfTurns } from '../../engine/compile/chat-turns.ts';

/** Share of time in which the agent works, with n contacts, from the stationary law of the machine-repair model. */
function utilisation(n: number, ratio: number): number {
  let weight = 1;
  let sum = 1;
  for (let k = 1; k <= n; k++) {
    weight *= (n - k + 1) / ratio;
    sum += weight;
  }
  return 1 - 1 / sum;
}

describe('the speeds of contacts that take turns', () => {
  it('are those of the stationary law of machine repair, for any number in hand', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.double({ min: 0.01, max: 50, noNaN: true }), (limit, ratio) => {
        const speeds = speedsOfTurns(ratio, limit);
        expect(speeds[0]).toBe(1);
        speeds.forEach((speed, i) => {
          const n = i + 1;
          expect(speed / (utilisation(n, ratio) / n / utilisation(1, ratio))).toBeCloseTo(1, 9);
        });
      }),
      { seed: 1 },
    );
  });

  it('stay near 1 while customers compose for long, and fall as 1 / n where they do not', () => {
    expect(speedsOfTurns(1000, 3)[2]).toBeGreaterThan(0.99);
    expect(speedsOfTurns(0.001, 4)[3]).toBeCloseTo(0.25, 3);
  });
});
