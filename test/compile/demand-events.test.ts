import { describe, expect, it } from 'vitest';
import { Epidemic } from '../../engine/compile/epidemic.ts';
import type { Model, ScenarioInput } from '../../engine/index.ts';
import { contactsBetween } from '../support/contacts-between.ts';
import { modelOf } from '../support/model-of.ts';

const HOUR = 3600;
const DAY = 86_400;
const start = '2026-01-05';

type Demand = ScenarioInput['demand'];
type DemandEvent = NonNullable<Demand['events']>[number];

const parts = {
  topics: { flu: { share: 0.5 }, bills: { share: 0.5 } },
  languages: { en: { share: 0.8 }, es: { share: 0.2 } },
  channels: { voice: { share: 0.75 }, chat: { share: 0.25 } },
};
const flat: Demand = { contactsPerHour: 80, ...parts };
const day = { start, days: 1 };

/** Contacts of every class between two hours of the run, by name. */
function byClass(model: Model, fromHour: number, toHour: number): Record<string, number> {
  const entries = model.classes.names.map((name, k) => [
    name,
    contactsBetween(model, k, fromHour * HOUR, toHour * HOUR),
  ]);
  return Object.fromEntries(entries);
}

const total = (contacts: Record<string, number>) => Object.values(contacts).reduce((sum, count) => sum + count, 0);
const withEvents = (events: DemandEvent[], demand = flat) => modelOf({ calendar: day, demand: { ...demand, events } });
const epidemic = {
  name: 'influenza',
  shape: 'epidemic' as const,
  start,
  population: 100_000,
  attackRate: 0.1,
  reproductionNumber: 1.5,
  initialCases: 200,
  contactsPerCase: 0.5,
};
const course = { ...epidemic, totalCases: 10_000, latentDays: 2, infectiousDays: 4 };

describe('an event', () => {
  it('moves only the topics, languages and channels that it is limited to', async () => {
    const model = await withEvents([
      {
        name: 'notice',
        shape: 'step',
        start: `${start}T06:00`,
        end: `${start}T07:00`,
        multiplier: 3,
        topics: ['flu'],
        languages: ['es'],
        channels: ['voice'],
      },
    ]);
    const usual = byClass(model, 0, 1);
    const during = byClass(model, 6, 7);
    expect(usual['flu/es/voice']).toBeCloseTo(80 * 0.5 * 0.2 * 0.75, 9);
    expect(during).toEqual({ ...usual, 'flu/es/voice': expect.closeTo(3 * usual['flu/es/voice']!, 9) });
    expect(byClass(model, 7, 8)).toEqual(usual);
  });

  it('that changes the language mix deals the contacts of a topic and channel out anew while it lasts', async () => {
    const model = await withEvents([
      { name: 'fair', shape: 'step', start, end: `${start}T01:00`, multiplier: 2, languageMix: { en: 0.3, es: 0.7 } },
    ]);
    expect(byClass(model, 0, 1)['bills/es/chat']).toBeCloseTo(2 * 80 * 0.5 * 0.25 * 0.7, 9);
    expect(byClass(model, 0, 1)['bills/en/voice']).toBeCloseTo(2 * 80 * 0.5 * 0.75 * 0.3, 9);
    expect(byClass(model, 1, 2)['bills/es/chat']).toBeCloseTo(80 * 0.5 * 0.25 * 0.2, 9);
    expect(total(byClass(model, 0, 1))).toBeCloseTo(160, 9);
  });

  it('that changes the mix of some channels only leaves the others as they were', async () => {
    const model = await withEvents([
      { name: 'a', shape: 'step', start, multiplier: 1, channels: ['chat'], languageMix: { es: 1 } },
      { name: 'b', shape: 'step', start, multiplier: 1, topics: ['bills'], channelMix: { chat: 1 } },
    ]);
    const contacts = byClass(model, 3, 4);
    expect(contacts['flu/es/chat']).toBeCloseTo(10, 9);
    expect(contacts['flu/en/chat']).toBe(0);
    expect(contacts['flu/en/voice']).toBeCloseTo(24, 9);
    // The second mix acts on what the first has left: 10 chats in Spanish, 24 and 6 calls.
    expect([contacts['bills/en/chat'], contacts['bills/es/chat']]).toEqual([
      expect.closeTo(24, 9),
      expect.closeTo(16, 9),
    ]);
    expect(total(contacts)).toBeCloseTo(80, 9);
  });

  it('can bring contacts to a class that has none otherwise', async () => {
    const model = await withEvents(
      [{ name: 'fair', shape: 'step', start: `${start}T12:00`, multiplier: 1, languageMix: { en: 0.5, es: 0.5 } }],
      { contactsPerHour: 10, languages: { en: { share: 1 }, es: { share: 0 } } },
    );
    expect(byClass(model, 11, 12)).toEqual({ 'general/en/voice': expect.closeTo(10, 9), 'general/es/voice': 0 });
    expect(byClass(model, 12, 13)['general/es/voice']).toBeCloseTo(5, 9);
  });

  it('changes the handle time of who arrives while it lasts; events multiply', async () => {
    const { arrivals } = await withEvents([
      { name: 'a', shape: 'step', start, end: `${start}T02:00`, multiplier: 1, handleTimeMultiplier: 1.5 },
      { name: 'b', shape: 'pulse', start, multiplier: 2, halfLifeDays: 0.01, handleTimeMultiplier: 2, topics: ['flu'] },
    ]);
    const at = (k: number, seconds: number) => {
      const cell = arrivals.cellEndSeconds.findIndex((end) => end > seconds);
      return arrivals.handleTimeMultiplierOfCell![k * arrivals.cells + cell];
    };
    // A pulse lasts ten half-lives: 0.1 days are 2.4 hours.
    expect([0, 2.1, 2.5].map((hours) => at(0, hours * HOUR))).toEqual([3, 2, 1]);
    expect([0, 2.1, 2.5].map((hours) => at(4, hours * HOUR))).toEqual([1.5, 1, 1]);
  });

  it('changes the patience of who arrives while it lasts, and no handle time', async () => {
    const { arrivals } = await withEvents([
      { name: 'a', shape: 'step', start, end: `${start}T02:00`, multiplier: 1, patienceMultiplier: 0.5 },
    ]);
    const cellOf = (seconds: number) => arrivals.cellEndSeconds.findIndex((end) => end > seconds);
    expect([0, 2.1].map((hours) => arrivals.patienceMultiplierOfCell![cellOf(hours * HOUR)])).toEqual([0.5, 1]);
    expect(arrivals.handleTimeMultiplierOfCell).toBeNull();
  });

  it('leaves no table of handle times where none changes them', async () => {
    const { arrivals } = await withEvents([{ name: 'a', shape: 'step', start, multiplier: 2 }]);
    expect(arrivals.handleTimeMultiplierOfCell).toBeNull();
  });

  it('begins and ends on the local clock of the scenario, on the night of a clock change too', async () => {
    const model = await modelOf({
      calendar: { timeZone: 'Europe/London', start: '2026-03-28', days: 3 },
      demand: {
        contactsPerHour: 1,
        events: [{ name: 'a', shape: 'step', start: '2026-03-29', end: '2026-03-30', multiplier: 2 }],
      },
    });
    expect(model.arrivals.expectedContacts[0]).toBeCloseTo(24 + 2 * 23 + 24, 9);
  });

  it('may have begun before the run', async () => {
    const model = await withEvents([
      { name: 'a', shape: 'pulse', start: '2026-01-03', multiplier: 5, halfLifeDays: 1 },
    ]);
    const excess = ((4 / 4) * 24 * 0.5) / Math.LN2;
    expect(total(byClass(model, 0, 24))).toBeCloseTo(80 * (24 + excess), 8);
  });
});

describe('an outage', () => {
  it('changes the volume of all contacts while it lasts, when it is simulated', async () => {
    const { outageShapes } = await import('../../engine/compile/demand-events.ts');
    const { scenarioOf, smallScenario } = await import('../support/model-of.ts');
    const { timelineOf } = await import('../../engine/compile/clock.ts');
    const { zoneClocks } = await import('../../engine/compile/zone-clock.ts');
    const scenario = scenarioOf({
      ...smallScenario,
      calendar: day,
      sites: { main: {} },
      outages: [
        {
          name: 'storm',
          site: 'main',
          start: `${start}T03:00`,
          hours: 2,
          share: 1,
          contactsInHand: 'dropped',
          demandMultiplier: 1.3,
        },
      ],
    });
    const utc = (await zoneClocks(['UTC'])).get('UTC')!;
    const [shape] = outageShapes(scenario, timelineOf(scenario, utc));
    expect([shape.fromSeconds, shape.untilSeconds, shape.factorAt(4 * HOUR)]).toEqual([3 * HOUR, 5 * HOUR, 1.3]);
  });
});

describe('an epidemic', () => {
  it('adds on each day the contacts that its new cases make, whatever the season, growth and other events', async () => {
    const calendar = { start, days: 60 };
    const plain: Demand = {
      contactsPerDay: 100,
      growthPerYear: 0.2,
      season: { weeks: [{ weekOf: start, multiplier: 2 }] },
    };
    const step = { name: 'a', shape: 'step' as const, start, multiplier: 3 };
    const without = await modelOf({ calendar, demand: { ...plain, events: [step] } });
    const withIt = await modelOf({ calendar, demand: { ...plain, events: [step, epidemic] } });
    const cases = new Epidemic(course, 70);
    for (let d = 0; d < 60; d++) {
      const added =
        contactsBetween(withIt, 0, d * DAY, (d + 1) * DAY) - contactsBetween(without, 0, d * DAY, (d + 1) * DAY);
      expect(added).toBeCloseTo(0.5 * (cases.casesUntil(d + 1) - cases.casesUntil(d)), 7);
    }
  });

  it('is spread over the day and over its classes as the base volume is', async () => {
    const office = Array.from({ length: 24 }, (_, hour) => (hour >= 8 && hour < 18 ? 1 : 0));
    const demand = { ...flat, timeOfDay: office };
    const without = await withEvents([], demand);
    const withIt = await withEvents([{ ...epidemic, topics: ['flu'] }], demand);
    const cases = new Epidemic(course, 2).casesUntil(1);
    const before = byClass(without, 9, 10);
    const after = byClass(withIt, 9, 10);
    expect(after['flu/en/voice']! - before['flu/en/voice']!).toBeCloseTo((0.5 * cases * 0.8 * 0.75) / 10, 9);
    expect(after['bills/en/voice']).toBeCloseTo(before['bills/en/voice']!, 9);
    expect(total(byClass(withIt, 18, 24))).toBe(0);
  });

  it('that begins after closing time, or falls on a closed day, brings its contacts on the next open day', async () => {
    const office = Array.from({ length: 24 }, (_, hour) => (hour >= 8 && hour < 18 ? 1 : 0));
    const demand: Demand = { contactsPerDay: 100, timeOfDay: office, weekdayFactors: { wed: 0 } };
    const calendar = { start, days: 4 };
    const events = [{ ...epidemic, start: `${start}T20:00` }];
    const without = await modelOf({ calendar, demand });
    const withIt = await modelOf({ calendar, demand: { ...demand, events } });
    const cases = new Epidemic(course, 5);
    const added = [0, 1, 2, 3].map(
      (d) => contactsBetween(withIt, 0, d * DAY, (d + 1) * DAY) - contactsBetween(without, 0, d * DAY, (d + 1) * DAY),
    );
    const until = (d: number) => 0.5 * cases.casesUntil(d - 20 / 24);
    expect(added).toEqual([0, expect.closeTo(until(2), 8), 0, expect.closeTo(until(4) - until(2), 8)]);
  });

  it('gives a day that the run only touches the part that its profile puts there', async () => {
    const demand: Demand = { contactsPerDay: 100, events: [epidemic] };
    const whole = await modelOf({ calendar: { start, hours: 24 }, demand });
    const part = await modelOf({ calendar: { start: `${start}T06:00`, hours: 12 }, demand });
    expect(contactsBetween(part, 0, 0, 12 * HOUR)).toBeCloseTo(contactsBetween(whole, 0, 6 * HOUR, 18 * HOUR), 9);
  });
});
