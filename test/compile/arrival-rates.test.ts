import { describe, expect, it } from 'vitest';
import { contactsBetween } from '../support/contacts-between.ts';
import { modelOf } from '../support/model-of.ts';

const HOUR = 3600;
const flat = Array.from({ length: 24 }, () => 1);
/** Weight h in hour h: every hour can be told from the others. */
const rising = Array.from({ length: 24 }, (_, hour) => hour);

const london = (start: string, days = 1) => ({ timeZone: 'Europe/London', start, days });

describe('arrival rates', () => {
  it.each([
    [{ contactsPerHour: 60 }, 60 / HOUR],
    [{ contactsPerDay: 240 }, 10 / HOUR],
    [{ contactsPerWeek: 1680 }, 10 / HOUR],
  ])('of %j are constant', async (demand, perSecond) => {
    const { arrivals } = await modelOf({ demand });
    expect([...arrivals.ratePerSecond]).toEqual([expect.closeTo(perSecond, 12)]);
  });

  it('follow the profile on the local clock: the hour that is skipped does not happen', async () => {
    const model = await modelOf({ calendar: london('2026-03-29'), demand: { contactsPerDay: 276, timeOfDay: rising } });
    // Weights add to 276, so hour h has h contacts. The second elapsed hour is 02:00.
    expect(contactsBetween(model, 0, HOUR, 2 * HOUR)).toBeCloseTo(2, 9);
    expect(contactsBetween(model, 0, 0, 23 * HOUR)).toBeCloseTo(276 - 1, 9);
  });

  it('follow the profile on the local clock: the hour that comes twice happens twice', async () => {
    const model = await modelOf({ calendar: london('2025-10-26'), demand: { contactsPerDay: 276, timeOfDay: rising } });
    expect(contactsBetween(model, 0, HOUR, 3 * HOUR)).toBeCloseTo(2, 9);
    expect(contactsBetween(model, 0, 3 * HOUR, 4 * HOUR)).toBeCloseTo(2, 9);
    expect(contactsBetween(model, 0, 0, 25 * HOUR)).toBeCloseTo(276 + 1, 9);
  });

  it.each([
    ['2026-03-28', '2026-03-29', '2026-03-30', 24, 23],
    ['2025-10-25', '2025-10-26', '2025-10-27', 24, 25],
  ])('bring each day its dailyContacts, whatever its length (%s to %s)', async (first, second, third, one, two) => {
    const model = await modelOf({
      calendar: london(first, 3),
      demand: { dailyContacts: { [first]: 1000, [second]: 2000, [third]: 500 }, timeOfDay: rising },
    });
    const ends = [0, one, one + two, one + two + 24].map((hours) => hours * HOUR);
    expect(contactsBetween(model, 0, ends[0], ends[1])).toBeCloseTo(1000, 8);
    expect(contactsBetween(model, 0, ends[1], ends[2])).toBeCloseTo(2000, 8);
    expect(contactsBetween(model, 0, ends[2], ends[3])).toBeCloseTo(500, 8);
    expect(model.arrivals.expectedContacts[0]).toBeCloseTo(3500, 8);
  });

  it('give a day that the run only touches the part that its profile puts there', async () => {
    const model = await modelOf({
      calendar: { start: '2026-01-05T12:00', hours: 24 },
      demand: { dailyContacts: { '2026-01-05': 240, '2026-01-06': 480 }, timeOfDay: flat },
    });
    expect(contactsBetween(model, 0, 0, 12 * HOUR)).toBeCloseTo(120, 9);
    expect(contactsBetween(model, 0, 12 * HOUR, 24 * HOUR)).toBeCloseTo(240, 9);
  });

  it('repeat in the warm-up the first given day of the same weekday', async () => {
    const daily = Object.fromEntries(
      Array.from({ length: 7 }, (_, i) => [`2026-01-${String(5 + i).padStart(2, '0')}`, 24 * (i + 1)]),
    );
    const model = await modelOf({
      calendar: { start: '2026-01-05', days: 7, warmUpHours: 6 },
      demand: { dailyContacts: daily },
    });
    // The evening before Monday is a Sunday evening: seven contacts an hour.
    expect(contactsBetween(model, 0, -6 * HOUR, 0)).toBeCloseTo(6 * 7, 9);
  });

  it('take weekday and holiday factors, and the profile of the day', async () => {
    const night = Array.from({ length: 24 }, (_, hour) => (hour === 0 ? 1 : 0));
    const model = await modelOf({
      calendar: { start: '2026-01-02', days: 3, holidays: [{ date: '2026-01-02' }] },
      demand: {
        contactsPerDay: 24,
        weekdayFactors: { sat: 2, sun: 3 },
        holidayFactor: 0.5,
        timeOfDay: { weekday: flat, saturday: night },
      },
    });
    expect(contactsBetween(model, 0, 0, 24 * HOUR)).toBeCloseTo(12, 9);
    expect(contactsBetween(model, 0, 24 * HOUR, 25 * HOUR)).toBeCloseTo(48, 9);
    expect(contactsBetween(model, 0, 25 * HOUR, 48 * HOUR)).toBe(0);
    // Sunday has no profile of its own and follows the weekday's.
    expect(contactsBetween(model, 0, 48 * HOUR, 49 * HOUR)).toBeCloseTo(3, 9);
  });

  it('are split over classes by their shares; classes without a share are not simulated', async () => {
    const model = await modelOf({
      demand: { contactsPerHour: 100, topics: { a: { share: 0.75 }, b: { share: 0.25 }, c: { share: 0 } } },
    });
    expect(model.classes.names).toEqual(['a/en/voice', 'b/en/voice']);
    expect([...model.arrivals.expectedContacts]).toEqual([expect.closeTo(75, 9), expect.closeTo(25, 9)]);
  });

  it('are the product of base, weekday, holiday, season, growth and events', async () => {
    const start = '2026-01-05';
    const { arrivals, clock } = await modelOf({
      calendar: { start, days: 7, holidays: [{ date: '2026-01-07' }] },
      demand: {
        contactsPerDay: 240,
        weekdayFactors: { wed: 1.5, fri: 0.5 },
        holidayFactor: 0.4,
        growthPerYear: 0.1,
        season: { weeks: [{ weekOf: start, multiplier: 1.8 }], shareOfContacts: 0.5 },
        events: [
          { name: 'notice', shape: 'step', start: '2026-01-06T12:00', end: '2026-01-08', multiplier: 2 },
          { name: 'leak', shape: 'pulse', start: '2026-01-09', multiplier: 4, halfLifeDays: 0.5 },
        ],
      },
    });
    const model = { arrivals, clock };
    const rate = Math.log(1.1) / 365.25;
    // Growth, and growth times a decay, over days a to b, in days.
    const grown = (a: number, b: number, decay = 0) =>
      (Math.exp((rate - decay) * b) - Math.exp((rate - decay) * a)) / (rate - decay);
    const decay = Math.LN2 / 0.5;
    const excess = (a: number, b: number) => 3 * Math.exp(decay * 4) * grown(a, b, decay);
    const season = 1.4;
    const byDay = [
      grown(0, 1),
      grown(1, 1.5) + 2 * grown(1.5, 2),
      1.5 * 0.4 * 2 * grown(2, 3),
      grown(3, 4),
      0.5 * (grown(4, 5) + excess(4, 5)),
      grown(5, 6) + excess(5, 6),
      grown(6, 7) + excess(6, 7),
    ];
    byDay.forEach((days, day) => {
      expect(contactsBetween(model, 0, day * 24 * HOUR, (day + 1) * 24 * HOUR)).toBeCloseTo(240 * season * days, 8);
    });
  });

  it('scale the gaps of a renewal process to mean 1', async () => {
    const { arrivals } = await modelOf({
      demand: {
        contactsPerHour: 60,
        arrivals: { process: 'renewal', gap: { law: 'uniform', lowSeconds: 10, highSeconds: 30 } },
      },
    });
    expect(arrivals.gap[0]).toEqual({ law: 'uniform', lowSeconds: 0.5, highSeconds: 1.5 });
  });
});
