import type { Estimate } from './report.ts';

/**
 * A figure that is told of many rows of a section, such as sets of contact classes: what it is a ratio of is resolved once,
 * and then read row by row.
 */
export type Reading = (row: number) => Estimate;

/** Every figure of a row, by name. */
export function readEach<K extends string>(readings: Readonly<Record<K, Reading>>, row: number): Record<K, Estimate> {
  const figures: Partial<Record<K, Estimate>> = {};
  for (const name in readings) figures[name] = readings[name](row);
  return figures as Record<K, Estimate>;
}
