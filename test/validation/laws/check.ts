import { normalCdf } from '../../../engine/arithmetic/normal.ts';
import type { Estimate } from '../../../engine/index.ts';
import { studentTQuantile } from '../../../engine/theory/student-t.ts';

/** One application of a law: where it was looked for, what it says, what was found. */
export interface Check {
  readonly where: string;
  readonly what: string;
  readonly found: string;
  /** Of the hypothesis that the law holds; null where chance has no part in it. */
  readonly p: number | null;
  /** Where chance has no part: whether it holds. */
  readonly holds: boolean;
}

export interface Law {
  readonly name: string;
  /** In one sentence, with the tolerance. */
  readonly statement: string;
  readonly checks: readonly Check[];
  /** Where it was not asked, and why. */
  readonly leftOut?: readonly string[];
}

/** A law without chance. */
export function exactCheck(where: string, what: string, found: string, holds: boolean): Check {
  return { where, what, found, p: null, holds };
}

/** A law that two figures are equal, their difference over its standard error being normal. */
export function equalCheck(where: string, what: string, difference: number, standardError: number): Check {
  const z = difference / standardError;
  return { where, what, found: zWords(z), p: 2 * normalCdf(-Math.abs(z)), holds: true };
}

/** A law that a figure is at most 0: only an excess tells against it. */
export function notAboveCheck(where: string, what: string, value: number, standardError: number): Check {
  const z = standardError > 0 ? value / standardError : Math.sign(value) * Number.MAX_SAFE_INTEGER;
  return { where, what, found: zWords(z), p: normalCdf(-z), holds: true };
}

const zWords = (z: number): string => `z ${Math.abs(z) > 999 ? (z > 0 ? '> 999' : '< -999') : z.toFixed(2)}`;

/** The standard error that an interval was made from, read off its longer side, which is not cut at 0 or 1. */
export function standardErrorOf({ value, low, high }: Estimate, replications: number, confidence = 0.95): number {
  if (value === null || low === null || high === null) return Number.NaN;
  return Math.max(high - value, value - low) / studentTQuantile((1 + confidence) / 2, replications - 1);
}
