import type { Model } from '../compile/model.ts';
import { fillExponential } from '../random/exponential.ts';
import { Purpose } from '../random/purpose.ts';
import { type Sampler, samplerFor } from '../random/sampler.ts';
import { hashName, openStream, type StudyKey } from '../random/seed.ts';
import { Stream } from '../random/stream.ts';

const SMALLEST_BLOCK = 16;
const LARGEST_BLOCK = 256;

/**
 * The callers of one contact class, in order of arrival: when the n-th arrives, how much work it brings, how long it is
 * willing to wait. Everything about the n-th caller is the n-th draw of a stream of its own, whatever happens to it, so
 * that scenarios which differ in staffing meet the same callers (common random numbers).
 *
 * Callers are drawn a block at a time into columns: a draw in a tight loop costs half of a draw on demand, and the law
 * of a distribution then never shows in the event loop. The block's length changes nothing but speed.
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
  private readonly rate: Float64Array;
  private readonly cellEnd: Float64Array;
  private readonly firstCellStart: number;
  private clock = 0;
  private cell = 0;

  constructor(model: Model, contactClass: number) {
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
    this.rate = arrivals.ratePerSecond.subarray(from, from + arrivals.cells);
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
    this.refill();
  }

  /** Draws the next block. Arrival times are Infinity once the rate function has ended. */
  refill(): void {
    const n = this.block;
    this.position = 0;
    if (this.gapSampler === null) fillExponential(this.arrivalStream, this.arrivalTime, 0, n);
    else this.gapSampler.fill(this.arrivalStream, this.arrivalTime, 0, n);
    this.gapsToTimes(n);
    this.talkSampler.fill(this.talkStream, this.talk, 0, n);
    this.patienceSampler.fill(this.patienceStream, this.patience, 0, n);
    if (this.afterCallSampler !== null) this.afterCallSampler.fill(this.afterCallStream, this.afterCall, 0, n);
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
