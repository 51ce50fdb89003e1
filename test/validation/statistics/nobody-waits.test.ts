import { describe, expect, it } from 'vitest';
import { erlangB } from '../../../engine/theory/erlang-b.ts';
import { wilsonCoverage } from './judge-coverage.ts';
import { probabilityNobodyWaits } from './nobody-waits.ts';

describe('the probability that nobody waits', () => {
  it('is that of at most one arrival, or a second after the first has gone, for one agent', () => {
    // Two arrivals at most matter in so short a time: exp(-2 l) (1 + 2 l + ...) by hand for l = 0.001 a second.
    const [rate, mean, seconds] = [0.001, 1e9, 2];
    const none = Math.exp(-rate * seconds);
    expect(probabilityNobodyWaits(rate, mean, 1, seconds)).toBeCloseTo(none * (1 + rate * seconds), 9);
  });

  it('falls over a long time at the rate of blocked arrivals, where these are rare and hardly ever come in twos', () => {
    const [rate, mean, agents] = [0.002, 100, 5];
    const blocked = rate * erlangB(rate * mean, agents);
    const [one, two] = [200_000, 400_000].map((seconds) => probabilityNobodyWaits(rate, mean, agents, seconds));
    // The chain that has lost nobody is a little less full than the free one, so it loses more slowly.
    const fall = -Math.log(two! / one!) / 200_000;
    expect(fall).toBeLessThan(blocked);
    expect(fall).toBeGreaterThan(0.95 * blocked);
  });
});

describe("Wilson's interval", () => {
  it('holds the truth as often as brute force over all outcomes says', () => {
    expect(wilsonCoverage(0.5, 2)).toBeCloseTo(1, 12);
    expect(wilsonCoverage(0.1, 100)).toBeCloseTo(0.936, 3);
  });
});
