import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ScenarioInput } from '../../engine/index.ts';
import { modelOf } from '../support/model-of.ts';

type DemandEvent = NonNullable<ScenarioInput['demand']['events']>[number];

const moment = fc
  .tuple(fc.integer({ min: 20, max: 31 }), fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([day, hour, minute]) => {
    const two = (value: number) => String(value).padStart(2, '0');
    return `2026-03-${day}T${two(hour)}:${two(minute)}`;
  });
const multiplier = fc.double({ min: 0, max: 6, noNaN: true });
const halves = (first: string, second: string) =>
  fc.integer({ min: 0, max: 10 }).map((tenths) => ({ [first]: tenths / 10, [second]: 1 - tenths / 10 }));
const limits = fc.record(
  {
    topics: fc.subarray(['a', 'b'], { minLength: 1 }),
    languages: fc.subarray(['en', 'es'], { minLength: 1 }),
    channels: fc.subarray(['voice', 'chat'], { minLength: 1 }),
    languageMix: halves('en', 'es'),
    channelMix: halves('voice', 'chat'),
    handleTimeMultiplier: fc.double({ min: 0.5, max: 2, noNaN: true }),
  },
  { requiredKeys: [] },
);
const event: fc.Arbitrary<DemandEvent> = fc
  .tuple(
    moment,
    limits,
    fc.oneof(
      fc.record({ shape: fc.constant('step' as const), multiplier }),
      fc.record({
        shape: fc.constant('pulse' as const),
        multiplier,
        halfLifeDays: fc.double({ min: 1e-4, max: 30, noNaN: true }),
      }),
      fc.record({
        shape: fc.constant('ramp' as const),
        multiplier,
        rampDays: fc.double({ min: 1e-4, max: 30, noNaN: true }),
      }),
      fc.record({
        shape: fc.constant('epidemic' as const),
        population: fc.constant(1e5),
        attackRate: fc.double({ min: 0.01, max: 0.15, noNaN: true }),
        reproductionNumber: fc.double({ min: 1.2, max: 8, noNaN: true }),
        contactsPerCase: fc.double({ min: 0, max: 2, noNaN: true }),
      }),
    ),
  )
  .map(([start, limited, shape]) => ({ name: 'event', start, ...limited, ...shape }) as DemandEvent);

const demand: fc.Arbitrary<ScenarioInput['demand']> = fc.record({
  contactsPerHour: fc.integer({ min: 1, max: 200 }),
  timeOfDay: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 48, maxLength: 48 }),
  growthPerYear: fc.constantFrom(0, 0.3, -0.2),
  topics: halves('a', 'b').map(({ a, b }) => ({ a: { share: a! }, b: { share: b! } })),
  languages: fc.constant({ en: { share: 0.7 }, es: { share: 0.3 } }),
  channels: fc.constant({ voice: { share: 0.6 }, chat: { share: 0.4 } }),
  events: fc.array(event, { maxLength: 5 }),
  season: fc.record({
    weeks: fc.constant([
      { weekOf: '2026-03-16', multiplier: 0.8 },
      { weekOf: '2026-03-23', multiplier: 1.7 },
    ]),
    interpolation: fc.constantFrom('step' as const, 'linear' as const),
  }),
});
// The run holds a clock change and begins and ends within a day.
const calendar = { timeZone: 'Europe/London', start: '2026-03-27T10:40', days: 4.5, warmUpHours: 5 };

describe('any demand', () => {
  it('becomes cells that cover the run without gaps, with rates that are finite and not below 0', async () => {
    await fc.assert(
      fc.asyncProperty(demand, async (given) => {
        const scoped = { ...given, events: given.events?.filter((each) => hasVolume(each, given)) ?? [] };
        const { arrivals, clock } = await modelOf({ calendar, demand: scoped });
        let start = arrivals.firstCellStartSeconds;
        expect(start).toBe(-clock.warmUpSeconds);
        for (const end of arrivals.cellEndSeconds) {
          expect(end).toBeGreaterThan(start);
          start = end;
        }
        expect(start).toBe(clock.endSeconds);
        for (const rate of arrivals.ratePerSecond) {
          expect(rate >= 0 && rate < 1e6).toBe(true);
        }
        expect(arrivals.dayOfCell[arrivals.cells - 1]).toBe(arrivals.days - 1);
      }),
      { numRuns: 150, seed: 20261123 },
    );
  });

  it('keeps its volume when events only mix it', async () => {
    await fc.assert(
      fc.asyncProperty(demand, async (given) => {
        const events = given.events?.filter((each) => hasVolume(each, given)) ?? [];
        const plain = events.map(({ languageMix, channelMix, ...each }) => each as DemandEvent);
        const volume = async (of: DemandEvent[]) =>
          (await modelOf({ calendar, demand: { ...given, events: of } })).arrivals.expectedContacts.reduce(
            (sum, contacts) => sum + contacts,
            0,
          );
        const [mixed, unmixed] = [await volume(events), await volume(plain)];
        expect(Math.abs(mixed - unmixed)).toBeLessThanOrEqual(1e-9 * unmixed);
      }),
      { numRuns: 100, seed: 20261123 },
    );
  });
});

/** Epidemics among topics without volume are refused (demand-faults.test.ts). */
function hasVolume(each: DemandEvent, { topics }: ScenarioInput['demand']): boolean {
  const about = each.topics ?? ['a', 'b'];
  return each.shape !== 'epidemic' || about.some((topic) => topics![topic]!.share! > 0);
}
