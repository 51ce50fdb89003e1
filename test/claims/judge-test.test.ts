import { describe, expect, it } from 'vitest';
import { judgeTest, judgeTests, type Outcome, verdictOf } from '../../engine/claims/judge-test.ts';

const figure = (low: number | null, high: number | null) => ({ value: low, low, high });

describe('a test of a claim', () => {
  it.each([
    [0.81, 0.85, { atLeast: 0.8 }, 'passed'],
    [0.8, 0.8, { atLeast: 0.8 }, 'passed'],
    [0.75, 0.79, { atLeast: 0.8 }, 'failed'],
    [0.79, 0.81, { atLeast: 0.8 }, 'undecided'],
    [20, 30, { atMost: 30 }, 'passed'],
    [20, 31, { atMost: 30 }, 'undecided'],
    [31, 40, { atMost: 30 }, 'failed'],
    [0.2, 0.3, { atLeast: 0.1, atMost: 0.4 }, 'passed'],
    [0.2, 0.5, { atLeast: 0.1, atMost: 0.4 }, 'undecided'],
    [-0.5, -0.4, { atMost: -0.4 }, 'passed'],
  ] as const)('of a figure from %d to %d, wanted %j, is %s', (low, high, bounds, outcome) => {
    expect(judgeTest(figure(low, high), bounds)).toBe(outcome);
  });

  it('is undecided without an interval, whatever the figure', () => {
    expect(judgeTest({ value: 1, low: null, high: null }, { atLeast: 0 })).toBe('undecided');
    expect(judgeTest({ value: null, low: null, high: null }, { atLeast: 0 })).toBe('undecided');
  });

  it('that fails decides over one that is undecided, and that over one that is passed', () => {
    expect(judgeTests(['passed', 'undecided', 'failed'])).toBe('failed');
    expect(judgeTests(['passed', 'undecided'])).toBe('undecided');
    expect(judgeTests(['passed', 'passed'])).toBe('passed');
  });
});

describe('the verdict', () => {
  const of = (asSaid: Outcome | null, ...conditions: Outcome[]) => verdictOf(asSaid, conditions);

  it.each([
    ['holds', of('passed', 'failed')],
    ['holds-if', of('failed', 'undecided', 'passed')],
    ['holds-if', of('undecided', 'passed')],
    ['does-not-hold', of('failed', 'failed', 'undecided')],
    ['does-not-hold', of('failed')],
    ['cannot-tell', of('undecided', 'failed')],
    ['outside', of(null)],
  ])('is %s', (wanted, verdict) => {
    expect(verdict).toBe(wanted);
  });
});
