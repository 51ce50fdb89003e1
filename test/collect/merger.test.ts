import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import code from '../../engine/collect/assembly/merging.ts?assemblyscript';
import { Merger } from '../../engine/collect/merger.ts';
import { MomentForest } from '../../engine/collect/moment-forest.ts';
import { MomentLayout, Moments, type Section } from '../../engine/collect/moments.ts';

const pairsOf = (pairs: readonly (readonly [number, number])[]) => ({
  first: Uint16Array.from(pairs, ([a]) => a),
  second: Uint16Array.from(pairs, ([, b]) => b),
});

/** Sections of all three patterns of pairs, even and odd widths, one row or several or none. */
const anySection = fc
  .record({ rows: fc.nat(3), width: fc.integer({ min: 1, max: 9 }), pattern: fc.constantFrom(0, 1, 2) })
  .chain(({ rows, width, pattern }): fc.Arbitrary<Section> => {
    const entries = Array.from({ length: width }, (_, i) => i);
    const diagonal = entries.map((i) => [i, i] as const);
    const cross = entries.slice(0, -1).map((i) => [i, width - 1] as const);
    const entry = fc.nat(width - 1);
    if (pattern === 0) return fc.constant({ rows, width, ...pairsOf(diagonal) });
    if (pattern === 1) return fc.constant({ rows, width, ...pairsOf([...diagonal, ...cross]) });
    return fc.array(fc.tuple(entry, entry), { maxLength: 12 }).map((pairs) => ({ rows, width, ...pairsOf(pairs) }));
  });

/** Zeros of both signs, values that agree, and every size of number whose square is one. */
const anyValue = fc.oneof(
  fc.constantFrom(0, -0, 1, 7, 0.1, 5e-324),
  fc.double({ min: -1e150, max: 1e150, noNaN: true }),
);

const anyStudy = fc
  .record({ sections: fc.array(anySection, { minLength: 1, maxLength: 5 }), maxima: fc.nat(3) })
  .chain(({ sections, maxima }) => {
    const layout = new MomentLayout(sections, maxima);
    const length = layout.entries + maxima;
    const vectors = fc.array(fc.array(anyValue, { minLength: length, maxLength: length }), {
      minLength: 1,
      maxLength: 36,
    });
    return fc.record({ layout: fc.constant(layout), vectors });
  });

function fill(node: Moments, replication: number, values: readonly number[]): Moments {
  node.mean.set(values.slice(0, node.mean.length));
  node.maximum.set(values.slice(node.mean.length));
  node.becomeOne(replication);
  node.contacts = 3 + replication;
  return node;
}

/** Replications merged by twos in JavaScript, as `Moments` says. */
function dyadic(layout: MomentLayout, vectors: readonly (readonly number[])[], from: number, count: number): Moments {
  if (count === 1) return fill(new Moments(layout), from, vectors[from]);
  const left = dyadic(layout, vectors, from, count / 2);
  left.append(dyadic(layout, vectors, from + count / 2, count / 2), layout);
  return left;
}

/** What `toBuffer` holds of so many replications, one node for each power of two in their number. */
function expectedNumbers(layout: MomentLayout, vectors: readonly (readonly number[])[]): number[] {
  const numbers: number[] = [];
  for (let start = 0; start < vectors.length; ) {
    let count = 1;
    while (count * 2 <= vectors.length - start && start % (count * 2) === 0) count *= 2;
    const node = dyadic(layout, vectors, start, count);
    numbers.push(start, count, node.contacts, ...node.mean, ...node.maximum, ...(count === 1 ? [] : node.coMoment));
    start += count;
  }
  return numbers;
}

const hex = (numbers: Iterable<number>): string => Buffer.from(Float64Array.from(numbers).buffer).toString('hex');

describe('merging in WebAssembly', () => {
  it('takes 4 kB of code at the most: some browsers compile no more at once outside workers', () => {
    expect(code().byteLength).toBeLessThanOrEqual(4096);
  });

  it('is to be had here', () => {
    expect(Merger.of(new MomentLayout([], 0))).not.toBeNull();
  });

  it('gives the bytes of merging in JavaScript', () => {
    fc.assert(
      fc.property(anyStudy, ({ layout, vectors }) => {
        const forest = new MomentForest(layout);
        for (const [r, values] of vectors.entries()) forest.add(fill(forest.take(), r, values));
        expect(hex(new Float64Array(forest.toBuffer()))).toBe(hex(expectedNumbers(layout, vectors)));
      }),
      { seed: 11, numRuns: 500 },
    );
  });

  it('gives them in any order of replications, read at any time between', () => {
    const shuffled = anyStudy.chain((study) => {
      const order = study.vectors.map((_, r) => r);
      return fc.record({
        study: fc.constant(study),
        order: fc.shuffledSubarray(order, { minLength: order.length }),
        readsAfter: fc.subarray(order),
      });
    });
    fc.assert(
      fc.property(shuffled, ({ study: { layout, vectors }, order, readsAfter }) => {
        const forest = new MomentForest(layout);
        for (const r of order) {
          forest.add(fill(new Moments(layout), r, vectors[r]));
          if (!readsAfter.includes(r)) continue;
          const all = vectors.slice(0, forest.contiguous);
          expect(hex(forest.total().mean)).toBe(hex(totalOf(layout, all)));
        }
        expect(hex(new Float64Array(forest.toBuffer()))).toBe(hex(expectedNumbers(layout, vectors)));
      }),
      { seed: 12, numRuns: 300 },
    );
  });

  it('gives them for accumulators many times as long as its memory', () => {
    const width = 7;
    const cross = Array.from({ length: width - 1 }, (_, i) => [i, width - 1] as const);
    const diagonal = Array.from({ length: width }, (_, i) => [i, i] as const);
    const layout = new MomentLayout(
      [
        { rows: 2, width: 2500, ...pairsOf(Array.from({ length: 2500 }, (_, i) => [i, i] as const)) },
        { rows: 1111, width, ...pairsOf([...diagonal, ...cross]) },
        { rows: 777, width, ...pairsOf([...cross, [0, 3], [3, 0], [2, 2]]) },
        { rows: 3, width: 1, ...pairsOf([]) },
      ],
      1,
    );
    expect(Merger.of(layout)).not.toBeNull();
    const length = layout.entries + 1;
    const vectors = Array.from({ length: 23 }, (_, r) =>
      Array.from({ length }, (_, i) => 1 / (1 + ((i * (r + 3)) % 97))),
    );
    const forest = new MomentForest(layout);
    for (const [r, values] of vectors.entries()) forest.add(fill(forest.take(), r, values));
    expect(hex(new Float64Array(forest.toBuffer()))).toBe(hex(expectedNumbers(layout, vectors)));
  });

  it('is left to JavaScript where a row is longer than its memory', () => {
    const width = 3000;
    const layout = new MomentLayout([{ rows: 2, width, ...pairsOf([[0, width - 1]]) }], 0);
    expect(Merger.of(layout)).toBeNull();
    const vectors = Array.from({ length: 5 }, (_, r) => Array.from({ length: 2 * width }, (_, i) => i % (r + 2)));
    const forest = new MomentForest(layout);
    for (const [r, values] of vectors.entries()) forest.add(fill(forest.take(), r, values));
    expect(hex(new Float64Array(forest.toBuffer()))).toBe(hex(expectedNumbers(layout, vectors)));
  });
});

/** Means over all replications, nodes joined from the left. */
function totalOf(layout: MomentLayout, vectors: readonly (readonly number[])[]): Float64Array {
  const total = new Moments(layout);
  for (let start = 0; start < vectors.length; ) {
    let count = 1;
    while (count * 2 <= vectors.length - start && start % (count * 2) === 0) count *= 2;
    const node = dyadic(layout, vectors, start, count);
    if (start === 0) total.copyFrom(node);
    else total.append(node, layout);
    start += count;
  }
  return total.mean;
}
