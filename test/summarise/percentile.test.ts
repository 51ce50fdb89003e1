import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MomentForest } from '../../engine/collect/moment-forest.ts';
import { MomentLayout } from '../../engine/collect/moments.ts';
import { UPPER_EDGES, upperEdgeSeconds, WAIT_BINS, waitBin } from '../../engine/collect/wait-histogram.ts';
import { runStudy } from '../../engine/index.ts';
import { Percentiles } from '../../engine/summarise/percentile.ts';
import { SectionView } from '../../engine/summarise/ratio.ts';
import { scenarioOf, smallScenario } from '../support/model-of.ts';

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
function percentilesOf(
  replications: readonly (readonly number[])[],
  t = 2,
  sharedWaits: readonly number[] = [],
): Percentiles {
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
  return new Percentiles(new SectionView(layout, forest.total(), 0, t), UPPER_EDGES, sharedWaits);
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

describe('a wait that many share', () => {
  /** Evenly from 20 to 40 s, and as many as said at one wait exactly. */
  const around = (shared: number, many: number): number[] => [
    ...Array.from({ length: 20_000 }, (_, i) => 20 + (i + 0.5) / 1000),
    ...Array.from({ length: many }, () => shared),
  ];
  const exactOf = (sample: readonly number[], share: number): number =>
    [...sample].sort((a, b) => a - b)[Math.ceil(share * sample.length) - 1];

  it.each([
    ['at the lower edge of its bin', 30],
    ['within its bin', 30.3],
  ])('is the percentile wherever it stands, %s', (_, shared) => {
    const sample = around(shared, 8000);
    for (const share of [0.38, 0.4, 0.5, 0.6]) {
      expect(exactOf(sample, share)).toBe(shared);
      expect(percentilesOf([sample, sample], 2, [shared]).estimate(0, share)).toEqual({
        ...{ value: shared, low: shared, high: shared },
      });
    }
  });

  it.each([30, 30.3])('leaves the percentiles beside it, below and above %d s, where they were', (shared) => {
    const sample = around(shared, 8000);
    for (const share of [0.2, 0.34, 0.66, 0.7, 0.9]) {
      const exact = exactOf(sample, share);
      const { value } = percentilesOf([sample, sample], 2, [shared]).estimate(0, share);
      expect(Math.abs(value! - exact)).toBeLessThan(0.03);
    }
  });

  it('changes nothing to speak of where hardly anybody shares it', () => {
    const sample = around(30, 0);
    for (const share of [0.1, 0.49, 0.5, 0.505, 0.51, 0.52, 0.7]) {
      const { value } = percentilesOf([sample, sample], 2, [30]).estimate(0, share);
      expect(Math.abs(value! - exactOf(sample, share))).toBeLessThan(0.03);
    }
  });

  it('is found in a study: whom an overflow group that is never busy takes after 30 s has waited 30 s', async () => {
    const outcome = await runStudy(
      scenarioOf({
        ...smallScenario,
        calendar: { start: '2026-01-05', hours: 10 },
        demand: { contactsPerHour: 120 },
        contacts: {
          handleTime: { law: 'exponential', meanSeconds: 120 },
          patience: {
            law: 'mixture',
            parts: [
              { weight: 4, of: { law: 'never' } },
              { weight: 1, of: { law: 'constant', seconds: 17 } },
            ],
          },
        },
        agents: [
          { name: 'desk', headcount: 3 },
          { name: 'overflow', headcount: 500 },
        ],
        routing: { '*': [{ group: 'desk' }, { group: 'overflow', afterSeconds: 30 }] },
        run: { seed: 'overflow', replications: 20 },
      }),
      null,
    );
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.issues));
    const { waitAnswered, waitAll } = outcome.report.totals;
    for (const estimate of [waitAnswered.p90, waitAnswered.p95, waitAnswered.p99, waitAll.p95]) {
      expect(estimate).toEqual({ value: 30, low: 30, high: 30 });
    }
  });
});
