import type { Report } from '../../engine/browser.ts';
import type { Formats } from '../state/format.ts';
import type { ChartTable } from './chart-table.ts';
import { hasLabels, highestInWindow, lastFigure, placeLabels, type TimeChartSize, timePlot } from './layout-demand.ts';
import type { PlacedLabel, PlotArea, Tick } from './plot-area.ts';
import { stepBand, stepPath } from './step-path.ts';
import { layoutTimeAxis, type TimeAxisLayout } from './time-axis.ts';
import { layoutValueAxis } from './value-axis.ts';

/** Waits of the answered over time: a ribbon from the median to the 95th percentile, the 90th with its interval. */
export interface WaitLayout {
  readonly plot: PlotArea;
  readonly time: TimeAxisLayout;
  readonly valueTicks: readonly Tick[];
  readonly ribbon: string;
  readonly p90Band: string;
  readonly p50Line: string;
  readonly p90Line: string;
  readonly p95Line: string;
  /** Height of the service-level threshold; null when the axis does not reach it. */
  readonly thresholdPx: number | null;
  readonly thresholdLabel: string;
  readonly labels: readonly PlacedLabel[];
}

/** The longest wait that the chart has to show: the highest 95th percentile or the threshold, seconds. */
export function neededForWaits(report: Report, window: TimeChartSize['window']): number {
  const longest = highestInWindow(report, report.overTime.intervals.waitAnswered.p95.value, window);
  return Math.max(report.serviceLevel.thresholdSeconds, longest);
}

export function layoutWaits(report: Report, size: TimeChartSize, formats: Formats): WaitLayout {
  const { intervals } = report.overTime;
  const { p50, p90, p95 } = intervals.waitAnswered;
  const plot = timePlot(size);
  const time = layoutTimeAxis(intervals, report.reportingMinutes * 60, size.window, plot.leftPx, plot.rightPx, formats);
  const { ticks, y } = layoutValueAxis(size.maximum, plot.bottomPx, plot.topPx, formats.duration, 'duration');
  const toPx = (series: readonly (number | null)[]) =>
    series.slice(time.first, time.last + 1).map((value) => (value === null ? null : y(value)));
  const threshold = report.serviceLevel.thresholdSeconds;
  const thresholdPx = threshold <= size.maximum ? y(threshold) : null;
  const thresholdLabel = `Threshold ${formats.duration(threshold)}`;
  return {
    plot,
    time,
    valueTicks: ticks,
    ribbon: stepBand(time.edgesPx, toPx(p50.value), toPx(p95.value)),
    p90Band: stepBand(time.edgesPx, toPx(p90.low), toPx(p90.high)),
    p50Line: stepPath(time.edgesPx, toPx(p50.value)),
    p90Line: stepPath(time.edgesPx, toPx(p90.value)),
    p95Line: stepPath(time.edgesPx, toPx(p95.value)),
    thresholdPx,
    // A wide chart has it among the labels at the right.
    thresholdLabel: hasLabels(plot) ? '' : thresholdLabel,
    labels: placeLabels(plot, [
      ['p95', '95 in 100', lastFigure(toPx(p95.value))],
      ['p90', '90 in 100', lastFigure(toPx(p90.value))],
      ['p50', 'Median', lastFigure(toPx(p50.value))],
      ['threshold', thresholdLabel, thresholdPx],
    ]),
  };
}

export function tableWaits(report: Report, formats: Formats): ChartTable {
  const { labels, waitAnswered } = report.overTime.intervals;
  const seconds = { unit: 'seconds', write: formats.duration };
  const percentiles = [
    ['Median wait', waitAnswered.p50],
    ['90th percentile', waitAnswered.p90],
    ['95th percentile', waitAnswered.p95],
  ] as const;
  return {
    columns: [
      { name: 'Interval', unit: '' },
      ...percentiles.flatMap(([name]) => [
        { name, ...seconds },
        { name: `${name} low`, ...seconds },
        { name: `${name} high`, ...seconds },
      ]),
    ],
    rows: labels.map((label, i) => [
      label.replace('T', ' '),
      ...percentiles.flatMap(([, { value, low, high }]) => [value[i] ?? null, low[i] ?? null, high[i] ?? null]),
    ]),
  };
}
