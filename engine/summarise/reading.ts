import type { ResolvedRatio, SectionView } from './ratio.ts';
import type { Estimate } from './report.ts';
import { estimateAt } from './series.ts';

/** A figure that is told of many rows of a section, such as sets of contact classes. */
export type Reading = (row: number) => Estimate;

/** A ratio, reckoned of all rows at once and then read row by row. */
export function readingOf(view: SectionView, ratio: ResolvedRatio): Reading {
  const series = view.series(0, view.rows, ratio);
  return (row) => estimateAt(series, row);
}

/** Every figure of a row, by name. */
export function readEach<K extends string>(readings: Readonly<Record<K, Reading>>, row: number): Record<K, Estimate> {
  const figures: Partial<Record<K, Estimate>> = {};
  for (const name in readings) figures[name] = readings[name](row);
  return figures as Record<K, Estimate>;
}
