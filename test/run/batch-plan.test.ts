import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BatchPlan, type ReplicationRange } from '../../engine/run/batch-plan.ts';

/** Hands out all batches of a study whose replications take the time given. */
function batches(total: number, lanes: number, millisecondsPerReplication: (from: number) => number) {
  const plan = new BatchPlan({ from: 0, total, lanes, batchMilliseconds: 100 });
  const ranges: ReplicationRange[] = [];
  for (let range = plan.next(); range !== null; range = plan.next()) {
    ranges.push(range);
    plan.observe(range, size(range) * millisecondsPerReplication(range.from));
  }
  return ranges;
}

/** When each lane has nothing more to do, where every replication takes the same time. */
function endsOfLanes(total: number, lanes: number, each: number): number[] {
  const plan = new BatchPlan({ from: 0, total, lanes, batchMilliseconds: 100 });
  const inHand = Array.from({ length: lanes }, () => ({ range: plan.next(), end: 0 }));
  for (const lane of inHand) lane.end = each * size(lane.range!);
  for (;;) {
    const busy = inHand.filter(({ range }) => range !== null).sort((a, b) => a.end - b.end);
    if (busy.length === 0) return inHand.map(({ end }) => end);
    const lane = busy[0]!;
    plan.observe(lane.range!, each * size(lane.range!));
    lane.range = plan.next();
    if (lane.range !== null) lane.end += each * size(lane.range);
  }
}

const size = ({ from, to }: ReplicationRange) => to - from;

const study = fc.record({
  total: fc.integer({ min: 1, max: 3000 }),
  lanes: fc.integer({ min: 1, max: 9 }),
  milliseconds: fc.array(fc.double({ min: 0, max: 300, noNaN: true }), { minLength: 1, maxLength: 20 }),
});

describe('BatchPlan', () => {
  it('hands out every replication once, in order, whatever their speed', () => {
    fc.assert(
      fc.property(study, ({ total, lanes, milliseconds }) => {
        const ranges = batches(total, lanes, (from) => milliseconds[from % milliseconds.length]!);
        expect(ranges[0]!.from).toBe(0);
        expect(ranges.at(-1)!.to).toBe(total);
        for (let i = 1; i < ranges.length; i++) expect(ranges[i]!.from).toBe(ranges[i - 1]!.to);
      }),
    );
  });

  it('starts a batch of n = 2^k replications at a multiple of n, so that every power of two ends one', () => {
    fc.assert(
      fc.property(study, ({ total, lanes, milliseconds }) => {
        for (const range of batches(total, lanes, (from) => milliseconds[from % milliseconds.length]!)) {
          expect(Number.isInteger(Math.log2(size(range)))).toBe(true);
          expect(range.from % size(range)).toBe(0);
        }
      }),
    );
  });

  it('opens with single replications while nothing is known of their speed', () => {
    const plan = new BatchPlan({ from: 0, total: 1000, lanes: 4, batchMilliseconds: 100 });
    expect([plan.next(), plan.next(), plan.next(), plan.next()].map((range) => size(range!))).toEqual([1, 1, 1, 1]);
  });

  it('settles at the largest power of two within the time a batch may take', () => {
    const sizes = batches(512, 1, () => 3).map(size);
    expect(Math.max(...sizes)).toBe(32);
    expect(sizes.filter((n) => n === 32).length).toBeGreaterThanOrEqual(14);
  });

  it('keeps to single replications when each takes longer than a batch may', () => {
    expect(new Set(batches(20, 2, () => 400).map(size))).toEqual(new Set([1]));
  });

  it('keeps to single replications in one lane when each takes a fifth of that time', () => {
    expect(new Set(batches(20, 1, () => 20).map(size))).toEqual(new Set([1]));
    expect(Math.max(...batches(20, 1, () => 19).map(size))).toBe(4);
    expect(Math.max(...batches(64, 2, () => 20).map(size))).toBe(4);
  });

  it('forgets the slow start of code that is not compiled yet', () => {
    const sizes = batches(512, 1, (from) => (from < 4 ? 90 : 1)).map(size);
    expect(Math.max(...sizes)).toBe(64);
  });

  it.each([0, 1, 7])(
    'never gives one of several lanes more than its share of the rest (%i ms each)',
    (milliseconds) => {
      const total = 1000;
      const least = milliseconds === 1 ? 2 : 1;
      for (const range of batches(total, 4, () => milliseconds))
        expect(size(range)).toBeLessThanOrEqual(Math.max(least, (total - range.from) / 4));
    },
  );

  it.each([2, 3, 4, 8])('lets %i lanes end together, within two replications or twice two milliseconds', (lanes) => {
    fc.assert(
      fc.property(fc.integer({ min: 50, max: 3000 }), fc.double({ min: 0.1, max: 40, noNaN: true }), (total, each) => {
        const ends = endsOfLanes(total, lanes, each);
        expect(Math.max(...ends) - Math.min(...ends)).toBeLessThanOrEqual(2 * Math.max(each, 2) + 1e-6);
      }),
    );
  });

  it('ends with batches of two milliseconds at the least, however short its replications', () => {
    const sizes = batches(4096, 2, () => 0.125).map(size);
    expect(sizes.at(-1)).toBe(16);
    expect(sizes.length).toBeLessThan(batches(4096, 2, () => 2).length);
  });

  it('goes on where another plan left off', () => {
    const plan = new BatchPlan({ from: 37, total: 40, lanes: 1, batchMilliseconds: 100 });
    expect([plan.next(), plan.next(), plan.next(), plan.next()]).toEqual([
      { from: 37, to: 38 },
      { from: 38, to: 39 },
      { from: 39, to: 40 },
      null,
    ]);
  });

  it('estimates the time left from the speed seen, and knows nothing before the first result', () => {
    const plan = new BatchPlan({ from: 0, total: 11, lanes: 1, batchMilliseconds: 100 });
    const first = plan.next()!;
    expect(plan.remainingMilliseconds).toBe(Number.POSITIVE_INFINITY);
    plan.observe(first, 7);
    expect(plan.remainingMilliseconds).toBe(70);
  });
});
