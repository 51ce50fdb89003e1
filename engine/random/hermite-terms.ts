import { normalDensity } from '../arithmetic/normal.ts';
import { GammaCopula } from './gamma-copula.ts';
import { gammaFromNormal } from './gamma-from-normal.ts';

const REACH = 8;
const STEPS = 1600;

/** What the gamma variable G of mean 1 has in common with the Hermite polynomials of its normal variable Z. */
export interface HermiteTerms {
  /** E[G He_n(Z)] / sqrt(n!) at place n. */
  readonly coefficients: Float64Array;
  /** E[G^2] */
  readonly meanSquare: number;
}

/**
 * The terms of the gamma variable that `gammaFromNormal` makes of a normal one, integrated by the trapezoidal rule, which
 * is exact to rounding for such bell-shaped integrands: 1,600 gamma quantiles, in WebAssembly where it is to be had.
 * @param cv standard deviation of the gamma variable; >= 0
 * @param terms the polynomials 0 to `terms`; at most 62
 */
export function hermiteTerms(cv: number, terms: number): HermiteTerms {
  const copula = GammaCopula.get();
  if (copula === null) return hermiteTermsInScript(cv, terms);
  const coefficients = new Float64Array(terms + 1);
  return { coefficients, meanSquare: copula.integrate(cv, coefficients) };
}

/** The same in JavaScript: the text to read, and what a test compares with. */
export function hermiteTermsInScript(cv: number, terms: number): HermiteTerms {
  const coefficients = new Float64Array(terms + 1);
  const root = Float64Array.from({ length: terms + 2 }, (_, n) => Math.sqrt(n));
  let meanSquare = 0;
  for (let i = -STEPS / 2; i <= STEPS / 2; i++) {
    const z = (i * 2 * REACH) / STEPS;
    const mass = (normalDensity(z) * 2 * REACH) / STEPS;
    const factor = gammaFromNormal(z, cv);
    meanSquare += mass * factor * factor;
    let before = 0;
    let hermite = 1;
    for (let n = 0; n <= terms; n++) {
      coefficients[n] += mass * factor * hermite;
      const next = (z * hermite - root[n] * before) / root[n + 1];
      before = hermite;
      hermite = next;
    }
  }
  return { coefficients, meanSquare };
}
