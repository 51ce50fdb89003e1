import { describe, expect, it } from 'vitest';
import { stepBand, stepPath } from '../../../web/charts/step-path.ts';

describe('stepPath', () => {
  it('holds each value from its edge to the next', () => {
    expect(stepPath([0, 10, 20], [5, 7])).toBe('M0,5H10V7H20');
  });

  it('leaves a gap where there is no figure', () => {
    expect(stepPath([0, 10, 20, 30], [5, null, 7])).toBe('M0,5H10M20,7H30');
  });

  it('draws nothing of nothing', () => {
    expect(stepPath([0], [])).toBe('');
  });
});

describe('stepBand', () => {
  it('goes along the upper line and back along the lower', () => {
    expect(stepBand([0, 10, 20], [9, 8], [1, 2])).toBe('M0,1V1H10V2H20V8H10V9H0Z');
  });

  it('makes one shape of each stretch that has both lines', () => {
    expect(stepBand([0, 10, 20, 30], [9, null, 9], [1, 1, 1]).split('Z').length - 1).toBe(2);
  });
});
