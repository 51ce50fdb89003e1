import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MomentForest } from '../../engine/collect/moment-forest.ts';
import { MomentLayout } from '../../engine/collect/moments.ts';
import { estimate, tValue } from '../../engine/summarise/interval.ts';
import { SectionView } from '../../engine/summarise/ratio.ts';

const layout = new MomentLayout(
  [{ rows: 1, width: 2, first: Uint16Array.of(0, 0, 1), second: Uint16Array.of(0, 1, 1) }],
  0,
);
const entryOf = (name: string): number => (name === 'a' ? 0 : 1);

function viewOf(pairs: readonly (readonly [number, number])[], t: number): SectionView {
  const forest = new MomentForest(layout);
  pairs.forEach((pair, r) => {
    const node = forest.take();
    node.mean.set(pair);
    node.becomeOne(r);
    forest.add(node);
  });
  return new SectionView(layout, forest.total(), 0, t);
}

const ratioOf = (view: SectionView, range: 'any' | 'share' = 'any') =>
  view.estimate(0, view.resolve({ numerator: { a: 1 }, denominator: { b: 1 } }, range, entryOf));

describe('a ratio of means', () => {
  it('has the interval that the textbook computes by hand', () => {
    // A = 1, 2, 4 and B = 2, 4, 6: R = 7/12; A - R B = -1/6, -1/3, 1/2, squares add to 7/18; n/(n-1) = 3/2.
    const view = viewOf(
      [
        [1, 2],
        [2, 4],
        [4, 6],
      ],
      2,
    );
    const { value, low, high } = ratioOf(view);
    const standardError = Math.sqrt((1.5 * 7) / 18) / 12;
    expect(value).toBeCloseTo(7 / 12, 14);
    expect(high! - value!).toBeCloseTo(2 * standardError, 14);
    expect(value! - low!).toBeCloseTo(2 * standardError, 14);
  });

  it('is the ratio estimator sqrt(n/(n-1) sum (A - RB)^2) / sum B on any numbers', () => {
    const pair = fc.tuple(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 1, max: 1000 }));
    fc.assert(
      fc.property(fc.array(pair, { minLength: 2, maxLength: 30 }), (pairs) => {
        const { value, high } = ratioOf(viewOf(pairs, 1));
        const n = pairs.length;
        const sumB = pairs.reduce((sum, [, b]) => sum + b, 0);
        const ratio = pairs.reduce((sum, [a]) => sum + a, 0) / sumB;
        const squares = pairs.reduce((sum, [a, b]) => sum + (a - ratio * b) ** 2, 0);
        expect(value).toBeCloseTo(ratio, 9);
        // Half-widths are roots of differences that may cancel: seven digits of the root are fourteen of the square.
        expect(high! - value!).toBeCloseTo(Math.sqrt((n / (n - 1)) * squares) / sumB, 5);
      }),
      { seed: 4 },
    );
  });

  it('that is the same in every replication has no width', () => {
    const { value, low, high } = ratioOf(
      viewOf(
        [
          [0.5, 1],
          [0.5, 1],
          [0.5, 1],
        ],
        2,
      ),
    );
    expect([value, low, high]).toEqual([0.5, 0.5, 0.5]);
  });

  it('over nothing is undefined, and of one replication has no interval', () => {
    const undefinedEstimate = { value: null, low: null, high: null };
    expect(ratioOf(viewOf([[0, 0]], 2))).toEqual(undefinedEstimate);
    expect(ratioOf(viewOf([[3, 4]], tValue(1, 0.95)))).toEqual({ value: 0.75, low: null, high: null });
  });

  it('needs the co-moments of its entries', () => {
    const narrow = new MomentLayout([{ rows: 1, width: 2, first: Uint16Array.of(0), second: Uint16Array.of(0) }], 0);
    const view = new SectionView(narrow, new MomentForest(narrow).total(), 0, 2);
    expect(() => view.resolve({ numerator: { a: 1 }, denominator: { b: 1 } }, 'any', entryOf)).toThrow(RangeError);
  });
});

describe('an interval', () => {
  it('is cut to where the figure can lie', () => {
    expect(estimate(0.9, 0.2, 'share')).toEqual({ value: 0.9, low: 0.7, high: 1 });
    expect(estimate(0.1, 0.2, 'positive').low).toBe(0);
    expect(estimate(0.1, 0.2, 'any').low).toBeCloseTo(-0.1, 12);
  });

  it("is as wide as Student's t says: 12.706 for two replications, 2.776 for five", () => {
    expect(tValue(2, 0.95)).toBeCloseTo(12.7062, 4);
    expect(tValue(5, 0.95)).toBeCloseTo(2.77645, 5);
    expect(tValue(1, 0.95)).toBeNaN();
  });
});
