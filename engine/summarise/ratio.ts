import { Counter, type CounterName } from '../collect/counters.ts';
import type { MomentLayout, Moments } from '../collect/moments.ts';
import { boundsOf, estimate, type Range, UNDEFINED_ESTIMATE } from './interval.ts';
import type { Estimate, EstimateSeries } from './report.ts';

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
  private readonly coMoment: Float64Array;
  private readonly pairs: number;
  private readonly first: Uint16Array;
  private readonly second: Uint16Array;
  /** Made when a pair is first asked for. */
  private pairAt: ReadonlyMap<number, number> | null = null;
  private readonly t: number;

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
    return this.seriesOf(rows, ratio, (i) => fromRow + i);
  }

  /**
   * The same of rows in any order; a row below 0 has no estimate. A report has tens of thousands of these: they are written
   * straight into their columns.
   */
  seriesOf(rows: number, ratio: ResolvedRatio, rowOf: (i: number) => number): EstimateSeries {
    const value = newColumn(rows);
    const low = newColumn(rows);
    const high = newColumn(rows);
    if (this.count < 2) {
      low.fill(null);
      high.fill(null);
    }
    const { mean, width } = this;
    const { numerator, denominator } = ratio;
    // A count, or a ratio of two, is what most measures are: read here, without a call for each row.
    const isPlain = numerator.at.length === 1 && (denominator === null || denominator.at.length === 1);
    const [above, weightAbove] = [numerator.at[0], numerator.weight[0]];
    const [below, weightBelow] = denominator === null ? [-1, 0] : [denominator.at[0], denominator.weight[0]];
    const [least, most] = boundsOf(ratio.range);
    for (let i = 0; i < rows; i++) {
      const row = rowOf(i);
      let mid = Number.NaN;
      if (row >= 0 && isPlain) {
        mid = 0 + weightAbove * mean[row * width + above];
        if (below >= 0) {
          const divisor = 0 + weightBelow * mean[row * width + below];
          mid = divisor > 0 ? mid / divisor : Number.NaN;
        }
      } else if (row >= 0) mid = this.valueOf(row, ratio);
      const isDefined = Number.isFinite(mid);
      value[i] = isDefined ? mid : null;
      if (this.count < 2) continue;
      const halfWidth = isDefined ? this.halfWidth(row, ratio, mid) : Number.NaN;
      const isKnown = Number.isFinite(halfWidth);
      low[i] = isKnown ? Math.max(least, mid - halfWidth) : null;
      high[i] = isKnown ? Math.min(most, mid + halfWidth) : null;
    }
    return { value, low, high };
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
  // A ratio of two counts is what most figures are.
  if (at.length === 1) return 0 + weight[0] * numbers[offset + at[0]];
  let sum = 0;
  for (let i = 0; i < at.length; i++) sum += weight[i] * numbers[offset + at[i]];
  return sum;
}

function counterEntry(name: string): number {
  return Counter[name as CounterName];
}

/** A column of so many places. */
export function newColumn(rows: number): (number | null)[] {
  return new Array<number | null>(rows);
}

/** One series after the other. */
export function joined(first: EstimateSeries, next: EstimateSeries): EstimateSeries {
  return {
    value: first.value.concat(next.value),
    low: first.low.concat(next.low),
    high: first.high.concat(next.high),
  };
}

/** The series of so many estimates. */
export function seriesFrom(rows: number, estimateOf: (i: number) => Estimate): EstimateSeries {
  const value = newColumn(rows);
  const low = newColumn(rows);
  const high = newColumn(rows);
  for (let i = 0; i < rows; i++) {
    const estimate = estimateOf(i);
    value[i] = estimate.value;
    low[i] = estimate.low;
    high[i] = estimate.high;
  }
  return { value, low, high };
}
