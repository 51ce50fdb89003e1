import { describe, expect, test } from 'vitest';
import { cdfOf } from '../../engine/random/cdf.ts';
import { momentsOf } from '../../engine/random/moments.ts';
import { type DistributionSpec, samplerFor } from '../../engine/random/sampler.ts';
import { expandSeed, openStream } from '../../engine/random/seed.ts';
import { Stream } from '../../engine/random/stream.ts';
import { kolmogorovBound, kolmogorovDistance } from './fit.ts';
import { LAWS } from './laws.ts';

const N = 400_000;

function draw(spec: DistributionSpec, n: number, seed = 'sampler'): Float64Array {
  const stream = new Stream();
  openStream(stream, expandSeed(seed), [0, 0], 1, 0);
  const out = new Float64Array(n);
  samplerFor(spec).fill(stream, out, 0, n);
  return out;
}

describe.each(LAWS)('%s', (_title, spec) => {
  const sample = draw(spec, N);
  const inOrder = sample.slice(0, 5000);
  const { mean, variance } = momentsOf(spec);

  test('gives these first values', () => {
    expect(Array.from(inOrder.slice(0, 3))).toMatchSnapshot();
  });

  test('has the mean of its law', () => {
    // False alarm 1e-6 (4.9 standard errors). Power above 0.99 against a mean that is off by 7.3 of them.
    const sampleMean = sample.reduce((sum, x) => sum + x, 0) / N;
    expect(Math.abs(sampleMean - mean)).toBeLessThan(4.9 * Math.sqrt(variance / N));
    expect(samplerFor(spec).meanSeconds).toBe(mean);
    expect(samplerFor(spec).isConstant).toBe(false);
  });

  // Of a heavier tail than the exponential's, the sample variance is too far from normal to judge by.
  const isTailLight = variance < 1.1 * mean * mean;
  if (isTailLight)
    test('has the variance of its law', () => {
      const squares = sample.map((x) => (x - mean) ** 2);
      const sampleVariance = squares.reduce((sum, x) => sum + x, 0) / N;
      const spread = Math.sqrt(squares.reduce((sum, x) => sum + (x - sampleVariance) ** 2, 0) / N);
      // False alarm about 1e-6 (4.9 standard errors).
      expect(Math.abs(sampleVariance - variance)).toBeLessThan((4.9 * spread) / Math.sqrt(N));
    });

  test('fits its distribution function', () => {
    // False alarm at most 1e-6 (Massart's bound). Power above 0.99 against a law at distance 0.007.
    expect(kolmogorovDistance(sample.slice(), cdfOf(spec))).toBeLessThan(kolmogorovBound(N, 1e-6));
  });

  test('fits its distribution function in the last ten-thousandth and the first', () => {
    const cdf = cdfOf(spec);
    for (const tail of [1e-4, 1e-3]) {
      const expected = N * tail;
      const beyond = sample.reduce((sum, x) => sum + (1 - cdf(x) < tail ? 1 : 0), 0);
      const below = sample.reduce((sum, x) => sum + (cdf(x) < tail ? 1 : 0), 0);
      // Binomial, 6.3 standard deviations to leave room for its skewness: false alarm below 1e-6.
      const bound = 6.3 * Math.sqrt(expected);
      expect(Math.abs(beyond - expected)).toBeLessThan(bound);
      if (cdf(0) === 0) expect(Math.abs(below - expected)).toBeLessThan(bound);
      else expect(below).toBe(0);
    }
  });

  test('gives the same sequence in pieces of any size', () => {
    const stream = new Stream();
    openStream(stream, expandSeed('sampler'), [0, 0], 1, 0);
    const sampler = samplerFor(spec);
    const pieces = new Float64Array(inOrder.length);
    for (let at = 0, size = 1; at < pieces.length; at += size, size = (size * 5 + 1) % 67) {
      sampler.fill(stream, pieces, at, Math.min(at + size, pieces.length));
    }
    expect(pieces).toEqual(inOrder);
  });
});

describe('samplerFor', () => {
  test('draws nothing for a law of one value, and says so', () => {
    const stream = new Stream();
    stream.reseed(1, 2, 3, 4);
    const constants: [DistributionSpec, number][] = [
      [{ law: 'constant', seconds: 45 }, 45],
      [{ law: 'never' }, Infinity],
      [{ law: 'lognormal', meanSeconds: 45, cv: 0 }, 45],
      [{ law: 'gamma', meanSeconds: 45, cv: 0 }, 45],
      [{ law: 'uniform', lowSeconds: 45, highSeconds: 45 }, 45],
      [{ law: 'triangular', lowSeconds: 45, modeSeconds: 45, highSeconds: 45 }, 45],
      [{ law: 'empirical', quantilesSeconds: [45, 45] }, 45],
    ];
    for (const [spec, value] of constants) {
      const sampler = samplerFor(spec);
      const out = new Float64Array(4);
      sampler.fill(stream, out, 1, 3);
      expect(Array.from(out)).toEqual([0, value, value, 0]);
      expect(sampler).toMatchObject({ isConstant: true, meanSeconds: value });
    }
    expect([stream.a, stream.b, stream.c, stream.counter]).toEqual([1, 2, 3, 4]);
  });

  test('has an infinite mean for a mixture in which some never give up, and still draws the others', () => {
    const spec: DistributionSpec = {
      law: 'mixture',
      parts: [
        { weight: 1, of: { law: 'never' } },
        { weight: 3, of: { law: 'exponential', meanSeconds: 60 } },
      ],
    };
    expect(samplerFor(spec)).toMatchObject({ meanSeconds: Infinity, isConstant: false });
    const forever = draw(spec, 100_000).filter((x) => x === Infinity).length;
    // False alarm 1e-6 (4.9 standard deviations).
    expect(Math.abs(forever - 25_000)).toBeLessThan(4.9 * Math.sqrt(100_000 * 0.25 * 0.75));
  });

  test.each(['exponential', 'lognormal', 'gamma', 'erlang', 'weibull'] as const)(
    'scales the values of %s, draw by draw, when only the mean changes',
    (law) => {
      const shape = { cv: 0.9, stages: 7, shape: 1.3 };
      const short = draw({ law, meanSeconds: 100, ...shape } as DistributionSpec, 2000);
      const long = draw({ law, meanSeconds: 250, ...shape } as DistributionSpec, 2000);
      for (let i = 0; i < short.length; i++) expect(long[i] / short[i]).toBeCloseTo(2.5, 12);
    },
  );

  test.each<[DistributionSpec, string]>([
    [{ law: 'exponential', meanSeconds: 0 }, 'distribution.meanSeconds: found 0; allowed: a finite number > 0'],
    [{ law: 'exponential', meanSeconds: Number.NaN }, 'distribution.meanSeconds: found NaN'],
    [{ law: 'lognormal', meanSeconds: 1, cv: -1 }, 'distribution.cv: found -1; allowed: 0 to 100'],
    [{ law: 'gamma', meanSeconds: 1, cv: 11 }, 'distribution.cv: found 11; allowed: 0 to 10'],
    [
      { law: 'erlang', meanSeconds: 1, stages: 2.5 },
      'distribution.stages: found 2.5; allowed: a whole number 1 to 1000',
    ],
    [{ law: 'weibull', meanSeconds: 1, shape: 0.01 }, 'distribution.shape: found 0.01; allowed: 0.1 to 20'],
    [{ law: 'constant', seconds: -1 }, 'distribution.seconds: found -1; allowed: a finite number >= 0'],
    [
      { law: 'uniform', lowSeconds: 5, highSeconds: 4 },
      'distribution.highSeconds: found 4; allowed: a finite number >= 5',
    ],
    [
      { law: 'triangular', lowSeconds: 5, modeSeconds: 9, highSeconds: 8 },
      'distribution.modeSeconds: found 9; allowed: 5 to 8',
    ],
    [{ law: 'hyperexponential', parts: [] }, 'distribution.parts: found no weight; allowed: at least one weight > 0'],
    [
      { law: 'mixture', parts: [{ weight: 1, of: { law: 'constant', seconds: -2 } }] },
      'distribution.parts[0].of.seconds: found -2',
    ],
    [{ law: 'empirical', quantilesSeconds: [1] }, 'distribution.quantilesSeconds: found 1; allowed: 2 values or more'],
    [
      { law: 'empirical', quantilesSeconds: [3, 2] },
      'distribution.quantilesSeconds[1]: found 2; allowed: a finite number >= 3',
    ],
  ])('refuses %j', (spec, message) => {
    expect(() => samplerFor(spec)).toThrow(RangeError);
    expect(() => samplerFor(spec)).toThrow(message);
  });
});
