import { scaleLinear } from 'd3';
import type { Tick } from './plot-area.ts';

/** Steps of a clock face, seconds: an axis of waits has its marks at round minutes and not at round hundreds of seconds. */
const durationSteps = [1, 2, 5, 10, 15, 20, 30, 60, 120, 300, 600, 900, 1200, 1800, 3600, 7200, 14_400];

/** Steps between the bottom and the top of an axis, at most; the least distance of two marks. */
const mostSteps = 5;
const leastStepPx = 36;

/** A vertical axis from zero at the bottom to `maximum` at the top. */
export function layoutValueAxis(
  maximum: number,
  bottomPx: number,
  topPx: number,
  write: (value: number) => string,
  kind: 'count' | 'duration' = 'count',
): { readonly ticks: readonly Tick[]; readonly y: (value: number) => number } {
  const y = scaleLinear().domain([0, maximum]).range([bottomPx, topPx]);
  const wanted = Math.max(2, Math.floor((bottomPx - topPx) / leastStepPx));
  const values = kind === 'duration' ? durationTicks(maximum, wanted) : y.ticks(wanted);
  const ticks = values.map((value) => ({
    key: String(value),
    atPx: y(value),
    label: write(value),
    isMajor: value === 0,
  }));
  return { ticks, y: (value) => y(value) };
}

/** A round figure at or above `needed` for the top of an axis of counts. */
export function roundUpCount(needed: number): number {
  return scaleLinear().domain([0, needed]).nice(mostSteps).domain()[1]!;
}

/** A round time at or above `needed` seconds for the top of an axis of durations. */
export function roundUpDuration(needed: number): number {
  const step = durationStep(needed, mostSteps);
  return Math.ceil(needed / step) * step;
}

function durationTicks(maximum: number, wanted: number): number[] {
  const step = durationStep(maximum, wanted);
  return Array.from({ length: Math.floor(maximum / step) + 1 }, (_, i) => i * step);
}

function durationStep(maximum: number, wanted: number): number {
  return durationSteps.find((seconds) => maximum / seconds <= wanted) ?? Math.ceil(maximum / wanted / 3600) * 3600;
}
