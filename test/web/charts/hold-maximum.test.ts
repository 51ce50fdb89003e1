import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdMaximum } from '../../../web/charts/hold-maximum.ts';
import { roundUpCount, roundUpDuration } from '../../../web/charts/value-axis.ts';

describe('holdMaximum', () => {
  it('stays put while the reader drags, whatever the figures do', () => {
    expect(holdMaximum(100, 900, true)).toBe(100);
    expect(holdMaximum(100, 1, true)).toBe(100);
  });

  it('stays put while the figures fit and fill it', () => {
    expect(holdMaximum(100, 60, false)).toBe(100);
  });

  it('moves when the figures leave it or shrink into a corner', () => {
    expect(holdMaximum(100, 130, false)).toBeGreaterThanOrEqual(130);
    expect(holdMaximum(100, 20, false)).toBeLessThan(50);
  });

  it.each([
    ['counts', roundUpCount],
    ['durations', roundUpDuration],
  ])('ends at a figure for %s that no mark exceeds and that wastes less than half', (_name, roundUp) => {
    fc.assert(
      fc.property(fc.double({ min: 1, max: 1e6, noNaN: true }), (needed) => {
        const maximum = holdMaximum(null, needed, false, roundUp);
        expect(maximum).toBeGreaterThanOrEqual(needed);
        expect(maximum).toBeLessThanOrEqual(needed * 2.05);
      }),
    );
  });

  it('has an axis even where nothing happens', () => {
    expect(holdMaximum(null, 0, false)).toBeGreaterThan(0);
  });

  it('ends an axis of waits at round minutes', () => {
    expect(roundUpDuration(2010)).toBe(2400);
    expect(roundUpDuration(61)).toBe(75);
  });
});
