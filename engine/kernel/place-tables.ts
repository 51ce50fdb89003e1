import { Collector } from '../collect/collector.ts';
import { GROUP_COUNTERS } from '../collect/counters.ts';
import { type ResultLayout, resultLayout } from '../collect/result-layout.ts';
import { type Tables, tablesOf } from '../collect/tables.ts';
import type { Model } from '../compile/model.ts';
import { type AccruingExports, PlacedAccruing } from './place-accruing.ts';
import { type CondensingExports, PlacedCondensing } from './place-condensing.ts';
import { type PeriodSumsExports, PlacedPeriodSums } from './place-period-sums.ts';
import { NOTHING, type Place, type Room } from './room.ts';

/** What a kernel exports of `assembly/counting.ts`, and of what reads its tables: addresses and numbers. */
export interface TablesExports extends CondensingExports, AccruingExports, PeriodSumsExports {
  setTables(
    contacts: number,
    groups: number,
    answeredWaits: number,
    abandonedWaits: number,
    intervalWaits: number,
    longestWait: number,
    rows: number,
    counters: number,
    groupCounters: number,
  ): void;
  layOutBusyTime(teams: number): void;
  setMeasuring(
    threshold: number,
    extraThresholds: number,
    extras: number,
    shortAbandonSeconds: number,
    intervalSeconds: number,
    endSeconds: number,
  ): void;
}

/** Tables in a kernel's memory, in which it counts, and the collector that reads them. */
export class PlacedTables {
  readonly collector: Collector;
  readonly at: { readonly [name in keyof Tables]: Place };
  private readonly kernel: TablesExports;

  /** @param areRowsHeld false: the kernel itself takes room for the rows that it counts in (see `held-rows.ts`) */
  constructor(model: Model, kernel: TablesExports, room: Room, areRowsHeld = true) {
    const layout = resultLayout(model);
    this.kernel = kernel;
    this.at = placesOf(model, layout, room, areRowsHeld);
    this.collector = new Collector(model, layout, this.view());
    const { classes, measuring, clock } = model;
    const { contacts, groups, answeredWaits, abandonedWaits, intervalWaits, longestWait } = this.at;
    kernel.setTables(
      ...([contacts.address, groups.address, answeredWaits.address, abandonedWaits.address] as const),
      ...([intervalWaits.address, longestWait.address] as const),
      ...([clock.intervals + 2, layout.counters, GROUP_COUNTERS] as const),
    );
    kernel.layOutBusyTime(model.groups.count);
    const { extraThresholdsSeconds, shortAbandonSeconds } = measuring;
    kernel.setMeasuring(
      room.reals(classes.thresholdSeconds),
      room.reals(extraThresholdsSeconds),
      extraThresholdsSeconds.length,
      shortAbandonSeconds,
      clock.intervalSeconds,
      clock.endSeconds,
    );
    const condensing = new PlacedCondensing(model, layout, this.at, kernel, room);
    const accruing = new PlacedAccruing(model, layout, kernel, room);
    const periodSums = new PlacedPeriodSums(layout, clock.intervals + 2, kernel, room);
    this.collector.near = {
      sum: (vector) => {
        condensing.condense();
        accruing.accrue();
        periodSums.sum();
        // Of a long run classes and teams are given up before the vector takes room.
        kernel.dropCells();
        condensing.fill(vector);
      },
      sumWaits: (vector) => condensing.fillWaits(vector),
      accrue: (row, days) => accruing.fill(row, days),
      sumPeriods: (sums) => periodSums.fill(sums),
    };
  }

  /** Memory that has grown lies elsewhere, and its old views are void. */
  refresh(): void {
    if (this.collector.contacts.buffer !== this.kernel.memory.buffer) this.collector.useTables(this.view());
  }

  private view(): Tables {
    const { buffer } = this.kernel.memory;
    const places = Object.entries(this.at).map(([name, { address, length }]) => {
      return [name, new Float64Array(buffer, address, length)] as const;
    });
    return Object.fromEntries(places) as unknown as Tables;
  }
}

/** Those of which a kernel may hold a part of the rows. */
const TABLES_BY_ROW = ['contacts', 'groups', 'intervalWaits'];

function placesOf(model: Model, layout: ResultLayout, room: Room, areRowsHeld: boolean): PlacedTables['at'] {
  if (areRowsHeld) return tablesOf(model, layout, (numbers) => room.numbers(numbers));
  const nowhere: Place = { address: NOTHING, length: 0 };
  const lengths = tablesOf(model, layout, (numbers) => numbers);
  const places = Object.entries(lengths).map(([name, length]) => {
    return [name, TABLES_BY_ROW.includes(name) ? nowhere : room.numbers(length)] as const;
  });
  return Object.fromEntries(places) as unknown as PlacedTables['at'];
}
