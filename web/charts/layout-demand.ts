import type { Report } from '../../engine/browser.ts';
import type { Formats } from '../state/format.ts';
import type { ChartTable } from './chart-table.ts';
import type { PlacedLabel, PlotArea, Tick } from './plot-area.ts';
import { spreadLabels } from './spread-labels.ts';
import { stepBand, stepPath } from './step-path.ts';
import { layoutTimeAxis, type TimeAxisLayout } from './time-axis.ts';
import { layoutValueAxis } from './value-axis.ts';

export interface TimeChartSize {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Top of the vertical axis, in the chart's unit. */
  readonly maximum: number;
  /** Seconds since the start; null shows the whole run. */
  readonly window: { readonly from: number; readonly to: number } | null;
}

/** Demand (offered load) against capacity (agents on duty), both in erlangs: one erlang keeps one agent busy. */
export interface DemandLayout {
  readonly plot: PlotArea;
  readonly time: TimeAxisLayout;
  readonly valueTicks: readonly Tick[];
  /** Agents at work: the filled part of capacity. */
  readonly busyArea: string;
  /** Where more work arrives than agents are there to do it. */
  readonly shortArea: string;
  readonly staffedBand: string;
  readonly staffedLine: string;
  readonly offeredLine: string;
  readonly labels: readonly PlacedLabel[];
}

/** Room for direct labels at the right; a narrow chart names its series in the heading instead. */
const labelWidthPx = 104;
const leastWidthForLabelsPx = 620;

/** The highest figure that the chart has to show in a window, agents or erlangs. */
export function neededForDemand(report: Report, window: TimeChartSize['window']): number {
  const { offeredLoad, staffed } = report.overTime.intervals;
  return Math.max(highestInWindow(report, offeredLoad, window), highestInWindow(report, staffed.value, window));
}

/** The highest figure among the reporting intervals of a window; 0 when there is none. */
export function highestInWindow(
  report: Report,
  series: readonly (number | null)[],
  window: TimeChartSize['window'],
): number {
  const { startSeconds } = report.overTime.intervals;
  let highest = 0;
  series.forEach((value, i) => {
    const start = startSeconds[i]!;
    if (window && (start >= window.to || start + report.reportingMinutes * 60 <= window.from)) return;
    highest = Math.max(highest, value ?? 0);
  });
  return highest;
}

export function layoutDemand(report: Report, size: TimeChartSize, formats: Formats): DemandLayout {
  const { intervals } = report.overTime;
  const plot = timePlot(size);
  const time = layoutTimeAxis(intervals, report.reportingMinutes * 60, size.window, plot.leftPx, plot.rightPx, formats);
  const { ticks, y } = layoutValueAxis(size.maximum, plot.bottomPx, plot.topPx, formats.count);
  const visible = <T>(series: readonly T[]): T[] => series.slice(time.first, time.last + 1);
  const toPx = (series: readonly (number | null)[]) =>
    visible(series).map((value) => (value === null ? null : y(value)));
  const offered = visible(intervals.offeredLoad);
  const staffed = visible(intervals.staffed.value);
  const isShort = offered.map((load, i) => load > (staffed[i] ?? 0));
  const where = (values: readonly (number | null)[]) => values.map((value, i) => (isShort[i] ? value : null));
  const staffedPx = toPx(intervals.staffed.value);
  const offeredPx = toPx(intervals.offeredLoad);
  const floor = staffed.map(() => plot.bottomPx);
  return {
    plot,
    time,
    valueTicks: ticks,
    busyArea: stepBand(time.edgesPx, floor, toPx(intervals.busy.value)),
    shortArea: stepBand(time.edgesPx, where(staffedPx.map((px) => px ?? plot.bottomPx)), where(offeredPx)),
    staffedBand: stepBand(time.edgesPx, toPx(intervals.staffed.low), toPx(intervals.staffed.high)),
    staffedLine: stepPath(time.edgesPx, staffedPx),
    offeredLine: stepPath(time.edgesPx, offeredPx),
    labels: placeLabels(plot, [
      ['offered', 'Offered load', lastFigure(offeredPx)],
      ['staffed', 'On duty', lastFigure(staffedPx)],
      ['busy', 'Busy', lastFigure(toPx(intervals.busy.value))],
    ]),
  };
}

/** The plot of a chart over time: room for figures at the left, for direct labels at the right of a wide one. */
export function timePlot(size: TimeChartSize): PlotArea {
  const isWide = size.widthPx >= leastWidthForLabelsPx;
  return {
    widthPx: size.widthPx,
    heightPx: size.heightPx,
    leftPx: 48,
    rightPx: size.widthPx - (isWide ? labelWidthPx : 8),
    topPx: 12,
    bottomPx: size.heightPx - 24,
  };
}

/** Does the plot leave room for labels at its right? */
export function hasLabels(plot: PlotArea): boolean {
  return plot.widthPx - plot.rightPx >= labelWidthPx;
}

/** Labels beside the right end of their lines; none where the plot leaves no room. */
export function placeLabels(
  plot: PlotArea,
  series: readonly (readonly [key: string, text: string, yPx: number | null])[],
): PlacedLabel[] {
  if (!hasLabels(plot)) return [];
  const labels = series.flatMap(([key, text, yPx]) =>
    yPx === null ? [] : [{ key, text, xPx: plot.rightPx + 8, yPx }],
  );
  return spreadLabels(labels, 15, plot.topPx, plot.bottomPx);
}

/** The last figure there is: where the label of a line goes. */
export function lastFigure(values: readonly (number | null)[]): number | null {
  return values.findLast((value) => value !== null) ?? null;
}

export function tableDemand(report: Report, formats: Formats): ChartTable {
  const { labels, measures, offeredLoad, staffed, busy } = report.overTime.intervals;
  const agents = { unit: 'agents', write: formats.decimal };
  return {
    columns: [
      { name: 'Interval', unit: '' },
      { name: 'Contacts offered', unit: 'contacts', write: formats.count },
      { name: 'Offered load', unit: 'erlangs', write: formats.decimal },
      { name: 'On duty', ...agents },
      { name: 'On duty low', ...agents },
      { name: 'On duty high', ...agents },
      { name: 'Busy', ...agents },
      { name: 'Busy low', ...agents },
      { name: 'Busy high', ...agents },
    ],
    rows: labels.map((label, i) => [
      label.replace('T', ' '),
      measures.offered.value[i] ?? null,
      offeredLoad[i] ?? null,
      ...[staffed, busy].flatMap(({ value, low, high }) => [value[i] ?? null, low[i] ?? null, high[i] ?? null]),
    ]),
  };
}
