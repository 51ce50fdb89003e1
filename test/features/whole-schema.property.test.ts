import { createContext, runInContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { compile, type Model, type Report, StudyEngine, StudyResult, validateScenario } from '../../engine/index.ts';
import { formatIssue } from '../../engine/scenario/issue.ts';
import { Tally } from '../../engine/simulate/observer.ts';
import { anyScenario } from '../support/any-scenario.ts';
import { brokenLaws } from '../support/broken-laws.ts';
import { addFieldsUsed, schemaFields } from '../support/schema-fields.ts';

/**
 * Every feature with every other: random valid scenarios over the whole schema, each simulated through the public door.
 *
 * `npm test` runs a few hundred, always the same. The long form, to be run after a change to the engine or the schema:
 *
 *     SURGEBOARD_PROPERTY_RUNS=10000 npx vitest run test/features/whole-schema.property.test.ts
 *
 * takes about half an hour, and its first scenarios are those of the short form. A counterexample is shrunk and printed as
 * a scenario file; its cause gets an example test of its own beside the mend.
 */
const RUNS = Number(process.env.SURGEBOARD_PROPERTY_RUNS ?? 200);
const SEED = 20_261_123;
/** No scenario here takes a second; one that takes so long will not end. */
const LIMIT_MS = 20_000;
const MOST_REPLICATIONS = 4;

/** In what order the replications are simulated, and by which of two engines each. */
const division = fc.record({
  order: fc.shuffledSubarray([0, 1, 2, 3], { minLength: MOST_REPLICATIONS }),
  engine: fc.array(fc.nat(1), { minLength: MOST_REPLICATIONS, maxLength: MOST_REPLICATIONS }),
});

const context = createContext({});

/** Ends a computation that would not end by itself. @throws Error after `LIMIT_MS` */
function inTime<T>(compute: () => T): T {
  context.compute = compute;
  return runInContext('compute()', context, { timeout: LIMIT_MS });
}

function reportOf(model: Model, batches: readonly ArrayBuffer[]): Report {
  const result = StudyResult.empty(model);
  for (const batch of batches) result.add(batch);
  return result.report();
}

/** The names of what contacts met with at least once, besides being answered or hanging up. */
function whatHappened({ classes }: Report): string[] {
  const counts = classes.flatMap(({ journey }) => Object.entries(journey?.counts ?? {}));
  return counts.filter(([, { value }]) => (value ?? 0) > 0).map(([name]) => name);
}

describe('any valid scenario', () => {
  it(
    'ends, keeps every law, and gives the same bytes again and from any division of its replications',
    async () => {
      const happened = new Set<string>();
      const used = new Set<z.ZodType>();
      await fc.assert(
        fc.asyncProperty(anyScenario, division, async (input, { order, engine }) => {
          const parsed = validateScenario(input);
          expect(parsed.ok ? [] : parsed.issues.map(formatIssue)).toEqual([]);
          if (!parsed.ok) return;
          addFieldsUsed(input, used);
          const compiled = await compile(parsed.scenario);
          expect(compiled.ok ? [] : compiled.issues.map(formatIssue)).toEqual([]);
          if (!compiled.ok) return;
          const { model } = compiled;
          const { seed, replications } = model.run;
          const engines = [new StudyEngine(model), new StudyEngine(model)];
          const first = inTime(() => engines[0].runBatch({ seed, from: 0, to: replications }));
          const report = reportOf(model, [first]);
          expect(brokenLaws(report)).toEqual([]);
          for (const name of whatHappened(report)) happened.add(name);
          const again = engines[0].runBatch({ seed, from: 0, to: replications });
          expect(Buffer.compare(Buffer.from(first), Buffer.from(again))).toBe(0);
          const single = order
            .filter((replication) => replication < replications)
            .map((from) => engines[engine[from]].runBatch({ seed, from, to: from + 1 }));
          expect(JSON.stringify(reportOf(model, single))).toBe(JSON.stringify(report));
        }),
        { seed: SEED, numRuns: RUNS },
      );
      expect(Object.keys(Tally).filter((name) => !happened.has(name))).toEqual([]);
      expect(schemaFields().filter(({ schema }) => !used.has(schema))).toEqual([]);
    },
    60_000 + RUNS * 1000,
  );
});
