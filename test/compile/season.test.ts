import { describe, expect, it } from 'vitest';
import { mondayOf, weekMultipliers } from '../../engine/compile/season.ts';
import type { ScenarioInput } from '../../engine/index.ts';
import { dayNumber } from '../../engine/scenario/dates.ts';
import { contactsBetween } from '../support/contacts-between.ts';
import { modelOf } from '../support/model-of.ts';

type Season = NonNullable<ScenarioInput['demand']['season']>;

const DAY = 86_400;
const curve = { shareOfContacts: 1, interpolation: 'step' as const, weeks: [] };
const weeks = (...multipliers: number[]) => multipliers.map((multiplier) => ({ weekOf: '2026-01-05', multiplier }));

/** Contacts of each of 28 days from Monday 5 January 2026, at 24 a day before the season. */
async function contactsByDay(season: Season) {
  const model = await modelOf({ calendar: { start: '2026-01-05', days: 28 }, demand: { contactsPerDay: 24, season } });
  return Array.from({ length: 28 }, (_, day) => contactsBetween(model, 0, day * DAY, (day + 1) * DAY));
}

describe('a season', () => {
  it('belongs to weeks from Monday to Sunday', () => {
    for (const date of ['2026-01-05', '2026-01-08', '2026-01-11']) expect(mondayOf(date)).toBe(dayNumber('2026-01-05'));
    expect(mondayOf('1969-12-30')).toBe(dayNumber('1969-12-29'));
  });

  it('in steps has one factor a week, and outside the curve that of the nearest week', async () => {
    const days = await contactsByDay({
      weeks: [
        { weekOf: '2026-01-14', multiplier: 2 },
        { weekOf: '2026-01-25', multiplier: 0.5 },
      ],
    });
    const expected = [2, 2, 0.5, 0.5].flatMap((factor) => Array<number>(7).fill(24 * factor));
    expect(days).toEqual(expected.map((contacts) => expect.closeTo(contacts, 9)));
  });

  it('gives a week that was left out the factor of the nearer one, the earlier when both are as near', async () => {
    const days = await contactsByDay({
      weeks: [
        { weekOf: '2026-01-05', multiplier: 1 },
        { weekOf: '2026-01-19', multiplier: 3 },
      ],
    });
    expect([days[0], days[7], days[14]].map((contacts) => Math.round(contacts))).toEqual([24, 24, 72]);
  });

  it('as straight lines runs from the middle of a week to the middle of the next', async () => {
    const days = await contactsByDay({
      interpolation: 'linear',
      weeks: [
        { weekOf: '2026-01-05', multiplier: 1 },
        { weekOf: '2026-01-12', multiplier: 2.4 },
      ],
    });
    // Day 3 is a Thursday: half of it is flat, then the factor rises by 0.2 a day.
    expect(days[2]).toBeCloseTo(24, 9);
    expect(days[3]).toBeCloseTo(24 * (1 + 0.5 * 0.05), 9);
    expect(days[6]).toBeCloseTo(24 * (1 + 0.2 * 3), 9);
    expect(days[10]).toBeCloseTo(24 * (2.4 - 0.5 * 0.05), 9);
    expect(days[20]).toBeCloseTo(24 * 2.4, 9);
  });

  it('is stretched about 1 to its peak', () => {
    expect(weekMultipliers({ ...curve, weeks: weeks(1, 1.5, 3, 0.5), peakMultiplier: 2 })).toEqual([1, 1.25, 2, 0.75]);
  });

  it('is never stretched below nothing', () => {
    expect(weekMultipliers({ ...curve, weeks: weeks(0.2, 1.5), peakMultiplier: 3 })).toEqual([0, 3]);
  });

  it('moves only the share of contacts that follows it', () => {
    expect(weekMultipliers({ ...curve, weeks: weeks(3, 0), shareOfContacts: 0.25 })).toEqual([1.5, 0.75]);
  });

  it('moves only its topics', async () => {
    const model = await modelOf({
      demand: {
        contactsPerHour: 60,
        topics: { flu: { share: 0.5 }, bills: { share: 0.5 } },
        season: { weeks: [{ weekOf: '2026-01-05', multiplier: 3 }], topics: ['flu'] },
      },
    });
    expect([...model.arrivals.expectedContacts]).toEqual([expect.closeTo(90, 9), expect.closeTo(30, 9)]);
  });

  it('refuses a peak on the other side of 1', () => {
    expect(() => weekMultipliers({ ...curve, weeks: weeks(1.5), peakMultiplier: 0.5 })).toThrow(RangeError);
  });
});
