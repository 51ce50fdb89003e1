import { COUNTERS } from '../collect/counters.ts';
import type { PeriodSums } from '../collect/period-sums.ts';
import type { ResultLayout } from '../collect/result-layout.ts';
import type { Place, Room, RoomExports } from './room.ts';

/** What a kernel exports of `assembly/period-sums.ts`. */
export interface PeriodSumsExports extends RoomExports {
  /** @param plan the address of a `PeriodPlan` */
  sumPeriods(plan: number): void;
}

interface Placed {
  readonly plan: number;
  readonly sums: Place;
}

/** Sums over the periods of targets and agreements, made in a kernel's memory with the digits of `engine/collect`. */
export class PlacedPeriodSums {
  private readonly kernel: PeriodSumsExports;
  private readonly placed = new Map<PeriodSums, Placed>();

  constructor({ targetSums, costs, counters }: ResultLayout, rows: number, kernel: PeriodSumsExports, room: Room) {
    this.kernel = kernel;
    for (const sums of [...targetSums, ...costs.settlements.map((settlement) => settlement.sums)]) {
      if (sums === null || sums.counters === null) continue;
      const { classes, periodOf, periods, thresholds } = sums;
      const { numerator, denominator } = sums.counters;
      const place = room.numbers((2 + thresholds.length) * periods);
      // In the order of `PeriodPlan`.
      const plan = room.ints([
        ...[rows, counters, classes.length, room.ints(classes), room.ints(periodOf), periods],
        ...[numerator.at.length, room.ints(numerator.at), room.reals(numerator.weight)],
        ...[denominator.at.length, room.ints(denominator.at), room.reals(denominator.weight)],
        thresholds.length,
        room.ints(thresholds.map((threshold) => (threshold < 0 ? -1 : COUNTERS + 2 * threshold))),
        place.address,
      ]);
      this.placed.set(sums, { plan, sums: place });
    }
  }

  /** Sums in the kernel's memory. */
  sum(): void {
    for (const { plan } of this.placed.values()) this.kernel.sumPeriods(plan);
  }

  /** @param sums of contacts */
  fill(sums: PeriodSums): void {
    const { sums: place } = this.placed.get(sums)!;
    const { numerator, denominator, within, periods } = sums;
    const numbers = new Float64Array(this.kernel.memory.buffer, place.address, place.length);
    numerator.set(numbers.subarray(0, periods));
    denominator.set(numbers.subarray(periods, 2 * periods));
    within.set(numbers.subarray(2 * periods));
  }
}
