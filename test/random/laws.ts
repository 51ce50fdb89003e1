import type { DistributionSpec } from '../../engine/random/sampler.ts';

/** Every law that a scenario can name, in shapes that take different ways through the samplers. */
export const LAWS: readonly (readonly [title: string, spec: DistributionSpec])[] = [
  ['exponential', { law: 'exponential', meanSeconds: 240 }],
  ['lognormal', { law: 'lognormal', meanSeconds: 300, cv: 0.8 }],
  ['lognormal of large cv', { law: 'lognormal', meanSeconds: 300, cv: 3 }],
  ['gamma', { law: 'gamma', meanSeconds: 180, cv: 0.5 }],
  ['gamma of cv above 1', { law: 'gamma', meanSeconds: 180, cv: 1.6 }],
  ['gamma of cv 5', { law: 'gamma', meanSeconds: 180, cv: 5 }],
  ['gamma of small cv', { law: 'gamma', meanSeconds: 1, cv: 0.05 }],
  ['erlang, summed', { law: 'erlang', meanSeconds: 60, stages: 2 }],
  ['erlang, by gamma', { law: 'erlang', meanSeconds: 60, stages: 20 }],
  ['weibull, falling hazard', { law: 'weibull', meanSeconds: 90, shape: 0.6 }],
  ['weibull, rising hazard', { law: 'weibull', meanSeconds: 90, shape: 4 }],
  ['uniform', { law: 'uniform', lowSeconds: 20, highSeconds: 50 }],
  ['triangular', { law: 'triangular', lowSeconds: 10, modeSeconds: 25, highSeconds: 100 }],
  ['triangular with its mode at the end', { law: 'triangular', lowSeconds: 10, modeSeconds: 100, highSeconds: 100 }],
  [
    'hyperexponential',
    {
      law: 'hyperexponential',
      parts: [
        { weight: 3, meanSeconds: 20 },
        { weight: 1, meanSeconds: 400 },
      ],
    },
  ],
  [
    'mixture with an atom at 0',
    {
      law: 'mixture',
      parts: [
        { weight: 0.15, of: { law: 'constant', seconds: 0 } },
        { weight: 0.85, of: { law: 'lognormal', meanSeconds: 120, cv: 1.2 } },
      ],
    },
  ],
  [
    'mixture of mixtures',
    {
      law: 'mixture',
      parts: [
        { weight: 0, of: { law: 'never' } },
        { weight: 1, of: { law: 'gamma', meanSeconds: 30, cv: 0.7 } },
        {
          weight: 2,
          of: {
            law: 'mixture',
            parts: [
              { weight: 1, of: { law: 'constant', seconds: 60 } },
              { weight: 1, of: { law: 'weibull', meanSeconds: 200, shape: 1.5 } },
            ],
          },
        },
      ],
    },
  ],
  ['empirical', { law: 'empirical', quantilesSeconds: [5, 30, 30, 80, 200, 900] }],
];
