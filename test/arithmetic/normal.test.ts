import { describe, expect, test } from 'vitest';
import { normalCdf, normalDensity, normalQuantile } from '../../engine/arithmetic/normal.ts';
import { expectClose } from './ulps.ts';

// The expected digits are mpmath's at 60 digits, rounded to float64.
const PROBABILITIES: [x: number, expected: number][] = [
  [-37, 5.725571222524577e-300],
  [-20, 2.7536241186062337e-89],
  [-10, 7.619853024160525e-24],
  [-6, 9.86587645037698e-10],
  [-5.5, 1.8989562465887718e-8],
  [-3, 0.0013498980316300946],
  [-1.96, 0.024997895148220435],
  [-0.67, 0.2514288950953101],
  [-0.1, 0.460172162722971],
  [0, 0.5],
  [0.5, 0.6914624612740131],
  [1, 0.8413447460685429],
  [2.5, 0.9937903346742238],
  [4, 0.9999683287581669],
  [8, 0.9999999999999993],
];
const QUANTILES: [p: number, expected: number][] = [
  [1e-300, -37.0470962993612],
  [1e-100, -21.273453560965326],
  [1e-16, -8.222082216130435],
  [1e-10, -6.361340902404057],
  [1e-5, -4.264890793922825],
  [0.001, -3.0902323061678136],
  [0.025, -1.9599639845400543],
  [0.075, -1.439531470938456],
  [0.3, -0.5244005127080408],
  [0.5, 0],
  [0.7, 0.5244005127080407],
  [0.975, 1.9599639845400538],
  [0.9999, 3.7190164854557084],
  [0.99999999, 5.612001243305505],
];

describe('normalCdf', () => {
  test.each(PROBABILITIES)('normalCdf(%d) is %d, far tail included', (x, expected) => {
    expectClose(normalCdf(x), expected, 1e-14);
  });

  test('is joined without a jump where its formulas meet', () => {
    for (const seam of [0.67448975, 5.656854249492381]) {
      const below = seam * (1 - 1e-15);
      const above = seam * (1 + 1e-15);
      expectClose(normalCdf(-above), normalCdf(-below), 1e-13);
    }
  });

  test('ends at 0 and 1', () => {
    expect(normalCdf(-Infinity)).toBe(0);
    expect(normalCdf(Infinity)).toBe(1);
    expect(normalCdf(-50)).toBe(0);
    expect(normalCdf(Number.NaN)).toBeNaN();
  });
});

describe('normalQuantile', () => {
  test.each(QUANTILES)('normalQuantile(%d) is %d', (p, expected) => {
    expectClose(normalQuantile(p), expected, 1e-14);
  });

  test('undoes normalCdf in the lower half', () => {
    for (let x = -8; x < 0; x += 0.01) expectClose(normalQuantile(normalCdf(x)), x, 2e-14, 0.1);
  });

  test('ends at the infinities, and is not a number outside 0 to 1', () => {
    expect(normalQuantile(0)).toBe(-Infinity);
    expect(normalQuantile(1)).toBe(Infinity);
    expect(normalQuantile(-1e-9)).toBeNaN();
    expect(normalQuantile(1.000001)).toBeNaN();
  });
});

describe('normalDensity', () => {
  test('is the slope of normalCdf', () => {
    for (const x of [-3, -1, 0, 0.4, 2]) {
      expectClose((normalCdf(x + 1e-5) - normalCdf(x - 1e-5)) / 2e-5, normalDensity(x), 1e-8);
    }
  });
});
