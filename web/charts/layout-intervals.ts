import type { Estimate } from '../../engine/browser.ts';
import type { ChartTable } from './chart-table.ts';

/** One line of a dot-and-interval chart: a name and one estimate for each panel. */
export interface IntervalRow {
  readonly name: string;
  readonly estimates: readonly Estimate[];
}

/** One column of the chart: a measure with its own axis. */
export interface IntervalPanel {
  readonly name: string;
  /** Unit of the raw figures in the table. */
  readonly unit: string;
  readonly maximum: number;
  /** The least figure wanted, or null. */
  readonly target: number | null;
  /** Whether the target is the most that is wanted; the least when left out. */
  readonly isTargetMost?: boolean;
  readonly write: (value: number | null) => string;
}

export interface IntervalMark {
  readonly key: string;
  readonly yPx: number;
  readonly valuePx: number;
  readonly lowPx: number;
  readonly highPx: number;
  readonly text: string;
  /** True when the figure does not reach its panel's target. */
  readonly isMissed: boolean;
}

/** Dots with intervals, one row a name, panels side by side on shared rows. */
export interface IntervalLayout {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly names: readonly { readonly key: string; readonly text: string; readonly yPx: number }[];
  readonly panels: readonly {
    readonly key: string;
    readonly name: string;
    readonly leftPx: number;
    readonly rightPx: number;
    readonly targetPx: number | null;
    readonly targetText: string;
    readonly marks: readonly IntervalMark[];
  }[];
  readonly topPx: number;
}

const rowPx = 24;
const leastPanelPx = 130;
const valueTextPx = 52;

/** Places as many panels as fit; the table behind the chart has them all. */
export function layoutIntervals(
  rows: readonly IntervalRow[],
  panels: readonly IntervalPanel[],
  widthPx: number,
): IntervalLayout {
  const longest = Math.max(0, ...rows.map((row) => row.name.length));
  const namePx = Math.min(Math.max(64, longest * 7 + 12), widthPx * 0.36);
  const fitting = Math.max(1, Math.min(panels.length, Math.floor((widthPx - namePx) / leastPanelPx)));
  const panelPx = (widthPx - namePx) / fitting;
  const topPx = 40;
  const yPx = (row: number) => topPx + (row + 0.5) * rowPx;
  const mostLetters = Math.floor((namePx - 8) / 6.5);
  return {
    widthPx,
    heightPx: topPx + rows.length * rowPx + 6,
    names: rows.map((row, i) => ({ key: row.name, text: shorten(row.name, mostLetters), yPx: yPx(i) })),
    topPx,
    panels: panels.slice(0, fitting).map((panel, p) => {
      const leftPx = namePx + p * panelPx;
      const rightPx = leftPx + panelPx - valueTextPx - 12;
      const x = (value: number) => leftPx + (Math.min(value, panel.maximum) / panel.maximum) * (rightPx - leftPx);
      return {
        key: panel.name,
        name: panel.name,
        leftPx,
        rightPx,
        targetPx: panel.target === null || panel.target > panel.maximum ? null : x(panel.target),
        targetText: panel.target === null ? '' : panel.write(panel.target),
        marks: rows.flatMap((row, i) => {
          const { value, low, high } = row.estimates[p]!;
          if (value === null) return [];
          const valuePx = x(value);
          const text = panel.write(value);
          const isMissed = panel.target !== null && (panel.isTargetMost ? value > panel.target : value < panel.target);
          const interval = { lowPx: x(low ?? value), highPx: x(high ?? value) };
          return [{ key: row.name, yPx: yPx(i), valuePx, ...interval, text, isMissed }];
        }),
      };
    }),
  };
}

function shorten(text: string, letters: number): string {
  return text.length <= letters ? text : `${text.slice(0, Math.max(1, letters - 1))}…`;
}

export function tableIntervals(
  heading: string,
  rows: readonly IntervalRow[],
  panels: readonly IntervalPanel[],
): ChartTable {
  return {
    columns: [
      { name: heading, unit: '' },
      ...panels.flatMap(({ name, unit, write }) => [
        { name, unit, write },
        { name: `${name} low`, unit, write },
        { name: `${name} high`, unit, write },
      ]),
    ],
    rows: rows.map((row) => [row.name, ...row.estimates.flatMap(({ value, low, high }) => [value, low, high])]),
  };
}
