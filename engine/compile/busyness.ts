import { hermiteTerms } from '../random/hermite-terms.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Busyness } from './model-demand.ts';

const TERMS = 48;

/** Busyness as the simulation draws it; null when volume has none. */
export function busynessOf({ busyness }: Scenario['demand']): Busyness | null {
  if (busyness === undefined || busyness.cv === 0) return null;
  const { cv, correlationBetweenTopics, correlationBetweenDays } = busyness;
  const normal = (wanted: number) => (wanted === 0 || wanted === 1 ? wanted : normalCorrelation(wanted, weightsOf(cv)));
  return {
    cv,
    normalCorrelationBetweenTopics: normal(correlationBetweenTopics),
    normalCorrelationBetweenDays: normal(correlationBetweenDays),
  };
}

/**
 * The weights of the last cv, some milliseconds of a cold start. Correlations of 0 and 1 do without, and plans
 * of one scenario, or a lever that moves another thing, find them here.
 */
let known: { readonly cv: number; readonly weights: Float64Array } | null = null;

function weightsOf(cv: number): Float64Array {
  if (known?.cv !== cv) known = { cv, weights: correlationWeights(cv) };
  return known.weights;
}

/**
 * The correlation that two normal variables need so that the gamma variables made of them have the wanted one. The factor
 * is G = sum of g_n He_n(Z) / sqrt(n!), He_n the Hermite polynomials, so two factors have the correlation
 * sum g_n^2 r^n / sum g_n^2, n >= 1, which rises from 0 to 1 with r and is inverted by bisection.
 * Source: Cario and Nelson (1997), Modeling and generating random vectors with arbitrary marginal distributions and
 *   correlation matrix (NORTA).
 * @param wanted correlation of the gamma variables, 0 to 1
 * @param weights g_n^2 / sum g_n^2 at place n
 */
export function normalCorrelation(wanted: number, weights: Float64Array): number {
  if (wanted === 0 || wanted === 1) return wanted;
  let low = 0;
  let high = 1;
  for (;;) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) return middle;
    let correlation = 0;
    for (let n = weights.length - 1; n >= 0; n--) correlation = correlation * middle + weights[n];
    if (correlation < wanted) low = middle;
    else high = middle;
  }
}

/**
 * Shares of the variance of a gamma variable of mean 1 that lie on each Hermite polynomial of its normal variable, adding
 * to 1; what lies beyond the 48th counts as on the 49th.
 */
export function correlationWeights(cv: number): Float64Array {
  const weights = new Float64Array(TERMS + 2);
  const { coefficients, meanSquare } = hermiteTerms(cv, TERMS);
  const variance = meanSquare - coefficients[0] * coefficients[0];
  let rest = 1;
  for (let n = 1; n <= TERMS; n++) {
    weights[n] = (coefficients[n] * coefficients[n]) / variance;
    rest -= weights[n];
  }
  weights[TERMS + 1] = Math.max(0, rest);
  return weights;
}
