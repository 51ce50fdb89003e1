import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MomentForest } from '../../engine/collect/moment-forest.ts';
import { MomentLayout } from '../../engine/collect/moments.ts';

/** Two sections: two rows of three entries with four pairs kept, and one row of one entry; one maximum. */
const layout = new MomentLayout(
  [
    { rows: 2, width: 3, first: Uint16Array.of(0, 0, 1, 2), second: Uint16Array.of(0, 2, 1, 2) },
    { rows: 1, width: 1, first: Uint16Array.of(0), second: Uint16Array.of(0) },
  ],
  1,
);
const ENTRIES = 7;

type Vector = readonly number[];

function addTo(forest: MomentForest, replication: number, values: Vector): void {
  const node = forest.take();
  node.mean.set(values);
  node.maximum[0] = Math.max(...values);
  node.becomeOne(replication);
  node.contacts = 10 + replication;
  forest.add(node);
}

function batchOf(vectors: readonly Vector[], from: number, to: number): ArrayBuffer {
  const forest = new MomentForest(layout);
  for (let r = from; r < to; r++) addTo(forest, r, vectors[r]);
  return forest.toBuffer();
}

const bytes = (forest: MomentForest): string => Buffer.from(forest.toBuffer()).toString('hex');

const vectors = fc.array(
  fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: ENTRIES, maxLength: ENTRIES }),
  { minLength: 1, maxLength: 40 },
);

/** Cuts 0..n into batches and puts them into any order. */
const cutAndShuffled = vectors.chain((values) =>
  fc.uniqueArray(fc.integer({ min: 1, max: Math.max(1, values.length - 1) }), { maxLength: 12 }).chain((cuts) => {
    const edges = [...new Set([0, ...cuts.filter((cut) => cut < values.length), values.length])].sort((a, b) => a - b);
    const batches = edges.slice(1).map((to, i): [number, number] => [edges[i], to]);
    return fc.record({
      values: fc.constant(values),
      batches: fc.shuffledSubarray(batches, { minLength: batches.length }),
    });
  }),
);

describe('the forest of moments', () => {
  it('has the same bytes whatever the batches and their order', () => {
    fc.assert(
      fc.property(cutAndShuffled, ({ values, batches }) => {
        const whole = new MomentForest(layout);
        for (const [r, vector] of values.entries()) addTo(whole, r, vector);
        const merged = new MomentForest(layout);
        for (const [from, to] of batches) merged.addBuffer(batchOf(values, from, to));
        expect(bytes(merged)).toBe(bytes(whole));
        expect(merged.contiguous).toBe(values.length);
        expect(Buffer.from(merged.total().mean).equals(Buffer.from(whole.total().mean))).toBe(true);
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it('agrees with sums over all replications in two passes, relative to the spread, within 1e-12', () => {
    fc.assert(
      fc.property(vectors, (values) => {
        const forest = new MomentForest(layout);
        for (const [r, vector] of values.entries()) addTo(forest, r, vector);
        const total = forest.total();
        const n = values.length;
        const scale = Math.max(1, ...values.flat().map(Math.abs));
        const mean = Array.from({ length: ENTRIES }, (_, i) => values.reduce((sum, v) => sum + v[i], 0) / n);
        for (const [i, expected] of mean.entries())
          expect(Math.abs(total.mean[i] - expected)).toBeLessThan(1e-12 * scale);
        const pairs: [number, number][] = [0, 3].flatMap((row): [number, number][] => [
          [row, row],
          [row, row + 2],
          [row + 1, row + 1],
          [row + 2, row + 2],
        ]);
        [...pairs, [6, 6] as const].forEach(([a, b], p) => {
          const expected = values.reduce((sum, v) => sum + (v[a] - mean[a]) * (v[b] - mean[b]), 0);
          expect(Math.abs(total.coMoment[p] - expected)).toBeLessThan(1e-12 * n * scale * scale);
        });
        expect(total.maximum[0]).toBe(Math.max(...values.flat()));
        expect(total.contacts).toBe(values.reduce((sum, _, r) => sum + 10 + r, 0));
      }),
      { seed: 2, numRuns: 300 },
    );
  });

  it('finds exactly no variance where all replications agree, however many there are', () => {
    const forest = new MomentForest(layout);
    for (let r = 0; r < 1000; r++) addTo(forest, r, [0.1, 1e9 + 0.3, -7.7, 3, 1 / 3, 0, 2e-9]);
    const total = forest.total();
    expect([...total.coMoment]).toEqual(new Array(layout.pairs).fill(0));
    expect([...total.mean]).toEqual([0.1, 1e9 + 0.3, -7.7, 3, 1 / 3, 0, 2e-9]);
  });

  it('has the bytes of its total in the last one, which is made where the first node lies, and takes in nothing after it', () => {
    fc.assert(
      fc.property(vectors, fc.nat(3), (values, gap) => {
        const filled = () => {
          const forest = new MomentForest(layout);
          for (const [r, vector] of values.entries()) addTo(forest, r, vector);
          if (gap > 0) addTo(forest, values.length + gap, values[0]);
          return forest;
        };
        const { mean, coMoment, maximum, count, contacts } = filled().total();
        const forest = filled();
        const last = forest.total(true);
        const hex = (numbers: Float64Array) => Buffer.from(numbers.slice().buffer).toString('hex');
        expect([last.count, last.contacts]).toEqual([count, contacts]);
        expect([last.mean, last.coMoment, last.maximum].map(hex)).toEqual([mean, coMoment, maximum].map(hex));
        expect(forest.total(true)).toBe(last);
        expect(() => addTo(forest, 1000, values[0])).toThrow('nothing can be added');
      }),
      { seed: 3, numRuns: 200 },
    );
  });

  it('refuses replications that it holds already', () => {
    const values = Array.from({ length: 8 }, (_, r) => new Array(ENTRIES).fill(r));
    const forest = new MomentForest(layout);
    forest.addBuffer(batchOf(values, 0, 4));
    expect(() => forest.addBuffer(batchOf(values, 3, 5))).toThrow(RangeError);
    expect(() => forest.addBuffer(batchOf(values, 0, 1))).toThrow(RangeError);
    expect(() => forest.addBuffer(batchOf(values, 4, 8))).not.toThrow();
  });

  it('refuses a buffer of another length of vector', () => {
    expect(() => new MomentForest(layout).addBuffer(new ArrayBuffer(8 * (layout.sizeOf(2) + 1)))).toThrow(RangeError);
  });

  it('reports on the replications without a gap before them only', () => {
    const values = Array.from({ length: 12 }, (_, r) => new Array(ENTRIES).fill(r));
    const forest = new MomentForest(layout);
    forest.addBuffer(batchOf(values, 0, 3));
    forest.addBuffer(batchOf(values, 5, 12));
    expect([forest.replications, forest.contiguous]).toEqual([10, 3]);
    expect(forest.total().count).toBe(3);
    expect(forest.total().mean[0]).toBe(1);
    forest.addBuffer(batchOf(values, 3, 5));
    expect([forest.contiguous, forest.total().mean[6]]).toEqual([12, 5.5]);
  });

  it('gives back the buffers of merged replications, which take the next result without a trace of the last', () => {
    const values = Array.from({ length: 16 }, (_, r) => new Array(ENTRIES).fill(1e6 + r * r));
    const forest = new MomentForest(layout);
    const buffers = [0, 4, 8, 12].map((from) => batchOf(values, from, from + 4));
    for (const buffer of buffers) forest.addBuffer(buffer);
    expect(forest.spareBuffer(1)).toBeNull();
    const spares = [forest.spareBuffer(4), forest.spareBuffer(2), forest.spareBuffer(4), forest.spareBuffer(4)];
    expect(new Set(spares)).toEqual(new Set([buffers[1], buffers[2], buffers[3], null]));
    const next = new MomentForest(layout);
    for (let r = 16; r < 20; r++) addTo(next, r, new Array(ENTRIES).fill(r));
    const bytesOfNext = bytes(next);
    const before = bytes(forest);
    expect(next.toBuffer(buffers[2]!)).toBe(buffers[2]);
    expect(Buffer.from(buffers[2]!).toString('hex')).toBe(bytesOfNext);
    expect(bytes(forest)).toBe(before);
    expect(next.toBuffer(new ArrayBuffer(8))).not.toHaveProperty('byteLength', 8);
  });

  it('gives up all buffers when nothing will be read any more, but for those that are cut', () => {
    const values = Array.from({ length: 16 }, (_, r) => new Array(ENTRIES).fill(r));
    const forest = new MomentForest(layout);
    const buffers = [0, 4, 8].map((from) => batchOf(values, from, from + 4));
    for (const buffer of [...buffers, batchOf(values, 12, 15)]) forest.addBuffer(buffer);
    expect(new Set(forest.giveUpBuffers())).toEqual(new Set(buffers));
    expect(forest.replications).toBe(0);
  });

  it('hands over what it holds, once, and goes on without a trace of it', () => {
    const values = Array.from({ length: 16 }, (_, r) => new Array(ENTRIES).fill(1e6 + r * r));
    for (const [from, to] of [
      [3, 4],
      [4, 8],
      [5, 12],
    ] as const) {
      const forest = new MomentForest(layout);
      let spare: ArrayBuffer | null = null;
      for (let round = 0; round < 3; round++) {
        for (let r = from; r < to; r++) addTo(forest, r, values[r]!);
        const buffer = forest.handOver(spare);
        expect(Buffer.from(buffer).toString('hex')).toBe(Buffer.from(batchOf(values, from, to)).toString('hex'));
        expect(forest.replications).toBe(0);
        for (let r = 0; r < 3; r++) addTo(forest, r, new Array(ENTRIES).fill(-1));
        expect(Buffer.from(buffer).toString('hex')).toBe(Buffer.from(batchOf(values, from, to)).toString('hex'));
        forest.clear();
        spare = buffer;
      }
    }
  });

  it('keeps a buffer in which other replications lie, too', () => {
    const values = Array.from({ length: 8 }, (_, r) => new Array(ENTRIES).fill(r));
    const forest = new MomentForest(layout);
    forest.addBuffer(batchOf(values, 4, 7));
    forest.addBuffer(batchOf(values, 0, 4));
    expect(forest.spareBuffer(2)).toBeNull();
    forest.addBuffer(batchOf(values, 7, 8));
    expect(forest.replications).toBe(8);
  });

  it('gives memory back to the next replication without a trace of the last', () => {
    const forest = new MomentForest(layout);
    for (let r = 0; r < 5; r++) addTo(forest, r, new Array(ENTRIES).fill(1e6 + r * r));
    forest.clear();
    for (let r = 0; r < 4; r++) addTo(forest, r, new Array(ENTRIES).fill(r));
    const fresh = new MomentForest(layout);
    for (let r = 0; r < 4; r++) addTo(fresh, r, new Array(ENTRIES).fill(r));
    expect(bytes(forest)).toBe(bytes(fresh));
  });
});

describe('the loops for two patterns of pairs', () => {
  const pairsOf = (pairs: readonly (readonly [number, number])[]) => ({
    first: Uint16Array.from(pairs, ([a]) => a),
    second: Uint16Array.from(pairs, ([, b]) => b),
  });
  const diagonal = [0, 1, 2].map((i) => [i, i] as const);
  const withLast = [...diagonal, [0, 2] as const, [1, 2] as const];

  it.each([
    ['each entry with itself', 'diagonal', diagonal],
    ['and with the last', 'with-last', withLast],
  ] as const)('give the same bytes as looking pairs up: %s', (_, pattern, pairs) => {
    const known = new MomentLayout([{ rows: 2, width: 3, ...pairsOf(pairs) }], 0);
    const shuffled = [...pairs].reverse();
    const lookedUp = new MomentLayout([{ rows: 2, width: 3, ...pairsOf(shuffled) }], 0);
    expect([known.patterns, lookedUp.patterns]).toEqual([[pattern], ['any']]);
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 6, maxLength: 6 }), {
          minLength: 1,
          maxLength: 20,
        }),
        (given) => {
          const [one, other] = [known, lookedUp].map((of) => {
            const forest = new MomentForest(of);
            given.forEach((values, r) => {
              const node = forest.take();
              node.mean.set(values);
              node.becomeOne(r);
              forest.add(node);
            });
            return forest.total();
          });
          expect([...one.mean]).toEqual([...other.mean]);
          for (let row = 0; row < 2; row++) {
            const coMoments = (all: Float64Array) => [...all.subarray(row * pairs.length, (row + 1) * pairs.length)];
            expect(coMoments(one.coMoment)).toEqual(coMoments(other.coMoment).reverse());
          }
        },
      ),
      { seed: 3 },
    );
  });
});
