import type { z } from 'zod';

/**
 * A field of the scenario file with its documentation. The reference page, the JSON Schema and the stand-in values
 * that keep checking going past a fault are all made from what is said here.
 * @param description meaning, unit and effect, in one or two sentences
 * @param examples valid values; the first is the one shown
 */
export function field<S extends z.ZodType>(schema: S, description: string, ...examples: z.input<S>[]): S {
  return schema.meta({ description, examples });
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
  return schema.meta({ description, examples, default: defaultValue });
}
