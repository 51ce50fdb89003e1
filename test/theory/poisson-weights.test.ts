import { describe, test } from 'vitest';
import { poissonWeights } from '../../engine/theory/poisson-weights.ts';
import { expectClose } from './agreement.ts';

describe('poissonWeights', () => {
  test('are the Poisson probabilities', () => {
    for (const mean of [0, 0.3, 4, 90]) {
      const { first, weights } = poissonWeights(mean);
      let exact = Math.exp(-mean);
      for (let k = 0; k < first + weights.length; k++) {
        if (k >= first && exact > 1e-200) expectClose(weights[k - first], exact, 1e-11);
        exact *= mean / (k + 1);
      }
    }
  });

  test('have the mean and variance they should, however large', () => {
    for (const mean of [1, 1000, 20_000, 1e6]) {
      const { first, weights } = poissonWeights(mean);
      let average = 0;
      let square = 0;
      weights.forEach((weight, k) => {
        average += weight * (first + k);
        square += weight * (first + k - mean) * (first + k - mean);
      });
      expectClose(average, mean, 1e-12);
      expectClose(square, mean, 1e-10);
    }
  });
});
