import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Estimate, Report, ScenarioInput } from '../../engine/index.ts';
import { modelOf } from '../support/model-of.ts';
import { tellContact, toldReport } from '../support/told-report.ts';

const figure = ({ value }: Estimate): number => value ?? Number.NaN;
const sum = (amounts: readonly Estimate[]): number => amounts.reduce((total, amount) => total + figure(amount), 0);

function expectPartitions({ cost, overTime }: Report): void {
  const total = figure(cost.total);
  const near = (amount: number) => expect(Math.abs(amount - total)).toBeLessThan(1e-9 * (1 + Math.abs(total)));
  near(sum(cost.lines.map(({ amount }) => amount)));
  for (const parts of [cost.byVendor, cost.bySite, cost.byKind]) near(sum(parts.map(({ amount }) => amount)));
  near(overTime.days.cost.value.reduce<number>((days, day) => days + (day ?? 0), 0));
  for (const [day, amount] of overTime.days.cost.value.entries()) {
    const kinds = Object.values(overTime.days.costByKind).reduce((all, { value }) => all + (value[day] ?? 0), 0);
    expect(kinds).toBeCloseTo(amount ?? Number.NaN, 6);
  }
}

const money = fc.double({ min: 0, max: 1e4, noNaN: true });
const pricing = fc.record({
  per: fc.constantFrom(
    ...(['paid-hour', 'productive-hour', 'fte-month', 'handled-minute', 'contact', 'resolution'] as const),
  ),
  price: money,
  minimumPerMonth: money,
  rampFee: money,
});

describe('costs', () => {
  it('add up to the total, line by line, by vendor, by site, by kind and by day', async () => {
    await fc.assert(
      fc.asyncProperty(pricing, money, money, money, async (price, hourly, value, yearly) => {
        const scenario: Partial<ScenarioInput> = {
          calendar: { start: '2026-01-31T22:00', hours: 5 },
          sites: { north: {}, south: {} },
          agents: [
            { name: 'own', site: 'north', vendor: 'in-house', headcount: 2, costPerHour: hourly },
            { name: 'far', site: 'south', vendor: 'bpo', headcount: 3 },
            { name: 'near', site: 'north', vendor: 'bpo', headcount: 1 },
          ],
          targets: [{ name: 'asa', measure: 'asa', atMost: 20 }],
          vendors: {
            'in-house': {},
            bpo: {
              pricing: price,
              sla: {
                target: 'asa',
                period: 'day',
                tiers: [
                  { below: 15, bonusShare: 0.1 },
                  { creditShare: 0.2, atLeast: 0 },
                ],
              },
              auditCostPerYear: yearly,
              breachLoss: yearly,
              breachProbabilityPerYear: 0.5,
            },
          },
          costs: { lostContactValue: value, telephonePerMinute: 0.1, nightPremium: 0.2 },
        };
        const report = toldReport(
          await modelOf(scenario),
          (collector, replication) => {
            for (let row = 1; row <= 10; row++) tellContact(collector, row, ((row * 7 + replication) % 9) * 5 - 8);
            collector.overtime(1, 9000 + replication, 12_000, 1);
            collector.busy(1, 0, 4000);
            collector.onDuty(2, 0, 18_000, 1);
          },
          3,
        );
        expectPartitions(report);
      }),
      { seed: 8, numRuns: 60 },
    );
  });

  it('have no interval where nothing varies', async () => {
    const model = await modelOf({ agents: [{ name: 'desk', headcount: 2, costPerHour: 30 }] });
    const { cost } = toldReport(model, () => {}, 3);
    expect(cost.total).toEqual({ value: 60, low: 60, high: 60 });
    expect(cost.perAnswered.value).toBeNull();
  });
});

describe('a target on the cost per contact of some contacts', () => {
  it('is printed by the division by which it is judged: all cost over those contacts', async () => {
    const model = await modelOf({
      demand: { contactsPerHour: 60, languages: { en: {}, es: {} } },
      agents: [{ name: 'desk', headcount: 1, costPerHour: 30 }],
      targets: [{ measure: 'cost-per-contact', contacts: '*/es', atMost: 10, probability: 0.5 }],
    });
    const { targets, cost } = toldReport(
      model,
      (collector, replication) => {
        for (let i = 0; i < 3 + replication; i++) collector.offered(1, 1);
        for (let i = 0; i < 10; i++) collector.offered(0, 2);
      },
      2,
    );
    // 30 over 3 contacts, then over 4: the ratio of means is 30 / 3.5, and both replications meet 10.
    expect(targets[0].estimate.value).toBeCloseTo(30 / 3.5, 12);
    expect(targets[0].estimate.low).toBeLessThan(30 / 3.5);
    expect(targets[0].probabilityMet.value).toBe(1);
    expect(cost.perOffered.value).toBeCloseTo(30 / 13.5, 12);
  });
});

describe('the probability that a target is met', () => {
  it('is whole replications over replications, so that nine of ten are 0.9', async () => {
    const model = await modelOf({ targets: [{ measure: 'asa', atMost: 20, probability: 0.9 }] });
    for (let missed = 0; missed < 10; missed++) {
      const report = toldReport(model, (collector, r) => tellContact(collector, 1, r === missed ? 90 : 10), 10);
      const [{ probabilityMet, isMet, shareOfPeriodsMet }] = report.targets;
      expect(probabilityMet.value).toBe(0.9);
      expect(isMet).toBe(true);
      expect(shareOfPeriodsMet.value).toBeCloseTo(0.9, 12);
    }
  });
});
