import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holm } from './holm.ts';

describe("Holm's correction", () => {
  it('multiplies the smallest by the number of tests, the next by one less, and never falls', () => {
    const adjusted = holm([0.04, 0.01, 0.03, 0.9]);
    [0.09, 0.04, 0.09, 0.9].forEach((p, i) => {
      expect(adjusted[i]).toBeCloseTo(p, 14);
    });
  });

  it('rejects what the step-down procedure rejects', () => {
    const pValue = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(pValue, { minLength: 1, maxLength: 30 }),
        fc.double({ min: 0.001, max: 0.2, noNaN: true }),
        (p, alpha) => {
          const ascending = p.toSorted((a, b) => a - b);
          const stop = ascending.findIndex((value, k) => value > alpha / (p.length - k));
          const rejected = stop < 0 ? p.length : stop;
          const close = ascending.some((value, k) => Math.abs(value * (p.length - k) - alpha) < 1e-12);
          fc.pre(!close);
          expect(holm(p).filter((value) => value <= alpha)).toHaveLength(rejected);
        },
      ),
      { seed: 1 },
    );
  });
});
