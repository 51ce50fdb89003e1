import { describe, expect, test } from 'vitest';
import { exponentialRemainder } from '../../engine/theory/exponential-remainder.ts';
import { expectClose } from './agreement.ts';

describe('exponentialRemainder', () => {
  test('keeps its digits where subtraction would lose them all', () => {
    expectClose(exponentialRemainder(1e-9), 5e-19 - 1e-27 / 6, 1e-15);
    expectClose(exponentialRemainder(-1e-160), 5e-321, 1e-2);
    expect(exponentialRemainder(0)).toBe(0);
  });

  test('changes method at one half without a step', () => {
    for (const sign of [1, -1]) {
      const inside = exponentialRemainder(sign * (0.5 - 1e-12));
      const outside = exponentialRemainder(sign * (0.5 + 1e-12));
      expectClose(outside - inside, 2e-12 * sign * (1 - Math.exp(-sign * 0.5)), 1e-3);
    }
  });

  test('is z - 1 far to the right and an exponential far to the left', () => {
    expect(exponentialRemainder(100)).toBe(99);
    expectClose(exponentialRemainder(-30), Math.exp(30), 1e-11);
  });
});
