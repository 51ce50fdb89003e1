import { describe, expect, test } from 'vitest';
import { wilson } from '../../engine/theory/wilson.ts';
import { expectClose } from './agreement.ts';

describe('wilson', () => {
  test('is the published interval for 81 of 263 (Newcombe 1998, Statistics in Medicine 17, table I)', () => {
    const { low, high } = wilson(81, 263, 0.95);
    expect(low.toFixed(4)).toBe('0.2553');
    expect(high.toFixed(4)).toBe('0.3662');
  });

  test('ends where the score test just rejects', () => {
    const z = 1.6448536269514722;
    for (const [successes, trials] of [
      [0, 10],
      [1, 29],
      [50, 100],
      [97, 100],
      [400, 400],
    ]) {
      const { low, high } = wilson(successes, trials, 0.9);
      const share = successes / trials;
      for (const end of [low, high]) {
        const isEdge = (end === 0 && successes === 0) || (end === 1 && successes === trials);
        if (!isEdge) expectClose(Math.abs(share - end), z * Math.sqrt((end * (1 - end)) / trials), 1e-12);
      }
      expect(low).toBeLessThanOrEqual(share);
      expect(high).toBeGreaterThanOrEqual(share);
    }
  });

  test('reaches 0 and 1 exactly when no trial or every trial succeeded, and leaves the other end open', () => {
    expect(wilson(0, 100, 0.95).low).toBe(0);
    expect(wilson(100, 100, 0.95).high).toBe(1);
    expectClose(wilson(0, 100, 0.95).high, 1 - wilson(100, 100, 0.95).low, 1e-13);
    expect(wilson(0, 100, 0.95).high).toBeGreaterThan(0.03);
  });

  test('holds the true share as often as it says, for any share: coverage of 95 % intervals stays within 90 to 100 %', () => {
    const trials = 60;
    const intervals = Array.from({ length: trials + 1 }, (_, successes) => wilson(successes, trials, 0.95));
    for (let share = 0.02; share < 0.985; share += 0.013) {
      let coverage = 0;
      let chance = (1 - share) ** trials;
      for (let successes = 0; successes <= trials; successes++) {
        if (intervals[successes].low <= share && share <= intervals[successes].high) coverage += chance;
        chance *= ((trials - successes) / (successes + 1)) * (share / (1 - share));
      }
      expect(coverage).toBeGreaterThan(0.9);
      expect(coverage).toBeLessThanOrEqual(1 + 1e-12);
    }
  });

  test('refuses more successes than trials', () => {
    expect(() => wilson(3, 2, 0.95)).toThrow('successes: found 3; allowed: at most the 2 trials');
    expect(() => wilson(0, 0, 0.95)).toThrow('trials: found 0; allowed: a whole number >= 1');
  });
});
