import { Counter, type CounterName } from '../collect/counters.ts';
import type { MomentLayout, Moments } from '../collect/moments.ts';
import { estimate, type Range, UNDEFINED_ESTIMATE } from './interval.ts';
import type { Estimate, EstimateSeries } from './report.ts';

/** A weighted sum of entries by name; a ratio of two, or one alone. */
export type NamedSum = Readonly<Partial<Record<string, number>>>;
export interface NamedRatio {
  readonly numerator: NamedSum;
  readonly denominator: NamedSum | null;
}

/** A measure resolved against a section: weighted entries, and for each needed pair of them where its co-moment lies. */
export interface ResolvedRatio {
  readonly numerator: readonly WeightedEntry[];
  readonly denominator: readonly WeightedEntry[] | null;
  /** Weighted pairs whose sum is the co-moment of numerator and numerator, numerator and denominator, denominator twice. */
  readonly nn: readonly WeightedEntry[];
  readonly nd: readonly WeightedEntry[];
  readonly dd: readonly WeightedEntry[];
  readonly range: Range;
}

interface WeightedEntry {
  readonly at: number;
  readonly weight: number;
}

/** One section of the moments over `count` replications. */
export class SectionView {
  readonly rows: number;
  readonly width: number;
  readonly count: number;
  private readonly mean: Float64Array;
  private readonly coMoment: Float64Array;
  private readonly pairs: number;
  private readonly pairAt: ReadonlyMap<number, number>;
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
    this.pairAt = new Map(Array.from(first, (a, p) => [a * width + second[p], p]));
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
    const entries = (sum: NamedSum): WeightedEntry[] =>
      Object.entries(sum).map(([name, weight]) => ({ at: entryOf(name), weight: weight ?? 0 }));
    const products = (left: readonly WeightedEntry[], right: readonly WeightedEntry[]): WeightedEntry[] =>
      left.flatMap((a) => right.map((b) => ({ at: this.pairIndex(a.at, b.at), weight: a.weight * b.weight })));
    const numerator = entries(measure.numerator);
    const denominator = measure.denominator === null ? null : entries(measure.denominator);
    return {
      numerator,
      denominator,
      nn: products(numerator, numerator),
      nd: denominator === null ? [] : products(numerator, denominator),
      dd: denominator === null ? [] : products(denominator, denominator),
      range,
    };
  }

  /**
   * A mean, or a ratio of means, with its interval by the delta method: the variance of a ratio R = A/B is that of
   * A - R B over the square of the mean of B (Law 2015, Simulation Modeling and Analysis, 9.4.1; classical ratio estimator).
   */
  estimate(row: number, ratio: ResolvedRatio): Estimate {
    const numerator = this.weighted(this.mean, row * this.width, ratio.numerator);
    const n = this.count;
    if (ratio.denominator === null) {
      const variance = this.weighted(this.coMoment, row * this.pairs, ratio.nn) / (n - 1) / n;
      return estimate(numerator, this.t * Math.sqrt(Math.max(0, variance)), ratio.range);
    }
    const denominator = this.weighted(this.mean, row * this.width, ratio.denominator);
    if (!(denominator > 0)) return UNDEFINED_ESTIMATE;
    const value = numerator / denominator;
    const nn = this.weighted(this.coMoment, row * this.pairs, ratio.nn);
    const nd = this.weighted(this.coMoment, row * this.pairs, ratio.nd);
    const dd = this.weighted(this.coMoment, row * this.pairs, ratio.dd);
    const variance = (nn - 2 * value * nd + value * value * dd) / (n - 1) / n;
    return estimate(value, (this.t * Math.sqrt(Math.max(0, variance))) / denominator, ratio.range);
  }

  series(fromRow: number, rows: number, ratio: ResolvedRatio): EstimateSeries {
    return toSeries(Array.from({ length: rows }, (_, i) => this.estimate(fromRow + i, ratio)));
  }

  private weighted(numbers: Float64Array, offset: number, entries: readonly WeightedEntry[]): number {
    let sum = 0;
    for (const { at, weight } of entries) sum += weight * numbers[offset + at];
    return sum;
  }

  private pairIndex(a: number, b: number): number {
    const found = this.pairAt.get(Math.min(a, b) * this.width + Math.max(a, b));
    if (found === undefined) throw new RangeError(`the co-moment of entries ${a} and ${b} was not kept`);
    return found;
  }
}

function counterEntry(name: string): number {
  return Counter[name as CounterName];
}

export function toSeries(estimates: readonly Estimate[]): EstimateSeries {
  return {
    value: estimates.map(({ value }) => value),
    low: estimates.map(({ low }) => low),
    high: estimates.map(({ high }) => high),
  };
}
