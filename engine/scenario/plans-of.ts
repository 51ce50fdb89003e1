import { excerpt, type Fault, formatPath, orList, type Path } from './issue.ts';
import { mergePatch, placeInPatch } from './merge-patch.ts';
import { nearest } from './nearest.ts';
import { scenarioSchema } from './scenario.ts';
import { unchangeable } from './variants.ts';

type Json = Record<string, unknown>;

/** A variant written out as a scenario of its own, not yet checked. */
export interface Plan {
  readonly name: string;
  readonly value: Json;
  /** Turns a fault of `value` into one of the file; undefined when the variant has nothing to do with it. */
  readonly inFile: (fault: Fault, isBaseSound: boolean) => Fault | undefined;
}

/** Checking all variants looks at so many values at most: a file cannot make the engine hang. */
const mostValues = 4_000_000;

const changeable = Object.keys(scenarioSchema.shape).filter((key) => !unchangeable.includes(key));

/**
 * The variants of a file as scenarios: the file without its variants and claims, with the changes of each.
 * @param value a file whose `variants` are sound in structure
 */
export function plansOf(value: Json, fault: (fault: Fault) => void): Plan[] {
  const { variants, claims, finding, ...base } = value;
  const given = Object.entries((variants ?? {}) as Record<string, { changes: Json }>);
  if (given.length === 0) return [];
  const most = Math.floor(mostValues / Math.max(1, countValues(base, mostValues)));
  if (given.length > Math.max(1, most)) {
    const allowed = `at most ${Math.max(1, most)}, for a file of this size`;
    fault({ path: ['variants'], found: `${given.length} variants`, allowed });
    return [];
  }
  return given.flatMap(([name, { changes }]) => {
    const at: Path = ['variants', name, 'changes'];
    const wrong = Object.keys(changes).filter((key) => !changeable.includes(key));
    for (const key of wrong) {
      const guess = unchangeable.includes(key) ? undefined : nearest(key, changeable);
      const found = unchangeable.includes(key)
        ? `the key ${excerpt(key)}, which all variants share`
        : `the unknown key ${excerpt(key)}`;
      fault({ path: [...at, key], found, allowed: orList(changeable), ...(guess !== undefined && { guess }) });
    }
    if (wrong.length > 0) return [];
    const patched = mergePatch(scenarioSchema, base, changes);
    if (!patched.ok) {
      for (const { path, ...rest } of patched.faults) fault({ ...rest, path: [...at, ...path] });
      return [];
    }
    const plan = { ...(patched.value as Json), name: nameOfPlan(base.name, name) };
    const inFile: Plan['inFile'] = ({ path, found, allowed, guess }, isBaseSound) => {
      const { place, isWithin } = placeInPatch(plan, changes, path);
      if (!isWithin && !isBaseSound) return undefined;
      const words = isWithin ? found : `${found} in ${formatPath(path)}, which does not go with the changes`;
      return { path: [...at, ...place], found: words, allowed, ...(guess !== undefined && { guess }) };
    };
    return [{ name, value: plan, inFile }];
  });
}

function nameOfPlan(base: unknown, variant: string): string {
  return `${String(base).slice(0, 150)}: ${variant}`;
}

function countValues(value: unknown, most: number): number {
  if (typeof value !== 'object' || value === null) return 1;
  let count = 1;
  for (const part of Object.values(value)) {
    count += countValues(part, most - count);
    if (count > most) break;
  }
  return count;
}
