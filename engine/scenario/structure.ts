import type { z } from 'zod';
import { allowedWords } from './allowed.ts';
import { excerpt, type Fault, orList, type Path } from './issue.ts';
import { nearest } from './nearest.ts';
import { attemptedOption, bare, definitionOf, discriminatorWords, resolved, schemaAt } from './schema-walk.ts';

type RawIssue = z.core.$ZodIssue;

/** An object with more unknown keys than this is of another kind altogether; the first are telling enough. */
const mostUnknownKeys = 200;

/** A structural fault, and whether the key itself is what is wrong. */
export interface StructuralFault extends Fault {
  readonly isKeyFault: boolean;
  /** The place to mend, where that is not the place of the fault: an object whose kind is unknown is lost as a whole. */
  readonly lost?: Path;
}

/**
 * Puts zod's issues into the words of a scenario: unions reduced to the option that was meant, unknown keys and words
 * with the one that was probably meant, every allowed range read from the schema itself.
 */
export function structuralFaults(root: z.ZodType, value: unknown, issues: readonly RawIssue[]): StructuralFault[] {
  return issues.flatMap((issue) => faultsOf(root, value, issue, issue.path as Path));
}

/** The part of a value at a path; undefined where there is none. */
export function partAt(value: unknown, path: Path): unknown {
  let part = value;
  for (const step of path) {
    if (typeof part !== 'object' || part === null || !Object.hasOwn(part, step)) return undefined;
    part = (part as Record<string | number, unknown>)[step];
  }
  return part;
}

function faultsOf(root: z.ZodType, value: unknown, issue: RawIssue, path: Path): StructuralFault[] {
  const part = partAt(value, path);
  const schema = schemaAt(root, value, path);
  if (issue.code === 'unrecognized_keys') {
    const known = schema === undefined ? [] : knownKeys(schema, part);
    return issue.keys.slice(0, mostUnknownKeys).map((key) => unknownKey([...path, key], key, known));
  }
  if (issue.code === 'invalid_key') {
    const found = `the key ${excerpt(path[path.length - 1])}`;
    return [{ path, found, allowed: issue.issues[0]?.message ?? 'another key', isKeyFault: true }];
  }
  if (issue.code === 'invalid_union') {
    if (issue.discriminator !== undefined) return [wrongDiscriminator(root, value, path)];
    const chosen = schema === undefined ? -1 : attemptedOption(bare(schema), part);
    const nested = issue.errors[chosen] ?? [];
    if (nested.length > 0) {
      return nested.flatMap((inner) => faultsOf(root, value, inner, [...path, ...(inner.path as Path)]));
    }
  }
  const found = part === undefined ? missing(root, value, path) : excerpt(part);
  const isWorded = issue.code === 'custom' || (issue.code === 'invalid_format' && part !== undefined);
  if (isWorded || schema === undefined) return [{ path, found, allowed: issue.message, isKeyFault: false }];
  const { entries, values } = definitionOf(bare(schema));
  const words = entries === undefined ? values : Object.values(entries);
  if (words !== undefined) return [wrongWord(path, found, part, words)];
  return [{ path, found, allowed: allowedWords(schema, part), isKeyFault: false }];
}

function unknownKey(path: Path, key: string, known: readonly string[]): StructuralFault {
  const fault = { path, found: `the unknown key ${excerpt(key)}`, allowed: orList(known), isKeyFault: true };
  const guess = nearest(key, known);
  return guess === undefined ? fault : { ...fault, guess };
}

function wrongDiscriminator(root: z.ZodType, value: unknown, path: Path): StructuralFault {
  const union = schemaAt(root, value, path.slice(0, -1));
  const part = partAt(value, path);
  const found = part === undefined ? 'nothing' : excerpt(part);
  const words = union === undefined ? [] : discriminatorWords(bare(union));
  return { ...wrongWord(path, found, part, words), lost: path.slice(0, -1) };
}

function wrongWord(path: Path, found: string, part: unknown, words: readonly unknown[]): StructuralFault {
  const fault = { path, found, allowed: orList(words), isKeyFault: false };
  const guess = nearest(part, words.map(String));
  return guess === undefined ? fault : { ...fault, guess };
}

// A misspelt required key is two faults to a parser and one to its writer: this one points to the other.
function missing(root: z.ZodType, value: unknown, path: Path): string {
  const parentPath = path.slice(0, -1);
  const parent = partAt(value, parentPath);
  const schema = schemaAt(root, value, parentPath);
  if (schema === undefined || typeof parent !== 'object' || parent === null || path.length === 0) return 'nothing';
  const known = new Set(knownKeys(schema, parent));
  const unknown = Object.keys(parent).filter((key) => !known.has(key));
  const near = nearest(path[path.length - 1], unknown);
  return near === undefined ? 'nothing' : `nothing but the unknown key ${excerpt(near)}`;
}

function knownKeys(schema: z.ZodType, part: unknown): string[] {
  return Object.keys(definitionOf(resolved(schema, part)).shape ?? {});
}
