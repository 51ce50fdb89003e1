import { z } from 'zod';
import { jsonText } from './reference-words.ts';
import { scenarioSchema } from './scenario.ts';

/**
 * The JSON Schema of the scenario file as it is written (before defaults), for editors; `referencePage` is for readers.
 * Draft 7, the newest that editors support in full; it says all that concerns structure and nothing of meaning.
 */
export function scenarioJsonSchema(): Record<string, unknown> {
  const { $schema, ...rest } = z.toJSONSchema(scenarioSchema, { io: 'input', target: 'draft-7' });
  return { $schema, title: 'Surgeboard scenario', ...rest };
}

/** The text of `scenarios/scenario.schema.json`; `npm run schema` writes it. */
export function jsonSchemaText(): string {
  return `${jsonText(scenarioJsonSchema(), 140)}\n`;
}
