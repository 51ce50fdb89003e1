import code from './assembly/figuring.ts?assemblyscript';
import { boundsOf } from './interval.ts';
import type { ResolvedRatio, SectionView } from './ratio.ts';
import type { EstimateSeries } from './report.ts';
import { SeriesInTheMaking, untold } from './series.ts';

/** What `assembly/figuring.ts` exports. */
interface Figuring {
  readonly memory: WebAssembly.Memory;
  readonly [limitOrAddress: string]: unknown;
  describeRows(entries: number, pairsOfRow: number, replications: number, student: number): void;
  beginRatio(r: number, hasDenominator: number, least: number, most: number): void;
  addPlace(place: number, weight: number): void;
  endSum(r: number, sum: number): void;
  reckonRatio(r: number, rows: number): number;
  reckonPercentile(share: number, rows: number): number;
}

/** Bins of waits. */
export interface WaitBins {
  /** Seconds. */
  readonly upperEdges: ArrayLike<number>;
  /** The wait in each that many share, seconds, of several the shortest; -1 for none. */
  readonly sharedWaits: Float64Array;
}

/**
 * Reckons figures of many rows in WebAssembly, with the digits that JavaScript has for one row at a time. Rows are copied
 * to a bench of a few pages, which all reports of a thread share, stretch by stretch.
 */
export class FigureBench {
  private readonly figuring: Figuring;
  private readonly means: Float64Array;
  private readonly coMoments: Float64Array;
  private readonly columns: Readonly<Record<keyof EstimateSeries, Float64Array>>;
  private readonly upperEdges: Float64Array;
  private readonly sharedWaits: Float64Array;
  private readonly mostRows: number;
  private readonly mostRatios: number;
  private readonly mostPlaces: number;
  private described: readonly ResolvedRatio[] | null = null;

  constructor(figuring: Figuring) {
    this.figuring = figuring;
    const told = (name: string): number => (figuring[name] as WebAssembly.Global).value;
    const numbers = (name: string, length: number): Float64Array =>
      new Float64Array(figuring.memory.buffer, told(name), length);
    this.means = numbers('means', told('meanBytes') / 8);
    this.coMoments = numbers('coMoments', told('coMomentBytes') / 8);
    this.mostRows = told('mostRows');
    this.columns = {
      value: numbers('values', this.mostRows),
      low: numbers('lows', this.mostRows),
      high: numbers('highs', this.mostRows),
    };
    this.upperEdges = numbers('upperEdges', told('widestRow'));
    this.sharedWaits = numbers('sharedWaits', told('widestRow'));
    this.mostRatios = told('mostRatios');
    this.mostPlaces = told('mostPlaces');
  }

  /** Ratios of so many rows of a section from `fromRow` on; null where they do not fit. */
  ratios(view: SectionView, fromRow: number, rows: number, ratios: readonly ResolvedRatio[]): EstimateSeries[] | null {
    if (!this.describe(ratios)) return null;
    return this.reckon(view, fromRow, rows, ratios.length, (r, stretch) => this.figuring.reckonRatio(r, stretch));
  }

  /** Percentiles of the first rows of a section in which each bin is paired with itself and the last; null as above. */
  percentiles(view: SectionView, rows: number, shares: readonly number[], bins: WaitBins): EstimateSeries[] | null {
    if (view.width > this.upperEdges.length) return null;
    this.upperEdges.set(bins.upperEdges);
    this.sharedWaits.set(bins.sharedWaits);
    return this.reckon(view, 0, rows, shares.length, (i, stretch) =>
      this.figuring.reckonPercentile(shares[i], stretch),
    );
  }

  private reckon(
    { width, pairs, mean, coMoment, count, t }: SectionView,
    fromRow: number,
    rows: number,
    figures: number,
    reckonOne: (figure: number, rows: number) => number,
  ): EstimateSeries[] | null {
    const most = Math.min(
      this.mostRows,
      Math.floor(this.means.length / width),
      count < 2 ? this.mostRows : Math.floor(this.coMoments.length / pairs),
    );
    if (most < 1) return null;
    this.figuring.describeRows(width, pairs, count, t);
    // A year of half hours has 140 kB in a column, so one of nothing does for all.
    const unknown = count > 1 ? null : untold(rows);
    const making = Array.from({ length: figures }, () => new SeriesInTheMaking(rows, unknown));
    for (let at = 0; at < rows; at += most) {
      const stretch = Math.min(most, rows - at);
      const from = fromRow + at;
      this.means.set(mean.subarray(from * width, (from + stretch) * width));
      if (count > 1) this.coMoments.set(coMoment.subarray(from * pairs, (from + stretch) * pairs));
      for (let i = 0; i < figures; i++) making[i].fill(at, stretch, this.columns, reckonOne(i, stretch));
    }
    return making.map(({ series }) => series);
  }

  /** Tells what the ratios are, unless they were told last; false when they are too many. */
  private describe(ratios: readonly ResolvedRatio[]): boolean {
    if (this.described === ratios) return true;
    this.described = null;
    const sumsOf = ({ numerator, denominator, nn, nd, dd }: ResolvedRatio) => [numerator, denominator, nn, nd, dd];
    const places = ratios.flatMap(sumsOf).reduce((sum, of) => sum + (of?.at.length ?? 0), 0);
    if (ratios.length > this.mostRatios || places > this.mostPlaces) return false;
    for (const [r, ratio] of ratios.entries()) {
      this.figuring.beginRatio(r, ratio.denominator === null ? 0 : 1, ...boundsOf(ratio.range));
      for (const [sum, of] of sumsOf(ratio).entries()) {
        for (let i = 0; of !== null && i < of.at.length; i++) this.figuring.addPlace(of.at[i], of.weight[i]);
        this.figuring.endSum(r, sum);
      }
    }
    this.described = ratios;
    return true;
  }
}

let bench: FigureBench | null | undefined;

/** The bench of this thread; null where WebAssembly is not to be had. */
export function figureBench(): FigureBench | null {
  if (bench !== undefined) return bench;
  try {
    bench = new FigureBench(new WebAssembly.Instance(new WebAssembly.Module(code())).exports as unknown as Figuring);
  } catch {
    bench = null;
  }
  return bench;
}
