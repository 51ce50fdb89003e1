import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { jsonSchemaText, scenarioJsonSchema } from '../../engine/scenario/json-schema.ts';

it('scenarios/scenario.schema.json is the schema of this engine', () => {
  const stored = readFileSync(new URL('../../scenarios/scenario.schema.json', import.meta.url), 'utf8');
  expect(stored === jsonSchemaText(), 'the stored schema is out of date; "npm run schema" writes it anew').toBe(true);
});

it('the schema carries descriptions, defaults and examples, and refuses unknown keys', () => {
  const schema = scenarioJsonSchema() as {
    additionalProperties: boolean;
    required: string[];
    properties: object;
    definitions: object;
  };
  expect(schema.additionalProperties).toBe(false);
  expect(schema.required).toEqual(['surgeboard', 'name', 'calendar', 'demand', 'contacts', 'agents']);
  expect(schema.properties).toMatchObject({
    currency: { default: 'USD', examples: ['USD'], description: expect.stringContaining('ISO 4217') },
    contacts: { properties: { priority: { $ref: '#/definitions/priority' } } },
  });
  expect(schema.definitions).toMatchObject({
    priority: { type: 'integer', default: 0, description: expect.stringContaining('Rank') },
  });
});

it('the schema spells a behaviour field out once, and every reference leads somewhere', () => {
  const { definitions } = scenarioJsonSchema() as { definitions: object };
  const references = new Set(
    [...jsonSchemaText().matchAll(/"\$ref": "#\/definitions\/([^"]*)"/g)].map(([, name]) => name),
  );
  expect([...references].sort()).toEqual(Object.keys(definitions).sort());
  expect(jsonSchemaText().split('Talk and hold time of a contact').length - 1).toBe(1);
});
