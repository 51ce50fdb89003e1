import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MomentForest } from '../../engine/collect/moment-forest.ts';
import { MomentLayout } from '../../engine/collect/moments.ts';
import { type Range, tValue } from '../../engine/summarise/interval.ts';
import { type NamedRatio, SectionView } from '../../engine/summarise/ratio.ts';
import { joined, placed } from '../../engine/summarise/series.ts';

const WIDTH = 3;
const every = [0, 1, 2].flatMap((a) => [0, 1, 2].filter((b) => a <= b).map((b) => [a, b] as const));

const entryOf = (name: string): number => 'abc'.indexOf(name);
const amount = fc.oneof(fc.constant(0), fc.double({ min: -10, max: 1000, noNaN: true }));
const sum = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.constantFrom(1, -1, 0.5, 3), { minKeys: 1, maxKeys: 3 });
const ratios: fc.Arbitrary<NamedRatio> = fc.record({ numerator: sum, denominator: fc.option(sum) });

/** Replications of a section of some rows. */
const studies = fc.integer({ min: 1, max: 6 }).chain((rows) =>
  fc.record({
    rows: fc.constant(rows),
    vectors: fc.array(fc.array(amount, { minLength: rows * WIDTH, maxLength: rows * WIDTH }), {
      minLength: 1,
      maxLength: 6,
    }),
  }),
);

function viewOf(rows: number, vectors: readonly (readonly number[])[]): SectionView {
  const first = Uint16Array.from(every, ([a]) => a);
  const second = Uint16Array.from(every, ([, b]) => b);
  const layout = new MomentLayout([{ rows, width: WIDTH, first, second }], 0);
  const forest = new MomentForest(layout);
  vectors.forEach((vector, r) => {
    const node = forest.take();
    node.mean.set(vector);
    node.becomeOne(r);
    forest.add(node);
  });
  return new SectionView(layout, forest.total(), 0, tValue(vectors.length, 0.95));
}

describe('a series', () => {
  it('has at each place the bytes of the estimate of its row, from whichever row on', () => {
    const range = fc.constantFrom<Range>('any', 'share', 'positive', 'negative');
    fc.assert(
      fc.property(studies, ratios, range, fc.nat(5), ({ rows, vectors }, measure, within, skipped) => {
        const view = viewOf(rows, vectors);
        const ratio = view.resolve(measure, within, entryOf);
        const from = Math.min(skipped, rows - 1);
        // One before it, so that the columns in which it is reckoned are not empty.
        view.series(0, rows, ratio);
        const series = view.series(from, rows - from, ratio);
        const estimates = Array.from({ length: rows - from }, (_, i) => view.estimate(from + i, ratio));
        expect(series).toEqual({
          value: estimates.map(({ value }) => value),
          low: estimates.map(({ low }) => low),
          high: estimates.map(({ high }) => high),
        });
      }),
      { seed: 5, numRuns: 2000 },
    );
  });

  it('can be put in another order, with gaps, and behind another', () => {
    const series = { value: [1, 2, null], low: [0, 1, null], high: [2, 3, null] };
    const other = placed(series, [2, -1, 0]);
    expect(other).toEqual({ value: [null, null, 1], low: [null, null, 0], high: [null, null, 2] });
    expect(joined(series, other).value).toEqual([1, 2, null, null, null, 1]);
  });
});
