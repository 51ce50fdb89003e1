import { z } from 'zod';
import type { Path } from './issue.ts';

/** What the walk needs to know of a schema; zod's own definitions carry more. */
interface Definition {
  readonly type: string;
  readonly innerType?: z.ZodType;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly valueType?: z.ZodType;
  readonly element?: z.ZodType;
  readonly options?: readonly z.ZodType[];
  readonly discriminator?: string;
  readonly values?: readonly unknown[];
  readonly entries?: Readonly<Record<string, string>>;
  readonly keyType?: z.ZodType;
  readonly defaultValue?: unknown;
  readonly format?: string;
}

/** What zod says of one check on a schema. */
interface Check {
  readonly check: string;
  readonly value?: number;
  readonly inclusive?: boolean;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly error?: (issue: object) => unknown;
}

/** The definition of a schema, of whichever kind it is. */
export function definitionOf(schema: z.ZodType): Definition {
  return schema._zod.def as unknown as Definition;
}

/** The checks on a schema beyond its kind, in the order in which they were given. */
export function checksOf(schema: z.ZodType): readonly Check[] {
  const { checks = [] } = schema._zod.def as unknown as { checks?: readonly { _zod: { def: Check } }[] };
  return checks.map((check) => check._zod.def);
}

/** What the first check with a sentence of its own allows. */
export function sentenceOf(schema: z.ZodType): string | undefined {
  return checksOf(schema)
    .map(({ error }) => error?.({}))
    .find((message) => typeof message === 'string');
}

/** The schema inside `optional`, `default`, `prefault` and `later`. */
export function bare(schema: z.ZodType): z.ZodType {
  let inner = schema;
  for (let next = within(inner); next !== undefined; next = within(inner)) inner = next;
  return inner;
}

function within(schema: z.ZodType): z.ZodType | undefined {
  // Of a schema that is built later, the one that zod keeps once it is built; its definition would build another.
  return schema instanceof z.ZodLazy ? (schema._zod.innerType as z.ZodType) : definitionOf(schema).innerType;
}

/** The literal values of a union's discriminator, in order. */
export function discriminatorWords(union: z.ZodType): unknown[] {
  const { options = [], discriminator } = definitionOf(union);
  if (discriminator === undefined) return [];
  return options.flatMap((option) => definitionOf(bare(definitionOf(option).shape![discriminator]!)).values ?? []);
}

/** The option of a union that a value is an attempt at: by discriminator, else by kind of value. */
export function attemptedOption(union: z.ZodType, value: unknown): number {
  const { options = [], discriminator } = definitionOf(union);
  if (discriminator === undefined) return options.findIndex((option) => isOfKind(bare(option), value));
  if (kindOf(value) !== 'object') return -1;
  const word = (value as Record<string, unknown>)[discriminator];
  return options.findIndex((option) => {
    return definitionOf(bare(definitionOf(option).shape![discriminator]!)).values!.includes(word);
  });
}

/** The schema of a place in a value, or undefined where the value has gone astray before it. */
export function schemaAt(root: z.ZodType, value: unknown, path: Path): z.ZodType | undefined {
  let schema: z.ZodType | undefined = root;
  let part = value;
  for (const step of path) {
    if (schema === undefined) return undefined;
    const definition: Definition = definitionOf(resolved(schema, part));
    schema = definition.shape?.[step] ?? definition.valueType ?? definition.element;
    part = typeof part === 'object' && part !== null ? (part as Record<string | number, unknown>)[step] : undefined;
  }
  return schema;
}

/** A union resolved to the option its value is an attempt at. */
export function resolved(schema: z.ZodType, value: unknown): z.ZodType {
  const inner = bare(schema);
  const { options } = definitionOf(inner);
  if (options === undefined) return inner;
  const chosen = attemptedOption(inner, value);
  return chosen < 0 ? inner : resolved(options[chosen]!, value);
}

/** Valid values of a field, from its documentation. */
export function examplesOf(schema: z.ZodType): readonly unknown[] {
  return (z.globalRegistry.get(schema)?.examples ?? []) as readonly unknown[];
}

function isOfKind(schema: z.ZodType, value: unknown): boolean {
  const { type, values } = definitionOf(schema);
  if (values !== undefined) return values.includes(value);
  return (type === 'record' ? 'object' : type) === kindOf(value);
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}
