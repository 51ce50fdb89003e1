/** Sums of counters over the periods of a target or an agreement: `sumContacts` of `engine/collect/period-sums.ts`. */
import { Ints, Reals } from './columns';
import { Counter } from './counting';
import { cellsOfClass } from './past-rows';

/** As the host writes it down (`kernel/place-period-sums.ts`). */
@unmanaged
class PeriodPlan {
  rows: i32;
  counters: i32;
  classes: i32;
  classOf: Ints;
  periodOf: Ints;
  periods: i32;
  numerators: i32;
  numeratorOf: Ints;
  numeratorWeight: Reals;
  denominators: i32;
  denominatorOf: Ints;
  denominatorWeight: Reals;
  /** Counters of those within a threshold, -1 for none. */
  thresholds: i32;
  thresholdOf: Ints;
  /** Numerators by period, then denominators, then those within each threshold. */
  sums: Reals;
}

export function sumPeriods(plan: PeriodPlan): void {
  const periods = plan.periods;
  plan.sums.fill(0, (2 + plan.thresholds) * periods, 0);
  const cellBytes = (<usize>plan.counters) << 3;
  for (let j = 0; j < plan.classes; j++) {
    let cell = cellsOfClass(plan.classOf[j]) + cellBytes;
    for (let i = 0; i < plan.rows - 2; i++, cell += cellBytes) {
      const counters = changetype<Reals>(cell);
      if (counters[Counter.offered] == 0) continue;
      const period = plan.periodOf[i];
      plan.sums.add(period, weighted(counters, plan.numerators, plan.numeratorOf, plan.numeratorWeight));
      plan.sums.add(
        periods + period,
        weighted(counters, plan.denominators, plan.denominatorOf, plan.denominatorWeight),
      );
      for (let t = 0; t < plan.thresholds; t++) {
        if (plan.thresholdOf[t] >= 0) plan.sums.add((2 + t) * periods + period, counters[plan.thresholdOf[t]]);
      }
    }
  }
}

function weighted(counters: Reals, count: i32, which: Ints, weights: Reals): f64 {
  let sum: f64 = 0;
  for (let i = 0; i < count; i++) sum += weights[i] * counters[which[i]];
  return sum;
}
