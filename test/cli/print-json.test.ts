import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonPieces } from '../../engine/cli/print-json.ts';

const leaf = fc.oneof(
  fc.constantFrom(null, true, 0, -0, 1e21, 5e-324),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.string({ unit: 'binary' }),
);

/** Plain data as reports are made of, and whatever else JSON allows; undefined is left out of objects. */
const { data } = fc.letrec<{ data: unknown }>((tie) => ({
  data: fc.oneof(
    { depthSize: 'large', withCrossShrink: true },
    leaf,
    fc.array(leaf, { maxLength: 5 }),
    fc.array(tie('data'), { maxLength: 4 }),
    fc.dictionary(fc.string(), fc.oneof(tie('data'), fc.constant(undefined)), { maxKeys: 4, noNullPrototype: true }),
  ),
}));

describe('JSON in pieces', () => {
  it('has the bytes of JSON.stringify with an indentation of 2, however deep', () => {
    fc.assert(
      fc.property(data, (value) => {
        expect([...jsonPieces(value)].join('')).toBe(JSON.stringify(value, null, 2));
      }),
      { seed: 8, numRuns: 3000 },
    );
  });

  it('holds no more than a series at a time of what is deep', () => {
    const series = Array.from({ length: 1000 }, (_, i) => i / 7);
    const report = {
      overTime: { intervals: { measures: Object.fromEntries(['a', 'b', 'c'].map((of) => [of, series])) } },
    };
    const longest = Math.max(...[...jsonPieces(report)].map((piece) => piece.length));
    expect(longest).toBeLessThan(1.01 * JSON.stringify(series, null, 10).length);
  });
});
