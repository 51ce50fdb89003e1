import { expect } from 'vitest';
import type { ReferenceCase } from '../reference/reference-cases.ts';

/**
 * Compares computed figures with a reference case to a relative difference, and counts what was compared, so that a misspelt
 * name cannot pass unseen.
 */
export function expectAgreement(
  record: ReferenceCase,
  computed: Record<string, number | number[]>,
  relative = 1e-9,
  absolute = 1e-13,
): void {
  for (const [metric, value] of Object.entries(computed)) {
    const expected = record.expected[metric];
    expect(expected, `${record.id} has no ${metric}`).toBeDefined();
    const values = [value].flat();
    const expecteds = [expected].flat();
    expect(values.length, metric).toBe(expecteds.length);
    values.forEach((found, i) => {
      const gap = Math.abs(found - expecteds[i]);
      expect(gap, `${record.id} ${metric}[${i}]: ${found}, exact ${expecteds[i]}`).toBeLessThanOrEqual(
        relative * Math.abs(expecteds[i]) + absolute,
      );
    });
  }
}

/** Every metric of the case that none of the computed ones covers, but for those named as out of reach. */
export function uncovered(record: ReferenceCase, computed: object, outOfReach: RegExp = /^$/): string[] {
  return Object.keys(record.expected).filter((metric) => !(metric in computed) && !outOfReach.test(metric));
}

/** Asserts a relative difference. */
export function expectClose(found: number, exact: number, relative: number, absolute = 0): void {
  expect(Math.abs(found - exact), `${found}, not ${exact}`).toBeLessThanOrEqual(relative * Math.abs(exact) + absolute);
}
