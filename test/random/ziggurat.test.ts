import { describe, expect, test } from 'vitest';
import { gammaQuantile } from '../../engine/arithmetic/gamma-distribution.ts';
import { normalCdf } from '../../engine/arithmetic/normal.ts';
import { fillExponential, nextExponential } from '../../engine/random/exponential.ts';
import { fillNormal, nextNormal } from '../../engine/random/normal.ts';
import { expandSeed, openStream } from '../../engine/random/seed.ts';
import { Stream } from '../../engine/random/stream.ts';
import { chiSquare, correlation, kolmogorovBound, kolmogorovDistance } from './fit.ts';

function stream(purpose: number): Stream {
  const stream = new Stream();
  openStream(stream, expandSeed('ziggurat'), [0, 0], purpose, 0);
  return stream;
}

const laws = [
  {
    name: 'exponential',
    fill: fillExponential,
    next: nextExponential,
    cdf: (x: number) => -Math.expm1(-x),
    survival: (x: number) => Math.exp(-x),
    moments: [1, 2, 6, 24],
    tailStarts: [9.2103, 11.5, 13.8],
  },
  {
    name: 'normal',
    fill: fillNormal,
    next: nextNormal,
    cdf: normalCdf,
    survival: (x: number) => normalCdf(-x),
    moments: [0, 1, 0, 3],
    tailStarts: [3.6541528853610088, 3.719, 4.265, 4.75],
  },
];
const N = 4_000_000;

describe.each(laws)('the $name ziggurat', ({ name, fill, next, cdf, survival, moments, tailStarts }) => {
  const sample = new Float64Array(N);
  fill(stream(1), sample, 0, N);
  const inOrder = sample.slice(0, 1_000_000);

  test('gives these first values', () => {
    const first = new Float64Array(5);
    fill(stream(1), first, 0, 5);
    expect(Array.from(first)).toMatchSnapshot();
  });

  test('gives the same sequence in pieces of any size, and one at a time', () => {
    const pieces = new Float64Array(20_000);
    const draws = stream(1);
    let at = 0;
    for (let size = 0; at < pieces.length; size = (size * 7 + 3) % 301) {
      const end = Math.min(at + size, pieces.length);
      if (size % 5 === 0) for (; at < end; at++) pieces[at] = next(draws);
      else fill(draws, pieces, at, end);
      at = end;
    }
    expect(pieces).toEqual(inOrder.slice(0, pieces.length));
  });

  test('writes nothing outside the places asked for', () => {
    const out = new Float64Array(10).fill(-99);
    const draws = stream(2);
    fill(draws, out, 3, 3);
    expect([draws.a, draws.b]).toEqual([stream(2).a, stream(2).b]);
    fill(draws, out, 3, 6);
    expect(Array.from(out.slice(0, 3))).toEqual([-99, -99, -99]);
    expect(out.slice(3, 6).includes(-99)).toBe(false);
    expect(Array.from(out.slice(6))).toEqual([-99, -99, -99, -99]);
  });

  test('fits 2,000 equally likely cells', () => {
    // False alarm 1e-6; power above 0.99 when every second cell is off by 2 % of itself.
    const cells = new Uint32Array(2000);
    for (const x of sample) cells[Math.min(1999, Math.floor(cdf(x) * 2000))]++;
    expect(chiSquare(cells, () => N / 2000)).toBeLessThan(2 * gammaQuantile(1 - 1e-6, 1999 / 2));
  });

  test('exceeds far thresholds as often as the law says', () => {
    for (const start of tailStarts) {
      const expected = N * survival(start);
      const count = sample.reduce((sum, x) => sum + (x > start ? 1 : 0), 0);
      // Binomial, by its normal limit with room for skewness: false alarm below 1e-6 each at 5.5 standard deviations.
      expect(Math.abs(count - expected)).toBeLessThan(5.5 * Math.sqrt(expected) + 5);
    }
  });

  test('has a tail of the right shape beyond its widest layer', () => {
    const start = name === 'normal' ? 3.6541528853610088 : 7.69711747013105;
    const tail = sample.filter((x) => x > start);
    const distance = kolmogorovDistance(tail, (x) => 1 - survival(x) / survival(start));
    // False alarm 1e-6; about 500 (normal) and 1,800 (exponential) draws.
    expect(distance).toBeLessThan(kolmogorovBound(tail.length, 1e-6));
  });

  test('has the first four moments of the law', () => {
    const raw = name === 'normal' ? [1, 3, 15, 105] : [2, 24, 720, 40320]; // E X^2, X^4, X^6, X^8
    moments.forEach((expected, i) => {
      const mean = sample.reduce((sum, x) => sum + x ** (i + 1), 0) / N;
      // False alarm 1e-6 (4.9 standard errors, each from the law's own higher moment).
      expect(Math.abs(mean - expected)).toBeLessThan(4.9 * Math.sqrt((raw[i] - expected * expected) / N));
    });
  });

  test('shows no correlation between successive draws, nor between their sizes', () => {
    for (const values of [inOrder, inOrder.map((x) => x * x)]) {
      const r = correlation(values.subarray(1), values.subarray(0, values.length - 1));
      // False alarm 2 x 5e-7 (5 standard deviations).
      expect(Math.abs(r)).toBeLessThan(5 / Math.sqrt(values.length));
    }
  });

  test('uses more than 32 bits: four million draws are all different', () => {
    // With 32-bit mantissas in 256 layers about 7 pairs would coincide (power 0.999); with 53 bits the odds are 7e-6.
    const sorted = sample.slice().sort();
    expect(sorted.findIndex((x, i) => x === sorted[i + 1])).toBe(-1);
  });
});

test('the normal ziggurat is symmetric: cells at equal distance on both sides hold equally many', () => {
  const n = 4_000_000;
  const sample = new Float64Array(n);
  fillNormal(stream(3), sample, 0, n);
  const right = new Float64Array(400);
  const left = new Float64Array(400);
  for (const x of sample) (x > 0 ? right : left)[Math.min(399, Math.floor(Math.abs(x) * 100))]++;
  let statistic = 0;
  for (let cell = 0; cell < 400; cell++) statistic += (right[cell] - left[cell]) ** 2 / (right[cell] + left[cell]);
  // Chi-square with 400 degrees of freedom; false alarm 1e-6.
  expect(statistic).toBeLessThan(2 * gammaQuantile(1 - 1e-6, 200));
});

test('the exponential ziggurat reaches past two tails, where the law starts anew twice', () => {
  // P(X > 15.39) = 2.07e-7: in 80 million draws 16.5 are expected; 0 has odds of 7e-8, 45 or more of 1e-8.
  const draws = stream(4);
  const block = new Float64Array(1 << 16);
  let beyond = 0;
  for (let drawn = 0; drawn < 80_000_000; drawn += block.length) {
    fillExponential(draws, block, 0, block.length);
    for (const x of block) if (x > 2 * 7.69711747013105) beyond++;
  }
  expect(beyond).toBeGreaterThan(0);
  expect(beyond).toBeLessThan(45);
});
