import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ScenarioInput } from '../../engine/index.ts';
import { modelOf } from '../support/model-of.ts';
import { tellContact, toldReport } from '../support/told-report.ts';

const satisfaction = [
  { waitSeconds: 10, value: 90 },
  { waitSeconds: 300, value: 70 },
  { waitSeconds: 600, value: 20 },
];
const scoreAt = (wait: number): number => {
  if (wait <= 10) return 90;
  if (wait <= 300) return 90 - ((wait - 10) / 290) * 20;
  return wait <= 600 ? 70 - ((wait - 300) / 300) * 50 : 20;
};
const outcomes: ScenarioInput['outcomes'] = {
  satisfaction,
  satisfactionIfLost: 5,
  noShows: [
    { waitSeconds: 0, value: 0.1 },
    { waitSeconds: 600, value: 0.2 },
  ],
  noShowShareIfLost: 0.5,
  retainedRevenue: [{ waitSeconds: 0, value: 1 }],
  retainedShareIfLost: 0.4,
  revenuePerContact: 100,
};

describe('patient outcomes', () => {
  it('are not there unless the scenario has curves', async () => {
    expect(toldReport(await modelOf(), () => {}).outcomes).toBeUndefined();
  });

  it('follow the curves exactly where nobody waits, with those who are lost', async () => {
    const report = toldReport(await modelOf({ outcomes }), (collector) => {
      for (const wait of [0, 0, 0, -50]) tellContact(collector, 1, wait);
    });
    const { counted, satisfaction: score, noShows, retainedRevenue } = report.outcomes!;
    expect(counted.value).toBe(4);
    expect(score!.perContact.value).toBe((3 * 90 + 5) / 4);
    expect(noShows!.total.value).toBeCloseTo(3 * 0.1 + 0.5, 12);
    expect(retainedRevenue!.total.value).toBeCloseTo(340, 9);
    expect(retainedRevenue!.perContact.value).toBeCloseTo(0.85, 12);
    expect([score, noShows, retainedRevenue].map((outcome) => outcome!.mostError)).toEqual([0, 0, 0]);
    expect(report.cost.total.value).toBe(0);
  });

  it('are off by at most what they say, whatever the waits', async () => {
    const model = await modelOf({ outcomes });
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.01, max: 2000, noNaN: true }), { minLength: 1, maxLength: 30 }),
        (waits) => {
          const { satisfaction: score } = toldReport(model, (collector) => {
            for (const wait of waits) tellContact(collector, 1, wait);
          }).outcomes!;
          const exact = waits.reduce((sum, wait) => sum + scoreAt(wait), 0) / waits.length;
          expect(Math.abs(score!.perContact.value! - exact)).toBeLessThanOrEqual(score!.mostError + 1e-9);
          // A bin is 1/32 of its wait wide, and the steepest piece falls by 50 in 300 s.
          expect(score!.mostError).toBeLessThan((50 / 300) * (600 / 32));
        },
      ),
      { seed: 4, numRuns: 200 },
    );
  });

  it('are of the contacts that the selectors pick', async () => {
    const model = await modelOf({
      demand: { contactsPerHour: 60, languages: { en: {}, es: {} } },
      outcomes: { ...outcomes, contacts: ['*/es'] },
    });
    const { counted } = toldReport(model, (collector) => tellContact(collector, 1, 10)).outcomes!;
    expect(counted.value).toBe(0);
  });
});
