import { GROUP_COUNTERS } from '../collect/counters.ts';
import type { ResultLayout } from '../collect/result-layout.ts';
import type { Model } from '../compile/model.ts';
import { NOTHING, type Place, type Room, type RoomExports } from './room.ts';

/** What a kernel exports of `assembly/accruing.ts`. */
export interface AccruingExports extends RoomExports {
  /** @param plan the address of an `Accrual` */
  accrue(plan: number): void;
}

/** What accrues with use, reckoned in a kernel's memory with the digits of `accrue` of `engine/collect`. */
export class PlacedAccruing {
  private readonly kernel: AccruingExports;
  private readonly plan: number;
  private readonly amounts: Place;
  private readonly layout: ResultLayout;
  private readonly dayWidth: number;

  constructor({ clock, axes }: Model, layout: ResultLayout, kernel: AccruingExports, room: Room) {
    const { costs, slices, counters: counted } = layout;
    const { intervals } = clock;
    const { lines, kinds, terms, settlements, feesOf, fees, standbyOf, standbyLines } = costs;
    this.kernel = kernel;
    this.layout = layout;
    this.dayWidth = 1 + kinds.length;
    const known = [
      ...[costs.knownOfLine, costs.knownByInterval, this.knownByDay(slices.days)],
      ...settlements.map(({ knownFee }) => knownFee),
      ...standbyOf.filter((paid) => paid !== null),
      new Float64Array(1),
    ];
    const length = known.reduce((sum, numbers) => sum + numbers.length, 0);
    this.amounts = room.numbers(length);
    const byInterval = this.amounts.address + 8 * lines.length;
    const days = byInterval + 8 * intervals;
    const firstFee = days + 8 * slices.days * this.dayWidth;
    const firstLeft = firstFee + 8 * settlements.length * intervals;
    const placeOf = (first: number, index: number): number => (index < 0 ? NOTHING : first + 8 * index * intervals);
    // Teams that cost the same have one column of prices.
    const placed = new Map<Float64Array, number>();
    const addressOf = (prices: Float64Array): number => {
      const address = placed.get(prices) ?? room.reals(prices);
      placed.set(prices, address);
      return address;
    };
    const described = terms.flatMap(({ line, of, index, counters, rate, rateByInterval }) => {
      const width = of === 'team' ? GROUP_COUNTERS : counted;
      const fee = feesOf[line];
      // In the order of `Term`.
      return [
        ...[of === 'team' ? 1 : 0, index, 8 * width],
        ...[counters.length, room.ints(counters.map(({ at }) => at))],
        room.reals([...counters.map(({ weight }) => weight), rate]),
        rateByInterval === null ? NOTHING : addressOf(rateByInterval),
        ...[line, costs.kindOf[line], placeOf(firstFee, fee === null ? -1 : fees.indexOf(fee))],
        placeOf(firstLeft, standbyLines.indexOf(line)),
      ];
    });
    const start = room.numbers(length).address;
    const numbers = new Float64Array(kernel.memory.buffer, start, length);
    let at = 0;
    for (const part of known) {
      numbers.set(part, at);
      at += part.length;
    }
    // In the order of `Accrual`.
    this.plan = room.ints([
      ...[room.ints(described), terms.length, intervals, start, this.amounts.address, length],
      ...[byInterval, days, this.dayWidth, room.ints(axes.dayOfInterval)],
      settlements.length === 0 ? this.amounts.address + 8 * (length - 1) : NOTHING,
    ]);
  }

  /** Adds up in the kernel's memory. */
  accrue(): void {
    this.kernel.accrue(this.plan);
  }

  /**
   * Fills in what is known and what accrues: the lines of the row of costs, the kinds of days, totals of intervals, and fees; where
   * nothing is settled on it, the total and those of days, too.
   */
  fill(row: Float64Array, days: Float64Array): void {
    const { kernel, amounts, layout, dayWidth } = this;
    const { costs, slices } = layout;
    let { address } = amounts;
    const next = (length: number): Float64Array => {
      const numbers = new Float64Array(kernel.memory.buffer, address, length);
      address += 8 * length;
      return numbers;
    };
    row.set(next(costs.lines.length), costs.at.line);
    costs.byInterval.set(next(costs.byInterval.length));
    days.set(next(slices.days * dayWidth));
    for (const fee of costs.fees) fee.set(next(fee.length));
    row[costs.at.total] = new Float64Array(kernel.memory.buffer, amounts.address, amounts.length)[amounts.length - 1];
  }

  private knownByDay(days: number): Float64Array {
    const { knownByDay } = this.layout.costs;
    const { dayWidth } = this;
    const known = new Float64Array(days * dayWidth);
    for (let day = 0; day < days; day++) {
      known.set(knownByDay.subarray(day * (dayWidth - 1), (day + 1) * (dayWidth - 1)), day * dayWidth + 1);
    }
    return known;
  }
}
