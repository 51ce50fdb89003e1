/**
 * Largest distance between the empirical distribution function of a sample and a law's, both one-sided limits compared,
 * so that laws with atoms are judged rightly. The sample is sorted in place.
 */
export function kolmogorovDistance(sample: Float64Array, cdf: (x: number) => number): number {
  sample.sort();
  const n = sample.length;
  let distance = 0;
  for (let first = 0, last: number; first < n; first = last) {
    const x = sample[first];
    last = first + 1;
    while (last < n && sample[last] === x) last++;
    const isAtom = last - first > 1;
    const at = cdf(x);
    const below = isAtom ? cdf(justBelow(x)) : at;
    distance = Math.max(distance, Math.abs(last / n - at), Math.abs(first / n - below));
  }
  return distance;
}

function justBelow(x: number): number {
  return x === Infinity ? Number.MAX_VALUE : x === 0 ? -Number.MIN_VALUE : x * (1 - Number.EPSILON);
}

/**
 * The distance that a true law's sample of size n exceeds with at most the given odds, for any law.
 * Source: Massart (1990), The tight constant in the Dvoretzky-Kiefer-Wolfowitz inequality.
 */
export function kolmogorovBound(n: number, odds: number): number {
  return Math.sqrt(Math.log(2 / odds) / (2 * n));
}

/** Pearson's chi-square of counts against their expectations. */
export function chiSquare(counts: ArrayLike<number>, expected: (cell: number) => number): number {
  let sum = 0;
  for (let cell = 0; cell < counts.length; cell++) {
    const difference = counts[cell] - expected(cell);
    sum += (difference * difference) / expected(cell);
  }
  return sum;
}

/** Pearson's correlation of two samples of equal length. */
export function correlation(x: Float64Array, y: Float64Array): number {
  const n = x.length;
  const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / n;
  const xMean = mean(x);
  const yMean = mean(y);
  let xx = 0;
  let yy = 0;
  let xy = 0;
  for (let i = 0; i < n; i++) {
    xx += (x[i] - xMean) ** 2;
    yy += (y[i] - yMean) ** 2;
    xy += (x[i] - xMean) * (y[i] - yMean);
  }
  return xy / Math.sqrt(xx * yy);
}
