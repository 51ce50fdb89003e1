import { z } from 'zod';
import { behaviourFields } from './behaviour.ts';
import { bare, definitionOf } from './schema-walk.ts';

/**
 * Which objects of the format have a section of their own on the reference page, in the order of the file. Small
 * objects are told in the table of the object that holds them, as rows `holidays[].date`; what several places share
 * (the behaviour fields, shifts, distributions) is told once, and the other places link there.
 */

/** An object of the format, or a union of objects that a field such as `shape` tells apart. */
export interface ReferenceObject {
  /** Where the file has it first, such as `agents[].shifts`. */
  readonly path: string;
  /** The field that holds it, with its documentation. */
  readonly field: z.ZodType;
  readonly object: z.ZodType;
}

/** A field of an object, or of the options of a union that are named in `words`. */
export interface ReferenceField {
  readonly name: string;
  readonly schema: z.ZodType;
  /** Discriminator words of the options that have the field; undefined where all have it. */
  readonly words?: readonly string[];
}

const mostInlineFields = 3;
const behaviour = new Set<z.ZodType>(Object.values(behaviourFields));

/** Every object with a section, the file itself first. */
export function referenceObjects(root: z.ZodType): ReferenceObject[] {
  const found: ReferenceObject[] = [{ path: '', field: root, object: root }];
  const uses = new Map<unknown, number>();
  count(root, uses);
  const seen = new Set<unknown>();
  const visit = (object: z.ZodType, path: string): void => {
    for (const { name, schema } of ownFields(object, path)) {
      const held = heldObject(schema);
      if (held === undefined || isDistribution(held.object)) continue;
      const isInline = path !== '' && isSmall(held.object) && uses.get(held.object._zod.def) === 1;
      if (isInline || seen.has(held.object._zod.def)) continue;
      seen.add(held.object._zod.def);
      const place = path === '' ? name : `${path}.${name}`;
      found.push({ path: place, field: schema, object: held.object });
      visit(held.object, place + held.steps);
    }
  };
  visit(root, '');
  return found;
}

/** The object that a field holds, itself or by list, by name or as one choice of several, and the way to it. */
export function heldObject(field: z.ZodType): { readonly object: z.ZodType; readonly steps: string } | undefined {
  const inner = bare(field);
  const { shape, discriminator, element, valueType, keyType, options = [] } = definitionOf(inner);
  if (shape !== undefined || discriminator !== undefined) return { object: inner, steps: '' };
  const held = element ?? valueType;
  if (held === undefined) return options.map(heldObject).find((object) => object !== undefined);
  const within = heldObject(held);
  return within && { object: within.object, steps: (element ? '[]' : `.{${titleOf(keyType!)}}`) + within.steps };
}

/** The fields to tell of an object: all, but for the behaviour fields outside `contacts`, where they are told. */
export function ownFields(object: z.ZodType, path: string): ReferenceField[] {
  const { options, shape = {} } = definitionOf(object);
  if (options !== undefined) return fieldsOfUnion(object);
  return Object.entries(shape)
    .filter(([, schema]) => path === 'contacts' || !behaviour.has(schema))
    .map(([name, schema]) => ({ name, schema }));
}

/** Does the object take the behaviour fields beside its own? */
export function hasBehaviour(object: z.ZodType): boolean {
  return Object.values(definitionOf(object).shape ?? {}).some((schema) => behaviour.has(schema));
}

export function isDistribution(object: z.ZodType): boolean {
  return definitionOf(object).discriminator === 'law';
}

/** What the engine calls a kind of text, such as a date. */
export function titleOf(schema: z.ZodType): string | undefined {
  return z.globalRegistry.get(bare(schema))?.title;
}

/** Word and fields of each option of a union, without the discriminator itself. */
export function optionsOf(union: z.ZodType): { word: string; label: z.ZodType; fields: ReferenceField[] }[] {
  const { options = [], discriminator = '' } = definitionOf(union);
  return options.map((option) => {
    const { [discriminator]: label, ...rest } = definitionOf(option).shape!;
    const fields = Object.entries(rest).map(([name, schema]) => ({ name, schema }));
    return { word: String(definitionOf(bare(label!)).values![0]), label: label!, fields };
  });
}

/** Fields of a union, each once: those of one name that say the same belong to several options. */
function fieldsOfUnion(union: z.ZodType): ReferenceField[] {
  const options = optionsOf(union);
  const fields = new Map<string, { name: string; schema: z.ZodType; words: string[] }>();
  for (const { word, fields: own } of options) {
    for (const { name, schema } of own) {
      const key = `${name}: ${z.globalRegistry.get(schema)?.description}`;
      const known = fields.get(key);
      if (known === undefined) fields.set(key, { name, schema, words: [word] });
      else known.words.push(word);
    }
  }
  return [...fields.values()].map(({ name, schema, words }) =>
    words.length === options.length ? { name, schema } : { name, schema, words },
  );
}

function isSmall(object: z.ZodType): boolean {
  const fields = Object.values(definitionOf(object).shape ?? {});
  const isFlat = fields.every((field) => {
    const held = heldObject(field);
    return held === undefined || isDistribution(held.object);
  });
  return fields.length > 0 && fields.length <= mostInlineFields && isFlat;
}

/** Counts the fields that hold each object; the behaviour fields count once. */
function count(object: z.ZodType, uses: Map<unknown, number>, path = ''): void {
  for (const { name, schema } of ownFields(object, path)) {
    const held = heldObject(schema);
    if (held === undefined || isDistribution(held.object)) continue;
    const { def } = held.object._zod;
    const known = uses.get(def) ?? 0;
    uses.set(def, known + 1);
    if (known === 0) count(held.object, uses, path === '' ? name : `${path}.${name}`);
  }
}
