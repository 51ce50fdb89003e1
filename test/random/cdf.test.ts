import { describe, expect, test } from 'vitest';
import { cdfOf } from '../../engine/random/cdf.ts';
import { momentsOf } from '../../engine/random/moments.ts';
import type { DistributionSpec } from '../../engine/random/sampler.ts';

// The expected digits are those of scipy 1.17 (scipy.stats, float64).
const KNOWN: [spec: DistributionSpec, points: [x: number, probability: number][], mean: number, variance: number][] = [
  [
    { law: 'exponential', meanSeconds: 240 },
    [
      [1, 0.004157998154890056],
      [100, 0.34075936979955623],
      [2000, 0.9997596305235805],
    ],
    240,
    57600,
  ],
  [
    { law: 'lognormal', meanSeconds: 300, cv: 0.8 },
    [
      [20, 0.00023388605629201658],
      [250, 0.5368309758553751],
      [3000, 0.9998557593721213],
    ],
    299.9999999999999,
    57599.99999999996,
  ],
  [
    { law: 'gamma', meanSeconds: 180, cv: 0.5 },
    [
      [10, 8.511780255932347e-5],
      [180, 0.566529879633291],
      [700, 0.9998657528380108],
    ],
    180,
    8100,
  ],
  [
    { law: 'gamma', meanSeconds: 180, cv: 2 },
    [
      [0.01, 0.06735108335212633],
      [100, 0.6555032704420037],
      [2000, 0.9934448191913585],
    ],
    180,
    129600,
  ],
  [
    { law: 'erlang', meanSeconds: 60, stages: 3 },
    [
      [5, 0.002161496689762513],
      [60, 0.5768099188731566],
      [200, 0.9972306042844884],
    ],
    60,
    1200,
  ],
  [
    { law: 'weibull', meanSeconds: 90, shape: 0.6 },
    [
      [1, 0.08229761948522223],
      [90, 0.7213384607391005],
      [900, 0.9938225125434164],
    ],
    90,
    25035.44566715932,
  ],
  [
    { law: 'weibull', meanSeconds: 90, shape: 4 },
    [
      [10, 0.00010287076229043365],
      [90, 0.4908281971939117],
      [150, 0.9945279405053816],
    ],
    89.99999999999999,
    637.5121392517456,
  ],
  [
    { law: 'uniform', lowSeconds: 20, highSeconds: 50 },
    [
      [10, 0],
      [20, 0],
      [27, 0.23333333333333334],
      [50, 1],
      [60, 1],
    ],
    35,
    75,
  ],
  [
    { law: 'triangular', lowSeconds: 10, modeSeconds: 25, highSeconds: 100 },
    [
      [5, 0],
      [18, 0.04740740740740741],
      [25, 0.16666666666666663],
      [70, 0.8666666666666666],
      [101, 1],
    ],
    45,
    387.50000000000006,
  ],
];

describe('cdfOf and momentsOf', () => {
  test.each(KNOWN)('of %j have the values of an independent library', (spec, points, mean, variance) => {
    for (const [x, probability] of points) expect(Math.abs(cdfOf(spec)(x) - probability)).toBeLessThan(1e-13);
    expect(momentsOf(spec).mean / mean).toBeCloseTo(1, 12);
    expect(momentsOf(spec).variance / variance).toBeCloseTo(1, 12);
  });

  test.each(KNOWN)(
    'of %j agree: the mean is the area above the distribution function',
    (spec, _points, mean, variance) => {
      const cdf = cdfOf(spec);
      const end = mean + 60 * Math.sqrt(variance);
      const steps = 200_000;
      let area = 0;
      for (let i = 0; i < steps; i++) area += 1 - cdf(((i + 0.5) * end) / steps);
      expect((area * end) / steps / mean).toBeCloseTo(1, 3);
    },
  );

  test.each(KNOWN)('of %j start at 0 and end at 1', (spec) => {
    const cdf = cdfOf(spec);
    expect([cdf(-1), cdf(0), cdf(1e12), cdf(Infinity)]).toEqual([0, 0, 1, 1]);
  });

  test('of a mixture are the weighted sum, atoms included', () => {
    const spec: DistributionSpec = {
      law: 'mixture',
      parts: [
        { weight: 1, of: { law: 'constant', seconds: 0 } },
        { weight: 3, of: { law: 'uniform', lowSeconds: 0, highSeconds: 8 } },
      ],
    };
    expect([-1e-9, 0, 4, 8].map(cdfOf(spec))).toEqual([0, 0.25, 0.625, 1]);
    expect(momentsOf(spec)).toEqual({ mean: 3, variance: 7 });
  });

  test('of a hyperexponential law are those of the mixture it is', () => {
    const parts = [
      { weight: 2, meanSeconds: 10 },
      { weight: 3, meanSeconds: 90 },
    ];
    const spelled = parts.map(({ weight, meanSeconds }) => ({
      weight,
      of: { law: 'exponential' as const, meanSeconds },
    }));
    for (const x of [0, 5, 50, 500]) {
      expect(cdfOf({ law: 'hyperexponential', parts })(x)).toBe(cdfOf({ law: 'mixture', parts: spelled })(x));
    }
    // Mean (2 x 10 + 3 x 90) / 5; second moment 2 (2 x 100 + 3 x 8100) / 5.
    expect(momentsOf({ law: 'hyperexponential', parts }).mean).toBeCloseTo(58, 12);
    expect(momentsOf({ law: 'hyperexponential', parts }).variance).toBeCloseTo(9800 - 58 * 58, 10);
  });

  test('of an empirical law pass through its quantiles', () => {
    const cdf = cdfOf({ law: 'empirical', quantilesSeconds: [5, 30, 80, 200, 900] });
    expect([5, 30, 80, 200, 900].map(cdf)).toEqual([0, 0.25, 0.5, 0.75, 1]);
    expect(cdf(55)).toBe(0.375);
  });

  test('of one value are a step without variance, and of never are out of reach', () => {
    expect([44.9, 45, 46].map(cdfOf({ law: 'constant', seconds: 45 }))).toEqual([0, 1, 1]);
    expect([44.9, 45].map(cdfOf({ law: 'gamma', meanSeconds: 45, cv: 0 }))).toEqual([0, 1]);
    expect(momentsOf({ law: 'constant', seconds: 45 })).toEqual({ mean: 45, variance: 0 });
    expect(cdfOf({ law: 'never' })(1e300)).toBe(0);
    expect(momentsOf({ law: 'never' })).toEqual({ mean: Infinity, variance: Infinity });
  });

  test('refuse a law out of range by name', () => {
    expect(() => cdfOf({ law: 'exponential', meanSeconds: -3 })).toThrow(
      'distribution.meanSeconds: found -3; allowed: a finite number > 0',
    );
  });
});
