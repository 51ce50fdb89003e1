import { figureBench, type WaitBins } from './figure-bench.ts';
import { UNDEFINED_ESTIMATE } from './interval.ts';
import type { SectionView } from './ratio.ts';
import type { Estimate, EstimateSeries } from './report.ts';
import { seriesFrom } from './series.ts';

/**
 * Percentiles of waits from cumulative counts at bin edges, linear within a bin. The interval is Woodruff's: the share
 * of waits up to the percentile is a ratio with a variance, and the ends of its interval are read back as percentiles
 * (Woodruff 1952, "Confidence intervals for medians and other position measures", JASA 47).
 *
 * A bin may hold a wait that many contacts share exactly. What it holds beyond the density of the bins beside it is taken
 * to stand at that wait: spread over the bin, it would give a percentile that nobody waited, with an interval far narrower
 * than that error.
 */
export class Percentiles {
  private readonly view: SectionView;
  private readonly bins: WaitBins;

  /**
   * @param view of cumulative counts, each paired with itself and the last
   * @param upperEdges of the bins, seconds
   * @param sharedWaits see `sharedWaitSeconds`; seconds, rising
   */
  constructor(view: SectionView, upperEdges: ArrayLike<number>, sharedWaits: readonly number[] = []) {
    this.view = view;
    const sharedIn = new Float64Array(view.width).fill(-1);
    this.bins = { upperEdges, sharedWaits: sharedIn };
    for (const seconds of [...sharedWaits].reverse()) sharedIn[this.binWith(seconds)] = seconds;
  }

  estimate(row: number, share: number): Estimate {
    const { mean, width, t } = this.view;
    if (!(mean[row * width + width - 1] > 0)) return UNDEFINED_ESTIMATE;
    const value = this.read(row, share);
    if (!Number.isFinite(t)) return { value, low: null, high: null };
    const bin = this.binOf(row, share);
    const below = bin === 0 ? 0 : this.standardError(row, bin - 1);
    const halfWidth = t * Math.max(below, this.standardError(row, bin));
    return { value, low: this.read(row, share - halfWidth), high: this.read(row, share + halfWidth) };
  }

  /** The same of the first rows, for each share. */
  table(rows: number, shares: readonly number[]): EstimateSeries[] {
    return (
      figureBench()?.percentiles(this.view, rows, shares, this.bins) ??
      shares.map((share) => seriesFrom(rows, (row) => this.estimate(row, share)))
    );
  }

  /** Standard error of the share of waits up to the upper edge of a bin. */
  private standardError(row: number, bin: number): number {
    const view = this.view;
    const last = view.width - 1;
    const total = view.meanOf(row, last);
    const share = view.meanOf(row, bin) / total;
    const variance =
      view.covariance(row, bin, bin) -
      2 * share * view.covariance(row, bin, last) +
      share * share * view.covariance(row, last, last);
    return Math.sqrt(Math.max(0, variance) / view.count) / total;
  }

  /** The first bin at whose upper edge at least this share of the waits has been counted. */
  private binOf(row: number, share: number): number {
    const { mean, width } = this.view;
    const first = row * width;
    let low = first;
    let high = first + width - 1;
    const wanted = Math.min(1, share) * mean[high] * (1 - 1e-12);
    while (low < high) {
      const middle = (low + high) >> 1;
      if (mean[middle] >= wanted) high = middle;
      else low = middle + 1;
    }
    return low - first;
  }

  private read(row: number, share: number): number {
    const bin = this.binOf(row, Math.max(0, share));
    if (bin === 0) return 0;
    const { mean, width } = this.view;
    const first = row * width;
    const before = mean[first + bin - 1];
    const within = mean[first + bin] - before;
    const wanted = Math.min(1, Math.max(0, share)) * mean[first + width - 1];
    const { upperEdges, sharedWaits } = this.bins;
    const from = upperEdges[bin - 1];
    const to = upperEdges[bin];
    const shared = sharedWaits[bin];
    if (shared < 0) {
      const part = within > 0 ? Math.min(1, Math.max(0, (wanted - before) / within)) : 1;
      return from + part * (to - from);
    }
    const shorter = Math.min(within, (shared - from) * this.densityOf(row, bin - 1, bin + 1));
    const longer = Math.min(within - shorter, (to - shared) * this.densityOf(row, bin + 1, bin - 1));
    const more = wanted - before;
    if (more < shorter) return from + (shared - from) * Math.max(0, more / shorter);
    if (more <= within - longer || longer === 0) return shared;
    return shared + (to - shared) * Math.min(1, (more - within + longer) / longer);
  }

  /** Waits per second in a bin; where it holds a shared wait too, or those answered at once, in the other; else 0. */
  private densityOf(row: number, bin: number, other: number): number {
    const { upperEdges, sharedWaits } = this.bins;
    for (const one of [bin, other]) {
      if (one < 1 || one >= this.view.width || sharedWaits[one] >= 0) continue;
      const waits = this.view.meanOf(row, one) - this.view.meanOf(row, one - 1);
      return waits / (upperEdges[one] - upperEdges[one - 1]);
    }
    return 0;
  }

  /** The bin that holds a wait > 0: its lower edge belongs to it. */
  private binWith(seconds: number): number {
    let low = 1;
    let high = this.view.width - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.bins.upperEdges[middle] > seconds) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
