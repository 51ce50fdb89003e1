import { describe, expect, it } from 'vitest';
import { parseScenario, type Report, runStudy, type ScenarioInput } from '../../engine/index.ts';
import { expandSeed, hashName, openStream } from '../../engine/random/seed.ts';
import { Stream } from '../../engine/random/stream.ts';
import { nextLook } from '../../engine/run/stopping-rule.ts';
import { studentTQuantile } from '../../engine/theory/student-t.ts';
import { scenarioOf, smallScenario } from '../support/model-of.ts';

const busy: Partial<ScenarioInput> = {
  calendar: { start: '2026-01-05', hours: 2 },
  contacts: {
    handleTime: { law: 'exponential', meanSeconds: 50 },
    patience: { law: 'exponential', meanSeconds: 120 },
  },
};
type Rule = NonNullable<NonNullable<ScenarioInput['run']>['untilHalfWidth']>;

async function until(rule: Rule, replications = 10, options = {}): Promise<Report> {
  const scenario = scenarioOf({
    ...smallScenario,
    ...busy,
    run: { seed: 'until', replications, untilHalfWidth: rule },
  });
  const outcome = await runStudy(scenario, null, options);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.issues));
  return outcome.report;
}

/** A clock that moves on by so many milliseconds each time it is read. */
function tick(milliseconds: number): () => number {
  let now = 0;
  return () => {
    now += milliseconds;
    return now;
  };
}

/** Numbers of replications that are looked at, from a first one on. */
function looks(from: number, most: number): number[] {
  const all = [from];
  while (all[all.length - 1] < most) all.push(nextLook(all[all.length - 1], most));
  return all;
}

describe('looks', () => {
  it('are a quarter apart, rounded up, and end at the most that is allowed', () => {
    expect(looks(10, 40)).toEqual([10, 13, 17, 22, 28, 35, 40]);
    expect(looks(1, 4)).toEqual([1, 2, 3, 4]);
  });
});

describe('a study until a wanted half-width', () => {
  it('stops at the first look whose interval is narrow enough, at that of a study of so many', async () => {
    const report = await until({ measure: 'service-level', absolute: 0.02, maxReplications: 2000 });
    const { serviceLevel } = report.totals.measures;
    const { halfWidth, isReached } = report.stopping!;
    expect(isReached).toBe(true);
    expect(halfWidth).toBeLessThanOrEqual(0.02);
    expect(halfWidth).toBe(Math.max(serviceLevel.high! - serviceLevel.value!, serviceLevel.value! - serviceLevel.low!));
    const at = looks(10, 2000).indexOf(report.replications);
    expect(at).toBeGreaterThan(3);
    const { stopping, notes, ...plain } = await until({ measure: 'service-level', absolute: 1 }, report.replications);
    expect(report).toMatchObject(plain);
    const before = await until({ measure: 'service-level', absolute: 0.02, maxReplications: looks(10, 2000)[at - 1] });
    expect(before.stopping!.isReached).toBe(false);
  });

  it.each<[Rule['measure'], (report: Report) => number | null]>([
    ['service-level', ({ totals }) => totals.measures.serviceLevel.value],
    ['abandonment', ({ totals }) => totals.measures.abandonment.value],
    ['asa', ({ totals }) => totals.measures.asaSeconds.value],
    ['wait-p90', ({ totals }) => totals.waitAnswered.p90.value],
    ['occupancy', ({ totals }) => totals.occupancy.value],
    ['cost-per-contact', ({ cost }) => cost.perOffered.value],
  ])('watches %s relative to its estimate', async (measure, estimateOf) => {
    const report = await until({ measure, relative: 0.15, maxReplications: 5000 });
    expect(report.stopping!.isReached).toBe(true);
    expect(report.stopping!.halfWidth!).toBeLessThanOrEqual(0.15 * estimateOf(report)!);
  });

  it('ends at the most replications when the interval stays too wide, and says so', async () => {
    const report = await until({ measure: 'asa', absolute: 1e-6, maxReplications: 30 });
    expect(report.replications).toBe(30);
    expect(report.stopping).toMatchObject({ measure: 'asa', absolute: 1e-6, maxReplications: 30, isReached: false });
    expect(report.notes.at(-1)).toMatch(/^Replications were added up to the most allowed/);
  });

  it('simulates exactly as many as a caller asks for, rule or not', async () => {
    const report = await until({ measure: 'asa', absolute: 1e-6 }, 10, { replications: 7 });
    expect(report.replications).toBe(7);
    expect(report.stopping).toBeUndefined();
  });

  it('gives the same bytes however batches are cut', async () => {
    const rule: Rule = { measure: 'service-level', absolute: 0.02 };
    const one = JSON.stringify(await until(rule, 10, { clock: tick(1), batchMilliseconds: 1 }));
    expect(JSON.stringify(await until(rule, 10, { clock: tick(40), batchMilliseconds: 1000 }))).toBe(one);
  });

  it('is a scenario that compiles', () => {
    const text = JSON.stringify({ ...smallScenario, run: { untilHalfWidth: { measure: 'asa', relative: 0.1 } } });
    expect(parseScenario(text).ok).toBe(true);
  });
});

describe('coverage at such an end', () => {
  // Results are sums of twelve uniforms less six, nearly normal; 6,000 studies from a fixed seed. The standard error of
  // a coverage of 0.94 is 0.003; bounds are 5 of them from what was measured with other seeds (0.940 and 0.951): odds of
  // a false alarm 6e-7 each. A rule that looked after every replication (0.91 and 0.945) would fail the first.
  it.each([
    [46, 0.925, 0.955],
    [225, 0.935, 0.965],
  ])('is nearly 95 %% when about %i replications are needed', (needed, least, most) => {
    const stream = new Stream();
    openStream(stream, expandSeed('coverage'), hashName('stopping'), 1, needed);
    const draw = new Float64Array(12);
    const result = (): number => {
      for (let i = 0; i < 12; i++) draw[i] = stream.nextUniform();
      return draw.reduce((sum, uniform) => sum + uniform, -6);
    };
    const wanted = 1.96 / Math.sqrt(needed * (needed === 46 ? 40 / 46 : 200 / 225));
    const quantiles = new Map<number, number>();
    const tOf = (n: number): number => {
      if (!quantiles.has(n)) quantiles.set(n, studentTQuantile(0.975, n - 1));
      return quantiles.get(n)!;
    };
    let covered = 0;
    const studies = 6000;
    for (let study = 0; study < studies; study++) {
      let n = 0;
      let mean = 0;
      let squares = 0;
      let halfWidth = Number.POSITIVE_INFINITY;
      for (let look = 10; halfWidth > wanted; look = nextLook(look, 1e6)) {
        while (n < look) {
          const x = result();
          const d = x - mean;
          mean += d / ++n;
          squares += d * (x - mean);
        }
        halfWidth = tOf(n) * Math.sqrt(squares / (n - 1) / n);
      }
      if (Math.abs(mean) <= halfWidth) covered++;
    }
    expect(covered / studies).toBeGreaterThan(least);
    expect(covered / studies).toBeLessThan(most);
  });
});
