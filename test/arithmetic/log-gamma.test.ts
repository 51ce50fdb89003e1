import { describe, expect, test } from 'vitest';
import { logGamma, stirlingError } from '../../engine/arithmetic/log-gamma.ts';
import { expectClose } from './ulps.ts';

// The expected digits are mpmath's at 60 digits, rounded to float64.
const KNOWN: [x: number, expected: number][] = [
  [0.01, 4.599479878042022],
  [0.5, 0.5723649429247001],
  [1.5, -0.12078223763524522],
  [1.9999, -4.227520877215346e-5],
  [2.0001, 4.2281658112919945e-5],
  [3.5, 1.2009736023470743],
  [10.25, 13.368023671476045],
  [14.999, 25.18854687054693],
  [15, 25.19122118273868],
  [100, 359.1342053695754],
  [1234.5, 7550.550901077895],
  [1000000, 12815504.569147611],
  [10000000000, 220258509288.81058],
];

describe('logGamma', () => {
  test.each(KNOWN)('logGamma(%d) is %d within the stated error', (x, expected) => {
    expectClose(logGamma(x), expected, 1e-14, 1);
  });

  test('of a whole number is the sum of the logarithms below it', () => {
    let sum = 0;
    for (let n = 2; n < 60; n++) {
      sum += Math.log(n);
      expectClose(logGamma(n + 1), sum, 2e-14, 1);
    }
  });

  test('is 0 at 1 and 2, and not a number at or below 0', () => {
    expect(logGamma(1)).toBe(0);
    expect(logGamma(2)).toBe(0);
    expect(logGamma(0)).toBeNaN();
    expect(logGamma(-1.5)).toBeNaN();
    expect(logGamma(Infinity)).toBe(Infinity);
  });

  test("leaves Stirling's formula off by what stirlingError says", () => {
    expectClose(stirlingError(15), 0.005554733551962801, 1e-15);
    expectClose(stirlingError(40.5), 0.002057571360973065, 1e-15);
  });
});
