import { gammaSurvival } from '../../../engine/arithmetic/gamma-distribution.ts';

/** P(chi-square with so many degrees of freedom > x). */
export function chiSquareSurvival(x: number, degreesOfFreedom: number): number {
  return gammaSurvival(x / 2, degreesOfFreedom / 2);
}

/** p-value of Pearson's chi-square of counts that should be equal. */
export function evenCells(counts: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < counts.length; i++) total += counts[i]!;
  const expected = total / counts.length;
  let statistic = 0;
  for (let i = 0; i < counts.length; i++) statistic += (counts[i]! - expected) ** 2 / expected;
  return chiSquareSurvival(statistic, counts.length - 1);
}

/**
 * p-value of the Kolmogorov-Smirnov distance of values that should be uniform on 0 to 1.
 * @param sorted in rising order, some hundreds or more
 * Source: Stephens (1970), JRSS B 32, for the correction of the limit law
 */
export function kolmogorovSmirnov(sorted: Float64Array): number {
  const n = sorted.length;
  let distance = 0;
  for (let i = 0; i < n; i++) distance = Math.max(distance, (i + 1) / n - sorted[i]!, sorted[i]! - i / n);
  const lambda = (Math.sqrt(n) + 0.12 + 0.11 / Math.sqrt(n)) * distance;
  if (lambda < 0.2) return 1;
  let sum = 0;
  for (let k = 1; k <= 100; k++) sum += (k % 2 === 1 ? 2 : -2) * Math.exp(-2 * k * k * lambda * lambda);
  return Math.min(1, Math.max(0, sum));
}

/**
 * p-value of the Anderson-Darling statistic of values that should be uniform on 0 to 1: it looks at the ends, where
 * Kolmogorov and Smirnov hardly do. Right to about 1e-5.
 * @param sorted in rising order, inside 0 to 1, some hundreds or more
 * Source: Marsaglia and Marsaglia (2004), Evaluating the Anderson-Darling distribution, J. Stat. Software 9(2)
 */
export function andersonDarling(sorted: Float64Array): number {
  const n = sorted.length;
  let sum = 0;
  for (let i = 0; i < n; i++) sum += (2 * i + 1) * (Math.log(sorted[i]!) + Math.log1p(-sorted[n - 1 - i]!));
  return 1 - andersonDarlingLimit(-n - sum / n);
}

function andersonDarlingLimit(z: number): number {
  if (z < 2) {
    const series = 2.00012 + (0.247105 - (0.0649821 - (0.0347962 - (0.011672 - 0.00168691 * z) * z) * z) * z) * z;
    return (Math.exp(-1.2337141 / z) / Math.sqrt(z)) * series;
  }
  const exponent = 1.0776 - (2.30695 - (0.43424 - (0.082433 - (0.008056 - 0.0003146 * z) * z) * z) * z) * z;
  return Math.exp(-Math.exp(exponent));
}

/** Two-sided p-value of a count that should be Poisson with this mean. */
export function poissonCount(count: number, mean: number): number {
  // P(X <= k) is the survival of a gamma of shape k + 1.
  const atMost = gammaSurvival(mean, count + 1);
  const atLeast = count === 0 ? 1 : 1 - gammaSurvival(mean, count);
  return Math.min(1, 2 * Math.min(atMost, atLeast));
}
