import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MomentForest } from '../../engine/collect/moment-forest.ts';
import { MomentLayout, type Section } from '../../engine/collect/moments.ts';
import code from '../../engine/summarise/assembly/figuring.ts?assemblyscript';
import { figureBench } from '../../engine/summarise/figure-bench.ts';
import { type Range, tValue } from '../../engine/summarise/interval.ts';
import { Percentiles } from '../../engine/summarise/percentile.ts';
import { type NamedRatio, SectionView } from '../../engine/summarise/ratio.ts';
import type { Estimate, EstimateSeries } from '../../engine/summarise/report.ts';

function sectionOf(rows: number, width: number, pairs: readonly (readonly [number, number])[]): Section {
  return { rows, width, first: Uint16Array.from(pairs, ([a]) => a), second: Uint16Array.from(pairs, ([, b]) => b) };
}

function viewOf(section: Section, vectors: readonly (readonly number[])[], t?: number): SectionView {
  const layout = new MomentLayout([section], 0);
  const forest = new MomentForest(layout);
  vectors.forEach((vector, r) => {
    const node = forest.take();
    node.mean.set(vector);
    node.becomeOne(r);
    forest.add(node);
  });
  return new SectionView(layout, forest.total(), 0, t ?? tValue(vectors.length, 0.95));
}

/** What JavaScript has for each row, as a series; -0 and 0 are told apart. */
function inJavaScript(rows: number, estimateOf: (row: number) => Estimate): EstimateSeries {
  const estimates = Array.from({ length: rows }, (_, row) => estimateOf(row));
  return {
    value: estimates.map(({ value }) => value),
    low: estimates.map(({ low }) => low),
    high: estimates.map(({ high }) => high),
  };
}

const names = ['a', 'b', 'c', 'd'];
const everyPair = names.flatMap((_, a) => names.flatMap((_name, b) => (a <= b ? [[a, b] as const] : [])));
const entryOf = (name: string): number => names.indexOf(name);

const amount = fc.oneof(
  fc.constantFrom(0, -0, 1, 0.1, 5e-324),
  fc.double({ min: -10, max: 1000, noNaN: true }),
  fc.double({ min: -1e155, max: 1e155, noNaN: true }),
);
const sum = fc.dictionary(fc.constantFrom(...names), fc.constantFrom(1, -1, 0.5, 3), { maxKeys: 4 });
const measure: fc.Arbitrary<NamedRatio> = fc.record({ numerator: sum, denominator: fc.option(sum) });
const range = fc.constantFrom<Range>('any', 'share', 'positive', 'negative');

describe('figures in WebAssembly', () => {
  it('take 4 kB of code at the most: some browsers compile no more at once outside workers', () => {
    expect(code().byteLength).toBeLessThanOrEqual(4096);
  });

  it('have the digits of JavaScript for any ratios of any rows', () => {
    const studies = fc.integer({ min: 1, max: 5 }).chain((rows) => {
      const length = rows * names.length;
      const vectors = fc.array(fc.array(amount, { minLength: length, maxLength: length }), {
        minLength: 1,
        maxLength: 6,
      });
      return fc.record({ rows: fc.constant(rows), vectors, skipped: fc.nat(rows - 1) });
    });
    const measures = fc.array(fc.tuple(measure, range), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(studies, measures, ({ rows, vectors, skipped }, wanted) => {
        const view = viewOf(sectionOf(rows, names.length, everyPair), vectors);
        const ratios = wanted.map(([of, within]) => view.resolve(of, within, entryOf));
        const kept = rows - skipped;
        expect(figureBench()?.ratios(view, skipped, kept, ratios)).toEqual(
          ratios.map((ratio) => inJavaScript(kept, (row) => told(view.estimate(skipped + row, ratio)))),
        );
      }),
      { seed: 5, numRuns: 3000 },
    );
  });

  it('have them for more rows than fit, with a gap in the middle of the last', () => {
    const rows = 1300;
    const vectors = [1, 2, 3].map((r) =>
      Array.from({ length: rows * names.length }, (_, i) => (i === 1200 * names.length ? 0 : ((i * (r + 5)) % 97) + 1)),
    );
    const view = viewOf(sectionOf(rows, names.length, everyPair), vectors);
    const ratio = view.resolve({ numerator: { b: 1 }, denominator: { a: 1 } }, 'positive', entryOf);
    const [series] = view.table(0, rows, [ratio]);
    expect(series).toEqual(inJavaScript(rows, (row) => view.estimate(row, ratio)));
    expect(series.value.flatMap((value, row) => (value === null ? [row] : []))).toEqual([1200]);
  });

  it('are left to JavaScript where rows are too wide, or ratios too many', () => {
    const width = 5000;
    const wide = viewOf(sectionOf(2, width, [[0, 0]]), [
      Array.from({ length: 2 * width }, (_, i) => i),
      Array.from({ length: 2 * width }, () => 3),
    ]);
    const alone = wide.resolve({ numerator: { a: 1 }, denominator: null }, 'any', () => 0);
    expect(figureBench()?.ratios(wide, 0, 2, [alone])).toBeNull();
    expect(wide.series(0, 2, alone)).toEqual(inJavaScript(2, (row) => wide.estimate(row, alone)));

    const view = viewOf(sectionOf(1, names.length, everyPair), [[1, 2, 3, 4]]);
    const ratio = view.resolve({ numerator: { a: 1 }, denominator: { b: 1 } }, 'any', entryOf);
    const many = Array.from({ length: 65 }, () => ratio);
    expect(figureBench()?.ratios(view, 0, 1, many)).toBeNull();
    expect(view.table(0, 1, many)[64]).toEqual({ value: [0.5], low: [null], high: [null] });
  });

  it('have the digits of JavaScript for any percentiles, with waits that many share', () => {
    const width = 9;
    const edges = Float64Array.from({ length: width }, (_, bin) => 0.5 * bin * (bin + 1));
    const bins = Array.from({ length: width }, (_, bin) => bin);
    const pairs = [
      ...bins.map((bin) => [bin, bin] as const),
      ...bins.slice(0, -1).map((bin) => [bin, width - 1] as const),
    ];
    const count = fc.oneof(fc.constant(0), fc.nat(3), fc.nat(40));
    const studies = fc.integer({ min: 1, max: 4 }).chain((rows) => {
      const counts = fc.array(count, { minLength: width, maxLength: width });
      const replication = fc.array(fc.oneof(fc.constant(bins.map(() => 0)), counts), {
        minLength: rows,
        maxLength: rows,
      });
      return fc.record({
        rows: fc.constant(rows),
        replications: fc.array(replication, { minLength: 1, maxLength: 5 }),
      });
    });
    const shared = fc.uniqueArray(fc.double({ min: 0.01, max: 35.9, noNaN: true }), { maxLength: 3 });
    const cumulated = (counts: readonly number[]): number[] => {
      let below = 0;
      return counts.map((more) => (below += more));
    };
    fc.assert(
      fc.property(studies, shared, ({ rows, replications }, waits) => {
        const vectors = replications.map((replication) => replication.flatMap(cumulated));
        const view = viewOf(sectionOf(rows, width, pairs), vectors);
        const rising = waits.sort((a, b) => a - b);
        const percentiles = new Percentiles(view, edges, rising);
        const shares = [0.5, 0.8, 0.95];
        expect(percentiles.table(rows, shares)).toEqual(
          shares.map((share) => inJavaScript(rows, (row) => percentiles.estimate(row, share))),
        );
      }),
      { seed: 6, numRuns: 3000 },
    );
  });
});

/** Numbers too large for a double are no figures. */
function told({ value, low, high }: Estimate): Estimate {
  const finite = (figure: number | null): number | null => (Number.isFinite(figure) ? figure : null);
  return { value: finite(value), low: finite(low), high: finite(high) };
}
