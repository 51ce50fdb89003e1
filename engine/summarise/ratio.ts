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
  private readonly mean: Float64Array;
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
    this.coMoment = moments.coMoment.subarray(
      layout.pairOffset[section],
      layout.pairOffset[section] + rows * first.length,
    );
    this.first = first;
    this.second = second;
    this.t = t;
  }

  meanOf(row: number, entry: number): number {
    return this.mean[row * this.width + entry];
  }

  /** Sample covariance of two entries of a row over replications. @throws RangeError when it was not kept */
  covariance(row: number, a: number, b: number): number {
    return this.coMoment[row * this.pairs + this.pairIndex(a, b)] / (this.count - 1);
  }

  resolve(measure: NamedRatio, range: Range, entryOf: (name: string) => number = counterEntry): ResolvedRatio {
    const entries = (sum: NamedSum): WeightedPlaces => ({
      at: Object.keys(sum).map(entryOf),
      weight: Object.values(sum).map((weight) => weight ?? 0),
    });
    const products = (left: WeightedPlaces, right: WeightedPlaces): WeightedPlaces => ({
      at: left.at.flatMap((a) => right.at.map((b) => this.pairIndex(a, b))),
      weight: left.weight.flatMap((a) => right.weight.map((b) => a * b)),
    });
    const numerator = entries(measure.numerator);
    const denominator = measure.denominator === null ? null : entries(measure.denominator);
    return {
      numerator,
      denominator,
      nn: products(numerator, numerator),
      nd: denominator === null ? NOTHING : products(numerator, denominator),
      dd: denominator === null ? NOTHING : products(denominator, denominator),
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
    const values: (number | null)[] = [];
    const lows: (number | null)[] = [];
    const highs: (number | null)[] = [];
    const [least, most] = boundsOf(ratio.range);
    const hasIntervals = Number.isFinite(this.t);
    for (let i = 0; i < rows; i++) {
      const row = rowOf(i);
      const value = row < 0 ? Number.NaN : this.valueOf(row, ratio);
      const isDefined = Number.isFinite(value);
      const halfWidth = hasIntervals && isDefined ? this.halfWidth(row, ratio, value) : Number.NaN;
      const isKnown = Number.isFinite(halfWidth);
      values.push(isDefined ? value : null);
      lows.push(isKnown ? Math.max(least, value - halfWidth) : null);
      highs.push(isKnown ? Math.min(most, value + halfWidth) : null);
    }
    return { value: values, low: lows, high: highs };
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
    const from = row * this.pairs;
    if (denominator === null) {
      const variance = weighted(this.coMoment, from, nn) / (n - 1) / n;
      return this.t * Math.sqrt(Math.max(0, variance));
    }
    const sum =
      weighted(this.coMoment, from, nn) -
      2 * value * weighted(this.coMoment, from, nd) +
      value * value * weighted(this.coMoment, from, dd);
    const variance = sum / (n - 1) / n;
    return (this.t * Math.sqrt(Math.max(0, variance))) / weighted(this.mean, row * this.width, denominator);
  }

  private pairIndex(a: number, b: number): number {
    this.pairAt ??= new Map(Array.from(this.first, (one, p) => [one * this.width + this.second[p], p]));
    const found = this.pairAt.get(Math.min(a, b) * this.width + Math.max(a, b));
    if (found === undefined) throw new RangeError(`the co-moment of entries ${a} and ${b} was not kept`);
    return found;
  }
}

const NOTHING: WeightedPlaces = { at: [], weight: [] };

function weighted(numbers: Float64Array, offset: number, { at, weight }: WeightedPlaces): number {
  let sum = 0;
  for (let i = 0; i < at.length; i++) sum += weight[i] * numbers[offset + at[i]];
  return sum;
}

function counterEntry(name: string): number {
  return Counter[name as CounterName];
}

/** One series after the other. */
export function joined(first: EstimateSeries, next: EstimateSeries): EstimateSeries {
  return {
    value: [...first.value, ...next.value],
    low: [...first.low, ...next.low],
    high: [...first.high, ...next.high],
  };
}

export function toSeries(estimates: readonly Estimate[]): EstimateSeries {
  return {
    value: estimates.map(({ value }) => value),
    low: estimates.map(({ low }) => low),
    high: estimates.map(({ high }) => high),
  };
}
