import { z } from 'zod';
import { field } from './field.ts';
import { coefficientOfVariation, positiveSeconds, seconds } from './quantities.ts';

const mean = () => field(positiveSeconds(), 'Mean of the distribution, seconds.', 240);
const weight = () =>
  field(z.number().min(0).max(1e9), 'Relative frequency of this part; the parts are scaled to add to 1.', 0.85);
const law = <L extends string>(name: L, description: string) => field(z.literal(name), description, name as never);

const simpleLaws = [
  z.strictObject({
    law: law('exponential', 'Memoryless times; the assumption of the Erlang formulas.'),
    meanSeconds: mean(),
  }),
  z.strictObject({
    law: law('lognormal', 'Skewed times, the usual shape of handle times.'),
    meanSeconds: mean(),
    cv: field(coefficientOfVariation().gt(0), 'Standard deviation / mean.', 0.9),
  }),
  z.strictObject({
    law: law('gamma', 'Skewed times with a lighter tail than the lognormal.'),
    meanSeconds: mean(),
    cv: field(coefficientOfVariation().gt(0), 'Standard deviation / mean.', 0.7),
  }),
  z.strictObject({
    law: law('erlang', 'The sum of equal exponential stages.'),
    meanSeconds: mean(),
    stages: field(z.int().min(1).max(1000), 'Number of exponential stages; the cv is 1 / sqrt(stages).', 3),
  }),
  z.strictObject({
    law: law('weibull', 'Times whose hazard rises (shape > 1) or falls (shape < 1), often fitted to patience.'),
    meanSeconds: mean(),
    shape: field(z.number().min(0.1).max(20), 'Weibull shape; 1 is the exponential.', 0.8),
  }),
  z.strictObject({
    law: law('constant', 'Always the same time.'),
    seconds: field(seconds(), 'The time, seconds.', 30),
  }),
  z.strictObject({
    law: law('uniform', 'Any time between two bounds, equally likely.'),
    lowSeconds: field(seconds(), 'Shortest time, seconds.', 60),
    highSeconds: field(seconds(), 'Longest time, seconds; not below lowSeconds.', 300),
  }),
  z.strictObject({
    law: law('triangular', 'Shortest, most likely and longest time, as an expert would estimate them.'),
    lowSeconds: field(seconds(), 'Shortest time, seconds.', 60),
    modeSeconds: field(seconds(), 'Most likely time, seconds; from lowSeconds to highSeconds.', 180),
    highSeconds: field(seconds(), 'Longest time, seconds.', 900),
  }),
  z.strictObject({
    law: law('hyperexponential', 'A mixture of exponentials: cv above 1.'),
    parts: field(
      z
        .array(z.strictObject({ weight: weight(), meanSeconds: mean() }))
        .min(1)
        .max(1000),
      'The exponentials and how often each applies.',
      [
        { weight: 0.8, meanSeconds: 180 },
        { weight: 0.2, meanSeconds: 900 },
      ],
    ),
  }),
  z.strictObject({
    law: law('empirical', 'Measured quantiles, linear in between.'),
    quantilesSeconds: field(
      z.array(seconds()).min(2).max(10_001),
      'Quantiles at equally spaced probabilities from 0 (the minimum) to 1 (the maximum), seconds, never falling.',
      [5, 90, 160, 260, 1500],
    ),
  }),
  z.strictObject({ law: law('never', 'Infinite: a patience that does not end. Not for handle times.') }),
] as const;

/** Any law except a mixture. A mixture of mixtures is a mixture, so nothing is lost, and files cannot nest without end. */
const simpleDistributionSchema = z
  .discriminatedUnion('law', [...simpleLaws])
  .meta({ id: 'SimpleDistribution', title: 'Distribution of a time, other than a mixture' });

/** The probability distribution of a time; `law` names its family. */
export const distributionSchema = z
  .discriminatedUnion('law', [
    ...simpleLaws,
    z.strictObject({
      law: law('mixture', 'One of several distributions, such as 15 % with no patience at all.'),
      parts: field(
        z
          .array(
            z.strictObject({
              weight: weight(),
              of: field(simpleDistributionSchema, 'The distribution of this part; not itself a mixture.', {
                law: 'constant',
                seconds: 0,
              }),
            }),
          )
          .min(1)
          .max(1000),
        'The distributions and how often each applies.',
        [
          { weight: 0.15, of: { law: 'constant', seconds: 0 } },
          { weight: 0.85, of: { law: 'exponential', meanSeconds: 240 } },
        ],
      ),
    }),
  ])
  .meta({ id: 'Distribution', title: 'Distribution of a time' });

/** The probability distribution of a time, seconds. */
export type Distribution = z.output<typeof distributionSchema>;
