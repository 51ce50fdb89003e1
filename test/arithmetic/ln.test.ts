import { describe, expect, test } from 'vitest';
import { ln } from '../../engine/arithmetic/ln.ts';
import { ulpsApart } from './ulps.ts';

// The expected digits are mpmath's at 60 digits, rounded to float64.
const KNOWN: [x: number, expected: number][] = [
  [5e-324, -744.4400719213812],
  [1e-310, -713.8013788281542],
  [0.001, -6.907755278982137],
  [0.5, -Math.LN2],
  [0.9999999, -1.0000000494736474e-7],
  [1.0000001, 9.999999505838704e-8],
  [1.5, 0.4054651081081644],
  [3, 1.0986122886681098],
  [11, 2.3978952727983707],
  [12345.678, 9.421061321291832],
  [1e300, 690.7755278982137],
  [1.7976931348623157e308, 709.782712893384],
];

describe('ln', () => {
  test.each(KNOWN)('ln(%d) is %d to the last digit but one', (x, expected) => {
    expect(ulpsApart(ln(x), expected)).toBeLessThanOrEqual(1);
  });

  test('stays within one unit in the last place of Math.log over the whole range', () => {
    let worst = 0;
    for (let x = 5e-324; x < 1e308; x = Math.max(x * 1.003, x + 5e-324)) {
      worst = Math.max(worst, ulpsApart(ln(x), Math.log(x)));
    }
    for (let i = 1; i <= 400_000; i++) worst = Math.max(worst, ulpsApart(ln(i / 200_001), Math.log(i / 200_001)));
    expect(worst).toBeLessThanOrEqual(1);
  });

  test('stays within one unit in the last place of Math.log beside every power of two', () => {
    let worst = 0;
    for (let n = -1021; n <= 1022; n++) {
      for (const share of [1 - 2 ** -53, 1, 1 + 2 ** -52, 1 + 2 ** -21, 1 - 2 ** -22, Math.SQRT2, Math.SQRT1_2]) {
        const x = 2 ** n * share;
        worst = Math.max(worst, ulpsApart(ln(x), Math.log(x)));
      }
    }
    expect(worst).toBeLessThanOrEqual(1);
  });

  test('is exact at 1 and names what has no logarithm', () => {
    expect(ln(1)).toBe(0);
    expect(ln(0)).toBe(-Infinity);
    expect(ln(-0)).toBe(-Infinity);
    expect(ln(-1)).toBeNaN();
    expect(ln(-Infinity)).toBeNaN();
    expect(ln(Number.NaN)).toBeNaN();
    expect(ln(Infinity)).toBe(Infinity);
  });
});
