import fc from 'fast-check';
import type { Distribution } from '../../../engine/scenario/distribution.ts';

const seconds = fc.oneof(fc.constantFrom(60, 0, 1, 180), fc.integer({ min: 0, max: 900 }));
const meanSeconds = fc.constantFrom(60, 1, 10.5, 200, 900);
const weight = fc.constantFrom(1, 0.25, 3);
const ascending = (count: number) =>
  fc.array(seconds, { minLength: count, maxLength: count }).map((given) => given.sort((a, b) => a - b));

/** Whole numbers among them, so that things happen at the same instant. */
const simple = fc.oneof(
  fc.record({ law: fc.constant('constant' as const), seconds }),
  fc.record({ law: fc.constant('exponential' as const), meanSeconds }),
  fc.record({ law: fc.constant('lognormal' as const), meanSeconds, cv: fc.constantFrom(0.9, 0.1, 3) }),
  fc.record({ law: fc.constant('gamma' as const), meanSeconds, cv: fc.constantFrom(0.7, 2) }),
  fc.record({ law: fc.constant('erlang' as const), meanSeconds, stages: fc.constantFrom(3, 1) }),
  fc.record({ law: fc.constant('weibull' as const), meanSeconds, shape: fc.constantFrom(0.8, 2) }),
  ascending(2).map(([low, high]) => ({ law: 'uniform' as const, lowSeconds: low, highSeconds: high })),
  ascending(3).map(([low, mode, high]) => ({
    law: 'triangular' as const,
    lowSeconds: low,
    modeSeconds: mode,
    highSeconds: high,
  })),
  fc
    .array(fc.record({ weight, meanSeconds }), { minLength: 1, maxLength: 2 })
    .map((parts) => ({ law: 'hyperexponential' as const, parts })),
  ascending(4).map((quantilesSeconds) => ({ law: 'empirical' as const, quantilesSeconds })),
);

const mixed = <T extends Distribution>(part: fc.Arbitrary<T>): fc.Arbitrary<Distribution> =>
  fc
    .array(fc.record({ weight, of: part }), { minLength: 1, maxLength: 2 })
    .map((parts) => ({ law: 'mixture', parts }) as Distribution);

/** Any distribution of a time that ends: from none at all to about a quarter of an hour. */
export const anyTime: fc.Arbitrary<Distribution> = fc.oneof(
  { arbitrary: simple, weight: 8 },
  { arbitrary: mixed(simple), weight: 1 },
);

const never = fc.constant({ law: 'never' as const });

/** Any distribution of a patience: it may have no end. */
export const anyPatience: fc.Arbitrary<Distribution> = fc.oneof(
  { arbitrary: anyTime, weight: 6 },
  { arbitrary: never, weight: 1 },
  { arbitrary: mixed(fc.oneof(simple, never)), weight: 1 },
);
