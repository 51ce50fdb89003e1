import fc from 'fast-check';
import type { ScenarioInput } from '../../../engine/index.ts';
import { dateOfDay, weekdayOfDay, weekdays } from '../../../engine/scenario/dates.ts';
import { anyFactor, anyPrice, anySelectors, anyShare, type Frame, someOf, sometimes, timeOf } from './frame.ts';

type Group = ScenarioInput['agents'][number];
type Shift = NonNullable<Group['shifts']>[number];

const people = fc.constantFrom(1, 2, 0, 4);

/** A shift of an hour to nearly a day, over midnight too, that is worked on some day of the run. */
export function anyShift({ startMinute, endMinute, calendar }: Frame): fc.Arbitrary<Shift> {
  const firstDay = Math.floor(startMinute / 1440);
  const hasHoliday = calendar.holidays !== undefined;
  const times = fc
    .tuple(fc.integer({ min: 0, max: 95 }), fc.integer({ min: 4, max: 95 }))
    .map(([start, length]) => ({ start: start * 15, length: length * 15 }));
  return times.chain(({ start, length }) =>
    fc
      .record({
        name: sometimes(fc.constant('shift')),
        days: sometimes(fc.subarray([...weekdays])),
        headcount: people,
        breaks: sometimes(
          fc.array(
            fc.record({
              at: fc.integer({ min: 0, max: length - 30 }).map((after) => timeOf((start + after) % 1440)),
              minutes: fc.constantFrom(30, 7.5),
              paid: fc.constantFrom(undefined, true, false),
            }),
            { minLength: 1, maxLength: 3 },
          ),
        ),
        from: sometimes(fc.constant(dateOfDay(firstDay))),
        until: sometimes(fc.constant(dateOfDay(Math.ceil(endMinute / 1440)))),
        onHolidays: hasHoliday ? fc.constant(undefined) : sometimes(fc.boolean()),
      })
      .map((shift) => ({
        ...shift,
        days: shift.days && [...new Set([...shift.days, weekdayOfDay(firstDay)])],
        start: timeOf(start),
        end: start + length === 1440 ? '24:00' : timeOf((start + length) % 1440),
      })),
  );
}

const wholeDay: Shift = { start: '00:00', end: '24:00', headcount: 2 };

/** Exactly one way of saying when how many work. */
function anyStaffing(frame: Frame): fc.Arbitrary<Partial<Group>> {
  return fc.oneof(
    { arbitrary: fc.record({ headcount: people }), weight: 3 },
    {
      arbitrary: fc.record({
        shifts: fc.array(fc.oneof(anyShift(frame), fc.constant(wholeDay)), { minLength: 1, maxLength: 3 }),
        overtime: sometimes(
          fc.record({ maxMinutesAfterShift: fc.constantFrom(60, 0, 5), premium: fc.constantFrom(undefined, 1) }),
        ),
      }),
      weight: 4,
    },
    {
      arbitrary: fc.record({
        headcountByInterval: fc.record({
          intervalMinutes: fc.constantFrom(15 as const, 30 as const, 60 as const),
          headcount: fc.array(people, { minLength: 1, maxLength: 10 }),
        }),
      }),
      weight: 1,
    },
  );
}

function anySkills(names: readonly string[]): fc.Arbitrary<Group['topics']> {
  const proficiency = fc.record({
    handleTimeMultiplier: sometimes(anyFactor),
    firstContactResolution: sometimes(anyShare),
  });
  return fc.oneof(
    fc.constant<string[]>([...names]),
    fc
      .array(proficiency, { minLength: names.length, maxLength: names.length })
      .map((given) => Object.fromEntries(names.map((name, i) => [name, given[i]]))),
  );
}

const concurrencyOf = (channels: readonly string[]) =>
  fc
    .tuple(
      someOf(channels),
      fc.constantFrom<number[]>([1, 0.7], [1], [1, 0.65, 0.45], [1, 1, 1, 0.1]),
      fc.constantFrom(undefined, undefined, 0.5, 3),
      fc.constantFrom(undefined, 'fewest-in-hand' as const, 'most-in-hand' as const),
    )
    .map(([some, speeds, ratio, assignment]) => ({
      channels: some,
      limit: speeds.length,
      ...(ratio === undefined ? { speedAtLoad: speeds } : { turns: { composingToAgentTurnRatio: ratio } }),
      assignment,
    }));

function anyTerms(frame: Frame): fc.Arbitrary<Partial<Group>> {
  const firstDay = Math.floor(frame.startMinute / 1440);
  return fc.record({
    headcountMeans: fc.constantFrom(undefined, 'scheduled' as const, 'productive' as const),
    shrinkage: sometimes(
      fc.record({ planned: fc.constantFrom(undefined, 0, 0.2), unplanned: fc.constantFrom(undefined, 0, 0.3) }),
    ),
    concurrency: sometimes(concurrencyOf(frame.channels)),
    costPerHour: sometimes(anyPrice),
    learning: sometimes(
      fc.record({
        startHandleTimeMultiplier: fc.constantFrom(1.6, 1),
        startFirstContactResolution: sometimes(anyShare),
        halfLifeWeeks: fc.constantFrom(6, 0.1),
      }),
    ),
    attritionPerYear: fc.constantFrom(undefined, 0.35, 90),
    hiring: sometimes(
      fc.array(
        fc.record({
          date: fc.integer({ min: -3, max: 1 }).map((after) => dateOfDay(firstDay + after)),
          headcount: people,
          trainingDays: fc.constantFrom(0, 1.25, 3),
        }),
        { minLength: 1, maxLength: 2 },
      ),
    ),
    reserve: sometimes(fc.record({ agents: fc.constantFrom(1, 0, 3), forContacts: anySelectors(frame) })),
    handleTimeMultiplier: sometimes(anyFactor),
  });
}

/** The groups of the frame. The first has all skills, so that nobody is left without one; the others have some. */
export function anyAgents(frame: Frame): fc.Arbitrary<ScenarioInput['agents']> {
  const { topics, languages, channels, sites, vendors, groups } = frame;
  const all = fc.record({ topics: sometimes(anySkills(topics)), languages: sometimes(anySkills(languages)) });
  const some = fc.record({
    topics: sometimes(someOf(topics).chain(anySkills)),
    languages: fc.oneof(
      { arbitrary: fc.constant(undefined), weight: frame.pools.length > 0 ? 0 : 1 },
      { arbitrary: someOf(languages).chain(anySkills), weight: 1 },
      { arbitrary: fc.constantFrom(...languages).map((name) => [name]), weight: 1 },
    ),
    channels: sometimes(someOf(channels)),
  });
  const places = fc.record({ site: fc.constantFrom(...sites), vendor: fc.constantFrom(...vendors) });
  const group = (name: string, i: number): fc.Arbitrary<Group> =>
    fc
      .tuple(places, i === 0 ? all : some, anyStaffing(frame), anyTerms(frame))
      .map(([place, skills, staffing, terms]) => ({ name, ...place, ...skills, ...staffing, ...terms }));
  return fc.tuple(...groups.map(group));
}

export function anySites({ sites }: Frame): fc.Arbitrary<NonNullable<ScenarioInput['sites']>> {
  const site = fc.record({
    timeZone: fc.constantFrom(undefined, 'Asia/Manila', 'America/New_York', 'Europe/London', 'Australia/Lord_Howe'),
    remoteShare: sometimes(anyShare),
    country: sometimes(fc.constant('Philippines')),
  });
  return fc
    .tuple(...sites.map(() => site))
    .map((given) => Object.fromEntries(sites.map((name, i) => [name, given[i]])));
}
