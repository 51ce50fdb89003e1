import { describe, expect, it } from 'vitest';
import { type Report, runStudy, type ScenarioInput, type StudyOptions } from '../../engine/index.ts';
import { wilson } from '../../engine/theory/wilson.ts';
import { scenarioOf, smallScenario } from '../support/model-of.ts';

async function reportOf(changes: Partial<ScenarioInput> = {}, options: StudyOptions = {}): Promise<Report> {
  const outcome = await runStudy(scenarioOf({ ...smallScenario, ...changes }), null, options);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.issues));
  return outcome.report;
}

/** Paths of all numbers that JSON cannot hold. */
function unspeakable(value: unknown, path = 'report'): string[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [`${path} = ${value}`];
  if (value === undefined) return [`${path} is undefined`];
  if (ArrayBuffer.isView(value)) return [`${path} is no plain data`];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => unspeakable(part, `${path}.${key}`));
}

/** Paths of all estimates whose interval does not hold their value. */
function outside(value: unknown, path = 'report'): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const { value: figure, low, high } = value as Record<string, unknown>;
  if (typeof figure === 'number' && typeof low === 'number' && typeof high === 'number') {
    return low <= figure && figure <= high ? [] : [`${path}: ${figure} not in ${low}..${high}`];
  }
  return Object.entries(value).flatMap(([key, part]) => outside(part, `${path}.${key}`));
}

const targets = (
  ['service-level', 'abandonment', 'asa', 'wait-p90', 'occupancy', 'cost-per-contact', 'total-cost'] as const
).flatMap((measure) => (['run', 'day', 'interval'] as const).map((period) => ({ measure, atMost: 0.5, period })));
const everything = { targets, serviceLevel: { alsoThresholdsSeconds: [1, 60] }, costs: { telephonePerMinute: 0.1 } };
const exponential = (meanSeconds: number) => ({ law: 'exponential' as const, meanSeconds });

describe('a report', () => {
  it.each<[string, Partial<ScenarioInput>]>([
    ['without volume', { demand: { contactsPerHour: 0 } }],
    ['without agents', { agents: [{ name: 'desk', headcount: 0 }] }],
    [
      'without agents or patience',
      {
        agents: [{ name: 'desk', headcount: 0 }],
        contacts: { handleTime: exponential(60), patience: { law: 'constant', seconds: 0 } },
      },
    ],
    ['of one replication and one interval', { calendar: { start: '2026-01-05', hours: 0.5 } }],
    ['of one replication', {}],
    ['of two replications that hardly differ', { run: { replications: 2 }, demand: { contactsPerHour: 1 } }],
    [
      'that stops in the middle',
      { calendar: { start: '2026-01-05', hours: 0.7, atEnd: 'stop' }, demand: { contactsPerHour: 200 } },
    ],
    [
      'of a night without staff',
      {
        agents: [{ name: 'desk', shifts: [{ start: '00:10', end: '00:20', headcount: 3 }] }],
        run: { replications: 5 },
      },
    ],
  ])('%s holds no number that JSON cannot, and survives it', async (_, changes) => {
    const report = await reportOf({ ...everything, ...changes });
    expect(unspeakable(report)).toEqual([]);
    expect(outside(report)).toEqual([]);
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  });

  it('says null where nothing was observed, and 0 where nothing happened', async () => {
    const { totals, cost } = await reportOf({ demand: { contactsPerHour: 0 }, run: { replications: 3 } });
    expect(totals.measures.offered).toEqual({ value: 0, low: 0, high: 0 });
    expect(totals.measures.serviceLevel.value).toBeNull();
    expect(totals.measures.asaSeconds.value).toBeNull();
    expect(totals.waitAnswered.p90.value).toBeNull();
    expect(totals.occupancy.value).toBe(0);
    expect(cost.perOffered.value).toBeNull();
  });

  it('has intervals from two replications on', async () => {
    expect((await reportOf({}, { replications: 1 })).totals.measures.offered.low).toBeNull();
    expect((await reportOf({}, { replications: 2 })).totals.measures.offered.low).not.toBeNull();
  });

  it('gives the probability that a target is met by Wilson', async () => {
    const { targets: results } = await reportOf(
      {
        targets: [{ measure: 'asa', atMost: 60, probability: 0.5 }],
        contacts: { handleTime: exponential(50), patience: exponential(300) },
      },
      { replications: 50 },
    );
    const [{ probabilityMet, isMet, wantedProbability, shareOfPeriodsMet }] = results;
    const met = Math.round(probabilityMet.value! * 50);
    const { low, high } = wilson(met, 50, 0.95);
    expect(met).toBeGreaterThan(0);
    expect(met).toBeLessThan(50);
    expect([probabilityMet.low, probabilityMet.high]).toEqual([low, high]);
    expect(shareOfPeriodsMet.value).toBeCloseTo(probabilityMet.value!, 12);
    expect(isMet).toBe(met / 50 >= wantedProbability);
  });

  it('prints all five service levels, the chosen one among them', async () => {
    const { totals, serviceLevel } = await reportOf({
      contacts: { handleTime: exponential(90), patience: exponential(30) },
    });
    expect(Object.keys(totals.serviceLevels)).toHaveLength(5);
    expect(totals.serviceLevels[serviceLevel.formula]).toEqual(totals.measures.serviceLevel);
    expect(new Set(Object.values(totals.serviceLevels).map(({ value }) => value)).size).toBeGreaterThanOrEqual(4);
  });

  it('means agents over the length of a last interval that is cut short', async () => {
    const { overTime } = await reportOf({
      calendar: { start: '2026-01-05', hours: 0.75 },
      demand: { contactsPerHour: 60 },
    });
    expect(overTime.intervals.staffed.value).toEqual([1, expect.closeTo(1, 9)]);
    expect(overTime.intervals.offeredLoad).toEqual([1, expect.closeTo(1, 9)]);
  });

  it('counts paid and staffed hours of a schedule that no chance enters', async () => {
    const { groups, cost } = await reportOf({
      calendar: { start: '2026-01-05', hours: 2 },
      demand: { contactsPerHour: 0 },
      agents: [{ name: 'desk', headcount: 10, costPerHour: 20, shrinkage: { planned: 0.3 } }],
    });
    expect(groups[0].paidHours.value).toBe(20);
    expect(groups[0].staffedHours.value).toBe(14);
    expect(cost.total.value).toBe(400);
  });
});
