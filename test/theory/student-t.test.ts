import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalQuantile } from '../../engine/arithmetic/normal.ts';
import { studentTQuantile, studentTTail } from '../../engine/theory/student-t.ts';
import { expectClose } from './agreement.ts';

/** p, degrees of freedom and quantile, from the regularised incomplete beta function in 40 digits. */
const QUANTILES: [number, number, number][] = [
  [0.6, 7, 0.2631668613520228],
  [0.95, 1, 6.313751514675038],
  [0.975, 2, 4.302652729749462],
  [0.975, 3, 3.182446305283708],
  [0.975, 9, 2.262157162798205],
  [0.995, 19, 2.860934606464979],
  [0.975, 29, 2.045229642132704],
  [0.95, 99, 1.6603911560169906],
  [0.975, 499, 1.9647293909876886],
  [0.9995, 1000, 3.300282648423944],
  [0.975, 9999, 1.9602012636213573],
  [0.975, 10000, 1.960201239890626],
  [0.9999, 10000, 3.720395869117668],
  [0.975, 1000000, 1.9599663568141068],
  [0.999999, 4, 41.5778541501515],
  [0.999999, 250, 4.867928470355432],
];

describe('studentTQuantile', () => {
  test.each(QUANTILES)('is exact to 1e-12 for p = %d and %d degrees of freedom', (p, degrees, exact) => {
    expectClose(studentTQuantile(p, degrees), exact, 1e-12);
  });

  test('is the closed form for two degrees of freedom, far into the tail', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-12, max: 0.499, noNaN: true }), (p) => {
        expectClose(studentTQuantile(p, 2), (2 * p - 1) / Math.sqrt(2 * p * (1 - p)), 1e-10);
      }),
      { seed: 1 },
    );
  });

  test('is odd around one half and rises with p', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20_000 }), fc.integer({ min: 1, max: 511 }), (degrees, numerator) => {
        const p = numerator / 1024;
        expect(studentTQuantile(1 - p, degrees)).toBe(-studentTQuantile(p, degrees));
        expect(studentTQuantile(p + 1 / 1024, degrees)).toBeGreaterThan(studentTQuantile(p, degrees));
      }),
      { seed: 2 },
    );
  });

  test('falls to the normal quantile as degrees of freedom grow, without a step at the change of method', () => {
    for (const p of [0.9, 0.975, 0.9995]) {
      let before = Infinity;
      for (let degrees = 9900; degrees <= 10_100; degrees++) {
        const t = studentTQuantile(p, degrees);
        expect(t).toBeLessThan(before);
        before = t;
      }
      expect(before).toBeGreaterThan(normalQuantile(p));
      expectClose(studentTQuantile(p, Number.MAX_SAFE_INTEGER), normalQuantile(p), 1e-14);
    }
  });

  test('keeps these bytes, which every printed interval is made of', () => {
    expect(studentTQuantile(0.975, 1)).toBe(12.70620473617469);
    expect(studentTQuantile(0.975, 99)).toBe(1.9842169515864219);
    expect(studentTQuantile(0.975, 399)).toBe(1.9659272959208893);
  });

  test('refuses certainty and broken degrees of freedom', () => {
    expect(() => studentTQuantile(1, 5)).toThrow('p: found 1; allowed: a number between 0 and 1, both excluded');
    expect(() => studentTQuantile(0.9, 0)).toThrow('degreesOfFreedom: found 0; allowed: a whole number >= 1');
  });
});

describe('studentTTail', () => {
  test.each(QUANTILES)('gives back p = %d with %d degrees of freedom', (p, degrees, quantile) => {
    expectClose(studentTTail(quantile, degrees), 1 - p, 1e-9);
    expectClose(studentTTail(-quantile, degrees), p, 1e-9);
  });

  test('is one half at 0, and 0 far out', () => {
    expect(studentTTail(0, 5)).toBe(0.5);
    expect(studentTTail(1e9, 30)).toBeLessThan(1e-100);
  });
});
