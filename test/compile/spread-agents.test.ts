import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spreadAgents } from '../../engine/compile/spread-agents.ts';

const weights = fc.array(fc.nat(40), { minLength: 1, maxLength: 8 }).filter((all) => all.some((weight) => weight > 0));
const sum = (all: readonly number[]): number => all.reduce((a, b) => a + b, 0);

describe('spreadAgents', () => {
  it('places everybody, in proportion where that is possible', () => {
    expect(spreadAgents(9, [6, 3])).toEqual([6, 3]);
    expect(spreadAgents(20, [12, 4, 0])).toEqual([15, 5, 0]);
    expect(spreadAgents(3, [0, 0])).toEqual([0, 0]);
  });

  it('takes no place away when one more comes', () => {
    fc.assert(
      fc.property(weights, fc.nat(300), (given, agents) => {
        const before = spreadAgents(agents, given);
        const after = spreadAgents(agents + 1, given);
        expect(sum(before)).toBe(agents);
        expect(sum(after.map((seats, i) => seats - before[i]))).toBe(1);
        expect(after.every((seats, i) => seats >= before[i])).toBe(true);
      }),
      { seed: 7, numRuns: 500 },
    );
  });

  it('places a million at once', () => {
    expect(spreadAgents(1_000_000, [1, 1, 2])).toEqual([250_000, 250_000, 500_000]);
  });
});
