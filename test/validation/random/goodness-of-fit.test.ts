import { describe, expect, it } from 'vitest';
import { andersonDarling, chiSquareSurvival, evenCells, kolmogorovSmirnov, poissonCount } from './goodness-of-fit.ts';

const grid = (n: number): Float64Array => Float64Array.from({ length: n }, (_, i) => (i + 0.5) / n);

describe('p-values of fit', () => {
  it('are those of the tables of chi-square', () => {
    expect(chiSquareSurvival(18.307, 10)).toBeCloseTo(0.05, 5);
    expect(evenCells([10, 10, 10])).toBe(1);
  });

  it('of Kolmogorov and Smirnov are those of the limit law: 1.3581 over the root of n is exceeded once in 20', () => {
    const n = 1_000_000;
    const shifted = grid(n).map((u) => u + 1.3581 / Math.sqrt(n) - 0.5 / n);
    expect(kolmogorovSmirnov(shifted)).toBeCloseTo(0.05, 3);
    expect(kolmogorovSmirnov(grid(n))).toBe(1);
  });

  it('of Anderson and Darling are those of the published percentiles: 2.492 once in 20, 3.857 once in 100', () => {
    // Values that follow u^(1 + e) have a statistic that grows with e; found by halving where it is as wanted.
    for (const [statistic, p] of [
      [2.492, 0.05],
      [3.857, 0.01],
    ]) {
      let [low, high] = [0, 0.1];
      const n = 20_000;
      const bent = (e: number): Float64Array => grid(n).map((u) => u ** (1 + e));
      const statisticOf = (sorted: Float64Array): number => {
        let sum = 0;
        for (let i = 0; i < n; i++) sum += (2 * i + 1) * (Math.log(sorted[i]!) + Math.log(1 - sorted[n - 1 - i]!));
        return -n - sum / n;
      };
      for (let i = 0; i < 40; i++) {
        const middle = (low + high) / 2;
        if (statisticOf(bent(middle)) < statistic!) low = middle;
        else high = middle;
      }
      expect(andersonDarling(bent(low))).toBeCloseTo(p!, 3);
    }
  });

  it('of a Poisson count add up from both sides', () => {
    expect(poissonCount(0, 3)).toBeCloseTo(2 * Math.exp(-3), 12);
    expect(poissonCount(10, 3)).toBeCloseTo(2 * 0.00110249, 6);
    expect(poissonCount(3, 3)).toBe(1);
  });
});
