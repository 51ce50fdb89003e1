import type { Estimate } from '../../engine/browser.ts';

/** A figure on a short line: its interval, itself, and its target. Places are percent of the line's length. */
export interface GaugeLayout {
  readonly value: number | null;
  readonly low: number;
  readonly high: number;
  readonly target: number | null;
}

/** An interval narrower than this would not be seen, percent. */
const leastWidth = 0.8;

/** @param maximum the end of the line, > 0, in the unit of the figure */
export function layoutGauge(estimate: Estimate, target: number | null, maximum: number): GaugeLayout {
  const place = (value: number) => Math.min(100, Math.max(0, (value / maximum) * 100));
  const { value } = estimate;
  const low = place(estimate.low ?? value ?? 0);
  const high = place(estimate.high ?? value ?? 0);
  const widening = Math.max(0, leastWidth - (high - low)) / 2;
  return {
    value: value === null ? null : place(value),
    low: low - widening,
    high: high + widening,
    target: target === null ? null : place(target),
  };
}
