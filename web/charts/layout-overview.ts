import type { Report } from '../../engine/browser.ts';
import type { Formats } from '../state/format.ts';
import { timePlot } from './layout-demand.ts';
import type { PlotArea, Tick } from './plot-area.ts';
import { stepBand } from './step-path.ts';
import { layoutTimeAxis } from './time-axis.ts';

/** The whole run in a strip: the shape of demand, where it exceeds capacity, and the part that the time charts show. */
export interface OverviewLayout {
  readonly plot: PlotArea;
  readonly dayTicks: readonly Tick[];
  readonly loadArea: string;
  readonly shortArea: string;
  /** Left and right edge of the part shown. */
  readonly selectionPx: readonly [number, number];
  /** Seconds at the left and right edge of the strip: a place in the strip is linear between them. */
  readonly spanSeconds: readonly [number, number];
}

export function layoutOverview(
  report: Report,
  size: { readonly widthPx: number; readonly heightPx: number; readonly window: TimeSpan | null },
  formats: Formats,
): OverviewLayout {
  const { intervals } = report.overTime;
  const intervalSeconds = report.reportingMinutes * 60;
  const full = timePlot({ ...size, maximum: 1, window: null });
  const plot = { ...full, topPx: 2, bottomPx: size.heightPx - 2 };
  const time = layoutTimeAxis(intervals, intervalSeconds, null, plot.leftPx, plot.rightPx, formats);
  const start = intervals.startSeconds[0] ?? 0;
  const end = (intervals.startSeconds.at(-1) ?? 0) + intervalSeconds;
  const highest = Math.max(1e-9, ...intervals.offeredLoad);
  const y = (load: number) => plot.bottomPx - (load / highest) * (plot.bottomPx - plot.topPx);
  const xPx = (seconds: number) => plot.leftPx + ((seconds - start) / (end - start)) * (plot.rightPx - plot.leftPx);
  const loadPx = intervals.offeredLoad.map(y);
  const staffed = intervals.staffed.value;
  const shortPx = intervals.offeredLoad.map((load, i) => (load > (staffed[i] ?? 0) ? y(load) : null));
  const shortFloor = shortPx.map((px, i) => (px === null ? null : y(staffed[i] ?? 0)));
  return {
    plot,
    dayTicks: time.ticks.filter((tick) => tick.isMajor),
    loadArea: stepBand(
      time.edgesPx,
      loadPx.map(() => plot.bottomPx),
      loadPx,
    ),
    shortArea: stepBand(time.edgesPx, shortFloor, shortPx),
    selectionPx: size.window ? [xPx(size.window.from), xPx(size.window.to)] : [plot.leftPx, plot.rightPx],
    spanSeconds: [start, end],
  };
}

interface TimeSpan {
  readonly from: number;
  readonly to: number;
}

/** The shortest stretch that the time charts zoom to, seconds. */
const shortestWindowSeconds = 3 * 3600;

/** A stretch kept inside the run and not shorter than three hours; null when it is the whole run. */
export function fitWindow(window: TimeSpan, span: readonly [number, number]): TimeSpan | null {
  const [start, end] = span;
  const length = Math.min(end - start, Math.max(window.to - window.from, Math.min(shortestWindowSeconds, end - start)));
  if (length >= end - start) return null;
  const middle = (window.from + window.to) / 2;
  const from = Math.min(Math.max(start, middle - length / 2), end - length);
  return { from, to: from + length };
}

/** The window moved by a share of its own length, and its length multiplied by `factor` about its middle. */
export function moveWindow(window: TimeSpan, byShare: number, factor: number): TimeSpan {
  const length = window.to - window.from;
  const middle = (window.from + window.to) / 2 + byShare * length;
  return { from: middle - (length * factor) / 2, to: middle + (length * factor) / 2 };
}
