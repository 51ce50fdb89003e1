import { describe, expect, it } from 'vitest';
import { contactsBetween } from '../support/contacts-between.ts';
import { modelOf } from '../support/model-of.ts';

const MINUTE = 60;
const HOUR = 3600;
const start = '2026-01-05';

describe('interval counts', () => {
  it('bring each interval exactly its contacts, and nothing before the first or after the last', async () => {
    const contacts = [4, 3.5, 0, 6, 6, 1];
    const model = await modelOf({
      calendar: { start: `${start}T08:10`, hours: 4 },
      demand: { intervalCounts: [{ intervalMinutes: 15, contacts, startsAt: `${start}T08:15` }] },
    });
    for (const [i, count] of contacts.entries()) {
      const from = (5 + 15 * i) * MINUTE;
      expect(contactsBetween(model, 0, from, from + 15 * MINUTE)).toBeCloseTo(count, 10);
    }
    expect(contactsBetween(model, 0, 0, 5 * MINUTE)).toBe(0);
    expect(contactsBetween(model, 0, 95 * MINUTE, 4 * HOUR)).toBe(0);
  });

  it('may begin before the run, which then takes the rest of the table', async () => {
    const model = await modelOf({
      calendar: { start, hours: 2 },
      demand: { intervalCounts: [{ intervalMinutes: 60, contacts: [1, 2, 4, 8], startsAt: '2026-01-04T22:30' }] },
    });
    expect(contactsBetween(model, 0, 0, 2 * HOUR)).toBeCloseTo(2 / 2 + 4 + 8 / 2, 10);
  });

  it('are spread over the mix of the topic where a table names a topic alone, and add up over tables', async () => {
    const model = await modelOf({
      demand: {
        intervalCounts: [
          { intervalMinutes: 60, contacts: [100], topic: 'bills' },
          { intervalMinutes: 60, contacts: [10], topic: 'nurse', language: 'es', channel: 'chat' },
          { intervalMinutes: 60, contacts: [40] },
        ],
        topics: { bills: { share: 0.25, channelMix: { voice: 1 } }, nurse: { share: 0.75 } },
        languages: { en: { share: 0.9 }, es: { share: 0.1 } },
        channels: { voice: { share: 0.5 }, chat: { share: 0.5 } },
      },
    });
    const { names } = model.classes;
    const contacts = Object.fromEntries(names.map((name, k) => [name, model.arrivals.expectedContacts[k]]));
    expect(contacts).toEqual({
      'bills/en/voice': expect.closeTo((100 + 40 * 0.25) * 0.9, 9),
      'bills/es/voice': expect.closeTo((100 + 40 * 0.25) * 0.1, 9),
      'nurse/en/voice': expect.closeTo(40 * 0.75 * 0.9 * 0.5, 9),
      'nurse/en/chat': expect.closeTo(40 * 0.75 * 0.9 * 0.5, 9),
      'nurse/es/voice': expect.closeTo(40 * 0.75 * 0.1 * 0.5, 9),
      'nurse/es/chat': expect.closeTo(10 + 40 * 0.75 * 0.1 * 0.5, 9),
    });
  });

  it('hold weekday, holiday and time of day already, and are moved by season, growth and events', async () => {
    const model = await modelOf({
      calendar: { start, hours: 2, holidays: [{ date: start }] },
      demand: {
        intervalCounts: [{ intervalMinutes: 60, contacts: [10, 20] }],
        weekdayFactors: { mon: 5 },
        holidayFactor: 7,
        season: { weeks: [{ weekOf: start, multiplier: 2 }] },
        events: [{ name: 'notice', shape: 'step', start: `${start}T01:00`, multiplier: 1.5 }],
      },
    });
    expect(contactsBetween(model, 0, 0, HOUR)).toBeCloseTo(20, 10);
    expect(contactsBetween(model, 0, HOUR, 2 * HOUR)).toBeCloseTo(60, 10);
  });

  it('follow one another in elapsed time on the night of a clock change', async () => {
    const contacts = Array.from({ length: 25 }, (_, hour) => hour + 1);
    const model = await modelOf({
      calendar: { timeZone: 'Europe/London', start: '2025-10-26', days: 1 },
      demand: { intervalCounts: [{ intervalMinutes: 60, contacts }] },
    });
    expect(contactsBetween(model, 0, 24 * HOUR, 25 * HOUR)).toBeCloseTo(25, 10);
    expect(model.arrivals.expectedContacts[0]).toBeCloseTo(325, 9);
  });
});

describe('a trace', () => {
  it('gives each class its own arrivals, ascending, and leaves out those outside the simulated time', async () => {
    const model = await modelOf({
      calendar: { start, hours: 1, warmUpHours: 1 },
      demand: {
        trace: [
          { topic: 'a', atSeconds: [-4000, -3600, 30, 30, 3599.5, 3600] },
          { topic: 'b', atSeconds: [5, 31] },
          { topic: 'a', atSeconds: [12] },
        ],
        topics: { a: { share: 0.5 }, b: { share: 0.5 } },
      },
    });
    expect(model.arrivals.trace.map((times) => [...times!])).toEqual([
      [-3600, 12, 30, 30, 3599.5],
      [5, 31],
    ]);
    expect([...model.arrivals.expectedContacts]).toEqual([5, 2]);
  });

  it('is dealt out over the mix in turn, so that each class has its share at any time', async () => {
    const atSeconds = Array.from({ length: 1000 }, (_, i) => i);
    const shares = [0.55, 0.3, 0.15];
    const model = await modelOf({
      demand: {
        trace: [{ atSeconds }],
        topics: { a: { share: shares[0] }, b: { share: shares[1] }, c: { share: shares[2] } },
      },
    });
    const { trace } = model.arrivals;
    for (const until of [20, 100, 333, 1000]) {
      const dealt = trace.map((times) => times!.filter((seconds) => seconds < until).length);
      expect(dealt.reduce((sum, count) => sum + count, 0)).toBe(until);
      for (const [k, count] of dealt.entries()) expect(Math.abs(count - shares[k] * until)).toBeLessThan(1.01);
    }
  });
});
