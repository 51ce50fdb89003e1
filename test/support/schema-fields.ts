import type { z } from 'zod';
import { scenarioSchema } from '../../engine/scenario/scenario.ts';
import { bare, definitionOf, resolved } from '../../engine/scenario/schema-walk.ts';

/** A field of the scenario format: `.demand.events[].start`. */
export interface Field {
  readonly path: string;
  readonly schema: z.ZodType;
}

/** Every field of the scenario format; one that several objects share is listed at each place. */
export function schemaFields(): Field[] {
  return fieldsOf(scenarioSchema, '');
}

function fieldsOf(schema: z.ZodType, path: string): Field[] {
  const { shape, valueType, element, options } = definitionOf(bare(schema));
  return [
    ...Object.entries(shape ?? {}).flatMap(([key, inner]) => [
      { path: `${path}.${key}`, schema: inner },
      ...fieldsOf(inner, `${path}.${key}`),
    ]),
    ...(options ?? []).flatMap((option) => fieldsOf(option, path)),
    ...(valueType === undefined ? [] : fieldsOf(valueType, `${path}.*`)),
    ...(element === undefined ? [] : fieldsOf(element, `${path}[]`)),
  ];
}

/** Adds the schemas of the fields that a scenario uses. */
export function addFieldsUsed(scenario: unknown, used: Set<z.ZodType>): void {
  visit(scenarioSchema, scenario, used);
}

function visit(schema: z.ZodType, value: unknown, used: Set<z.ZodType>): void {
  used.add(schema);
  if (typeof value !== 'object' || value === null) return;
  const { shape, valueType, element } = definitionOf(resolved(schema, value));
  for (const [key, part] of Object.entries(value)) {
    const inner = shape?.[key] ?? valueType ?? element;
    if (inner !== undefined) visit(inner, part, used);
  }
}
