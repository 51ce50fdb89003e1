import type { Moments } from '../collect/moments.ts';
import { type ResultLayout, SectionIndex } from '../collect/result-layout.ts';
import { hourOfDayRows, weekRows } from '../collect/slices.ts';
import type { Tables } from '../collect/tables.ts';
import type { Model } from '../compile/model.ts';
import { NOTHING, type Place, type Room, type RoomExports } from './room.ts';

/** What a kernel exports of `assembly/condensing.ts`. */
export interface CondensingExports extends RoomExports {
  /** @param plan the address of a `Plan` */
  condense(plan: number): void;
  /** Classes and teams will not be asked for again. */
  dropCells(): void;
  /** Waits by row, in pieces: afterwards `nextWaits` gives the rows of the next, 0 when there is none, and `waits` where they lie. */
  beginWaits(): void;
  nextWaits(): number;
  waits(): number;
}

/** The sections that the kernel fills in, stretches that lie side by side in a vector. */
const STRETCHES = [
  [
    ...[SectionIndex.run, SectionIndex.intervals, SectionIndex.hours, SectionIndex.days],
    ...[SectionIndex.weeks, SectionIndex.hoursOfDay, SectionIndex.waitsAnswered, SectionIndex.waitsAll],
  ],
  [SectionIndex.agents, SectionIndex.agentIntervals],
  [SectionIndex.flows],
] as const;

/** Numbers in the kernel's memory, and where they go. */
interface Copy {
  readonly address: number;
  readonly length: number;
  readonly entry: number;
}

/** Condenses the tables in a kernel's memory there, with the digits of `sumTables` of `engine/collect`. */
export class PlacedCondensing {
  private readonly kernel: CondensingExports;
  private readonly plan: number;
  private readonly copies: readonly Copy[];
  private readonly maxima: Place;
  /** The section of waits by interval. */
  private readonly waits: { readonly rows: number; readonly width: number; readonly entry: number };

  constructor(
    model: Model,
    layout: ResultLayout,
    tables: { readonly [name in keyof Tables]: Place },
    kernel: CondensingExports,
    room: Room,
  ) {
    const { slices, moments, agents, counters, firstTally } = layout;
    const { classes, journeys, clock, axes } = model;
    const { meanOffset, sections, maxima } = moments;
    const endOf = (section: number): number => meanOffset[section] + sections[section].rows * sections[section].width;
    const lengths = STRETCHES.map((stretch) => endOf(stretch[stretch.length - 1]) - meanOffset[stretch[0]]);
    const sums = room.numbers(lengths.reduce((sum, length) => sum + length, maxima));
    let { address } = sums;
    const copies = STRETCHES.map((stretch, i): Copy => {
      const copy = { address, length: lengths[i], entry: meanOffset[stretch[0]] };
      address += 8 * lengths[i];
      return copy;
    });
    const at = (section: number): number => {
      const i = STRETCHES.findIndex((stretch) => (stretch as readonly number[]).includes(section));
      return copies[i].address + 8 * (meanOffset[section] - copies[i].entry);
    };
    this.kernel = kernel;
    this.copies = copies;
    this.waits = { ...sections[SectionIndex.waitsByInterval], entry: meanOffset[SectionIndex.waitsByInterval] };
    this.maxima = { address, length: maxima };
    const setsOfClass = classes.names.map((_, k) => [...slices.sets.keys()].filter((s) => slices.sets[s].includes(k)));
    // In the order of `Plan`.
    this.plan = room.ints([
      ...[tables.answeredWaits.address, tables.abandonedWaits.address],
      tables.longestWait.address,
      ...[classes.count, clock.intervals + 2, counters],
      journeys.isInUse ? firstTally : -1,
      room.ints(Array.from(journeys.deadlineSchedule, (schedule) => (schedule >= 0 ? 1 : 0))),
      ...[sums.address, sums.length],
      ...STRETCHES[0].map(at),
      ...STRETCHES[1].map(at),
      ...[at(SectionIndex.flows), address],
      sections[SectionIndex.intervals].width,
      ...placeLists(setsOfClass, room),
      ...[slices.hasSetsOverTime ? slices.sets.length : 1, slices.hours.length, slices.days],
      room.ints(Array.from(axes.hourOfWeek, (hour) => slices.placeOfHour[hour])),
      room.ints(axes.dayOfInterval),
      weekRows(slices) > 0 ? room.ints(slices.weekOfDay) : NOTHING,
      hourOfDayRows(slices) > 0 ? room.ints(slices.hourOfDayOf) : NOTHING,
      agents.sets.length,
      ...placeLists(agents.sets, room),
      ...[room.reals(agents.plannedSeconds), room.reals(agents.paidPerCalledIn)],
    ]);
  }

  /** Sums in the kernel's memory. */
  condense(): void {
    this.kernel.condense(this.plan);
  }

  /** Fills in all of a vector but waits by interval: what the kernel does not sum is 0. */
  fill(vector: Moments): void {
    const { kernel, copies, maxima } = this;
    const { buffer } = kernel.memory;
    const { mean } = vector;
    mean.fill(0, copies[1].entry);
    for (const { address, length, entry } of copies) mean.set(new Float64Array(buffer, address, length), entry);
    vector.maximum.set(new Float64Array(buffer, maxima.address, maxima.length));
  }

  /** Fills in waits by interval, whose table has a row before and one after the report. Nothing is asked of other tables then. */
  fillWaits({ mean }: Moments): void {
    const { kernel, waits } = this;
    const { rows, width, entry } = waits;
    let row = 0;
    kernel.beginWaits();
    for (let more = kernel.nextWaits(); more > 0; more = kernel.nextWaits()) {
      const first = Math.max(1, row);
      const beyond = Math.min(row + more, rows + 1);
      const address = kernel.waits() + 8 * (first - row) * width;
      const numbers = new Float64Array(kernel.memory.buffer, address, Math.max(0, beyond - first) * width);
      mean.set(numbers, entry + (first - 1) * width);
      row += more;
    }
  }
}

/** Where lists of whole numbers begin and end in one column, and the column. */
function placeLists(lists: readonly ArrayLike<number>[], room: Room): [start: number, members: number] {
  const start = [0];
  for (const list of lists) start.push(start[start.length - 1] + list.length);
  return [room.ints(start), room.ints(lists.flatMap((list) => Array.from(list)))];
}
