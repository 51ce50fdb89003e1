import { z } from 'zod';
import { mixPartFields } from './behaviour.ts';
import { date, moment } from './date-fields.ts';
import { distributionSchema } from './distribution.ts';
import { field, later } from './field.ts';
import {
  byName,
  coefficientOfVariation,
  entries,
  intervalMinutes,
  multiplier,
  named,
  share,
  volume,
} from './quantities.ts';
import { demandEventSchema, seasonSchema } from './season-and-events.ts';

const partOfVolume = () => ({
  topic: field(named().optional(), 'Topic of these contacts; spread by the mix when left out.', 'billing'),
  language: field(named().optional(), 'Language of these contacts; spread by the mix when left out.', 'es'),
  channel: field(named().optional(), 'Channel of these contacts; spread by the mix when left out.', 'chat'),
});

const intervalCountsSchema = later(() =>
  z.strictObject({
    ...partOfVolume(),
    intervalMinutes: field(intervalMinutes(), 'Length of each interval: 15, 30 or 60 minutes.', 30),
    startsAt: field(
      moment().optional(),
      'Local start of the first interval; calendar.start when left out.',
      '2026-01-05',
    ),
    contacts: field(
      z.array(volume()).min(1).max(1_000_000),
      'Contacts expected in each interval, in order; none after the last.',
      [4, 3.5, 6],
    ),
  }),
);

const traceSchema = later(() =>
  z.strictObject({
    ...partOfVolume(),
    atSeconds: field(
      z.array(z.number().min(-1e9).max(1e9)).min(1).max(1_000_000),
      'Arrival instants in seconds since calendar.start, never falling; negative ones fall in the warm-up.',
      [0.5, 31, 31, 64.2],
    ),
  }),
);

const weights = () =>
  z
    .array(z.number().min(0).max(1e9))
    .refine((given) => given.length === 24 || given.length === 48 || given.length === 96, {
      error: '24, 48 or 96 weights',
    });
const office = [0, 0, 0, 0, 0, 0, 0, 1, 4, 6, 6, 5, 4, 5, 5, 4, 3, 1, 0, 0, 0, 0, 0, 0];

const timeOfDaySchema = z.union([
  weights(),
  later(() =>
    z.strictObject({
      weekday: field(weights(), 'Weights on Monday to Friday, and on days not given.', office),
      saturday: field(weights().optional(), 'Weights on Saturday.', office),
      sunday: field(weights().optional(), 'Weights on Sunday.', office),
      holiday: field(weights().optional(), 'Weights on holidays.', office),
    }),
  ),
]);

const weekdayFactor = (day: string) => field(multiplier().default(1), `Factor on volume on ${day}.`, 1.1);
const weekdayFactorsSchema = z.strictObject({
  mon: weekdayFactor('Monday'),
  tue: weekdayFactor('Tuesday'),
  wed: weekdayFactor('Wednesday'),
  thu: weekdayFactor('Thursday'),
  fri: weekdayFactor('Friday'),
  sat: weekdayFactor('Saturday'),
  sun: weekdayFactor('Sunday'),
});

const topicSchema = z.strictObject({
  ...mixPartFields,
  languageMix: field(
    byName(share(), 200).optional(),
    'Languages of this topic in place of the general mix; shares add to 1, a language left out has none.',
    { en: 0.7, es: 0.3 },
  ),
  channelMix: field(
    byName(share(), 200).optional(),
    'Channels of this topic in place of the general mix; shares add to 1, a channel left out has none.',
    { voice: 1 },
  ),
});

const languageSchema = z.strictObject(mixPartFields);

const channelSchema = z.strictObject({
  ...mixPartFields,
  kind: field(
    z.enum(['live', 'deferred', 'outbound']).optional(),
    'live: the customer waits. deferred: work with a deadline. outbound: deferred work with a time window. Left out for voice and chat (live) and for email, portal and sms (deferred); required for other names.',
    'live',
  ),
});

/** How many contacts there are, when, and of what class. */
export const demandSchema = z.strictObject({
  contactsPerHour: field(volume().optional(), 'Base volume, contacts an hour. Exactly one volume is given.', 48),
  contactsPerDay: field(volume().optional(), 'Base volume, contacts a day. Exactly one volume is given.', 900),
  contactsPerWeek: field(
    volume().optional(),
    'Base volume, contacts a week, a seventh of it a day before weekdayFactors. Exactly one volume is given.',
    6000,
  ),
  dailyContacts: field(
    entries(date(), volume(), 4000).optional(),
    'Contacts on each local day of the run. A warm-up day left out repeats the first given day of its weekday. Exactly one volume is given.',
    { '2026-01-05': 950 },
  ),
  intervalCounts: field(
    z.array(intervalCountsSchema).min(1).max(10_000).optional(),
    'Contacts expected in each interval, as exported by an ACD. Exactly one volume is given.',
    [{ intervalMinutes: 30, contacts: [4, 3.5, 6] }],
  ),
  trace: field(
    z.array(traceSchema).min(1).max(10_000).optional(),
    'Single arrivals, replayed alike in every replication. Exactly one volume is given.',
    [{ atSeconds: [0.5, 31, 64.2] }],
  ),
  timeOfDay: field(
    timeOfDaySchema.optional(),
    'Relative weights of 24, 48 or 96 equal parts of the day, scaled to mean 1 over the day; flat when left out.',
    office,
    { weekday: office },
  ),
  weekdayFactors: field(weekdayFactorsSchema.prefault({}), 'Factors on volume by day of the week, used as given.', {
    mon: 1.2,
    sun: 0.6,
  }),
  holidayFactor: field(multiplier().default(1), 'Factor on volume on holidays, with the factor of their weekday.', 0.6),
  growthPerYear: field(
    z.number().gt(-1).max(10).default(0),
    'Growth of volume a year, compounded continuously in time from calendar.start: 0.05 is 5 %.',
    0.05,
  ),
  season: field(seasonSchema.optional(), 'A weekly curve on the volume, such as an influenza season.', {
    weeks: [{ weekOf: '2026-01-05', multiplier: 1.4 }],
  }),
  events: field(z.array(demandEventSchema).max(1000).default([]), 'Dated changes of demand.', [
    { name: 'Outbreak', shape: 'pulse', start: '2026-01-12', multiplier: 2, halfLifeDays: 3 },
  ]),
  busyness: field(
    later(() =>
      z.strictObject({
        cv: field(coefficientOfVariation(), 'Standard deviation of the daily factor, whose mean is 1.', 0.1),
        correlationBetweenTopics: field(
          share().default(1),
          'Correlation of the factors of two topics on one day.',
          0.5,
        ),
        correlationBetweenDays: field(
          share().lt(1).default(0),
          'Correlation of the factors of one topic on successive days.',
          0.3,
        ),
      }),
    ).optional(),
    'A random factor on the volume of each day, gamma with mean 1: real counts vary more than Poisson. None when left out.',
    { cv: 0.1 },
  ),
  forecastError: field(
    later(() =>
      z.strictObject({
        bias: field(
          z.number().gt(-1).max(1000).default(0),
          'Mean of real volume / forecast volume, minus 1: 0.05 if 5 % more come than forecast.',
          0.05,
        ),
        cv: field(coefficientOfVariation().default(0), 'Standard deviation of the factor / its mean.', 0.08),
      }),
    ).optional(),
    'A random factor on the volume of the whole run, drawn once a replication. None when left out.',
    { cv: 0.08 },
  ),
  arrivals: field(
    z
      .discriminatedUnion('process', [
        z.strictObject({
          process: field(z.literal('poisson'), 'Independent arrivals: a Poisson process of the given rate.', 'poisson'),
        }),
        z.strictObject({
          process: field(z.literal('renewal'), 'Independent gaps of one law, scaled to the rate.', 'renewal'),
          gap: field(distributionSchema, 'Law of the gaps; only its shape counts.', {
            law: 'gamma',
            meanSeconds: 1,
            cv: 0.5,
          }),
        }),
      ])
      .prefault({ process: 'poisson' }),
    'How single arrivals follow from the rate. Not used with trace.',
    { process: 'poisson' },
  ),
  topics: field(
    byName(topicSchema, 200).prefault({ general: {} }),
    'What contacts are about, with the share and behaviour of each.',
    { billing: { share: 0.3 }, nurse: { share: 0.7 } },
  ),
  languages: field(
    byName(languageSchema, 200).prefault({ en: {} }),
    'Languages, with the share and behaviour of each.',
    {
      en: { share: 0.8 },
      es: { share: 0.2 },
    },
  ),
  channels: field(
    byName(channelSchema, 200).prefault({ voice: {} }),
    'Channels, with the share, kind and behaviour of each.',
    { voice: { share: 0.9 }, chat: { share: 0.1 } },
  ),
});
