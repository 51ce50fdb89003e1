import { describe, expect, test } from 'vitest';
import { exp } from '../../engine/arithmetic/exp.ts';
import { ulpsApart } from './ulps.ts';

// The expected digits are mpmath's at 60 digits, rounded to float64.
const KNOWN: [x: number, expected: number][] = [
  [-745, 5e-324],
  [-720.5, 1.2326102893e-313],
  [-708.5, 2.006132305331306e-308],
  [-30.25, 7.287724095819692e-14],
  [-1, 0.36787944117144233],
  [-1e-10, 0.9999999999],
  [1e-10, 1.0000000001],
  [0.5, 1.6487212707001282],
  [1, Math.E],
  [10.1, 24343.00942440838],
  [100, 2.6881171418161356e43],
  [700.3, 1.3690700720098904e304],
  [709.78, 1.7928227943945155e308],
];

describe('exp', () => {
  test.each(KNOWN)('exp(%d) is %d to the last digit but one', (x, expected) => {
    expect(ulpsApart(exp(x), expected)).toBeLessThanOrEqual(1);
  });

  test('stays within one unit in the last place of Math.exp over the whole range', () => {
    let worst = 0;
    for (let i = 0; i <= 400_000; i++) {
      const x = -745 + (i * 1454.7) / 400_000;
      worst = Math.max(worst, ulpsApart(exp(x), Math.exp(x)));
    }
    for (let x = 1e-20; x < 1; x *= 1.01) {
      worst = Math.max(worst, ulpsApart(exp(x), Math.exp(x)), ulpsApart(exp(-x), Math.exp(-x)));
    }
    expect(worst).toBeLessThanOrEqual(1);
  });

  test('never falls as x rises across the seams of its table', () => {
    for (let step = -2000; step <= 2000; step++) {
      const seam = ((step + 0.5) * Math.LN2) / 128;
      let previous = exp(seam - 20 * Number.EPSILON * Math.abs(seam));
      for (let i = -19; i <= 20; i++) {
        const value = exp(seam + i * Number.EPSILON * Math.abs(seam));
        expect(value).toBeGreaterThanOrEqual(previous);
        previous = value;
      }
    }
  });

  test('is exact at 0 and at the ends of the number range', () => {
    expect(exp(0)).toBe(1);
    expect(exp(-0)).toBe(1);
    expect(exp(Infinity)).toBe(Infinity);
    expect(exp(709.782712893385)).toBe(Infinity);
    expect(exp(709.782712893384)).toBeLessThan(Infinity);
    expect(exp(-745.1332191019411)).toBe(5e-324);
    expect(exp(-745.1332191019412)).toBe(0);
    expect(exp(-Infinity)).toBe(0);
    expect(exp(Number.NaN)).toBeNaN();
  });
});
