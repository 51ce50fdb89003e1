import { gammaQuantile } from '../arithmetic/gamma-distribution.ts';
import { normalCdf } from '../arithmetic/normal.ts';

/** The largest number below 1: the quantile at 1 would be infinite. */
const ALMOST_ONE = 0.9999999999999999;
/** Below this the gamma quantile takes long, and its expansion about the normal law is good to 1e-9. */
const SMALLEST_CV = 1e-3;

/**
 * The gamma variable of mean 1 that stands in its law where a standard normal variable stands in the normal law, so that
 * gamma variables can be as correlated as normal ones are (a Gaussian copula).
 * @param normal any number
 * @param cv standard deviation; >= 0
 * @returns >= 0; 1 when cv is 0
 * Source: below cv 0.001 the first terms of Cornish and Fisher (1937), Revue de l'Institut International de Statistique 5.
 */
export function gammaFromNormal(normal: number, cv: number): number {
  if (cv === 0) return 1;
  if (cv < SMALLEST_CV) return 1 + cv * normal + (cv * cv * (normal * normal - 1)) / 3;
  const shape = 1 / (cv * cv);
  return gammaQuantile(Math.min(normalCdf(normal), ALMOST_ONE), shape) / shape;
}
