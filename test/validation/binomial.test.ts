import { describe, expect, it } from 'vitest';
import { binomialCdf, binomialProbability, binomialSurvival } from './binomial.ts';

describe('the binomial law', () => {
  it('is what whole numbers of ways give', () => {
    const ways = [1, 5, 10, 10, 5, 1];
    ways.forEach((count, successes) => {
      expect(binomialProbability(successes, 5, 0.3)).toBeCloseTo(count * 0.3 ** successes * 0.7 ** (5 - successes), 12);
    });
  });

  it('adds up from both ends', () => {
    expect(binomialCdf(1900, 2000, 0.95) + binomialSurvival(1901, 2000, 0.95)).toBeCloseTo(1, 10);
    expect([binomialCdf(3, 3, 0.5), binomialSurvival(0, 3, 0.5)]).toEqual([1, 1]);
  });

  it('knows certain trials', () => {
    expect([binomialProbability(3, 3, 1), binomialProbability(2, 3, 1), binomialProbability(0, 3, 0)]).toEqual([
      1, 0, 1,
    ]);
  });
});
