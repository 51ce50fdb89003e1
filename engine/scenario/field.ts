import { z } from 'zod';

/**
 * A field of the scenario file with its documentation. The reference page, the JSON Schema and the stand-in values
 * that keep checking going past a fault are all made from what is said here.
 * @param description meaning, unit and effect, in one or two sentences
 * @param examples valid values; the first is the one shown
 */
export function field<S extends z.ZodType>(schema: S, description: string, ...examples: z.input<S>[]): S {
  return documented(schema, { description, examples });
}

/**
 * A field that may be given in several layers (contacts, channel, language, topic, overrides). Its default is stated for
 * the reader but applied only by `behaviourOf`, after the layers are merged: a default filled in by one layer would
 * hide the value of the layer below.
 */
export function layeredField<S extends z.ZodType>(
  schema: S,
  description: string,
  defaultValue: z.input<S>,
  ...examples: z.input<S>[]
): S {
  return documented(schema, { description, examples, default: defaultValue });
}

/**
 * A schema that was made for one field carries its documentation itself: `meta` would copy it for that, and the schemas of
 * the format are the larger part of what it costs to load the engine. One that has documentation already is shared.
 */
function documented<S extends z.ZodType>(schema: S, meta: z.core.GlobalMeta): S {
  if (z.globalRegistry.has(schema)) return schema.meta(meta);
  z.globalRegistry.add(schema, meta);
  return schema;
}

/**
 * A schema for many fields, made once. That it is documented, if only by nothing, tells `field` that it is not of one
 * field alone.
 */
export function shared<S extends z.ZodType>(schema: S, meta: z.core.GlobalMeta = {}): () => S {
  z.globalRegistry.add(schema, meta);
  return () => schema;
}

/**
 * A part of the format that is built when a file first uses it. Most files use few of them.
 * @param build an object, or a union of some, which may be left out only where the schema around it says so
 */
export function later<S extends z.ZodType>(build: () => S): z.ZodLazy<S> {
  const schema = z.lazy(build);
  // What zod would build it for, whenever the part is left out: to ask whether that is allowed.
  schema._zod.optin = undefined;
  schema._zod.optout = undefined;
  return schema;
}
