import { GROUP_COUNTERS } from '../collect/counters.ts';
import { resultLayout } from '../collect/result-layout.ts';
import type { Model } from '../compile/model.ts';

/** Tables by row up to this size are held as they are: packing takes time, and little is won. Bytes. */
const MOST_BYTES_OF_TABLES = 32 * 1024 * 1024;

/** A window of about this size stays in the caches of a processor. Bytes. */
const BYTES_OF_WINDOW = 4 * 1024 * 1024;

/** Fewer rows would be packed too often. */
const LEAST_ROWS = 64;

/**
 * How many rows of its tables the plain kernel should hold at a time, a power of two, where those of a long run are large: it packs
 * what is past (`assembly/past-rows.ts`). 0: all of them.
 */
export function rowsToHold(model: Model): number {
  const { classes, groups, clock } = model;
  const { counters, targetSums, costs } = resultLayout(model);
  const rowBytes = 8 * (classes.count * counters + groups.count * GROUP_COUNTERS);
  if (rowBytes * (clock.intervals + 2) <= MOST_BYTES_OF_TABLES) return 0;
  // What is judged by occupancy or cost is summed by `engine/collect`, which reads tables.
  const sums = [...targetSums, ...costs.settlements.map((settlement) => settlement.sums)];
  if (sums.some((sum) => sum !== null && sum.counters === null)) return 0;
  let rows = LEAST_ROWS;
  while (2 * rows * rowBytes <= BYTES_OF_WINDOW) rows *= 2;
  return rows;
}
