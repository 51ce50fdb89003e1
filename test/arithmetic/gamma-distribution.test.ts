import { describe, expect, test } from 'vitest';
import { gammaCdf, gammaQuantile, gammaSurvival } from '../../engine/arithmetic/gamma-distribution.ts';
import { expectClose } from './ulps.ts';

// The expected digits are mpmath's at 60 digits, rounded to float64.
const KNOWN: [x: number, shape: number, below: number, above: number][] = [
  [1e-30, 0.01, 0.5040472728599954, 0.49595272714000455],
  [0.5, 0.01, 0.9943732438060329, 0.0056267561939671844],
  [0.1, 0.25, 0.608338845728966, 0.39166115427103393],
  [3, 0.5, 0.9856941215645704, 0.01430587843542964],
  [2, 1, 0.8646647167633873, 0.1353352832366127],
  [0.01, 2.5, 2.987601531906594e-6, 0.999997012398468],
  [2.5, 2.5, 0.5841198130044921, 0.41588018699550794],
  [20, 4, 0.9999967962802195, 3.2037197804769982e-6],
  [12, 14.9, 0.2362339158336228, 0.7637660841663771],
  [20, 15.1, 0.8905631999282486, 0.1094368000717514],
  [70, 100, 0.00043037259497989087, 0.9995696274050201],
  [100, 100, 0.5132987982791487, 0.48670120172085135],
  [160, 100, 0.999999855797755, 1.4420224505352737e-7],
  [9500, 10000, 1.862454651795155e-7, 0.9999998137545348],
  [10300, 10000, 0.9985295051036143, 0.0014704948963856813],
  [995000, 1000000, 2.749580359270071e-7, 0.9999997250419641],
  [1000000, 1000000, 0.5001329807608725, 0.4998670192391274],
  [1004000, 1000000, 0.9999676545526865, 3.234544731347768e-5],
];

describe('gammaCdf and gammaSurvival', () => {
  test.each(KNOWN)('at %d for shape %d are %d and %d', (x, shape, below, above) => {
    const tolerance = shape <= 1e4 ? 1e-12 : 1e-10;
    expectClose(gammaCdf(x, shape), below, below < above ? tolerance : 1e-13);
    expectClose(gammaSurvival(x, shape), above, above < below ? tolerance : 1e-12);
  });

  test('of shape 1 are those of the exponential law', () => {
    for (let x = 0.01; x < 40; x *= 1.3) expectClose(gammaSurvival(x, 1), Math.exp(-x), 1e-14);
  });

  test('are 0 and 1 outside the law, and refuse a shape that is not positive', () => {
    expect(gammaCdf(-1, 2)).toBe(0);
    expect(gammaCdf(0, 2)).toBe(0);
    expect(gammaCdf(Infinity, 2)).toBe(1);
    expect(gammaSurvival(-1, 2)).toBe(1);
    expect(gammaSurvival(Infinity, 2)).toBe(0);
    expect(gammaCdf(Number.NaN, 2)).toBeNaN();
    expect(() => gammaCdf(1, 0)).toThrow('shape: found 0; allowed: a finite number > 0');
    expect(() => gammaQuantile(0.5, Infinity)).toThrow(RangeError);
  });
});

describe('gammaQuantile', () => {
  test.each([0.01, 0.05, 0.3, 0.5, 1, 2.5, 14.9, 15, 100, 1e4, 1e6])('undoes the law of shape %d', (shape) => {
    for (const p of [1e-12, 1e-6, 0.001, 0.025, 0.3, 0.5, 0.5000001, 0.8, 0.99, 0.999999, 1 - 1e-12]) {
      const x = gammaQuantile(p, shape);
      if (x === 0) {
        expect(gammaCdf(1e-306, shape)).toBeGreaterThan(p);
        continue;
      }
      if (p <= 0.5) expectClose(gammaCdf(x, shape), p, 1e-10);
      else expectClose(gammaSurvival(x, shape), 1 - p, 1e-10);
    }
  });

  test('rises with p', () => {
    for (const shape of [0.02, 0.9, 7, 400]) {
      let previous = 0;
      for (let p = 0.001; p < 1; p += 0.001) {
        const x = gammaQuantile(p, shape);
        expect(x).toBeGreaterThanOrEqual(previous);
        previous = x;
      }
    }
  });

  test('of shape 1 is minus the logarithm', () => {
    for (let p = 0.01; p < 1; p += 0.01) expectClose(gammaQuantile(p, 1), -Math.log1p(-p), 1e-13);
  });

  test('ends at 0 and Infinity, and is not a number outside 0 to 1', () => {
    expect(gammaQuantile(0, 3)).toBe(0);
    expect(gammaQuantile(1, 3)).toBe(Infinity);
    expect(gammaQuantile(1.5, 3)).toBeNaN();
  });
});
