import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { parseScenario } from '../../engine/index.ts';
import { addFieldsUsed, schemaFields } from '../support/schema-fields.ts';

const text = readFileSync(new URL('../../bench/models/everything.json', import.meta.url), 'utf8');

/** Fields of which a scenario can have only one; the model has `contactsPerDay`, Poisson arrivals and one customer rule. */
const placesTaken = [
  '.calendar.hours',
  '.demand.contactsPerHour',
  '.demand.contactsPerWeek',
  '.demand.dailyContacts',
  '.demand.intervalCounts',
  '.demand.trace',
  '.demand.arrivals.gap',
  '.routing.*[].rank',
  '.selection.queueRatios',
  '.selection.waitWeights',
];

/** What is said about a run and the runs beside it, and takes no part in one. */
const aboutRuns = /^\.(finding|claims|variants)\b/;

/** Laws have parameters of their own, and are timed one by one in bench/micro. */
const parameterOfLaw =
  /\.(law|meanSeconds|cv|stages|shape|seconds|lowSeconds|highSeconds|modeSeconds|parts|quantilesSeconds)\b/;

/** Paths of the format, with whether the model uses a field there. */
function pathsUsed(): Map<string, boolean> {
  const schemas = new Set<z.ZodType>();
  addFieldsUsed(JSON.parse(text), schemas);
  const used = new Map<string, boolean>();
  for (const { path, schema } of schemaFields()) used.set(path, used.get(path) || schemas.has(schema));
  return used;
}

describe('the scenario with everything at once', () => {
  it('is valid', () => {
    expect(parseScenario(text)).toMatchObject({ ok: true });
  });

  it('uses every field of the format, but for those whose place another has taken', () => {
    const isExcused = (path: string) =>
      parameterOfLaw.test(path) ||
      aboutRuns.test(path) ||
      placesTaken.some((field) => path === field || path.startsWith(`${field}[`));
    const unused = [...pathsUsed()].filter(([path, isUsed]) => !isUsed && !isExcused(path));
    expect(unused.map(([path]) => path)).toEqual([]);
  });

  it('excuses no field that it uses, and none that the format does not have', () => {
    const used = pathsUsed();
    expect(placesTaken.map((path) => used.get(path))).toEqual(placesTaken.map(() => false));
  });
});
