import type { Moments } from './moments.ts';
import type { PeriodSums } from './period-sums.ts';

/**
 * What reads the tables where they lie, in a kernel's memory, with the digits of the functions of this folder: JavaScript that
 * has just been loaded takes ten times as long.
 */
export interface NearTables {
  /** The first, in which tables by class and by team are read for all the others. See `sumTables`; waits by interval are left to `sumWaits`. */
  sum(vector: Moments): void;
  /** The last: the vector takes half of its room by it. */
  sumWaits(vector: Moments): void;
  /** See `accrue` and, where nothing is settled on what accrues, `addUp`; `row` and `days` as in `fillCosts`. */
  accrue(row: Float64Array, days: Float64Array): void;
  /** See `sumContacts` of `period-sums.ts`. */
  sumPeriods(sums: PeriodSums): void;
}
