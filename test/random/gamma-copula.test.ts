import { describe, expect, it } from 'vitest';
import { GammaCopula } from '../../engine/random/gamma-copula.ts';
import { gammaFromNormal } from '../../engine/random/gamma-from-normal.ts';
import { hermiteTerms, hermiteTermsInScript } from '../../engine/random/hermite-terms.ts';

const copula = GammaCopula.get()!;

describe('the gamma copula in WebAssembly', () => {
  it.each([0, 1e-4, 1e-3, 0.01, 0.05, 0.2, 0.2582, 0.3, 0.7, 1, Math.SQRT2, 2.5, 10, 100])(
    'makes the same gamma variable of every normal one as the script, bit by bit (cv %d)',
    (cv) => {
      for (let normal = -40; normal <= 40; normal += normal > -6 && normal < 6 ? 0.0078125 : 0.25) {
        const assembled = copula.gammaFromNormal(normal, cv);
        if (!Object.is(assembled, gammaFromNormal(normal, cv))) expect.fail(`${normal} becomes ${assembled}`);
      }
      for (const normal of [Number.NaN, Infinity, -Infinity, -0]) {
        expect(copula.gammaFromNormal(normal, cv)).toBe(gammaFromNormal(normal, cv));
      }
    },
  );

  it('integrates the same Hermite terms, whatever it integrated before', () => {
    for (const [cv, terms] of [
      [0.3, 48],
      [2, 62],
      [0.05, 10],
      [0.3, 48],
    ]) {
      expect(hermiteTerms(cv, terms)).toEqual(hermiteTermsInScript(cv, terms));
    }
  });
});

describe('the Hermite terms of a gamma variable', () => {
  it('begin with its mean and add up to its mean square', () => {
    for (const cv of [0.1, 1]) {
      const { coefficients, meanSquare } = hermiteTerms(cv, 48);
      expect(coefficients[0]).toBeCloseTo(1, 12);
      expect(meanSquare).toBeCloseTo(1 + cv * cv, 9);
      expect(coefficients.reduce((sum, term) => sum + term * term, 0)).toBeCloseTo(meanSquare, 9);
    }
  });
});
