import { z } from 'zod';
import { baseVariant } from './base-variant.ts';
import { field, later } from './field.ts';
import { prose } from './quantities.ts';
import { variantName } from './variants.ts';

/** Measures that a test of a claim, or a sentence about a finding, can name: those that `surgeboard compare` reports. */
export const comparedMeasures = [
  'offered',
  'answered',
  'abandoned',
  'serviceLevel',
  'abandonment',
  'asaSeconds',
  'meanWaitSeconds',
  'answeredPerOffered',
  'answeredPerAnswered',
  'firstContactResolution',
  'netContainment',
  'contained',
  'bouncedBack',
  'resolved',
  'redials',
  'returns',
  'balked',
  'blocked',
  'closed',
  'calledBack',
  'interpreted',
  'dropped',
  'urgent',
  'inTime',
  'occupancy',
  'busyHours',
  'paidHours',
  'cost',
  'costPerOffered',
  'costPerAnswered',
  'costPerResolved',
  'satisfaction',
  'noShows',
  'retainedRevenue',
  'probabilityMet',
  'shareOfPeriodsMet',
  'probabilityOfCredit',
  'probabilityOfBonus',
] as const;

const bound = () => z.number().min(-1e15).max(1e15).optional();

const testSchema = later(() =>
  z.strictObject({
    variant: field(
      variantName().default(baseVariant),
      'The variant that is measured; base is the scenario itself.',
      'eightWeeks',
    ),
    against: field(
      variantName().optional(),
      'The variant from which the difference is taken, paired: variant less against. No difference when left out.',
      'base',
    ),
    relative: field(
      z.boolean().default(false),
      'Whether the difference is divided by the figure of against: -0.4 is 40 % less.',
      true,
    ),
    of: field(
      prose(200).default('all'),
      'Whose figure it is: all, or a kind and a name as in comparisons, such as topic billing, language es, channel chat, class billing/es/voice, group desk, site main, vendor manila, kind labour, target phones, within 60 s, day 2026-01-05, week 2026-01-05.',
      'language es',
    ),
    measure: field(z.enum(comparedMeasures), 'What is measured.', 'serviceLevel'),
    atLeast: field(bound(), 'Least value wanted. Give atLeast, atMost or both.', 0.8),
    atMost: field(bound(), 'Greatest value wanted. Give atLeast, atMost or both.', 0.05),
  }),
);

const tests = () => z.array(testSchema).min(1).max(100);

const conditionSchema = later(() =>
  z.strictObject({
    words: field(prose(500), 'The condition, so that "holds if ..." reads well.', 'there are eight agents'),
    tests: field(tests(), 'What must be true under it, all of it.', [
      { variant: 'eight', measure: 'serviceLevel', atLeast: 0.8 },
    ]),
  }),
);

const claimSchema = later(() =>
  z.strictObject({
    text: field(prose(2000), 'What is claimed, as it was said.', 'Five agents answer nearly everyone at once.'),
    source: field(prose(2000).optional(), 'Who said it, and where.', 'Brochure of a vendor, 2025'),
    rows: field(
      z.array(prose(100)).max(100).default([]),
      'Ids of the parameters that hold its numbers, so that a number can be traced.',
      ['claim.sla_response'],
    ),
    reading: field(
      prose(2000).optional(),
      'What it is taken to mean, in words: what the tests say in numbers.',
      'At least 80 % are answered within 20 s.',
    ),
    tests: field(
      tests().optional(),
      'What must be true for it to hold, all of it. A test is passed, or failed, when the whole interval of its figure is on that side of the bound. Give exactly one of tests and outside.',
      [{ measure: 'serviceLevel', atLeast: 0.8 }],
    ),
    conditions: field(
      z.array(conditionSchema).max(20).default([]),
      'Where it does not hold as it was said: conditions under which it may.',
      [
        {
          words: 'there are eight agents',
          tests: [{ variant: 'eight', measure: 'serviceLevel', atLeast: 0.8 }],
        },
      ],
    ),
    outside: field(
      prose(2000).optional(),
      'Why the model cannot speak of it. Give exactly one of tests and outside.',
      'Trust is not simulated.',
    ),
  }),
);

/** What somebody promises, and what would have to be true. */
export const claimsSchema = z.array(claimSchema).max(100).default([]);

/** What is found, in words; the figures come from the run. */
export const findingSchema = prose(4000).optional();
