import { expect } from 'vitest';

const number = new Float64Array(1);
const bits = new BigInt64Array(number.buffer);

/** Number of float64 steps from one number to the other; both of the same sign. */
export function ulpsApart(a: number, b: number): number {
  if (Object.is(a, b)) return 0;
  number[0] = a;
  const first = bits[0];
  number[0] = b;
  const apart = Number(first - bits[0]);
  return Number.isNaN(a) || Number.isNaN(b) ? Infinity : Math.abs(apart);
}

/** Fails unless |found - expected| <= tolerance * max(|expected|, floor). */
export function expectClose(found: number, expected: number, tolerance: number, floor = 0): void {
  const error = Math.abs(found - expected) / Math.max(Math.abs(expected), floor);
  expect(error <= tolerance || found === expected, `found ${found}, expected ${expected}, error ${error}`).toBe(true);
}
