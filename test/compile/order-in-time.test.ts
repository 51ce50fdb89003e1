import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderInTime } from '../../engine/compile/order-in-time.ts';

describe('order in time', () => {
  it('is that of a stable sort, of runs that rise, fall and are equal', () => {
    const instants = fc.oneof(
      fc.array(fc.integer({ min: -5, max: 5 })),
      fc
        .array(fc.array(fc.integer({ min: -1000, max: 1000 })).map((run) => run.sort((a, b) => a - b)))
        .map((r) => r.flat()),
    );
    fc.assert(
      fc.property(instants, (at) => {
        const sorted = [...at.keys()].sort((a, b) => at[a] - at[b] || a - b);
        expect([...orderInTime(at)]).toEqual(sorted);
        expect([...orderInTime([...at, -9999], at.length)]).toEqual(sorted);
      }),
      { numRuns: 500 },
    );
  });
});
