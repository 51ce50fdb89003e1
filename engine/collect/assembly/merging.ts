/*
 * Merging accumulators in linear memory: the loops of `Moments.append` (`engine/collect/moments.ts`; read it first) once
 * more, with the same operations in the same order for every entry and every product, two at a time.
 *
 * What is new is `mergeEight`: eight single replications become one accumulator in one pass. Every entry goes up the
 * tree that seven calls of `mergeTwo` would build, so the digits are theirs, but each vector is read once and one set
 * of products is written instead of seven: merging waits for memory, not for arithmetic.
 *
 * The host (`merger.ts`) copies accumulators in and out, a stretch of entries at a time.
 */

/** Rows of so many entries, and pairs of them (see `Section` in `moments.ts`). */
@unmanaged
class Section {
  rows: i32;
  width: i32;
  pairs: i32;
  pattern: i32;
  /** For each pair its first entry and, 65,536 times as much, its second. */
  pairOf: usize;
}

const enum Pattern {
  diagonal = 0,
  withLast = 1,
  any = 2,
}

const SECTION_BYTES: i32 = offsetof<Section>();
/** Differences of an entry at the seven nodes of the tree over eight replications. */
const DIFFERENCE_BYTES: i32 = 64;

/** All memory is laid out here and never grows: V8 reads every array of a process slower once some memory has been moved. */
export const mostSections: i32 = 512;
export const mostPairs: i32 = 16384;
export const widestRow: i32 = 1024;
export const vectorBytes: i32 = 16384;
export const productBytes: i32 = 65536;
const sections: usize = memory.data(10240);
export const pairs: usize = memory.data(65536);
const differences: usize = memory.data(65536);
/** Sixteen vectors, and the products of two accumulators. */
export const vectors: usize = memory.data(262144);
export const products: usize = memory.data(131072);
/** Where the vectors lie that are merged in one pass. */
let leaf0: usize = 0;
let leaf1: usize = 0;
let leaf2: usize = 0;
let leaf3: usize = 0;
let leaf4: usize = 0;
let leaf5: usize = 0;
let leaf6: usize = 0;
let leaf7: usize = 0;

export function describeSection(s: i32, rows: i32, width: i32, pairs: i32, pattern: i32, pairOf: usize): void {
  const section = sectionAt(s);
  section.rows = rows;
  section.width = width;
  section.pairs = pairs;
  section.pattern = pattern;
  section.pairOf = pairOf;
}

function sectionAt(s: i32): Section {
  return changetype<Section>(sections + <usize>(s * SECTION_BYTES));
}

/**
 * The replications of `other` join those of `mean`, in sections `from` to `to` - 1.
 * @param products of `mean`, written only where there are none of `other`
 * @param otherProducts 0 when both are single replications: their products are 0, and kept nowhere
 */
export function mergeTwo(
  from: i32,
  to: i32,
  mean: usize,
  other: usize,
  products: usize,
  otherProducts: usize,
  weight: f64,
  spread: f64,
): void {
  let at: usize = 0;
  let product = products;
  let otherProduct = otherProducts;
  for (let s = from; s < to; s++) {
    const section = sectionAt(s);
    const isDiagonal = section.pattern == Pattern.diagonal;
    const rows = isDiagonal ? min(section.rows, 1) : section.rows;
    const width = isDiagonal ? section.rows * section.width : section.width;
    const pairBytes = (<usize>(isDiagonal ? width : section.pairs)) << 3;
    for (let row = 0; row < rows; row++) {
      if (section.pattern == Pattern.any) {
        appendAny(mean + at, other + at, product, otherProduct, section, weight, spread);
      } else {
        appendRow(mean + at, other + at, product, otherProduct, width, !isDiagonal, weight, spread);
      }
      at += (<usize>width) << 3;
      product += pairBytes;
      if (otherProduct != 0) otherProduct += pairBytes;
    }
  }
}

/** A row of which each entry is paired with itself and, `isWithLast`, with the last. */
function appendRow(
  mean: usize,
  other: usize,
  product: usize,
  otherProduct: usize,
  width: i32,
  isWithLast: bool,
  weight: f64,
  spread: f64,
): void {
  const weights = f64x2.splat(weight);
  const spreads = f64x2.splat(spread);
  const end = (<usize>width) << 3;
  const last = end - 8;
  const dLast = isWithLast ? load<f64>(other + last) - load<f64>(mean + last) : 0;
  const dLasts = f64x2.splat(dLast);
  const until = isWithLast ? last : end;
  let i: usize = 0;
  for (; i + 16 <= until; i += 16) {
    const before = v128.load(mean + i);
    const d = f64x2.sub(v128.load(other + i), before);
    v128.store(mean + i, f64x2.add(before, f64x2.mul(d, weights)));
    addTwo(product + i, otherProduct, i, f64x2.mul(f64x2.mul(d, d), spreads));
    if (isWithLast) addTwo(product + end + i, otherProduct, end + i, f64x2.mul(f64x2.mul(d, dLasts), spreads));
  }
  for (; i < until; i += 8) {
    const d = moveMean(mean + i, other + i, weight);
    addOne(product + i, otherProduct, i, d * d * spread);
    if (isWithLast) addOne(product + end + i, otherProduct, end + i, d * dLast * spread);
  }
  if (!isWithLast) return;
  moveMean(mean + last, other + last, weight);
  addOne(product + last, otherProduct, last, dLast * dLast * spread);
}

function appendAny(
  mean: usize,
  other: usize,
  product: usize,
  otherProduct: usize,
  section: Section,
  weight: f64,
  spread: f64,
): void {
  const width = (<usize>section.width) << 3;
  for (let i: usize = 0; i < width; i += 8) store<f64>(differences + i, moveMean(mean + i, other + i, weight));
  const pairs = <usize>section.pairs;
  const pairOf = section.pairOf;
  for (let p: usize = 0; p < pairs; p++) {
    const pair = load<u32>(pairOf + (p << 2));
    const first = load<f64>(differences + ((<usize>(pair & 0xffff)) << 3));
    const second = load<f64>(differences + ((<usize>(pair >>> 16)) << 3));
    addOne(product + (p << 3), otherProduct, p << 3, first * second * spread);
  }
}

function moveMean(mean: usize, other: usize, weight: f64): f64 {
  const before = load<f64>(mean);
  const d = load<f64>(other) - before;
  store<f64>(mean, before + d * weight);
  return d;
}

/** 0 is added where there is nothing else, since what is added may be -0. */
function addOne(product: usize, otherProduct: usize, at: usize, more: f64): void {
  store<f64>(product, otherProduct == 0 ? 0 + more : load<f64>(product) + (load<f64>(otherProduct + at) + more));
}

function addTwo(product: usize, otherProduct: usize, at: usize, more: v128): void {
  v128.store(
    product,
    otherProduct == 0
      ? f64x2.add(f64x2.splat(0), more)
      : f64x2.add(v128.load(product), f64x2.add(v128.load(otherProduct + at), more)),
  );
}

/**
 * Eight single replications become one accumulator in the place of the first, in sections `from` to `to` - 1.
 * @param vectors where the first vector lies @param stride from there to the next, and so on
 */
export function mergeEight(from: i32, to: i32, vectors: usize, stride: usize, products: usize): void {
  leaf0 = vectors;
  leaf1 = leaf0 + stride;
  leaf2 = leaf1 + stride;
  leaf3 = leaf2 + stride;
  leaf4 = leaf3 + stride;
  leaf5 = leaf4 + stride;
  leaf6 = leaf5 + stride;
  leaf7 = leaf6 + stride;
  let at: usize = 0;
  let product = products;
  for (let s = from; s < to; s++) {
    const section = sectionAt(s);
    const isDiagonal = section.pattern == Pattern.diagonal;
    const rows = isDiagonal ? min(section.rows, 1) : section.rows;
    const width = isDiagonal ? section.rows * section.width : section.width;
    for (let row = 0; row < rows; row++) {
      if (section.pattern == Pattern.any) joinAny(at, product, section);
      else joinRow(at, product, width, !isDiagonal);
      at += (<usize>width) << 3;
      product += (<usize>(isDiagonal ? width : section.pairs)) << 3;
    }
  }
}

function joinRow(row: usize, product: usize, width: i32, isWithLast: bool): void {
  const end = (<usize>width) << 3;
  const last = differences + DIFFERENCE_BYTES;
  if (isWithLast) {
    differ(row + end - 8, last);
    store<f64>(product + end - 8, productOf(last, last));
  }
  const until = isWithLast ? end - 8 : end;
  let i: usize = 0;
  for (; i + 16 <= until; i += 16) joinTwo(row + i, product + i, isWithLast ? product + end + i : 0, last);
  if (i == until) return;
  differ(row + i, differences);
  store<f64>(product + i, productOf(differences, differences));
  if (isWithLast) store<f64>(product + end + i, productOf(differences, last));
}

/** Two entries beside each other. @param cross where their products with the last of the row go; 0 for nowhere */
function joinTwo(at: usize, square: usize, cross: usize, last: usize): void {
  const half = f64x2.splat(0.5);
  const two = f64x2.splat(2);
  const v0 = v128.load(leaf0 + at);
  const v2 = v128.load(leaf2 + at);
  const v4 = v128.load(leaf4 + at);
  const v6 = v128.load(leaf6 + at);
  const d01 = f64x2.sub(v128.load(leaf1 + at), v0);
  const d23 = f64x2.sub(v128.load(leaf3 + at), v2);
  const d45 = f64x2.sub(v128.load(leaf5 + at), v4);
  const d67 = f64x2.sub(v128.load(leaf7 + at), v6);
  const m01 = f64x2.add(v0, f64x2.mul(d01, half));
  const m45 = f64x2.add(v4, f64x2.mul(d45, half));
  const d03 = f64x2.sub(f64x2.add(v2, f64x2.mul(d23, half)), m01);
  const d47 = f64x2.sub(f64x2.add(v6, f64x2.mul(d67, half)), m45);
  const m03 = f64x2.add(m01, f64x2.mul(d03, half));
  const d07 = f64x2.sub(f64x2.add(m45, f64x2.mul(d47, half)), m03);
  v128.store(leaf0 + at, f64x2.add(m03, f64x2.mul(d07, half)));
  const p01 = f64x2.mul(f64x2.mul(d01, d01), half);
  const p23 = f64x2.mul(f64x2.mul(d23, d23), half);
  const p45 = f64x2.mul(f64x2.mul(d45, d45), half);
  const p67 = f64x2.mul(f64x2.mul(d67, d67), half);
  const p03 = f64x2.add(p01, f64x2.add(p23, f64x2.mul(d03, d03)));
  const p47 = f64x2.add(p45, f64x2.add(p67, f64x2.mul(d47, d47)));
  v128.store(square, f64x2.add(p03, f64x2.add(p47, f64x2.mul(f64x2.mul(d07, d07), two))));
  if (cross == 0) return;
  const zero = f64x2.splat(0);
  const c01 = f64x2.add(zero, f64x2.mul(f64x2.mul(d01, v128.load64_splat(last)), half));
  const c45 = f64x2.add(zero, f64x2.mul(f64x2.mul(d45, v128.load64_splat(last + 8)), half));
  const c23 = f64x2.add(zero, f64x2.mul(f64x2.mul(d23, v128.load64_splat(last + 16)), half));
  const c67 = f64x2.add(zero, f64x2.mul(f64x2.mul(d67, v128.load64_splat(last + 24)), half));
  const c03 = f64x2.add(c01, f64x2.add(c23, f64x2.mul(d03, v128.load64_splat(last + 32))));
  const c47 = f64x2.add(c45, f64x2.add(c67, f64x2.mul(d47, v128.load64_splat(last + 40))));
  v128.store(cross, f64x2.add(c03, f64x2.add(c47, f64x2.mul(f64x2.mul(d07, v128.load64_splat(last + 48)), two))));
}

function joinAny(row: usize, product: usize, section: Section): void {
  const width = <usize>section.width;
  for (let i: usize = 0; i < width; i++) differ(row + (i << 3), differences + (i << 6));
  const pairs = <usize>section.pairs;
  const pairOf = section.pairOf;
  for (let p: usize = 0; p < pairs; p++) {
    const pair = load<u32>(pairOf + (p << 2));
    const first = differences + ((<usize>(pair & 0xffff)) << 6);
    const second = differences + ((<usize>(pair >>> 16)) << 6);
    store<f64>(product + (p << 3), productOf(first, second));
  }
}

/**
 * Takes an entry up the tree and keeps its differences: of the first and the third pair of replications, of the second
 * and the fourth, of the first and the second four, of all eight.
 */
function differ(at: usize, to: usize): void {
  const half = f64x2.splat(0.5);
  const v04 = v128.load64_lane(leaf4 + at, v128.load64_zero(leaf0 + at), 1);
  const v15 = v128.load64_lane(leaf5 + at, v128.load64_zero(leaf1 + at), 1);
  const v26 = v128.load64_lane(leaf6 + at, v128.load64_zero(leaf2 + at), 1);
  const v37 = v128.load64_lane(leaf7 + at, v128.load64_zero(leaf3 + at), 1);
  const d01 = f64x2.sub(v15, v04);
  const d23 = f64x2.sub(v37, v26);
  const m01 = f64x2.add(v04, f64x2.mul(d01, half));
  const d03 = f64x2.sub(f64x2.add(v26, f64x2.mul(d23, half)), m01);
  const m03 = f64x2.add(m01, f64x2.mul(d03, half));
  const m = f64x2.extract_lane(m03, 0);
  const d07 = f64x2.extract_lane(m03, 1) - m;
  store<f64>(leaf0 + at, m + d07 * 0.5);
  v128.store(to, d01);
  v128.store(to + 16, d23);
  v128.store(to + 32, d03);
  store<f64>(to + 48, d07);
}

/** The sum of products of two entries over the tree, from their differences. */
function productOf(first: usize, second: usize): f64 {
  const half = f64x2.splat(0.5);
  const zero = f64x2.splat(0);
  const p01 = f64x2.add(zero, f64x2.mul(f64x2.mul(v128.load(first), v128.load(second)), half));
  const p23 = f64x2.add(zero, f64x2.mul(f64x2.mul(v128.load(first + 16), v128.load(second + 16)), half));
  const p03 = f64x2.add(p01, f64x2.add(p23, f64x2.mul(v128.load(first + 32), v128.load(second + 32))));
  const top = load<f64>(first + 48) * load<f64>(second + 48) * 2;
  return f64x2.extract_lane(p03, 0) + (f64x2.extract_lane(p03, 1) + top);
}
