import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MomentForest } from '../../engine/collect/moment-forest.ts';
import { MomentLayout } from '../../engine/collect/moments.ts';
import { upperEdgeSeconds, WAIT_BINS, waitBin } from '../../engine/collect/wait-histogram.ts';
import { Percentiles } from '../../engine/summarise/percentile.ts';

const bins = Array.from({ length: WAIT_BINS }, (_, bin) => bin);
const layout = new MomentLayout(
  [
    {
      rows: 1,
      width: WAIT_BINS,
      first: Uint16Array.from([...bins, ...bins.slice(0, -1)]),
      second: Uint16Array.from([...bins, ...bins.slice(0, -1).map(() => WAIT_BINS - 1)]),
    },
  ],
  0,
);

/** Percentiles of the waits of some replications; a wait of 0 was answered at once. */
function percentilesOf(replications: readonly (readonly number[])[], t = 2): Percentiles {
  const forest = new MomentForest(layout);
  replications.forEach((waits, r) => {
    const node = forest.take();
    const counts = bins.map(() => 0);
    for (const wait of waits) counts[wait === 0 ? 0 : waitBin(wait)]++;
    let below = 0;
    counts.forEach((count, bin) => {
      below += count;
      node.mean[bin] = below;
    });
    node.becomeOne(r);
    forest.add(node);
  });
  return new Percentiles(layout, forest.total(), 0, t, upperEdgeSeconds);
}

const waits = fc.array(fc.oneof(fc.constant(0), fc.double({ min: 0.6, max: 5000, noNaN: true })), {
  minLength: 1,
  maxLength: 60,
});

describe('a percentile of waits', () => {
  it('lies in the bin of the exact one: within 1/32 of it', () => {
    fc.assert(
      fc.property(
        fc.array(waits, { minLength: 1, maxLength: 4 }),
        fc.constantFrom(0.5, 0.8, 0.9, 0.95, 0.99),
        (replications, share) => {
          const sorted = replications.flat().sort((a, b) => a - b);
          const exact = sorted[Math.ceil(share * sorted.length - 1e-9) - 1];
          const { value } = percentilesOf(replications).estimate(0, share);
          expect(Math.abs(value! - exact)).toBeLessThanOrEqual(exact / 32 + 1e-9);
        },
      ),
      { seed: 5, numRuns: 500 },
    );
  });

  it('is 0 where as many were answered at once', () => {
    expect(percentilesOf([[0, 0, 0, 0, 100]]).estimate(0, 0.8).value).toBe(0);
  });

  it('is linear within a bin', () => {
    // Of four waits in one bin, two lie below its middle.
    const lower = upperEdgeSeconds(waitBin(100) - 1);
    const upper = upperEdgeSeconds(waitBin(100));
    const { value } = percentilesOf([[100, 100, 100, 100]]).estimate(0, 0.5);
    expect(value).toBeCloseTo((lower + upper) / 2, 9);
  });

  it('has an interval that holds it, and none from one replication', () => {
    const replications = Array.from({ length: 10 }, (_, r) =>
      Array.from({ length: 20 }, (_w, i) => 10 + ((7 * i + 3 * r) % 40)),
    );
    const { value, low, high } = percentilesOf(replications).estimate(0, 0.9);
    expect(low!).toBeLessThanOrEqual(value!);
    expect(high!).toBeGreaterThanOrEqual(value!);
    expect(percentilesOf(replications.slice(0, 1), Number.NaN).estimate(0, 0.9)).toEqual({
      value: expect.any(Number),
      low: null,
      high: null,
    });
  });

  it('has no width where all replications are alike', () => {
    const { value, low, high } = percentilesOf([
      [10, 20, 30],
      [10, 20, 30],
      [10, 20, 30],
    ]).estimate(0, 0.5);
    expect([low, high]).toEqual([value, value]);
  });

  it('of nobody is undefined', () => {
    expect(percentilesOf([[], []]).estimate(0, 0.5)).toEqual({ value: null, low: null, high: null });
  });
});
