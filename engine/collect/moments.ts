/**
 * Means and co-moments of the vectors that replications yield, merged exactly alike in any partition.
 *
 * A vector consists of sections, a section of rows of equal width, and for each row the products of some pairs of its
 * entries are accumulated, so that variances and ratios of sums can be had later. Two accumulators over disjoint
 * replications are merged by Chan, Golub and LeVeque (1979): numerically stable, and exactly zero variance where all
 * replications agree.
 *
 * Floating-point sums depend on their order, so the order is fixed: accumulators cover dyadic ranges of replications
 * (`start` a multiple of `count`, `count` a power of two) and only siblings are merged. Whatever replications a worker
 * or a machine simulates, and in whatever order results arrive, the same tree of additions results. Memory is one
 * accumulator per bit of the number of replications.
 */
export interface Section {
  readonly rows: number;
  readonly width: number;
  /** The pairs (first[p], second[p]) of entries of a row whose co-moment is kept. */
  readonly first: Uint16Array;
  readonly second: Uint16Array;
}

const HEAD = 3;

/**
 * Which pairs a section keeps. Two patterns hold most of a vector and have loops of their own without looking pairs up,
 * which takes a third off the time of merging: each entry with itself; and besides, each with the last (a total).
 */
type PairPattern = 'diagonal' | 'with-last' | 'any';

function patternOf({ width, first, second }: Section): PairPattern {
  const isDiagonal = first.length >= width && first.subarray(0, width).every((a, i) => a === i && second[i] === i);
  if (isDiagonal && first.length === width) return 'diagonal';
  const isWithLast =
    first.length === 2 * width - 1 && first.subarray(width).every((a, i) => a === i && second[width + i] === width - 1);
  return isDiagonal && isWithLast ? 'with-last' : 'any';
}

/** Where sections lie in the flat arrays. */
export class MomentLayout {
  readonly sections: readonly Section[];
  readonly meanOffset: readonly number[];
  readonly pairOffset: readonly number[];
  readonly patterns: readonly PairPattern[];
  /** Entries of a vector; co-moments of an accumulator; entries of which only the maximum is kept. */
  readonly entries: number;
  readonly pairs: number;
  readonly maxima: number;
  readonly widest: number;

  constructor(sections: readonly Section[], maxima: number) {
    this.sections = sections;
    const meanOffset: number[] = [];
    const pairOffset: number[] = [];
    let entries = 0;
    let pairs = 0;
    let widest = 1;
    for (const section of sections) {
      meanOffset.push(entries);
      pairOffset.push(pairs);
      entries += section.rows * section.width;
      pairs += section.rows * section.first.length;
      widest = Math.max(widest, section.width);
    }
    this.meanOffset = meanOffset;
    this.patterns = sections.map(patternOf);
    this.pairOffset = pairOffset;
    this.entries = entries;
    this.pairs = pairs;
    this.maxima = maxima;
    this.widest = widest;
  }

  /** Numbers of a serialised accumulator: start, count, contacts, means, co-moments, maxima. */
  get size(): number {
    return HEAD + this.entries + this.pairs + this.maxima;
  }
}

/** Means, co-moments about the means and maxima over `count` replications from `start` on. */
export class Moments {
  readonly mean: Float64Array;
  readonly coMoment: Float64Array;
  readonly maximum: Float64Array;
  private readonly difference: Float64Array;
  start = 0;
  count = 0;
  /** Contacts simulated in these replications: a plain sum. */
  contacts = 0;

  /** @param numbers a view of `layout.size` numbers, laid out as `MomentLayout.size` says; new memory when left out */
  constructor(layout: MomentLayout, numbers: Float64Array = new Float64Array(layout.size)) {
    this.start = numbers[0];
    this.count = numbers[1];
    this.contacts = numbers[2];
    const pairs = HEAD + layout.entries;
    const maxima = pairs + layout.pairs;
    this.mean = numbers.subarray(HEAD, pairs);
    this.coMoment = numbers.subarray(pairs, maxima);
    this.maximum = numbers.subarray(maxima, maxima + layout.maxima);
    this.difference = new Float64Array(layout.widest);
  }

  /**
   * Becomes the accumulator of a single replication; its `mean` and `maximum` are already filled in. Its co-moments are
   * zero, but are not written before somebody reads them.
   */
  becomeOne(replication: number): void {
    this.start = replication;
    this.count = 1;
  }

  /** Takes in the replications of `other`, which follow those of this one. */
  append(other: Moments, layout: MomentLayout): void {
    const n = this.count + other.count;
    if (n > 2) {
      if (this.count === 1) this.coMoment.fill(0);
      if (other.count === 1) other.coMoment.fill(0);
    } else {
      this.coMoment.fill(0);
      other.coMoment.fill(0);
    }
    const weight = other.count / n;
    const spread = this.count * weight;
    for (let s = 0; s < layout.sections.length; s++) {
      if (layout.patterns[s] === 'diagonal') this.appendDiagonal(other, layout, s, weight, spread);
      else if (layout.patterns[s] === 'with-last') this.appendWithLast(other, layout, s, weight, spread);
      else this.appendAny(other, layout, s, weight, spread);
    }
    for (let i = 0; i < layout.maxima; i++) this.maximum[i] = Math.max(this.maximum[i], other.maximum[i]);
    this.count = n;
    this.contacts += other.contacts;
  }

  private appendAny(other: Moments, layout: MomentLayout, s: number, weight: number, spread: number): void {
    const { mean, coMoment, difference } = this;
    const { mean: otherMean, coMoment: otherCoMoment } = other;
    const { rows, width, first, second } = layout.sections[s];
    const pairs = first.length;
    let entry = layout.meanOffset[s];
    let pair = layout.pairOffset[s];
    for (let row = 0; row < rows; row++) {
      for (let i = 0; i < width; i++) {
        const d = otherMean[entry + i] - mean[entry + i];
        difference[i] = d;
        mean[entry + i] += d * weight;
      }
      for (let p = 0; p < pairs; p++) {
        coMoment[pair + p] += otherCoMoment[pair + p] + difference[first[p]] * difference[second[p]] * spread;
      }
      entry += width;
      pair += pairs;
    }
  }

  private appendDiagonal(other: Moments, layout: MomentLayout, s: number, weight: number, spread: number): void {
    const { mean, coMoment } = this;
    const { mean: otherMean, coMoment: otherCoMoment } = other;
    const entry = layout.meanOffset[s];
    const pair = layout.pairOffset[s];
    const entries = layout.sections[s].rows * layout.sections[s].width;
    for (let i = 0; i < entries; i++) {
      const d = otherMean[entry + i] - mean[entry + i];
      mean[entry + i] += d * weight;
      coMoment[pair + i] += otherCoMoment[pair + i] + d * d * spread;
    }
  }

  private appendWithLast(other: Moments, layout: MomentLayout, s: number, weight: number, spread: number): void {
    const { mean, coMoment } = this;
    const { mean: otherMean, coMoment: otherCoMoment } = other;
    const { rows, width } = layout.sections[s];
    let entry = layout.meanOffset[s];
    let pair = layout.pairOffset[s];
    for (let row = 0; row < rows; row++) {
      const last = entry + width - 1;
      const cross = pair + width;
      const dLast = otherMean[last] - mean[last];
      for (let i = 0; i < width - 1; i++) {
        const d = otherMean[entry + i] - mean[entry + i];
        mean[entry + i] += d * weight;
        coMoment[pair + i] += otherCoMoment[pair + i] + d * d * spread;
        coMoment[cross + i] += otherCoMoment[cross + i] + d * dLast * spread;
      }
      mean[last] += dLast * weight;
      coMoment[pair + width - 1] += otherCoMoment[pair + width - 1] + dLast * dLast * spread;
      entry += width;
      pair += 2 * width - 1;
    }
  }

  copyFrom(other: Moments): void {
    this.start = other.start;
    this.count = other.count;
    this.contacts = other.contacts;
    this.mean.set(other.mean);
    if (other.count === 1) this.coMoment.fill(0);
    else this.coMoment.set(other.coMoment);
    this.maximum.set(other.maximum);
  }
}
