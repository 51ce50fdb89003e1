import { describe, expect, it } from 'vitest';
import { busynessOf, correlationWeights, normalCorrelation } from '../../engine/compile/busyness.ts';
import { gammaFromNormal } from '../../engine/random/gamma-from-normal.ts';
import { scenarioOf, smallScenario } from '../support/model-of.ts';

/** Correlation of the gamma variables of two normal ones with correlation r, by the trapezoidal rule in the plane. */
function gammaCorrelation(cv: number, r: number): number {
  const step = 0.08;
  let product = 0;
  let square = 0;
  for (let x = -8; x <= 8; x += step) {
    const first = gammaFromNormal(x, cv);
    const mass = (Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)) * step;
    square += first * first * mass;
    for (let y = -8; y <= 8; y += step) {
      const second = gammaFromNormal(r * x + Math.sqrt(1 - r * r) * y, cv);
      product += first * second * mass * (Math.exp((-y * y) / 2) / Math.sqrt(2 * Math.PI)) * step;
    }
  }
  return (product - 1) / (square - 1);
}

describe('the correlation of busyness', () => {
  it.each([
    [0.1, 0.5],
    [0.3, 0.9],
    [1, 0.2],
    [1, 0.7],
    [2, 0.5],
  ])('of the factors, not of the normal variables behind them, is as given (cv %d, %d)', (cv, wanted) => {
    const r = normalCorrelation(wanted, correlationWeights(cv));
    expect(r).toBeGreaterThan(wanted);
    expect(gammaCorrelation(cv, r)).toBeCloseTo(wanted, 4);
  });

  it('is the same for both when the factors hardly vary, and at 0 and 1', () => {
    expect(normalCorrelation(0.5, correlationWeights(0.001))).toBeCloseTo(0.5, 5);
    const weights = correlationWeights(1);
    expect([normalCorrelation(0, weights), normalCorrelation(1, weights)]).toEqual([0, 1]);
  });

  it('rests on shares of the variance that add to 1', () => {
    for (const cv of [0.1, 1, 5, 50]) {
      const weights = correlationWeights(cv);
      expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 9);
      expect(Math.min(...weights)).toBeGreaterThanOrEqual(0);
    }
  });

  it('does not arise without variation', () => {
    const { demand } = scenarioOf({ ...smallScenario, demand: { contactsPerHour: 1, busyness: { cv: 0 } } });
    expect(busynessOf(demand)).toBeNull();
  });
});
