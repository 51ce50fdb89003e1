/** Probabilities of a Poisson count, from `first` on; those left out add up to less than 1e-16. */
export interface PoissonWeights {
  first: number;
  weights: Float64Array;
}

/**
 * Poisson probabilities outwards from the most likely count, then made to add up to 1: nothing underflows, however large
 * the mean.
 * @param mean >= 0, up to about 1e9
 * Source: Fox and Glynn (1988), Computing Poisson probabilities, Comm. ACM 31
 */
export function poissonWeights(mean: number): PoissonWeights {
  const mode = Math.floor(mean);
  const reach = Math.ceil(9 * Math.sqrt(mean) + 40);
  const first = Math.max(0, mode - reach);
  const weights = new Float64Array(mode + reach - first + 1);
  weights[mode - first] = 1;
  for (let k = mode - 1; k >= first; k--) weights[k - first] = (weights[k + 1 - first] * (k + 1)) / mean;
  for (let k = mode + 1; k <= mode + reach; k++) weights[k - first] = (weights[k - 1 - first] * mean) / k;
  let sum = 0;
  for (const weight of weights) sum += weight;
  for (let k = 0; k < weights.length; k++) weights[k] /= sum;
  return { first, weights };
}
