import { describe, expect, test } from 'vitest';
import { pairedShares } from '../../engine/theory/paired-shares.ts';
import { expectClose } from './agreement.ts';

/** Probability that the interval holds the true difference, over all outcomes of so many trials. */
function coverage(trials: number, onlyFirst: number, onlySecond: number): number {
  let covered = 0;
  let chanceOfRow = (1 - onlyFirst) ** trials;
  for (let first = 0; first <= trials; first++) {
    const left = trials - first;
    const share = onlySecond / (1 - onlyFirst);
    let chance = chanceOfRow * (1 - share) ** left;
    for (let second = 0; second <= left; second++) {
      const { low, high } = pairedShares(first, second, trials, 0.95);
      const difference = onlySecond - onlyFirst;
      if (low <= difference && difference <= high) covered += chance;
      chance *= ((left - second) / (second + 1)) * (share / (1 - share));
    }
    chanceOfRow *= ((trials - first) / (first + 1)) * (onlyFirst / (1 - onlyFirst));
  }
  return covered;
}

describe('pairedShares', () => {
  test('is the textbook interval with one trial of each kind added', () => {
    const { low, high } = pairedShares(3, 15, 98, 0.95);
    const [lost, won] = [0.04, 0.16];
    const spread = 1.959963984540054 * Math.sqrt((lost + won - (won - lost) ** 2) / 100);
    expectClose(low, 0.12 - spread, 1e-12);
    expectClose(high, 0.12 + spread, 1e-12);
  });

  test('has a width where no trial told the two apart, and where all did', () => {
    const none = pairedShares(0, 0, 50, 0.95);
    expectClose(none.low, -none.high, 1e-12);
    expect(none.high).toBeGreaterThan(0.04);
    const all = pairedShares(0, 50, 50, 0.95);
    expect(all.low).toBeLessThan(0.97);
    expect(all.high).toBe(1);
  });

  test('turns its sign with the sides', () => {
    const there = pairedShares(4, 11, 60, 0.9);
    const back = pairedShares(11, 4, 60, 0.9);
    expectClose(there.low, -back.high, 1e-12);
    expectClose(there.high, -back.low, 1e-12);
  });

  test.each([20, 60, 200])(
    'holds the true difference at least 92.5 % of the time in %i trials, however rare',
    (trials) => {
      for (const onlyFirst of [0.001, 0.01, 0.05, 0.2]) {
        for (const onlySecond of [0.002, 0.02, 0.1, 0.3, 0.6]) {
          expect(coverage(trials, onlyFirst, onlySecond)).toBeGreaterThan(0.925);
        }
      }
    },
  );

  test('refuses more telling trials than trials', () => {
    expect(() => pairedShares(2, 2, 3, 0.95)).toThrow('onlyFirst + onlySecond: found 4; allowed: at most the 3 trials');
    expect(() => pairedShares(-1, 2, 3, 0.95)).toThrow('onlyFirst: found -1; allowed: a whole number >= 0');
  });
});
