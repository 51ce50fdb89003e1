import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { formatIssue } from '../../engine/scenario/issue.ts';
import { validateScenario } from '../../engine/scenario/parse-scenario.ts';
import { type ScenarioInput, scenarioSchema } from '../../engine/scenario/scenario.ts';
import { examplesOf } from '../../engine/scenario/schema-walk.ts';
import { addFieldsUsed, schemaFields } from '../support/schema-fields.ts';
import { everyField } from './example-scenarios.ts';

const fields = schemaFields();

function demandWith(change: Partial<ScenarioInput['demand']>): ScenarioInput {
  const scenario = everyField();
  delete scenario.demand.contactsPerWeek;
  return { ...scenario, demand: { ...scenario.demand, ...change } };
}

const days = Array.from({ length: 28 }, (_, day) => new Date(Date.UTC(2026, 0, 5 + day)).toISOString().slice(0, 10));
const counts = {
  topic: 'nurse',
  language: 'en',
  channel: 'voice',
  intervalMinutes: 30,
  startsAt: '2026-01-05',
} as const;
const one = { topic: 'nurse', language: 'en', channel: 'voice', atSeconds: [1, 2] };

/** The fields of which a scenario can have only one. */
const alternatives: ScenarioInput[] = [
  everyField(),
  demandWith({ contactsPerHour: 40 }),
  demandWith({ contactsPerDay: 900 }),
  demandWith({ dailyContacts: Object.fromEntries(days.map((day) => [day, 900])) }),
  demandWith({ intervalCounts: [{ ...counts, contacts: [3, 4] }] }),
  demandWith({ trace: [one] }),
  demandWith({ contactsPerHour: 40, arrivals: { process: 'renewal', gap: { law: 'gamma', meanSeconds: 1, cv: 0.5 } } }),
  { ...everyField(), calendar: { start: '2026-01-05', hours: 672 } },
];

describe('every field of the scenario format', () => {
  it('has a description and a valid example', () => {
    for (const { path, schema } of fields) {
      expect(z.globalRegistry.get(schema)?.description, path).toMatch(/^.{8,}\.$/s);
      expect(examplesOf(schema).length, path).toBeGreaterThan(0);
      for (const example of examplesOf(schema)) expect(schema.safeParse(example).success, path).toBe(true);
    }
  });

  it('is used by a scenario that is valid', () => {
    expect(fields.length).toBeGreaterThan(200);
    const seen = new Set<z.ZodType>();
    for (const scenario of alternatives) {
      const parsed = validateScenario(scenario);
      expect(parsed.ok ? [] : parsed.issues.map(formatIssue)).toEqual([]);
      addFieldsUsed(scenario, seen);
    }
    expect(fields.filter(({ schema }) => !seen.has(schema)).map(({ path }) => path)).toEqual([]);
  });

  it('is refused under any other name', () => {
    const parsed = scenarioSchema.safeParse({ ...everyField(), extra: 1 });
    expect(parsed.success).toBe(false);
  });
});
