import type { z } from 'zod';
import { excerpt, type Fault, orList, type Path } from './issue.ts';
import { bare, definitionOf, schemaAt } from './schema-walk.ts';

type Json = Record<string, unknown>;

/** A value with a patch applied, or what of the patch cannot be applied, at its place in the patch. */
export type Patched = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly faults: Fault[] };

/**
 * Applies a JSON merge patch (RFC 7396) with one extension: a list whose entries have names takes an object that gives, by
 * name, a patch for each entry; null removes the entry, and a name that is not there adds one at the end. Which lists
 * have names is read from the schema. The value is left as it is; what is not patched is shared with the result.
 * @param root schema of `value`
 */
export function mergePatch(root: z.ZodType, value: unknown, patch: Json): Patched {
  const faults: Fault[] = [];
  const patched = merged(value, patch, [], (path) => schemaAt(root, value, path), faults);
  return faults.length === 0 ? { ok: true, value: patched } : { ok: false, faults };
}

function merged(
  target: unknown,
  patch: unknown,
  path: Path,
  schemaOf: (path: Path) => z.ZodType | undefined,
  faults: Fault[],
  place: Path = path,
): unknown {
  if (!isObject(patch)) return patch;
  const schema = schemaOf(path);
  if (Array.isArray(target) || (target === undefined && schema !== undefined && isNamedList(schema))) {
    return mergedList(target ?? [], patch, path, schemaOf, faults, place);
  }
  const result: Json = isObject(target) ? { ...target } : {};
  for (const [key, part] of Object.entries(patch)) {
    if (part === null) delete result[key];
    else result[key] = merged(result[key], part, [...path, key], schemaOf, faults, [...place, key]);
  }
  return result;
}

function mergedList(
  target: readonly unknown[],
  patch: Json,
  path: Path,
  schemaOf: (path: Path) => z.ZodType | undefined,
  faults: Fault[],
  place: Path,
): unknown[] {
  const names = target.map(nameOf);
  if (target.length > 0 && names.every((name) => name === undefined)) {
    faults.push({ path: place, found: excerpt(patch), allowed: 'a list: the entries there have no names' });
    return [...target];
  }
  const result: unknown[] = [...target];
  for (const [name, part] of Object.entries(patch)) {
    const at = names.indexOf(name);
    if (at >= 0 && names.indexOf(name, at + 1) >= 0) {
      const allowed = orList(names.filter((other, i) => other !== undefined && names.indexOf(other) === i));
      faults.push({ path: [...place, name], found: `${excerpt(name)}, of which there are several`, allowed });
    } else if (part === null) {
      if (at >= 0) result[at] = undefined;
      else
        faults.push({
          path: [...place, name],
          found: 'null',
          allowed: orList(names.filter((other) => other !== undefined)),
        });
    } else if (!isObject(part)) {
      faults.push({ path: [...place, name], found: excerpt(part), allowed: 'an object, or null to remove the entry' });
    } else if (at >= 0) {
      result[at] = merged(target[at], part, [...path, at], schemaOf, faults, [...place, name]);
    } else {
      result.push(merged(undefined, { name, ...part }, [...path, result.length], schemaOf, faults, [...place, name]));
    }
  }
  return result.filter((entry) => entry !== undefined);
}

/**
 * Where in a patch the value at a path of the patched document comes from.
 * @returns the deepest place of the patch on the way there, and whether it leads all the way: if not, the value was
 *   there before, and something in the patch does not go with it
 */
export function placeInPatch(patched: unknown, patch: Json, path: Path): { place: Path; isWithin: boolean } {
  const place: (string | number)[] = [];
  let given: unknown = patch;
  let part = patched;
  for (const [depth, step] of path.entries()) {
    // A list or a plain value replaced what was there whole.
    if (!isObject(given)) return { place: [...place, ...path.slice(depth)], isWithin: true };
    const entry = isObject(part) || Array.isArray(part) ? (part as Record<string | number, unknown>)[step] : undefined;
    const key = typeof step === 'number' ? nameOf(entry) : step;
    if (key === undefined || !Object.hasOwn(given, key)) return { place, isWithin: false };
    place.push(key);
    given = given[key];
    part = entry;
  }
  return { place, isWithin: true };
}

/** Is it a list of objects that have names? */
function isNamedList(schema: z.ZodType): boolean {
  const { element, options = [] } = definitionOf(bare(schema));
  if (element === undefined) return options.some(isNamedList);
  const inner = bare(element);
  const shapes = definitionOf(inner).options?.map((option) => definitionOf(bare(option)).shape) ?? [
    definitionOf(inner).shape,
  ];
  return shapes.every((shape) => shape?.name !== undefined);
}

function nameOf(entry: unknown): string | undefined {
  return isObject(entry) && typeof entry.name === 'string' ? entry.name : undefined;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
