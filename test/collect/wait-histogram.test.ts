import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  COARSE_WAIT_BINS,
  coarseBin,
  coarseUpperEdgeSeconds,
  upperEdgeSeconds,
  WAIT_BINS,
  waitBin,
} from '../../engine/collect/wait-histogram.ts';

const LAST_EDGE = 2 ** 20;

describe('the bins of waits', () => {
  it('hold the waits from their lower edge to below their upper edge', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: LAST_EDGE, maxExcluded: true, noNaN: true }), (wait) => {
        const bin = waitBin(wait);
        expect(bin).toBeGreaterThanOrEqual(1);
        expect(upperEdgeSeconds(bin - 1)).toBeLessThanOrEqual(wait);
        expect(wait).toBeLessThan(upperEdgeSeconds(bin));
      }),
      { seed: 3, numRuns: 5000 },
    );
  });

  it('begin at every edge, to the last digit', () => {
    for (let bin = 1; bin < WAIT_BINS - 1; bin++) {
      const edge = upperEdgeSeconds(bin);
      expect(waitBin(edge)).toBe(bin + 1);
      expect(waitBin(edge * (1 - 2 ** -52))).toBe(bin);
    }
  });

  it('are at most 1/32 as wide as the waits in them, from half a second on', () => {
    for (let bin = 2; bin < WAIT_BINS; bin++) {
      const lower = upperEdgeSeconds(bin - 1);
      expect((upperEdgeSeconds(bin) - lower) / lower).toBeLessThanOrEqual(1 / 32);
    }
  });

  it('reach twelve days; longer waits are in the last', () => {
    expect(upperEdgeSeconds(WAIT_BINS - 1)).toBe(LAST_EDGE);
    expect(LAST_EDGE / 86400).toBeGreaterThan(12);
    expect([waitBin(LAST_EDGE), waitBin(1e12), waitBin(Number.POSITIVE_INFINITY)]).toEqual([
      WAIT_BINS - 1,
      WAIT_BINS - 1,
      WAIT_BINS - 1,
    ]);
  });

  it('leave bin 0 to those who were answered at once', () => {
    expect([waitBin(0), waitBin(Number.MIN_VALUE), waitBin(0.49)]).toEqual([1, 1, 1]);
  });

  it('nest in coarse ones, eight to one, with an edge in common; the last coarse bin is open', () => {
    expect(coarseBin(WAIT_BINS - 1)).toBe(COARSE_WAIT_BINS - 1);
    for (let bin = 0; bin < WAIT_BINS; bin++) {
      const coarse = coarseBin(bin);
      if (coarse < COARSE_WAIT_BINS - 1) {
        expect(upperEdgeSeconds(bin)).toBeLessThanOrEqual(coarseUpperEdgeSeconds(coarse));
      }
      if (coarse > 0) expect(upperEdgeSeconds(bin)).toBeGreaterThan(coarseUpperEdgeSeconds(coarse - 1));
    }
  });
});
