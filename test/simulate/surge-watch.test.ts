import { describe, expect, it } from 'vitest';
import { type Report, runStudy, type ScenarioInput } from '../../engine/index.ts';
import { scenarioOf } from '../support/model-of.ts';

type Surge = NonNullable<ScenarioInput['surge']>[number];

/** Twelve hours of an even load of ten erlangs, doubled from 02:00 to 06:00, for a desk of twelve. */
const desk: ScenarioInput = {
  surgeboard: 1,
  name: 'a doubled morning',
  calendar: { start: '2026-01-05', hours: 12, reportingMinutes: 30 },
  demand: {
    contactsPerHour: 120,
    events: [{ name: 'alarm', shape: 'step', multiplier: 2, start: '2026-01-05T02:00', end: '2026-01-05T06:00' }],
  },
  contacts: {
    handleTime: { law: 'exponential', meanSeconds: 300 },
    patience: { law: 'exponential', meanSeconds: 600 },
  },
  agents: [{ name: 'desk', headcount: 12, costPerHour: 30 }],
  run: { seed: 'triggers', replications: 60 },
};

const reserve: Surge = {
  name: 'reserve',
  group: 'desk',
  agents: 10,
  kind: 'reserve',
  leadTimeHours: 0.5,
  trigger: { measure: 'queue', above: 8, windowMinutes: 15 },
};

async function reportOn(surge: Surge[]): Promise<Report> {
  const outcome = await runStudy(scenarioOf({ ...desk, surge }), null);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.issues));
  return outcome.report;
}

const staffAt = (report: Report, hour: number): number =>
  report.overTime.intervals.staffed.value[hour * 2] ?? Number.NaN;

describe('a surge plan with a trigger', () => {
  it('comes the lead time after the line has grown, and cuts the abandonment of the peak', async () => {
    const without = await reportOn([]);
    const called = await reportOn([reserve]);
    expect(staffAt(called, 1)).toBeLessThan(12.5);
    expect(staffAt(called, 2)).toBeLessThan(13);
    // The alarm is at 02:00; the window fills within a quarter of an hour, and half an hour later they are there.
    expect(staffAt(called, 3)).toBeGreaterThan(20);
    expect(called.totals.measures.abandonment.high!).toBeLessThan(0.6 * without.totals.measures.abandonment.low!);
    // Callers are the same: only what happens to them differs.
    expect(called.totals.measures.offered).toEqual(without.totals.measures.offered);
  });

  it('stays to the end without a rule of release, and goes when its rule lets it, after the minimum', async () => {
    const staying = await reportOn([reserve]);
    const released = await reportOn([{ ...reserve, minimumHours: 1, release: { below: 0.5 } }]);
    const longer = await reportOn([{ ...reserve, minimumHours: 6, release: { below: 0.5 } }]);
    expect(staffAt(staying, 11)).toBeGreaterThan(21.5);
    expect(staffAt(released, 11)).toBeLessThan(14);
    expect(staffAt(longer, 8)).toBeGreaterThan(20);
  });

  it('leaves a fixed time after all have come', async () => {
    const report = await reportOn([{ ...reserve, leadTimeHours: 1, release: { afterHours: 2 } }]);
    expect(staffAt(report, 4)).toBeGreaterThan(20);
    // Called at about 02:15, there from 03:15, gone at 05:15, called again by the line that follows, back after 06:15.
    expect(staffAt(report, 5.5)).toBeLessThan(14);
    expect(staffAt(report, 7)).toBeGreaterThan(staffAt(report, 5.5));
  });

  it('never comes when its measure stays where it should', async () => {
    const quiet = await reportOn([{ ...reserve, trigger: { measure: 'queue', above: 1000, windowMinutes: 15 } }]);
    const without = await reportOn([]);
    expect(quiet.totals.measures).toEqual(without.totals.measures);
    expect(quiet.totals.waitAll).toEqual(without.totals.waitAll);
  });

  it.each([
    ['service-level', { below: 0.5 }],
    ['wait', { above: 60 }],
    ['occupancy', { above: 0.98 }],
  ] as const)('can measure %s', async (measure, bounds) => {
    const report = await reportOn([{ ...reserve, trigger: { measure, ...bounds, windowMinutes: 15 } }]);
    expect(staffAt(report, 4)).toBeGreaterThan(18);
    expect(staffAt(report, 0)).toBeLessThan(12.2);
  });

  it('brings its agents so many a day', async () => {
    const outcome = await runStudy(
      scenarioOf({
        ...desk,
        calendar: { start: '2026-01-05', hours: 96, reportingMinutes: 60 },
        demand: { contactsPerHour: 400 },
        surge: [{ ...reserve, agentsPerDay: 4 }],
        run: { seed: 'triggers', replications: 4 },
      }),
      null,
    );
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.issues));
    const staffed = outcome.report.overTime.intervals.staffed.value;
    expect([2, 26, 50, 74].map((hour) => Math.round(staffed[hour]!))).toEqual([16, 20, 22, 22]);
  });

  it('pays for hiring and training whom it hires, each time anew, and never for a reserve', async () => {
    const costs = { trainingPerHire: 1000 };
    const overloaded = {
      ...desk,
      calendar: { start: '2026-01-05', hours: 96, reportingMinutes: 60 as const },
      demand: { contactsPerHour: 400 },
      costs,
      run: { seed: 'triggers', replications: 4 },
    };
    const hiringCost = async (surge: Surge): Promise<number | null | undefined> => {
      const outcome = await runStudy(scenarioOf({ ...overloaded, surge: [surge] }), null);
      if (!outcome.ok) throw new Error(JSON.stringify(outcome.issues));
      return outcome.report.cost.byKind.find(({ name }) => name === 'hiring and training')?.amount.value;
    };
    const hired: Surge = { ...reserve, kind: 'hired' };
    expect(await hiringCost(hired)).toBe(10 * 1000);
    // 400 contacts an hour of five minutes overload even 22 agents: all come, so many a day, whatever the chance.
    expect(await hiringCost({ ...hired, agentsPerDay: 4 })).toBe(10 * 1000);
    // There from about 00:45, gone a day after, called at once and there half an hour later: four times in four days.
    expect(await hiringCost({ ...hired, release: { afterHours: 24 } })).toBe(4 * 10 * 1000);
    expect(await hiringCost(reserve)).toBeUndefined();
  });
});
