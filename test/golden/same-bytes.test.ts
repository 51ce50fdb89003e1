import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile, type Model, parseScenario, StudyEngine, StudyResult } from '../../engine/index.ts';

const REPLICATIONS = 13;
const SEED = 'same bytes';

async function modelAt(
  path: string,
  change: (scenario: Record<string, Record<string, unknown>>) => void,
): Promise<Model> {
  const scenario = JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'));
  change(scenario);
  const parsed = parseScenario(JSON.stringify(scenario));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  const compiled = await compile(parsed.scenario);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.issues));
  return compiled.model;
}

const shortened = (hours: number) => (scenario: Record<string, Record<string, unknown>>) => {
  delete scenario.calendar.days;
  scenario.calendar.hours = hours;
};

/** Cuts the replications into batches, each for one of three engines, and puts them into any order. */
const division = fc.subarray(Array.from({ length: REPLICATIONS - 1 }, (_, i) => i + 1)).chain((cuts) => {
  const edges = [0, ...cuts, REPLICATIONS];
  const batches = edges.slice(1).map((to, i) => ({ from: edges[i], to }));
  return fc
    .shuffledSubarray(batches, { minLength: batches.length })
    .chain((order) =>
      fc
        .array(fc.nat(2), { minLength: order.length, maxLength: order.length })
        .map((engines) => order.map((batch, i) => ({ ...batch, engine: engines[i] }))),
    );
});

describe.each([
  ['bench/models/c.json', shortened(3)],
  ['bench/models/b.json', shortened(24)],
] as const)('%s', (path, change) => {
  it('gives the same bytes from several engines, in any batches and order, as from one', async () => {
    const model = await modelAt(path, change);
    const whole = StudyResult.empty(model);
    whole.add(new StudyEngine(model).runBatch({ seed: SEED, from: 0, to: REPLICATIONS }));
    const expected = JSON.stringify(whole.report());
    const engines = [0, 1, 2].map(() => new StudyEngine(model));
    fc.assert(
      fc.property(division, (batches) => {
        const result = StudyResult.empty(model);
        for (const { from, to, engine } of batches) result.add(engines[engine].runBatch({ seed: SEED, from, to }));
        expect(JSON.stringify(result.report())).toBe(expected);
      }),
      { seed: 6, numRuns: 25 },
    );
  });

  it('gives other bytes from another seed', async () => {
    const model = await modelAt(path, change);
    const [one, other] = ['one', 'other'].map((seed) => {
      const result = StudyResult.empty(model);
      result.add(new StudyEngine(model).runBatch({ seed, from: 0, to: 2 }));
      return JSON.stringify(result.report().totals);
    });
    expect(one).not.toBe(other);
  });
});
