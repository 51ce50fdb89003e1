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
export type PairPattern = 'diagonal' | 'with-last' | 'any';

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

  /** Numbers of a serialised accumulator of so many replications: start, count, contacts, means, maxima, co-moments. */
  sizeOf(count: number): number {
    return HEAD + this.entries + this.maxima + (count === 1 ? 0 : this.pairs);
  }
}

/**
 * Means, co-moments about the means and maxima over `count` replications from `start` on. Of a single replication all
 * co-moments are 0: then they are neither kept nor sent, and two of them are merged without reading any.
 */
export class Moments {
  start = 0;
  count = 0;
  /** Contacts simulated in these replications: a plain sum. */
  contacts = 0;
  readonly mean: Float64Array;
  readonly maximum: Float64Array;
  private readonly layout: MomentLayout;
  private products: Float64Array | null;

  /** @param numbers a view of numbers laid out as `MomentLayout.sizeOf` says; new memory when left out */
  constructor(layout: MomentLayout, numbers: Float64Array = new Float64Array(layout.sizeOf(1))) {
    this.layout = layout;
    this.start = numbers[0];
    this.count = numbers[1];
    this.contacts = numbers[2];
    const maxima = HEAD + layout.entries;
    const pairs = maxima + layout.maxima;
    this.mean = numbers.subarray(HEAD, maxima);
    this.maximum = numbers.subarray(maxima, pairs);
    this.products = numbers.length > pairs || layout.pairs === 0 ? numbers.subarray(pairs) : null;
  }

  get coMoment(): Float64Array {
    const isNew = this.products === null;
    const products = this.roomForProducts();
    return this.count === 1 && !isNew ? products.fill(0) : products;
  }

  /** Where co-moments can be written, whatever stands there. @param spare taken where there is no such place yet */
  roomForProducts(spare?: Float64Array): Float64Array {
    this.products ??= spare ?? new Float64Array(this.layout.pairs);
    return this.products;
  }

  /** Gives away the memory of its co-moments, for others of the layout; null when it has none of its own. */
  giveUpProducts(): Float64Array | null {
    const { products } = this;
    if (products === null || products.buffer === this.mean.buffer) return null;
    this.products = null;
    return products;
  }

  /**
   * The memory of a single replication as `MomentLayout.sizeOf` says, without copying it: nobody may use this accumulator
   * afterwards. Null where other numbers lie there too, and for several replications.
   */
  giveUpNumbers(): ArrayBuffer | null {
    const { buffer, byteOffset } = this.mean;
    const isAlone = byteOffset === 8 * HEAD && buffer.byteLength === 8 * this.layout.sizeOf(1);
    if (this.count !== 1 || !isAlone || !(buffer instanceof ArrayBuffer)) return null;
    new Float64Array(buffer).set([this.start, this.count, this.contacts]);
    return buffer;
  }

  /** Becomes the accumulator of a single replication; its `mean` and `maximum` are already filled in. */
  becomeOne(replication: number): void {
    this.start = replication;
    this.count = 1;
  }

  /**
   * Takes in the replications of `other`, which follow those of this one. These loops say what merging is, and are taken
   * where WebAssembly is not to be had; elsewhere a `Merger` does the same.
   */
  append(other: Moments, layout: MomentLayout): void {
    const n = this.count + other.count;
    const areSingle = n === 2;
    const coMoment = areSingle ? this.roomForProducts() : this.coMoment;
    const sums: Sums = { coMoment, otherCoMoment: areSingle ? coMoment : other.coMoment, areSingle };
    const weight = other.count / n;
    const spread = this.count * weight;
    for (let s = 0; s < layout.sections.length; s++) {
      if (layout.patterns[s] === 'diagonal') this.appendDiagonal(other, sums, layout, s, weight, spread);
      else if (layout.patterns[s] === 'with-last') this.appendWithLast(other, sums, layout, s, weight, spread);
      else this.appendAny(other, sums, layout, s, weight, spread);
    }
    this.countIn(other);
  }

  /** Takes in what is a plain sum, or a maximum. */
  countIn({ maximum, count, contacts }: Moments): void {
    const longest = this.maximum;
    for (let i = 0; i < longest.length; i++) longest[i] = Math.max(longest[i], maximum[i]);
    this.count += count;
    this.contacts += contacts;
  }

  private appendAny(
    other: Moments,
    { coMoment, otherCoMoment, areSingle }: Sums,
    layout: MomentLayout,
    s: number,
    weight: number,
    spread: number,
  ): void {
    const { mean } = this;
    const { mean: otherMean } = other;
    const { rows, width, first, second } = layout.sections[s];
    const difference = new Float64Array(width);
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
        const product = difference[first[p]] * difference[second[p]] * spread;
        coMoment[pair + p] = areSingle ? 0 + product : coMoment[pair + p] + (otherCoMoment[pair + p] + product);
      }
      entry += width;
      pair += pairs;
    }
  }

  private appendDiagonal(
    other: Moments,
    { coMoment, otherCoMoment, areSingle }: Sums,
    layout: MomentLayout,
    s: number,
    weight: number,
    spread: number,
  ): void {
    const { mean } = this;
    const { mean: otherMean } = other;
    const entry = layout.meanOffset[s];
    const pair = layout.pairOffset[s];
    const entries = layout.sections[s].rows * layout.sections[s].width;
    for (let i = 0; i < entries; i++) {
      const d = otherMean[entry + i] - mean[entry + i];
      mean[entry + i] += d * weight;
      coMoment[pair + i] = areSingle ? d * d * spread : coMoment[pair + i] + (otherCoMoment[pair + i] + d * d * spread);
    }
  }

  private appendWithLast(
    other: Moments,
    { coMoment, otherCoMoment, areSingle }: Sums,
    layout: MomentLayout,
    s: number,
    weight: number,
    spread: number,
  ): void {
    const { mean } = this;
    const { mean: otherMean } = other;
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
        const square = d * d * spread;
        const product = d * dLast * spread;
        coMoment[pair + i] = areSingle ? square : coMoment[pair + i] + (otherCoMoment[pair + i] + square);
        coMoment[cross + i] = areSingle ? 0 + product : coMoment[cross + i] + (otherCoMoment[cross + i] + product);
      }
      mean[last] += dLast * weight;
      const square = dLast * dLast * spread;
      const at = pair + width - 1;
      coMoment[at] = areSingle ? square : coMoment[at] + (otherCoMoment[at] + square);
      entry += width;
      pair += 2 * width - 1;
    }
  }

  copyFrom(other: Moments): void {
    this.start = other.start;
    this.count = other.count;
    this.contacts = other.contacts;
    this.mean.set(other.mean);
    this.maximum.set(other.maximum);
    if (other.count !== 1) this.roomForProducts().set(other.coMoment);
  }
}

/** Where the co-moments of two accumulators lie that are merged. */
interface Sums {
  readonly coMoment: Float64Array;
  readonly otherCoMoment: Float64Array;
  /** Both are of one replication: there is nothing to read, and 0 + x is written, since x may be -0. */
  readonly areSingle: boolean;
}
