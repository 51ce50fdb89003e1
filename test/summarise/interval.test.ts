import { describe, expect, it } from 'vitest';
import { estimate } from '../../engine/summarise/interval.ts';

describe('an interval', () => {
  it('lies about its value', () => {
    expect(estimate(3, 5, 'any')).toEqual({ value: 3, low: -2, high: 8 });
  });

  it('is cut to what is possible: a count is not below 0, a share lies in 0 to 1, a credit is not above 0', () => {
    expect(estimate(3, 5, 'positive')).toEqual({ value: 3, low: 0, high: 8 });
    expect(estimate(0.75, 0.5, 'share')).toEqual({ value: 0.75, low: 0.25, high: 1 });
    expect(estimate(-3, 5, 'negative')).toEqual({ value: -3, low: -8, high: 0 });
  });

  it('has no ends where its width is not known, and nothing lies about no value', () => {
    expect(estimate(3, Number.NaN, 'any')).toEqual({ value: 3, low: null, high: null });
    expect(estimate(Number.NaN, 1, 'any')).toEqual({ value: null, low: null, high: null });
  });
});
