import { describe, expect, test } from 'vitest';
import { gammaQuantile } from '../../engine/arithmetic/gamma-distribution.ts';
import { Stream } from '../../engine/random/stream.ts';
import { chiSquare, correlation } from './fit.ts';

function stream(): Stream {
  const stream = new Stream();
  stream.reseed(0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344);
  return stream;
}

describe('Stream', () => {
  test('follows sfc32 as published, written with whole numbers of any size', () => {
    const MASK = 0xffffffffn;
    let [a, b, c, counter] = [0x243f6a88n, 0x85a308d3n, 0x13198a2en, 0x03707344n];
    const draws = stream();
    for (let i = 0; i < 1000; i++) {
      const bits = (a + b + counter) & MASK;
      counter = (counter + 1n) & MASK;
      a = b ^ (b >> 9n);
      b = (c + (c << 3n)) & MASK;
      c = ((((c << 21n) | (c >> 11n)) & MASK) + bits) & MASK;
      expect(draws.nextUint32()).toBe(Number(bits));
    }
  });

  test('gives these first values', () => {
    const draws = stream();
    expect([
      draws.nextUint32(),
      draws.nextUint32(),
      draws.nextUniform(),
      draws.nextOpenUniform(),
    ]).toMatchInlineSnapshot(`
      [
        2907891359,
        892872762,
        0.22998363133110755,
        0.24877110063978936,
      ]
    `);
  });

  test('makes a uniform of 53 bits: a multiple of 2^-53 below 1, with the lowest bit set half of the time', () => {
    const draws = stream();
    let odd = 0;
    const n = 100_000;
    for (let i = 0; i < n; i++) {
      const scaled = draws.nextUniform() * 2 ** 53;
      expect(Number.isInteger(scaled) && scaled < 2 ** 53).toBe(true);
      odd += scaled % 2;
    }
    // False alarm 1e-6 (4.9 standard deviations).
    expect(Math.abs(odd - n / 2)).toBeLessThan(4.9 * Math.sqrt(n / 4));
  });

  test('keeps an open uniform off 0 and 1 at the ends of its bits', () => {
    const ends = new Stream();
    ends.nextUint32 = () => 0;
    expect(ends.nextUniform()).toBe(0);
    expect(ends.nextOpenUniform()).toBe(2 ** -53);
    ends.nextUint32 = () => 0xffffffff;
    expect(ends.nextUniform()).toBe(1 - 2 ** -53);
    expect(ends.nextOpenUniform()).toBe(1 - 2 ** -53);
  });

  test('spreads pairs of successive uniforms evenly over a 64 x 64 grid', () => {
    // False alarm 1e-6. A cell whose share is off by 2 % of itself is found with power above 0.99 when all are.
    const draws = stream();
    const n = 4_000_000;
    const cells = new Uint32Array(4096);
    for (let i = 0; i < n; i++) cells[(draws.nextUniform() * 64) | ((draws.nextUniform() * 64) << 6)]++;
    expect(chiSquare(cells, () => n / 4096)).toBeLessThan(2 * gammaQuantile(1 - 1e-6, 4095 / 2));
  });

  test('sets each of its 32 bits half of the time', () => {
    const draws = stream();
    const n = 1_000_000;
    const ones = new Uint32Array(32);
    for (let i = 0; i < n; i++) {
      const bits = draws.nextUint32();
      for (let bit = 0; bit < 32; bit++) ones[bit] += (bits >>> bit) & 1;
    }
    // False alarm 32 x 3e-8 = 1e-6 (5.54 standard deviations); power 0.99 against a bit off by 0.4 %.
    for (const count of ones) expect(Math.abs(count - n / 2)).toBeLessThan(5.54 * Math.sqrt(n / 4));
  });

  test('shows no correlation between draws up to ten apart', () => {
    const draws = stream();
    const values = Float64Array.from({ length: 1_000_000 }, () => draws.nextUniform());
    for (let lag = 1; lag <= 10; lag++) {
      const r = correlation(values.subarray(0, values.length - lag), values.subarray(lag));
      // False alarm 10 x 1e-7 (5.33 standard deviations).
      expect(Math.abs(r)).toBeLessThan(5.33 / Math.sqrt(values.length - lag));
    }
  });
});
