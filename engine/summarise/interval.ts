import { studentTQuantile } from '../theory/student-t.ts';
import type { Estimate } from './report.ts';

/** Where a figure can lie at all; an interval is cut there. */
export type Range = 'share' | 'positive' | 'negative' | 'any';

export const UNDEFINED_ESTIMATE: Estimate = { value: null, low: null, high: null };

/** Student's t for two-sided intervals over n replications; NaN for fewer than two. */
export function tValue(replications: number, confidence: number): number {
  return replications < 2 ? Number.NaN : studentTQuantile((1 + confidence) / 2, replications - 1);
}

/** The interval value +- halfWidth, cut to the range; without ends when the half-width is unknown. */
export function estimate(value: number, halfWidth: number, range: Range): Estimate {
  if (!Number.isFinite(value)) return UNDEFINED_ESTIMATE;
  if (!Number.isFinite(halfWidth)) return { value, low: null, high: null };
  const [least, most] = boundsOf(range);
  return { value, low: Math.max(least, value - halfWidth), high: Math.min(most, value + halfWidth) };
}

/** The ends of a range. */
export function boundsOf(range: Range): readonly [least: number, most: number] {
  const least = range === 'any' || range === 'negative' ? Number.NEGATIVE_INFINITY : 0;
  const most = range === 'share' ? 1 : range === 'negative' ? 0 : Number.POSITIVE_INFINITY;
  return [least, most];
}
