import fc from 'fast-check';
import type { ScenarioInput } from '../../../engine/index.ts';
import { dateOfDay } from '../../../engine/scenario/dates.ts';
import { anyBehaviour, sparseBehaviour } from './any-behaviour.ts';
import { anyTime } from './any-time.ts';
import {
  anyFactor,
  anyMinute,
  anyMix,
  anyShare,
  type Frame,
  givenKinds,
  momentOf,
  someOf,
  sometimes,
} from './frame.ts';

type Demand = ScenarioInput['demand'];
type DemandEvent = NonNullable<Demand['events']>[number];

const weights = fc.constantFrom(24, 48, 96).chain((parts) =>
  fc.array(fc.constantFrom(1, 4, 0, 2.5), { minLength: parts, maxLength: parts }).map((given) => {
    given[13] = 1;
    return given;
  }),
);

const timeOfDay = fc.oneof(
  weights,
  fc.record({
    weekday: weights,
    saturday: sometimes(weights),
    sunday: sometimes(weights),
    holiday: sometimes(weights),
  }),
);

function anySeason({ topics, startMinute }: Frame): fc.Arbitrary<Demand['season']> {
  const multipliers = fc.array(fc.constantFrom(1.6, 0.5, 1, 0), { minLength: 0, maxLength: 2 });
  const today = Math.floor(startMinute / 1440);
  return fc.record({
    // The first is above 1, so that any peak above 1 can be reached.
    weeks: multipliers.map((rest) =>
      [1.3, ...rest].map((multiplier, i) => ({ weekOf: dateOfDay(today - 7 + 7 * i), multiplier })),
    ),
    peakMultiplier: fc.constantFrom(undefined, 1.8, 1.01),
    shareOfContacts: sometimes(anyShare),
    topics: sometimes(someOf(topics)),
    interpolation: fc.constantFrom(undefined, 'step' as const, 'linear' as const),
  });
}

function anyEvent(frame: Frame): fc.Arbitrary<DemandEvent> {
  const { topics, languages, channels, sites, endMinute } = frame;
  const multiplier = fc.constantFrom(2, 0, 0.5, 1);
  const bounds = anyMinute(frame).chain((start) =>
    fc.record({
      start: fc.constantFrom(momentOf(start), momentOf(start).slice(0, 10)),
      end: sometimes(fc.integer({ min: start + 1, max: endMinute + 600 }).map(momentOf)),
    }),
  );
  const kind = fc.oneof(
    fc.record({ shape: fc.constant('step' as const), multiplier }),
    fc.record({
      shape: fc.constant('ramp' as const),
      multiplier,
      rampDays: fc.constantFrom(0.1, 2),
    }),
    fc.record({ shape: fc.constant('pulse' as const), multiplier, halfLifeDays: fc.constantFrom(0.05, 3) }),
    fc.record({
      shape: fc.constant('epidemic' as const),
      population: fc.constant(1000),
      attackRate: fc.constantFrom(0.1, 0.3),
      reproductionNumber: fc.constantFrom(1.4, 4),
      latentDays: fc.constantFrom(undefined, 0.5),
      infectiousDays: fc.constantFrom(undefined, 0.25),
      initialCases: fc.constantFrom(undefined, 20),
      contactsPerCase: fc.constantFrom(0.3, 0, 1),
    }),
  );
  const limits = fc.record({
    topics: sometimes(someOf(topics)),
    languages: sometimes(someOf(languages)),
    channels: sometimes(someOf(channels)),
    sites: sometimes(someOf(sites)),
    handleTimeMultiplier: sometimes(anyFactor),
    patienceMultiplier: sometimes(anyFactor),
    languageMix: sometimes(anyMix(languages)),
    channelMix: sometimes(anyMix(channels)),
  });
  return fc.tuple(bounds, kind, limits).map(([{ start, end }, shape, limited]): DemandEvent => {
    const event = { name: 'event', start, ...limited };
    if (shape.shape === 'pulse') return { ...event, ...shape };
    if (shape.shape !== 'epidemic') return { ...event, ...shape, end };
    // Limited to contacts that have no volume of their own it would be refused.
    return { ...event, ...shape, topics: undefined, languages: undefined, channels: undefined, sites: undefined };
  });
}

/** Exactly one way of saying how many there are. */
function anyVolume(frame: Frame): fc.Arbitrary<Partial<Demand>> {
  const { topics, languages, channels, startMinute, endMinute } = frame;
  const part = fc.record({
    topic: sometimes(fc.constantFrom(...topics)),
    language: sometimes(fc.constantFrom(...languages)),
    channel: sometimes(fc.constantFrom(...channels)),
  });
  const counts = fc.record({
    intervalMinutes: fc.constantFrom(15 as const, 30 as const, 60 as const),
    startsAt: sometimes(fc.constantFrom(startMinute - 45, startMinute + 30).map(momentOf)),
    contacts: fc.array(fc.constantFrom(2, 0, 7.5), { minLength: 1, maxLength: 12 }),
  });
  const lastSecond = (endMinute - startMinute) * 60;
  const instants = fc
    .array(
      fc.oneof(
        fc.integer({ min: -4000, max: lastSecond + 4000 }),
        // At the edges of intervals, where shifts and steps change too.
        fc.integer({ min: 0, max: Math.floor(lastSecond / 900) }).map((quarter) => quarter * 900),
      ),
      { minLength: 1, maxLength: 40 },
    )
    .map((given) => given.sort((a, b) => a - b));
  const days = Array.from(
    { length: Math.ceil(endMinute / 1440) - Math.floor(startMinute / 1440) },
    (_, i) => Math.floor(startMinute / 1440) + i,
  );
  return fc.oneof(
    { arbitrary: fc.record({ contactsPerHour: fc.constantFrom(8, 0, 1, 30) }), weight: 5 },
    { arbitrary: fc.record({ contactsPerDay: fc.constantFrom(100, 20.5) }), weight: 1 },
    { arbitrary: fc.record({ contactsPerWeek: fc.constantFrom(900, 0) }), weight: 1 },
    {
      arbitrary: fc
        .array(fc.constantFrom(80, 0, 150), { minLength: days.length, maxLength: days.length })
        .map((given) => ({ dailyContacts: Object.fromEntries(days.map((day, i) => [dateOfDay(day), given[i]])) })),
      weight: 1,
    },
    {
      arbitrary: fc
        .array(
          fc.tuple(part, counts).map(([of, table]) => ({ ...of, ...table })),
          { minLength: 1, maxLength: 2 },
        )
        .map((intervalCounts) => ({ intervalCounts })),
      weight: 2,
    },
    {
      arbitrary: fc
        .array(
          fc.tuple(part, instants).map(([of, atSeconds]) => ({ ...of, atSeconds })),
          { minLength: 1, maxLength: 2 },
        )
        .map((trace) => ({ trace })),
      weight: 1,
    },
  );
}

function anyShape(frame: Frame): fc.Arbitrary<Partial<Demand>> {
  return fc.record({
    timeOfDay: sometimes(timeOfDay),
    weekdayFactors: sometimes(
      fc.record({
        mon: anyFactor,
        tue: anyFactor,
        wed: anyFactor,
        thu: anyFactor,
        fri: anyFactor,
        sat: anyFactor,
        sun: anyFactor,
      }),
    ),
    holidayFactor: sometimes(anyFactor),
    growthPerYear: fc.constantFrom(undefined, 0.3, -0.2),
    season: sometimes(anySeason(frame)),
    events: sometimes(fc.array(anyEvent(frame), { minLength: 1, maxLength: 2 })),
    busyness: sometimes(
      fc.record({
        cv: fc.constantFrom(0.3, 0, 1.5),
        correlationBetweenTopics: fc.constantFrom(undefined, 0, 0.5),
        correlationBetweenDays: fc.constantFrom(undefined, 0.3, 0.9),
      }),
    ),
    forecastError: sometimes(
      fc.record({ bias: fc.constantFrom(undefined, 0.2, -0.5), cv: fc.constantFrom(undefined, 0.2) }),
    ),
    arrivals: sometimes(
      fc.oneof(
        fc.record({ process: fc.constant('poisson' as const) }),
        fc.record({ process: fc.constant('renewal' as const), gap: anyTime.filter((gap) => !isAlwaysNone(gap)) }),
      ),
    ),
  });
}

// Only the shape of a gap counts, and a gap of mean 0 has none.
function isAlwaysNone(gap: object): boolean {
  return /"seconds":0\b/.test(JSON.stringify(gap)) || /Seconds":(0\b|\[0,0,0,0\])/.test(JSON.stringify(gap));
}

/** A trace is replayed as it is: nothing may change its volume. */
function withoutChangesToTrace(demand: Demand): Demand {
  if (demand.trace === undefined) return demand;
  const events = demand.events?.flatMap(({ languageMix, channelMix, ...event }) =>
    event.shape === 'epidemic' ? [] : [{ ...event, multiplier: 1 }],
  );
  return {
    ...demand,
    events,
    season: undefined,
    growthPerYear: undefined,
    busyness: undefined,
    forecastError: undefined,
    arrivals: undefined,
  };
}

/** Any demand: how many, when, of what class. */
export function anyDemand(frame: Frame): fc.Arbitrary<Demand> {
  const { topics, languages, channels } = frame;
  const parts = <T>(names: readonly string[], of: (name: string) => fc.Arbitrary<T>) =>
    fc
      .tuple(sometimes(anyMix(names)), fc.tuple(...names.map(of)))
      .map(([shares, given]) =>
        Object.fromEntries(names.map((name, i) => [name, { ...given[i], share: shares?.[name] }])),
      );
  const layer = sparseBehaviour(frame);
  const mixes = fc.record({ languageMix: sometimes(anyMix(languages)), channelMix: sometimes(anyMix(channels)) });
  return fc
    .tuple(
      anyVolume(frame),
      anyShape(frame),
      parts(topics, () => fc.tuple(layer, mixes).map(([behaviour, mix]) => ({ ...behaviour, ...mix }))),
      parts(languages, () => layer),
      parts(channels, (name) =>
        fc.oneof(layer, anyBehaviour(frame)).map((behaviour) => ({ ...behaviour, kind: givenKinds[name] })),
      ),
    )
    .map(([volume, shape, ofTopics, ofLanguages, ofChannels]) =>
      withoutChangesToTrace({ ...volume, ...shape, topics: ofTopics, languages: ofLanguages, channels: ofChannels }),
    );
}
