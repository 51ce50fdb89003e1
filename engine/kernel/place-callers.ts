import type { Model } from '../compile/model.ts';
import type { DistributionSpec } from '../random/sampler.ts';
import { hashName, type StudyKey } from '../random/seed.ts';
import { DemandFactors } from '../simulate/demand-factors.ts';
import { lawRow } from './law-rows.ts';
import { NOTHING, type Room, type RoomExports } from './room.ts';

/** Callers of a class that are drawn at once; a class that has few callers draws few, and so do many classes. */
const SMALLEST_BLOCK = 16;
const LARGEST_BLOCK = 128;
/** Of all classes together: what has been drawn stays near the processor. */
const ALL_BLOCKS = 2048;

/** What a kernel exports of `assembly/callers.ts`: addresses, 0 for what is not there, and numbers. */
export interface CallersExports extends RoomExports {
  setCells(cells: number, ends: number, firstStart: number): void;
  layOutCallers(classes: number): void;
  describeCallers(
    k: number,
    block: number,
    nameLow: number,
    nameHigh: number,
    gapLaw: number,
    talkLaw: number,
    afterCallLaw: number,
    patienceLaw: number,
    rate: number,
    handleTimeMultiplier: number,
    patienceMultiplier: number,
    trace: number,
    traceLength: number,
  ): void;
}

/** The callers of a model in a kernel's memory. */
export class PlacedCallers {
  private readonly model: Model;
  private readonly kernel: CallersExports;
  private readonly factors: DemandFactors;
  /** Where the rates of each class lie, rewritten in every replication when volume is random. */
  private readonly rates: readonly number[];

  constructor(model: Model, kernel: CallersExports, room: Room) {
    const { arrivals } = model;
    this.model = model;
    this.kernel = kernel;
    this.factors = new DemandFactors(model);
    kernel.setCells(arrivals.cells, room.reals(arrivals.cellEndSeconds), arrivals.firstCellStartSeconds);
    this.rates = placeCallers(model, kernel, room);
  }

  /** Brings the callers of the next replication. */
  begin(key: StudyKey, replication: number): void {
    if (!this.factors.isRandom) return;
    const { arrivals, classes } = this.model;
    const { cells, ratePerSecond, dayOfCell, days } = arrivals;
    this.factors.draw(key, replication);
    const { factors } = this.factors;
    this.rates.forEach((address, k) => {
      const rate = new Float64Array(this.kernel.memory.buffer, address, cells);
      const from = classes.topicOf[k] * days;
      for (let c = 0; c < cells; c++) rate[c] = ratePerSecond[k * cells + c] * factors[from + dayOfCell[c]];
    });
  }
}

/** Returns where the rates of each class lie. */
function placeCallers({ classes, arrivals }: Model, kernel: CallersExports, room: Room): number[] {
  kernel.layOutCallers(classes.count);
  const place = (row: readonly number[]): number => room.reals(row);
  const law = (spec: DistributionSpec | null): number => (spec === null ? NOTHING : place(lawRow(spec, place)));
  return classes.names.map((name, k) => {
    const most = Math.min(LARGEST_BLOCK, arrivals.expectedContacts[k], ALL_BLOCKS / (2 * classes.count));
    let block = SMALLEST_BLOCK;
    while (block < most) block *= 2;
    const ofClass = (byCell: Float64Array): number =>
      room.reals(byCell.subarray(k * arrivals.cells, (k + 1) * arrivals.cells));
    const [nameLow, nameHigh] = hashName(name);
    const rate = ofClass(arrivals.ratePerSecond);
    const factor = (byCell: Float64Array | null): number => (byCell === null ? NOTHING : ofClass(byCell));
    const trace = arrivals.trace[k];
    kernel.describeCallers(
      k,
      block,
      nameLow,
      nameHigh,
      law(arrivals.gap[k]),
      law(classes.talk[k]),
      law(classes.afterCallWork[k]),
      law(classes.patience[k]),
      rate,
      factor(arrivals.handleTimeMultiplierOfCell),
      factor(arrivals.patienceMultiplierOfCell),
      trace === null ? NOTHING : room.reals(trace),
      trace?.length ?? 0,
    );
    return rate;
  });
}
