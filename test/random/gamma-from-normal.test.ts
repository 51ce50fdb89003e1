import { describe, expect, it } from 'vitest';
import { gammaCdf } from '../../engine/arithmetic/gamma-distribution.ts';
import { normalCdf } from '../../engine/arithmetic/normal.ts';
import { gammaFromNormal } from '../../engine/random/gamma-from-normal.ts';

describe('the gamma variable of a normal one', () => {
  it.each([0.05, 0.3, 1, 2.5])('stands where the normal stands in its law (cv %d)', (cv) => {
    const shape = 1 / (cv * cv);
    for (const normal of [-3, -1, 0, 0.5, 2, 4]) {
      expect(gammaCdf(shape * gammaFromNormal(normal, cv), shape)).toBeCloseTo(normalCdf(normal), 9);
    }
  });

  it('is 1 without variation', () => {
    expect(gammaFromNormal(2, 0)).toBe(1);
  });

  it('goes over smoothly into the expansion for small variation', () => {
    for (const normal of [-3, -0.4, 0, 1, 3]) {
      const above = gammaFromNormal(normal, 1e-3);
      const below = gammaFromNormal(normal, 1e-3 * (1 - 1e-9));
      expect(Math.abs(above - below)).toBeLessThan(2e-8);
    }
  });

  it('stays finite and never falls below 0, however large the variation or far out the normal', () => {
    for (const cv of [1e-5, 0.1, 1, 10, 100]) {
      for (const normal of [-40, -9, 0, 9, 40]) {
        const factor = gammaFromNormal(normal, cv);
        expect(factor).toBeGreaterThanOrEqual(0);
        expect(factor).toBeLessThan(Number.POSITIVE_INFINITY);
      }
    }
  });
});
