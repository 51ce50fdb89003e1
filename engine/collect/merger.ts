import code from './assembly/merging.ts?assemblyscript';
import type { MomentLayout, Moments, PairPattern, Section } from './moments.ts';

/** What `assembly/merging.ts` exports. */
interface Merging {
  readonly memory: WebAssembly.Memory;
  readonly [limitOrAddress: string]: unknown;
  describeSection(s: number, rows: number, width: number, pairs: number, pattern: number, pairOf: number): void;
  mergeTwo(
    ...of: [
      from: number,
      to: number,
      mean: number,
      other: number,
      products: number,
      otherProducts: number,
      weight: number,
      spread: number,
    ]
  ): void;
  mergeEight(from: number, to: number, vectors: number, stride: number, products: number): void;
}

/** Rows of one section, or of several, that are merged at a time: where they lie in an accumulator, and what they are. */
interface Stretch {
  readonly entry: number;
  readonly pair: number;
  entries: number;
  pairs: number;
  /** Places in `Merger.parts`. */
  readonly from: number;
  to: number;
}

/** Rows of a section that lie in one stretch. */
interface Part {
  readonly section: Section;
  readonly pattern: PairPattern;
  readonly rows: number;
}

const PATTERNS: Readonly<Record<PairPattern, number>> = { diagonal: 0, 'with-last': 1, any: 2 };

/** As many vectors fit into the memory of a bench. */
const MOST_LEAVES = 16;
/** Vectors that wait to be merged may take so much: eight at least may wait. */
const MOST_WAITING_BYTES = 16 * 1024 * 1024;

/**
 * Merges accumulators of one layout in WebAssembly, with the digits of `Moments.append`. They stay where they are: stretch by stretch they
 * are copied to a bench of half a megabyte, which all mergers of a thread share, and the result is copied back.
 */
export class Merger {
  /** As many single replications are merged in one pass at the most. */
  readonly leaves: number;
  private readonly bench: Bench;
  private readonly stretches: readonly Stretch[];
  private readonly parts: readonly Part[];

  /** Null where WebAssembly with vectors is not to be had, and for rows that are wider than the bench. */
  static of(layout: MomentLayout): Merger | null {
    const bench = benchOfThread();
    const parts: Part[] = [];
    const stretches = bench === null ? null : stretchesOf(layout, bench, parts);
    return bench === null || stretches === null ? null : new Merger(layout, bench, stretches, parts);
  }

  private constructor(layout: MomentLayout, bench: Bench, stretches: readonly Stretch[], parts: readonly Part[]) {
    this.bench = bench;
    this.stretches = stretches;
    this.parts = parts;
    this.leaves = 8 * MOST_LEAVES * layout.entries <= MOST_WAITING_BYTES ? MOST_LEAVES : MOST_LEAVES / 2;
  }

  /** Single replications, a power of two of them in order, become one accumulator in the first. */
  join(leaves: readonly Moments[], spare?: Float64Array): void {
    const { bench, stretches } = this;
    const first = leaves[0];
    const products = first.roomForProducts(spare);
    bench.describe(this.parts);
    for (let s = 0; s < stretches.length; s++) joinStretch(stretches[s], leaves, products, bench);
    for (let j = 1; j < leaves.length; j++) first.countIn(leaves[j]);
  }

  /** The replications of `other` join those of `one`, which they follow. */
  append(one: Moments, other: Moments): void {
    if (one.count === 1 && other.count === 1) {
      this.join([one, other]);
      return;
    }
    const { bench, stretches } = this;
    const products = one.coMoment;
    // Those of a single replication are all 0: they are not made to be read.
    const otherProducts = other.count === 1 ? null : other.coMoment;
    const weight = other.count / (one.count + other.count);
    bench.describe(this.parts);
    for (let s = 0; s < stretches.length; s++) {
      bench.lay(0, stretches[s], one.mean, products);
      bench.lay(1, stretches[s], other.mean, otherProducts);
      bench.append(stretches[s], weight, one.count * weight);
      bench.take(stretches[s], one.mean, products);
    }
    one.countIn(other);
  }
}

/** A worker does little else in JavaScript: what is short and iterates by index costs V8 a third to compile. */
function joinStretch(stretch: Stretch, leaves: readonly Moments[], products: Float64Array, bench: Bench): void {
  const { entry, entries, from, to } = stretch;
  for (let j = 0; j < leaves.length; j++) bench.vectors[j].set(leaves[j].mean.subarray(entry, entry + entries));
  bench.join(from, to, leaves.length);
  bench.take(stretch, leaves[0].mean, products);
}

/** Cuts a layout into stretches that fit on the bench; null where a row does not. @param parts filled in */
function stretchesOf({ sections, patterns }: MomentLayout, bench: Bench, parts: Part[]): Stretch[] | null {
  const stretches: Stretch[] = [];
  let entry = 0;
  let pair = 0;
  for (const [s, section] of sections.entries()) {
    const pattern = patterns[s];
    const width = pattern === 'diagonal' ? 1 : section.width;
    const pairsOfRow = pattern === 'diagonal' ? 1 : section.first.length;
    if (width > bench.entries || pairsOfRow > bench.pairs) return null;
    if (pattern === 'any' && width > bench.widestRow) return null;
    for (let left = (section.rows * section.width) / width; left > 0; ) {
      let stretch = stretches.at(-1);
      const isFull = (of: Stretch) => of.entries + width > bench.entries || of.pairs + pairsOfRow > bench.pairs;
      if (stretch === undefined || isFull(stretch)) {
        stretch = { entry, pair, entries: 0, pairs: 0, from: parts.length, to: parts.length };
        stretches.push(stretch);
      }
      const fits = Math.min((bench.entries - stretch.entries) / width, (bench.pairs - stretch.pairs) / pairsOfRow);
      const rows = Math.min(left, Math.floor(fits));
      parts.push({ section, pattern, rows });
      stretch.to = parts.length;
      stretch.entries += rows * width;
      stretch.pairs += rows * pairsOfRow;
      entry += rows * width;
      pair += rows * pairsOfRow;
      left -= rows;
    }
  }
  return parts.length > bench.mostSections || pairsLookedUp(parts) > bench.mostPairs ? null : stretches;
}

function pairsLookedUp(parts: readonly Part[]): number {
  const sections = new Set(parts.filter(({ pattern }) => pattern === 'any').map(({ section }) => section));
  return [...sections].reduce((sum, { first }) => sum + first.length, 0);
}

/** The memory of `assembly/merging.ts`, in which nothing is kept. */
class Bench {
  readonly vectors: readonly Float64Array[];
  readonly products: readonly Float64Array[];
  readonly entries: number;
  readonly pairs: number;
  readonly widestRow: number;
  readonly mostSections: number;
  readonly mostPairs: number;
  private readonly merging: Merging;
  private readonly vectorAt: number;
  private readonly vectorBytes: number;
  private readonly productAt: number;
  private readonly productBytes: number;
  private readonly pairAt: number;
  private described: readonly Part[] | null = null;

  constructor(merging: Merging) {
    this.merging = merging;
    const told = (name: string): number => (merging[name] as WebAssembly.Global).value;
    this.vectorAt = told('vectors');
    this.vectorBytes = told('vectorBytes');
    this.productAt = told('products');
    this.productBytes = told('productBytes');
    this.pairAt = told('pairs');
    this.entries = this.vectorBytes / 8;
    this.pairs = this.productBytes / 8;
    this.widestRow = told('widestRow');
    this.mostSections = told('mostSections');
    this.mostPairs = told('mostPairs');
    const { buffer } = merging.memory;
    const views = (count: number, from: number, bytesOfEach: number): Float64Array[] =>
      Array.from({ length: count }, (_, i) => new Float64Array(buffer, from + i * bytesOfEach, bytesOfEach / 8));
    this.vectors = views(MOST_LEAVES, this.vectorAt, this.vectorBytes);
    this.products = views(2, this.productAt, this.productBytes);
  }

  /** Tells what the parts of stretches are, unless they were told last. */
  describe(parts: readonly Part[]): void {
    // The rest, which is long and seldom needed, is a function of its own: V8 does not compile it wherever something is merged.
    if (this.described !== parts) this.describeAnew(parts);
  }

  private describeAnew(parts: readonly Part[]): void {
    this.described = parts;
    const { merging } = this;
    const lookedUp = new Map<Section, number>();
    let end = this.pairAt;
    parts.forEach(({ section, pattern, rows }, p) => {
      const { first, second } = section;
      let pairOf = pattern === 'any' ? lookedUp.get(section) : 0;
      if (pairOf === undefined) {
        pairOf = end;
        lookedUp.set(section, pairOf);
        end += 4 * first.length;
        const pair = new Uint32Array(merging.memory.buffer, pairOf, first.length);
        for (let i = 0; i < pair.length; i++) pair[i] = first[i] | (second[i] << 16);
      }
      const width = pattern === 'diagonal' ? 1 : section.width;
      merging.describeSection(p, rows, width, first.length, PATTERNS[pattern], pairOf);
    });
  }

  /** The first `leaves` vectors become one. */
  join(from: number, to: number, leaves: number, vector = 0, product = 0): void {
    const { merging, vectorAt, vectorBytes } = this;
    const at = vectorAt + vector * vectorBytes;
    const products = this.productAt + product * this.productBytes;
    if (leaves === 8) {
      merging.mergeEight(from, to, at, vectorBytes, products);
      return;
    }
    const half = leaves / 2;
    const isOfSingle = half === 1;
    if (!isOfSingle) {
      this.join(from, to, half, vector, product);
      this.join(from, to, half, vector + half, product + 1);
    }
    const otherProducts = isOfSingle ? 0 : products + this.productBytes;
    merging.mergeTwo(from, to, at, at + half * vectorBytes, products, otherProducts, 0.5, half / 2);
  }

  /** Lays a stretch of an accumulator on the bench. @param products null where all are 0 */
  lay(at: 0 | 1, { entry, entries, pair, pairs }: Stretch, mean: Float64Array, products: Float64Array | null): void {
    this.vectors[at].set(mean.subarray(entry, entry + entries));
    if (products === null) this.products[at].fill(0, 0, pairs);
    else this.products[at].set(products.subarray(pair, pair + pairs));
  }

  /** Takes the merged stretch back, which lies where the first one lay. */
  take({ entry, entries, pair, pairs }: Stretch, mean: Float64Array, products: Float64Array): void {
    mean.set(this.vectors[0].subarray(0, entries), entry);
    products.set(this.products[0].subarray(0, pairs), pair);
  }

  /** The second vector joins the first, products and all. */
  append({ from, to }: Stretch, weight: number, spread: number): void {
    const { merging, vectorAt, productAt } = this;
    const otherProducts = productAt + this.productBytes;
    merging.mergeTwo(from, to, vectorAt, vectorAt + this.vectorBytes, productAt, otherProducts, weight, spread);
  }
}

let bench: Bench | null | undefined;

function benchOfThread(): Bench | null {
  if (bench !== undefined) return bench;
  try {
    bench = new Bench(new WebAssembly.Instance(new WebAssembly.Module(code())).exports as unknown as Merging);
  } catch {
    bench = null;
  }
  return bench;
}
