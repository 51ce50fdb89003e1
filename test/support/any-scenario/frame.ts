import fc from 'fast-check';
import type { ScenarioInput } from '../../../engine/index.ts';
import { type ChannelKind, givenKind } from '../../../engine/scenario/channel-kind.ts';
import { dateOfDay, dayNumber } from '../../../engine/scenario/dates.ts';
import { momentMinute } from '../../../engine/scenario/run-period.ts';

/** What the parts of a scenario refer to, drawn first, so that every reference finds something. */
export interface Frame {
  readonly calendar: ScenarioInput['calendar'];
  /** Local minutes since 1970 of the start and the end of the run, clock changes left out of account. */
  readonly startMinute: number;
  readonly endMinute: number;
  readonly topics: readonly string[];
  readonly languages: readonly string[];
  readonly channels: readonly string[];
  readonly sites: readonly string[];
  readonly vendors: readonly string[];
  readonly groups: readonly string[];
  readonly pools: readonly string[];
  readonly targets: readonly string[];
}

/** A value, or nothing: features are left out more often than not, or each would hide the others. */
export function sometimes<T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.oneof(
    { withCrossShrink: true },
    { arbitrary: fc.constant(undefined), weight: 2 },
    { arbitrary: value, weight: 1 },
  );
}

/** A share; the ends, where branches meet, come often. */
export const anyShare = fc.oneof(
  fc.constantFrom(0, 1, 0.5),
  fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100),
);

/** A factor around 1. */
export const anyFactor = fc.constantFrom(1, 0.5, 1.25, 2);

/** Money, 0 included. */
export const anyPrice = fc.constantFrom(0, 0.75, 12, 31.5, 400);

/** Some of these, at least one, in their order. */
export const someOf = (names: readonly string[]): fc.Arbitrary<string[]> =>
  fc.subarray<string>([...names], { minLength: 1 });

/** Exact parts of 1 for these names; some may be 0. */
export function anyMix(names: readonly string[]): fc.Arbitrary<Record<string, number>> {
  const weights = fc.array(fc.constantFrom(1, 3, 2, 0), { minLength: names.length, maxLength: names.length });
  return weights.map((given) => {
    const sum = given.reduce<number>((total, weight) => total + weight, 0);
    return Object.fromEntries(names.map((name, i) => [name, sum === 0 ? 1 / names.length : given[i] / sum]));
  });
}

/** Contact classes by topic, language and channel, some parts left open. */
export function anySelector({ topics, languages, channels }: Frame): fc.Arbitrary<string> {
  const part = (names: readonly string[]) => fc.oneof(fc.constant('*'), fc.constantFrom(...names));
  return fc
    .tuple(part(topics), part(languages), part(channels), fc.integer({ min: 1, max: 3 }))
    .map(([topic, language, channel, parts]) => [topic, language, channel].slice(0, parts).join('/'));
}

export const anySelectors = (frame: Frame): fc.Arbitrary<string[]> =>
  fc.uniqueArray(anySelector(frame), { minLength: 1, maxLength: 2 });

/** Some values by selector, each selector once. */
export function bySelector<T>(frame: Frame, value: fc.Arbitrary<T>): fc.Arbitrary<Record<string, T>> {
  return fc
    .uniqueArray(fc.tuple(anySelector(frame), value), { minLength: 1, maxLength: 3, selector: ([name]) => name })
    .map((entries) => Object.fromEntries(entries));
}

/** The text of a local minute since 1970. */
export function momentOf(minute: number): string {
  const day = Math.floor(minute / 1440);
  return `${dateOfDay(day)}T${timeOf(minute - day * 1440)}`;
}

/** The text of a minute of the day, 0 to 1440. */
export function timeOf(minute: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** A local moment of the run, minutes since 1970. */
export const anyMinute = ({ startMinute, endMinute }: Frame): fc.Arbitrary<number> =>
  fc.integer({ min: startMinute, max: endMinute - 1 });

export function kindOf(channel: string): ChannelKind {
  return givenKind(channel, givenKinds[channel]) ?? 'live';
}

/** Kinds of the channels whose names do not say them. */
export const givenKinds: Readonly<Record<string, ChannelKind>> = { dialer: 'outbound', video: 'live' };

const clockChanges = [
  ['America/New_York', '2026-03-07T18:00'],
  ['America/New_York', '2026-10-31T15:30'],
  ['Europe/London', '2026-03-28T20:45'],
  ['Europe/Berlin', '2026-10-24'],
  ['Australia/Lord_Howe', '2026-04-04T12:00'],
  ['America/Sao_Paulo', '2018-11-03T20:00'],
] as const;
const plainNights = [
  ['UTC', '2026-01-05'],
  ['Asia/Kolkata', '2026-01-31T18:20'],
  ['America/Denver', '2025-12-31T12:00'],
  ['Asia/Manila', '2028-02-28T07:00'],
] as const;

const length = fc.oneof(
  fc.record({ hours: fc.constantFrom(3, 8, 1, 0.3, 25.7, 40) }),
  fc.record({ days: fc.constantFrom(1, 0.5, 2, 1.375) }),
);

const anyCalendar: fc.Arbitrary<ScenarioInput['calendar']> = fc
  .tuple(
    fc.constantFrom(...plainNights, ...clockChanges),
    length,
    fc.record({
      warmUpHours: fc.constantFrom(undefined, 0, 1, 5.5),
      reportingMinutes: fc.constantFrom(30 as const, 15 as const, 60 as const),
      atEnd: fc.constantFrom(undefined, 'drain' as const, 'stop' as const),
    }),
    sometimes(fc.integer({ min: 0, max: 1 })),
  )
  .map(([[timeZone, start], given, rest, holidayAfter]) => ({
    timeZone,
    start,
    ...given,
    ...rest,
    holidays:
      holidayAfter === undefined ? undefined : [{ date: dateOfDay(dayNumber(start) + holidayAfter), name: 'Holiday' }],
  }));

const anyChannels = fc.oneof(
  { arbitrary: fc.constant(['voice']), weight: 2 },
  {
    arbitrary: fc
      .tuple(
        fc.subarray(['voice', 'chat', 'video'], { minLength: 1, maxLength: 2 }),
        fc.subarray(['email', 'sms', 'portal', 'dialer'], { maxLength: 2 }),
      )
      .map(([live, deferred]) => [...live, ...deferred]),
    weight: 4,
  },
  { arbitrary: fc.subarray(['email', 'dialer'], { minLength: 1 }), weight: 1 },
);

export const anyFrame: fc.Arbitrary<Frame> = fc
  .record({
    calendar: anyCalendar,
    topics: fc.subarray(['nurse', 'billing', 'general'], { minLength: 1, maxLength: 2 }),
    languages: fc.subarray(['en', 'es', 'zh'], { minLength: 1, maxLength: 2 }),
    channels: anyChannels,
    sites: fc.constantFrom(['main'], ['main', 'far']),
    vendors: fc.constantFrom(['in-house'], ['in-house', 'outsourcer']),
    groups: fc.constantFrom(['desk'], ['desk', 'second'], ['desk', 'second', 'third']),
    pools: fc.constantFrom<string[]>(['interpreters'], ['interpreters', 'video-interpreters'], []),
    targets: fc.constantFrom([], ['phones'], ['phones', 'costs']),
  })
  .map((names) => {
    const startMinute = momentMinute(names.calendar.start);
    const { days, hours } = names.calendar;
    const endMinute = startMinute + Math.ceil(days === undefined ? hours! * 60 : days * 1440);
    // Interpreters are for those whose language somebody does not speak.
    const isInterpreted = names.languages.length > 1 && names.groups.length > 1;
    return { ...names, pools: isInterpreted ? names.pools : [], startMinute, endMinute };
  });
