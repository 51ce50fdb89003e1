import { Counter, type CounterName } from '../collect/counters.ts';
import type { MomentLayout, Moments } from '../collect/moments.ts';
import { figureBench } from './figure-bench.ts';
import { estimate, type Range, UNDEFINED_ESTIMATE } from './interval.ts';
import type { Estimate, EstimateSeries } from './report.ts';
import { seriesFrom } from './series.ts';

/** A weighted sum of entries by name; a ratio of two, or one alone. */
export type NamedSum = Readonly<Partial<Record<string, number>>>;
export interface NamedRatio {
  readonly numerator: NamedSum;
  readonly denominator: NamedSum | null;
}

/** A measure resolved against a section: weighted entries, and for each needed pair of them where its co-moment lies. */
export interface ResolvedRatio {
  readonly numerator: WeightedPlaces;
  readonly denominator: WeightedPlaces | null;
  /** Weighted pairs whose sum is the co-moment of numerator and numerator, numerator and denominator, denominator twice. */
  readonly nn: WeightedPlaces;
  readonly nd: WeightedPlaces;
  readonly dd: WeightedPlaces;
  readonly range: Range;
}

/** Places in a row, and the weights of what lies there. */
interface WeightedPlaces {
  readonly at: readonly number[];
  readonly weight: readonly number[];
}

/** One section of the moments over `count` replications. */
export class SectionView {
  readonly rows: number;
  readonly width: number;
  readonly count: number;
  /** Means, row by row. */
  readonly mean: Float64Array;
  readonly coMoment: Float64Array;
  readonly pairs: number;
  private readonly first: Uint16Array;
  private readonly second: Uint16Array;
  /** Made when a pair is first asked for. */
  private pairAt: ReadonlyMap<number, number> | null = null;
  /** Student's t for the intervals; NaN for a single replication. */
  readonly t: number;

  constructor(layout: MomentLayout, moments: Moments, section: number, t: number) {
    const { rows, width, first, second } = layout.sections[section];
    this.rows = rows;
    this.width = width;
    this.count = moments.count;
    this.pairs = first.length;
    this.mean = moments.mean.subarray(layout.meanOffset[section], layout.meanOffset[section] + rows * width);
    // Of a single replication they would all be made, and be 0, for intervals that there cannot be.
    this.coMoment =
      moments.count < 2
        ? NO_NUMBERS
        : moments.coMoment.subarray(layout.pairOffset[section], layout.pairOffset[section] + rows * first.length);
    this.first = first;
    this.second = second;
    this.t = t;
  }

  meanOf(row: number, entry: number): number {
    return this.mean[row * this.width + entry];
  }

  /**
   * Sample covariance of two entries of a row over two or more replications.
   * @throws RangeError when it was not kept
   */
  covariance(row: number, a: number, b: number): number {
    return this.coMoment[row * this.pairs + this.pairIndex(a, b)] / (this.count - 1);
  }

  resolve(measure: NamedRatio, range: Range, entryOf: (name: string) => number = counterEntry): ResolvedRatio {
    const numerator = placesOf(measure.numerator, entryOf);
    const denominator = measure.denominator === null ? null : placesOf(measure.denominator, entryOf);
    return {
      numerator,
      denominator,
      nn: this.products(numerator, numerator),
      nd: denominator === null ? NOTHING : this.products(numerator, denominator),
      dd: denominator === null ? NOTHING : this.products(denominator, denominator),
      range,
    };
  }

  /**
   * A mean, or a ratio of means, with its interval by the delta method: the variance of a ratio R = A/B is that of
   * A - R B over the square of the mean of B (Law 2015, Simulation Modeling and Analysis, 9.4.1; classical ratio estimator).
   */
  estimate(row: number, ratio: ResolvedRatio): Estimate {
    const value = this.valueOf(row, ratio);
    return Number.isFinite(value)
      ? estimate(value, this.halfWidth(row, ratio, value), ratio.range)
      : UNDEFINED_ESTIMATE;
  }

  /** The same of rows from `fromRow` on. */
  series(fromRow: number, rows: number, ratio: ResolvedRatio): EstimateSeries {
    return this.table(fromRow, rows, [ratio])[0];
  }

  /**
   * A series of each ratio, over rows from `fromRow` on. A report has tens of thousands of these estimates, mostly in the
   * first and only study of a process: they are reckoned in WebAssembly where that is to be had.
   */
  table(fromRow: number, rows: number, ratios: readonly ResolvedRatio[]): EstimateSeries[] {
    return (
      figureBench()?.ratios(this, fromRow, rows, ratios) ??
      ratios.map((ratio) => seriesFrom(rows, (i) => this.estimate(fromRow + i, ratio)))
    );
  }

  /** NaN where the ratio is undefined. */
  private valueOf(row: number, { numerator, denominator }: ResolvedRatio): number {
    const above = weighted(this.mean, row * this.width, numerator);
    if (denominator === null) return above;
    const below = weighted(this.mean, row * this.width, denominator);
    return below > 0 ? above / below : Number.NaN;
  }

  /** NaN from a single replication. */
  private halfWidth(row: number, { denominator, nn, nd, dd }: ResolvedRatio, value: number): number {
    const n = this.count;
    if (n < 2) return Number.NaN;
    const { coMoment } = this;
    const from = row * this.pairs;
    if (denominator === null) {
      const variance = weighted(coMoment, from, nn) / (n - 1) / n;
      return this.t * Math.sqrt(Math.max(0, variance));
    }
    const sum =
      weighted(coMoment, from, nn) -
      2 * value * weighted(coMoment, from, nd) +
      value * value * weighted(coMoment, from, dd);
    const variance = sum / (n - 1) / n;
    return (this.t * Math.sqrt(Math.max(0, variance))) / weighted(this.mean, row * this.width, denominator);
  }

  /** Each of one sum with each of another: where their co-moments lie, and the products of their weights. */
  private products(left: WeightedPlaces, right: WeightedPlaces): WeightedPlaces {
    const at: number[] = [];
    const weight: number[] = [];
    for (let i = 0; i < left.at.length; i++) {
      for (let j = 0; j < right.at.length; j++) {
        at.push(this.pairIndex(left.at[i], right.at[j]));
        weight.push(left.weight[i] * right.weight[j]);
      }
    }
    return { at, weight };
  }

  private pairIndex(a: number, b: number): number {
    this.pairAt ??= this.pairsByEntries();
    const found = this.pairAt.get(Math.min(a, b) * this.width + Math.max(a, b));
    if (found === undefined) throw new RangeError(`the co-moment of entries ${a} and ${b} was not kept`);
    return found;
  }

  private pairsByEntries(): ReadonlyMap<number, number> {
    const pairAt = new Map<number, number>();
    for (let p = 0; p < this.pairs; p++) pairAt.set(this.first[p] * this.width + this.second[p], p);
    return pairAt;
  }
}

const NOTHING: WeightedPlaces = { at: [], weight: [] };
const NO_NUMBERS = new Float64Array(0);

function placesOf(sum: NamedSum, entryOf: (name: string) => number): WeightedPlaces {
  const at: number[] = [];
  const weight: number[] = [];
  for (const name in sum) {
    at.push(entryOf(name));
    weight.push(sum[name] ?? 0);
  }
  return { at, weight };
}

function weighted(numbers: Float64Array, offset: number, { at, weight }: WeightedPlaces): number {
  let sum = 0;
  for (let i = 0; i < at.length; i++) sum += weight[i] * numbers[offset + at[i]];
  return sum;
}

function counterEntry(name: string): number {
  return Counter[name as CounterName];
}
