import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ScenarioInput } from '../../engine/index.ts';
import { drawnCallers } from '../support/drawn-callers.ts';
import { modelOf } from '../support/model-of.ts';
import { simulateNaively } from '../support/naive-simulator.ts';
import { agentSeconds, recorded } from '../support/recording-observer.ts';

type Law = NonNullable<ScenarioInput['contacts']['patience']>;

const duration: fc.Arbitrary<Law> = fc.oneof(
  fc.integer({ min: 20, max: 600 }).map((meanSeconds) => ({ law: 'exponential' as const, meanSeconds })),
  fc.integer({ min: 1, max: 40 }).map((quarters) => ({ law: 'constant' as const, seconds: 15 * quarters })),
  fc.integer({ min: 20, max: 600 }).map((meanSeconds) => ({ law: 'lognormal' as const, meanSeconds, cv: 1.3 })),
);
const patience: fc.Arbitrary<Law> = fc.oneof(
  duration,
  fc.constant<Law>({ law: 'never' }),
  fc.constant<Law>({
    law: 'mixture',
    parts: [
      { weight: 1, of: { law: 'constant' as const, seconds: 0 } },
      { weight: 3, of: { law: 'exponential' as const, meanSeconds: 90 } },
    ],
  }),
);
const groupNames = ['g0', 'g1', 'g2'];

const group = (name: string) =>
  fc.record({
    name: fc.constant(name),
    handleTimeMultiplier: fc.constantFrom(1, 1, 0.75, 1.5),
    headcountByInterval: fc.record({
      intervalMinutes: fc.constantFrom(15, 30, 60) as fc.Arbitrary<15 | 30 | 60>,
      headcount: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 8 }),
    }),
  });

const step = fc.record({
  groups: fc.subarray(groupNames, { minLength: 1 }),
  afterSeconds: fc.constantFrom(0, 0, 10, 30, 30.1, 45.5, 120),
  rule: fc.constantFrom('longest-idle' as const, 'listed-order' as const),
});

const topic = fc.record({
  priority: fc.integer({ min: -1, max: 1 }),
  handleTime: duration,
  patience,
  afterCallWork: duration,
});

/** Small centres of up to three classes and groups, with all that the simulation can do today. */
const scenario: fc.Arbitrary<Partial<ScenarioInput>> = fc
  .record({
    calendar: fc.record({
      start: fc.constant('2026-01-05'),
      hours: fc.constantFrom(0.4, 1, 2),
      warmUpHours: fc.constantFrom(0, 0.5),
      atEnd: fc.constantFrom('drain' as const, 'stop' as const),
    }),
    contactsPerHour: fc.integer({ min: 10, max: 120 }),
    arrivals: fc.oneof(
      { weight: 4, arbitrary: fc.constant({ process: 'poisson' as const }) },
      {
        weight: 1,
        arbitrary: fc.constant({ process: 'renewal' as const, gap: { law: 'constant' as const, seconds: 1 } }),
      },
    ),
    topics: fc.array(topic, { minLength: 1, maxLength: 3 }),
    routes: fc.array(fc.array(step, { minLength: 1, maxLength: 3 }), { minLength: 3, maxLength: 3 }),
    agents: fc.tuple(...groupNames.map(group)),
    customerRule: fc.constantFrom('priority-then-longest-wait' as const, 'first-come-first-served' as const),
    seed: fc.string({ minLength: 1, maxLength: 8 }),
  })
  .map(({ calendar, contactsPerHour, arrivals, topics, routes, agents, customerRule, seed }) => ({
    calendar,
    demand: { contactsPerHour, arrivals, topics: Object.fromEntries(topics.map((of, i) => [`t${i}`, of])) },
    agents,
    routing: Object.fromEntries(topics.map((_, i) => [`t${i}`, routes[i]])),
    selection: { customerRule },
    run: { seed, replications: 1 },
  }));

const sorted = (list: readonly object[]): string[] => list.map((entry) => JSON.stringify(Object.values(entry))).sort();

describe('the simulation', () => {
  it('agrees contact by contact with a simulator that lists and sorts all that can happen next', async () => {
    await fc.assert(
      fc.asyncProperty(scenario, async (changes) => {
        const model = await modelOf(changes);
        const engine = recorded(model);
        const callers = Array.from({ length: model.classes.count }, (_, k) =>
          drawnCallers(model, k, model.run.seed, 0),
        );
        const naive = simulateNaively(model, callers);
        expect(sorted(engine.outcomes)).toEqual(sorted(naive.outcomes));
        expect(sorted(engine.services)).toEqual(sorted(naive.services));
        expect(sorted(engine.busyStretches)).toEqual(sorted(naive.busyStretches));
        for (let g = 0; g < model.groups.count; g++) {
          expect(agentSeconds(engine.overtimeStretches, g)).toBeCloseTo(
            // Work after the end belongs to no reporting interval; the engine may tell it, the collector drops it.
            naive.overtimeSeconds[g] + overtimeAfter(engine.overtimeStretches, g, model.clock.endSeconds),
            6,
          );
        }
      }),
      { numRuns: 500, seed: 20261123 },
    );
  });
});

function overtimeAfter(
  stretches: readonly { group: number; from: number; to: number; agents: number }[],
  group: number,
  end: number,
): number {
  return agentSeconds(
    stretches.map((stretch) => ({ ...stretch, from: Math.max(end, stretch.from) })),
    group,
  );
}
