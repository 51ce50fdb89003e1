import type { Path } from './issue.ts';
import type { Scenario } from './scenario.ts';
import { scenarioSchema } from './scenario.ts';
import { examplesOf, schemaAt } from './schema-walk.ts';
import { partAt, type StructuralFault, structuralFaults } from './structure.ts';

/** What could be made of a faulty file: a scenario to check for meaning, and the places where it is not the writer's. */
export interface SoundPart {
  readonly scenario: Scenario;
  readonly damaged: readonly Path[];
}

/** Mending one level of a value can uncover the next; the format is not deeper than this. */
const mostRounds = 8;

/**
 * Puts a documented example in the place of every faulty part, so that the meaning of all the rest can be checked in
 * the same run. Whatever is said about those places, or follows from them, is to be dropped.
 * @returns undefined when no scenario can be made of it
 */
export function soundPart(value: unknown, faults: readonly StructuralFault[]): SoundPart | undefined {
  const mended: unknown = structuredClone(value);
  const damaged: Path[] = [];
  let current = faults;
  for (let round = 0; round < mostRounds; round += 1) {
    for (const fault of current) mend(mended, fault, damaged, round >= mostRounds / 2 ? 1 : 0);
    const parsed = scenarioSchema.safeParse(mended);
    if (parsed.success) return { scenario: parsed.data, damaged };
    current = structuralFaults(scenarioSchema, mended, parsed.error.issues);
  }
  return undefined;
}

/** @param above levels above the fault to mend: what resists is given up with what surrounds it */
function mend(value: unknown, fault: StructuralFault, damaged: Path[], above: number): void {
  const place = fault.lost ?? fault.path;
  const path = place.length > above ? place.slice(0, place.length - above) : place;
  const parent = partAt(value, path.slice(0, -1)) as Record<string | number, unknown> | undefined;
  const key = path[path.length - 1];
  if (parent === undefined || key === undefined || typeof parent !== 'object' || parent === null) return;
  damaged.push(path);
  if (fault.isKeyFault && above === 0) {
    const intended = fault.guess;
    if (intended !== undefined && !Object.hasOwn(parent, intended)) {
      parent[intended] = parent[key];
      damaged.push([...path.slice(0, -1), intended]);
    }
    delete parent[key];
    return;
  }
  const standIn = exampleAt(value, path);
  if (standIn !== undefined) parent[key] = structuredClone(standIn);
  else if (!Array.isArray(parent)) delete parent[key];
}

function exampleAt(value: unknown, path: Path): unknown {
  const schema = schemaAt(scenarioSchema, value, path);
  const example = schema === undefined ? undefined : examplesOf(schema)[0];
  if (example !== undefined) return example;
  const above = schemaAt(scenarioSchema, value, path.slice(0, -1));
  const whole = above === undefined ? undefined : examplesOf(above)[0];
  return typeof whole === 'object' && whole !== null ? Object.values(whole)[0] : undefined;
}
