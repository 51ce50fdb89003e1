import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  type Comparison,
  type ComparisonOptions,
  compareStudies,
  compareWithFirst,
  type Report,
  runStudy,
  type Scenario,
  type ScenarioInput,
} from '../../engine/index.ts';
import { scenarioOf, smallScenario } from '../support/model-of.ts';

const exponential = (meanSeconds: number) => ({ law: 'exponential' as const, meanSeconds });
const desk = (headcount: number) => [{ name: 'desk', headcount, costPerHour: 30 }];
const centre = (changes: Partial<ScenarioInput> = {}): Scenario =>
  scenarioOf({
    ...smallScenario,
    calendar: { start: '2026-01-05', hours: 3 },
    demand: { contactsPerHour: 60, languages: { en: {}, es: {} } },
    contacts: { handleTime: exponential(100), patience: exponential(200) },
    agents: desk(2),
    targets: [{ name: 'phones', measure: 'service-level', atLeast: 0.7 }],
    run: { seed: 'compare', replications: 40 },
    ...changes,
  });

async function compared(first: Scenario, second: Scenario, options: ComparisonOptions = {}): Promise<Comparison> {
  const outcome = await compareStudies(first, second, null, options);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome.comparison;
}

async function reportOf(scenario: Scenario): Promise<Report> {
  const outcome = await runStudy(scenario, null);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.issues));
  return outcome.report;
}

const measure = ({ measures }: Comparison, of: string, name: string) => {
  const found = measures.find((one) => one.of === of && one.name === name);
  if (found === undefined) throw new Error(`no ${name} of ${of}`);
  return found;
};

describe('a comparison', () => {
  it('of a scenario with itself finds no difference, with no interval at all but for probabilities', async () => {
    const { measures } = await compared(centre(), centre());
    for (const { unit, difference, varianceRatio } of measures) {
      if (difference.value === null) continue;
      if (unit === 'probability') {
        // That 40 replications did not tell two plans apart does not prove that none would.
        expect(difference).toEqual({ value: 0, low: expect.closeTo(-0.066, 3), high: expect.closeTo(0.066, 3) });
        continue;
      }
      expect(difference).toEqual({ value: 0, low: expect.closeTo(0, 9), high: expect.closeTo(0, 9) });
      if (varianceRatio !== null) expect(varianceRatio).toBeCloseTo(0, 9);
    }
  });

  it('has the estimates and intervals that each study has alone', async () => {
    const second = centre({ agents: desk(3) });
    const [comparison, one, other] = [
      await compared(centre(), second),
      await reportOf(centre()),
      await reportOf(second),
    ];
    for (const [side, report] of [
      ['first', one],
      ['second', other],
    ] as const) {
      const expectSame = (of: string, name: string, { value, low, high }: Report['cost']['total']) => {
        const found = measure(comparison, of, name)[side];
        expect(found.value).toBeCloseTo(value!, 9);
        expect(found.low).toBeCloseTo(low!, 6);
        expect(found.high).toBeCloseTo(high!, 6);
      };
      expectSame('all', 'serviceLevel', report.totals.measures.serviceLevel);
      expectSame('all', 'asaSeconds', report.totals.measures.asaSeconds);
      expectSame('all', 'occupancy', report.totals.occupancy);
      expectSame('all', 'costPerAnswered', report.cost.perAnswered);
      expectSame('language es', 'abandonment', report.languages[1].measures.abandonment);
      expectSame('target phones', 'probabilityMet', report.targets[0].probabilityMet);
    }
  });

  it('differs by the mean of the differences, with the interval that their own spread gives', async () => {
    const second = centre({ agents: desk(3) });
    const comparison = await compared(centre(), second);
    const differences: number[] = [];
    for (const report of await Promise.all([centre(), second].map((scenario) => perReplication(scenario)))) {
      report.forEach((abandoned, r) => {
        differences[r] = abandoned - (differences[r] ?? 0);
      });
    }
    const n = differences.length;
    const mean = differences.reduce((sum, d) => sum + d, 0) / n;
    const variance = differences.reduce((sum, d) => sum + (d - mean) ** 2, 0) / (n - 1);
    const { difference } = measure(comparison, 'all', 'abandoned');
    expect(difference.value).toBeCloseTo(mean, 9);
    // Student's t of 39 degrees of freedom at 97.5 %.
    expect(difference.high! - difference.value!).toBeCloseTo(2.022690920036762 * Math.sqrt(variance / n), 6);
  });

  it('keeps less of the variance than callers of their own would leave, on a day of shifts', async () => {
    const text = readFileSync(new URL('../../bench/models/b.json', import.meta.url), 'utf8');
    const b: ScenarioInput = JSON.parse(text);
    const run = { seed: 'paired', replications: 60 };
    const more = b.agents.map((group) => ({
      ...group,
      shifts: group.shifts?.map((shift) => ({ ...shift, headcount: shift.headcount + 1 })),
    })) as ScenarioInput['agents'];
    const comparison = await compared(scenarioOf({ ...b, run }), scenarioOf({ ...b, agents: more, run }));
    const { difference, varianceRatio } = measure(comparison, 'all', 'serviceLevel');
    expect(difference.low!).toBeGreaterThan(0);
    expect(varianceRatio!).toBeLessThan(0.5);
    expect(measure(comparison, 'all', 'offered')).toMatchObject({ difference: { value: 0 }, varianceRatio: 0 });
  });

  it('tells the difference as a share of the first, with the interval that the ratio of the two has', async () => {
    const comparison = await compared(centre(), centre({ agents: desk(3) }));
    const sides = await Promise.all(
      [centre(), centre({ agents: desk(3) })].map((scenario) => perReplication(scenario)),
    );
    const [a, b] = sides.map((side) => side.reduce((sum, value) => sum + value, 0) / side.length);
    const { relativeDifference } = measure(comparison, 'all', 'abandoned');
    expect(relativeDifference.value).toBeCloseTo(b / a - 1, 9);
    const residuals = sides[1].map((value, r) => (value - (b / a) * sides[0][r]) / a);
    const variance = residuals.reduce((sum, residual) => sum + residual * residual, 0) / (residuals.length - 1);
    expect(relativeDifference.high! - relativeDifference.value!).toBeCloseTo(
      2.022690920036762 * Math.sqrt(variance / residuals.length),
      6,
    );
  });

  it('of several scenarios with the first has the digits of each alone', async () => {
    const plans = [centre(), centre({ agents: desk(3) }), centre({ agents: desk(4) })];
    const together = await compareWithFirst(plans, null);
    if (!together.ok) throw new Error(JSON.stringify(together.issues));
    const alone = await compared(plans[0], plans[2]);
    expect(together.comparisons[1].measures).toEqual(alone.measures);
  });

  it('leaves out what only one of them has, and says so', async () => {
    const second = centre({ demand: { contactsPerHour: 60, languages: { en: {}, pl: {} } } });
    const { measures, notes } = await compared(centre(), second);
    expect(measures.some(({ of }) => of === 'language en')).toBe(true);
    expect(measures.some(({ of }) => of === 'language es' || of === 'language pl')).toBe(false);
    expect(notes.join()).toContain('Contact classes that only one of them has: general/es/voice, general/pl/voice.');
  });

  it('takes seed and replications of the first scenario, and options before both', async () => {
    const second = centre({ run: { seed: 'other', replications: 7 } });
    expect(await compared(centre(), second)).toMatchObject({ seed: 'compare', replications: 40 });
    const options = { seed: 'mine', replications: 5, confidence: 0.8 };
    expect(await compared(centre(), second, options)).toMatchObject(options);
  });

  it('gives the same bytes however batches are cut', async () => {
    const one = await compared(centre(), centre({ agents: desk(3) }), { clock: tick(1), batchMilliseconds: 1 });
    const other = await compared(centre(), centre({ agents: desk(3) }), {
      clock: tick(9),
      batchMilliseconds: 500,
    });
    expect(JSON.stringify(other)).toBe(JSON.stringify(one));
  });

  it('is plain data, with null for what is undefined or has no interval', async () => {
    const silent = centre({ demand: { contactsPerHour: 0, languages: { en: {}, es: {} } } });
    const comparison = await compared(silent, centre(), { replications: 1 });
    expect(JSON.parse(JSON.stringify(comparison))).toEqual(comparison);
    expect(measure(comparison, 'all', 'serviceLevel').difference).toEqual({ value: null, low: null, high: null });
    expect(measure(comparison, 'all', 'offered').difference.low).toBeNull();
  });

  it('is refused with the faults of either scenario', async () => {
    const large = centre({ demand: { contactsPerHour: 1e9 } });
    const outcome = await compareStudies(centre(), large, null);
    expect(outcome).toMatchObject({ ok: false, firstIssues: [], secondIssues: [{ path: expect.any(String) }] });
  });
});

/** A clock that moves on by so many milliseconds each time it is read. */
function tick(milliseconds: number): () => number {
  let now = 0;
  return () => {
    now += milliseconds;
    return now;
  };
}

/** Contacts abandoned in each replication: differences of studies over one replication more. */
async function perReplication(scenario: Scenario): Promise<number[]> {
  const sums = [0];
  for (let n = 1; n <= scenario.run.replications; n++) {
    const outcome = await runStudy(scenario, null, { replications: n });
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.issues));
    sums.push(n * (outcome.report.totals.measures.abandoned.value ?? 0));
  }
  return sums.slice(1).map((sum, n) => sum - sums[n]);
}
