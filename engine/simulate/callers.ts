import type { Model } from '../compile/model.ts';
import { fillExponential } from '../random/exponential.ts';
import { Purpose } from '../random/purpose.ts';
import { type Sampler, samplerFor } from '../random/sampler.ts';
import { hashName, openStream, type StudyKey } from '../random/seed.ts';
import { Stream } from '../random/stream.ts';
import { DemandFactors } from './demand-factors.ts';

const SMALLEST_BLOCK = 16;
const LARGEST_BLOCK = 256;

/**
 * The callers of one contact class, in order of arrival: when the n-th arrives, how much work it brings, how long it is
 * willing to wait. Everything about the n-th caller is the n-th draw of a stream of its own, whatever happens to it, so
 * that scenarios which differ in staffing meet the same callers (common random numbers).
 *
 * Callers are drawn a block at a time into columns: a draw in a tight loop costs half of a draw on demand, and the law
 * of a distribution then never shows in the event loop. The block's length changes nothing but speed.
 *
 * Random factors on volume stretch the clock on which gaps are measured out, and nothing else: the n-th caller of a busy
 * day and of a quiet day are one person, who calls earlier or later.
 */
export class Callers {
  arrivalTime: Float64Array;
  talk: Float64Array;
  afterCall: Float64Array;
  patience: Float64Array;
  /** The next caller, an index into the columns. */
  position = 0;
  readonly block: number;

  private readonly arrivalStream = new Stream();
  private readonly talkStream = new Stream();
  private readonly afterCallStream = new Stream();
  private readonly patienceStream = new Stream();
  private readonly gapSampler: Sampler | null;
  private readonly talkSampler: Sampler;
  private readonly afterCallSampler: Sampler | null;
  private readonly patienceSampler: Sampler;
  private readonly nameHash: [number, number];
  private readonly factors: DemandFactors;
  /** Where the factors of this topic begin. */
  private readonly factorsFrom: number;
  private readonly dayOfCell: Uint16Array;
  private readonly expectedRate: Float64Array;
  /** The rate in this replication. */
  private readonly rate: Float64Array;
  /** By cell; null where events leave handle times, or patience, alone. */
  private readonly handleTimeMultiplier: Float64Array | null;
  private readonly patienceMultiplier: Float64Array | null;
  /** Arrivals that are replayed; null: they are drawn. */
  private readonly trace: Float64Array | null;
  private replayed = 0;
  private readonly cellEnd: Float64Array;
  private readonly firstCellStart: number;
  private clock = 0;
  private cell = 0;

  /** @param factors of the replication, best shared by all classes of a model */
  constructor(model: Model, contactClass: number, factors = new DemandFactors(model)) {
    const { arrivals, classes } = model;
    let block = SMALLEST_BLOCK;
    while (block < LARGEST_BLOCK && block < arrivals.expectedContacts[contactClass]) block *= 2;
    this.block = block;
    this.arrivalTime = new Float64Array(block);
    this.talk = new Float64Array(block);
    this.afterCall = new Float64Array(block);
    this.patience = new Float64Array(block);
    const gap = arrivals.gap[contactClass];
    const afterCallWork = classes.afterCallWork[contactClass];
    this.gapSampler = gap === null ? null : samplerFor(gap);
    this.talkSampler = samplerFor(classes.talk[contactClass]);
    this.afterCallSampler = afterCallWork === null ? null : samplerFor(afterCallWork);
    this.patienceSampler = samplerFor(classes.patience[contactClass]);
    this.nameHash = hashName(classes.names[contactClass]);
    const from = contactClass * arrivals.cells;
    this.expectedRate = arrivals.ratePerSecond.subarray(from, from + arrivals.cells);
    this.factors = factors;
    this.factorsFrom = classes.topicOf[contactClass] * arrivals.days;
    this.dayOfCell = arrivals.dayOfCell;
    this.rate = factors.isRandom ? new Float64Array(arrivals.cells) : this.expectedRate;
    this.handleTimeMultiplier = arrivals.handleTimeMultiplierOfCell?.subarray(from, from + arrivals.cells) ?? null;
    this.patienceMultiplier = arrivals.patienceMultiplierOfCell?.subarray(from, from + arrivals.cells) ?? null;
    this.trace = arrivals.trace[contactClass];
    this.cellEnd = arrivals.cellEndSeconds;
    this.firstCellStart = arrivals.firstCellStartSeconds;
  }

  begin(key: StudyKey, replication: number): void {
    openStream(this.arrivalStream, key, this.nameHash, Purpose.arrivals, replication);
    openStream(this.talkStream, key, this.nameHash, Purpose.service, replication);
    openStream(this.afterCallStream, key, this.nameHash, Purpose.afterCallWork, replication);
    openStream(this.patienceStream, key, this.nameHash, Purpose.patience, replication);
    this.clock = this.firstCellStart;
    this.cell = 0;
    this.replayed = 0;
    if (this.factors.isRandom) this.multiplyRates(key, replication);
    this.refill();
  }

  /** Draws the next block. Arrival times are Infinity once the rate function has ended. */
  refill(): void {
    const n = this.block;
    this.position = 0;
    // Where events change what callers bring, the cell of the block's first caller is still to be known when its last has been placed.
    const { cell } = this;
    if (this.trace !== null) {
      this.replay(this.trace, n);
    } else {
      if (this.gapSampler === null) fillExponential(this.arrivalStream, this.arrivalTime, 0, n);
      else this.gapSampler.fill(this.arrivalStream, this.arrivalTime, 0, n);
      this.gapsToTimes(n);
    }
    this.talkSampler.fill(this.talkStream, this.talk, 0, n);
    this.patienceSampler.fill(this.patienceStream, this.patience, 0, n);
    if (this.afterCallSampler !== null) this.afterCallSampler.fill(this.afterCallStream, this.afterCall, 0, n);
    if (this.handleTimeMultiplier !== null || this.patienceMultiplier !== null) this.multiplyByCell(cell, n);
  }

  private multiplyRates(key: StudyKey, replication: number): void {
    this.factors.draw(key, replication);
    const { factors } = this.factors;
    const { rate, expectedRate, dayOfCell, factorsFrom } = this;
    for (let c = 0; c < rate.length; c++) rate[c] = expectedRate[c] * factors[factorsFrom + dayOfCell[c]];
  }

  private replay(trace: Float64Array, n: number): void {
    const left = trace.subarray(this.replayed, this.replayed + n);
    this.arrivalTime.set(left);
    this.arrivalTime.fill(Number.POSITIVE_INFINITY, left.length, n);
    this.replayed += left.length;
  }

  /** @param cell where the first caller of the block arrives, or earlier */
  private multiplyByCell(cell: number, n: number): void {
    const { arrivalTime, talk, afterCall, patience, cellEnd, handleTimeMultiplier, patienceMultiplier } = this;
    for (let i = 0; i < n && arrivalTime[i] !== Number.POSITIVE_INFINITY; i++) {
      while (cell < cellEnd.length - 1 && cellEnd[cell] <= arrivalTime[i]) cell++;
      if (handleTimeMultiplier !== null) {
        talk[i] *= handleTimeMultiplier[cell];
        afterCall[i] *= handleTimeMultiplier[cell];
      }
      if (patienceMultiplier !== null) patience[i] *= patienceMultiplier[cell];
    }
    if (this.trace !== null) this.cell = cell;
  }

  /**
   * Turns gaps in units of the expected count into times, by inverting the integral of the rate (Cinlar 1975, ch. 4.7):
   * with exponential gaps the exact non-homogeneous Poisson process.
   */
  private gapsToTimes(n: number): void {
    const times = this.arrivalTime;
    const rates = this.rate;
    const ends = this.cellEnd;
    const cells = rates.length;
    let clock = this.clock;
    let cell = this.cell;
    for (let i = 0; i < n; i++) {
      let gap = times[i];
      while (cell < cells) {
        const expected = rates[cell] * (ends[cell] - clock);
        if (gap < expected) break;
        gap -= expected;
        clock = ends[cell++];
      }
      if (cell === cells) {
        times.fill(Number.POSITIVE_INFINITY, i, n);
        break;
      }
      clock += gap / rates[cell];
      times[i] = clock;
    }
    this.clock = clock;
    this.cell = cell;
  }
}
