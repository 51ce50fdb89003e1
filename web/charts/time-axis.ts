import { scaleLinear } from 'd3';
import type { Formats } from '../state/format.ts';
import type { Tick } from './plot-area.ts';

/** Reporting intervals in time, as `Report.overTime.intervals` gives them. */
export interface Intervals {
  /** Local start, `2025-12-22T08:30`. */
  readonly labels: readonly string[];
  /** Seconds since the run's start. */
  readonly startSeconds: readonly number[];
}

export interface TimeAxisLayout {
  readonly ticks: readonly Tick[];
  /** First and last visible interval. */
  readonly first: number;
  readonly last: number;
  /** Left edges of the visible intervals, and the right edge of the last. */
  readonly edgesPx: readonly number[];
}

/** Hours between ticks, the finest that leaves room for the words. */
const stepsHours = [1, 2, 3, 6, 12, 24, 48, 168];
const hourWidthPx = 46;
const dayWidthPx = 54;
/** Room that the name of a day takes from the hours after it. */
const dayNamePx = 64;

/**
 * Places time on a horizontal axis by elapsed seconds, and its marks by local time: on the day of a clock change the day is one
 * hour shorter or longer, as it was for those who worked it.
 * @param window seconds since the start; null is the whole run
 */
export function layoutTimeAxis(
  intervals: Intervals,
  intervalSeconds: number,
  window: { readonly from: number; readonly to: number } | null,
  leftPx: number,
  rightPx: number,
  formats: Formats,
): TimeAxisLayout {
  const { labels, startSeconds } = intervals;
  const end = (startSeconds[startSeconds.length - 1] ?? 0) + intervalSeconds;
  const [from, to] = window ? [Math.max(0, window.from), Math.min(end, window.to)] : [startSeconds[0] ?? 0, end];
  const x = scaleLinear().domain([from, to]).range([leftPx, rightPx]);
  const first = Math.max(
    0,
    startSeconds.findIndex((seconds) => seconds + intervalSeconds > from),
  );
  let last = startSeconds.length - 1;
  while (last > first && startSeconds[last]! >= to) last--;
  const edgesPx: number[] = [];
  for (let i = first; i <= last; i++) edgesPx.push(x(startSeconds[i]!));
  edgesPx.push(x(Math.min(end, startSeconds[last]! + intervalSeconds)));

  const pxPerHour = x(3600) - x(0);
  const step = stepsHours.find((hours) => hours * pxPerHour >= (hours < 24 ? hourWidthPx : dayWidthPx)) ?? 168;
  const ticks: Tick[] = [];
  let days = 0;
  let month = '';
  let freeFromPx = Number.NEGATIVE_INFINITY;
  for (let i = first; i <= last; i++) {
    const label = labels[i]!;
    const atPx = x(startSeconds[i]!);
    if (atPx < leftPx - 0.5 || label.slice(14, 16) !== '00') continue;
    const hour = Number(label.slice(11, 13));
    const isMidnight = hour === 0;
    if (isMidnight) days++;
    const isMarked = step <= 24 ? hour % step === 0 : isMidnight && (days - 1) % (step / 24) === 0;
    if (!isMarked) continue;
    // The month is said once and when it changes; the weekday, by which planners think, at every other time.
    const isNewMonth = isMidnight && label.slice(0, 7) !== month;
    if (isMidnight) month = label.slice(0, 7);
    const words = isMidnight ? (isNewMonth ? formats.date(label) : formats.shortDay(label)) : formats.time(label);
    const isFree = isMidnight || atPx - hourWidthPx / 2 >= freeFromPx;
    if (isMidnight) freeFromPx = atPx + dayNamePx;
    ticks.push({ key: label, atPx, label: isFree ? words : '', isMajor: isMidnight });
  }
  return { ticks, first, last, edgesPx };
}

/** The interval at a horizontal place; the nearest one when outside. */
export function intervalAt(axis: TimeAxisLayout, xPx: number): number {
  const { edgesPx, first, last } = axis;
  let i = 0;
  while (i < last - first && edgesPx[i + 1]! <= xPx) i++;
  return first + i;
}
