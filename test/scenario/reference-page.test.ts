import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { distributionSchema } from '../../engine/scenario/distribution.ts';
import { parseScenario } from '../../engine/scenario/parse-scenario.ts';
import { referencePage } from '../../engine/scenario/reference-page.ts';
import { shortestScenario } from '../../engine/scenario/reference-prose.ts';
import { scenarioSchema } from '../../engine/scenario/scenario.ts';
import { bare, definitionOf } from '../../engine/scenario/schema-walk.ts';

const page = referencePage();
const headings = [...page.matchAll(/^#+ (.*)$/gm)].map(([, heading]) => heading);

/** What GitHub makes of a heading: lower case, without punctuation, hyphens for spaces. */
const anchors = headings.map((heading) =>
  heading
    .toLowerCase()
    .replace(/[^a-z0-9 _-]/g, '')
    .replaceAll(' ', '-'),
);

/** Cells of every row of every table, without what Markdown adds. */
const rows = page
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .map((line) => line.slice(2, -2).split(/(?<!\\) \| /));

const plain = (text: string): string => text.replaceAll(/<br>|[`\\\s]/g, '').replace(/^_[^_]*:_/, '');

/** Every field of the schema, once, by its name. */
function fieldsOf(schema: z.ZodType, found: Map<z.ZodType, string>): Map<z.ZodType, string> {
  const { shape, valueType, element, options } = definitionOf(bare(schema));
  for (const [name, field] of Object.entries(shape ?? {})) {
    found.set(field, name);
    fieldsOf(field, found);
  }
  for (const inner of [...(options ?? []), valueType, element]) if (inner !== undefined) fieldsOf(inner, found);
  return found;
}

describe('the reference page', () => {
  it('stored in scenarios/REFERENCE.md is that of this engine', () => {
    const stored = readFileSync(new URL('../../scenarios/REFERENCE.md', import.meta.url), 'utf8');
    expect(stored === page, 'the stored page is out of date; "npm run schema" writes it anew').toBe(true);
  });

  it('has a row with the meaning of every field of the schema', () => {
    const told = new Set(rows.map((cells) => `${plain(cells[0]).split('.').at(-1)}: ${plain(cells[4] ?? '')}`));
    const kinds = new Set(rows.map(([kind, meaning]) => `${plain(kind)}: ${plain(meaning)}`));
    const fields = fieldsOf(scenarioSchema, new Map());
    expect(fields.size).toBeGreaterThan(250);
    const missing = [...fields].filter(([schema, name]) => {
      const meaning = plain(z.globalRegistry.get(schema)?.description ?? '');
      const { values } = definitionOf(bare(schema));
      return !told.has(`${name}: ${meaning}`) && !kinds.has(`"${values?.[0]}": ${meaning}`);
    });
    expect(missing.map(([, name]) => name)).toEqual([]);
  });

  it('has a section for every object of the file, in the order of the file', () => {
    const { shape } = definitionOf(scenarioSchema);
    const isObject = (schema: z.ZodType): boolean => {
      const { element, valueType, shape: fields } = definitionOf(bare(schema));
      const held = element ?? valueType;
      return fields !== undefined || (held !== undefined && isObject(held));
    };
    const objects = Object.keys(shape!).filter((name) => isObject(shape![name]));
    expect(objects.length).toBeGreaterThan(15);
    expect(headings.filter((heading) => objects.includes(heading))).toEqual(objects);
  });

  it('tells each behaviour field and each law once', () => {
    const count = (name: string) => rows.filter(([cell]) => cell === `\`${name}\``).length;
    expect(['afterCallWork', 'patience', 'balkingShare', 'urgentPriority'].map(count)).toEqual([1, 1, 1, 1]);
    for (const option of definitionOf(distributionSchema).options!) {
      const [law] = definitionOf(bare(definitionOf(option).shape!.law)).values!;
      expect(count(`"${law}"`), String(law)).toBe(1);
    }
  });

  it('links to sections that it has, by anchors that differ', () => {
    expect(new Set(anchors).size).toBe(anchors.length);
    const links = [...page.matchAll(/\]\(#([^)]*)\)/g)].map(([, anchor]) => anchor);
    expect(links.length).toBeGreaterThan(100);
    expect(links.filter((anchor) => !anchors.includes(anchor))).toEqual([]);
  });

  it('has tables whose rows have as many cells as their heads', () => {
    let width = 0;
    for (const line of page.split('\n')) {
      const cells = line.startsWith('| ') ? line.slice(2, -2).split(/(?<!\\) \| /).length : 0;
      if (width > 0 && cells > 0) expect(cells, line).toBe(width);
      width = cells;
    }
  });

  it('states the bounds, units and defaults of the schema', () => {
    const row = (name: string) => rows.find(([cell]) => cell === `\`${name}\``);
    expect(row('costPerHour')?.slice(1, 4)).toEqual(['number >= 0', 'currency / hour', '`0`']);
    expect(row('urgentPriority')?.slice(1, 4)).toEqual(['whole number, -1,000 to 1,000', '', '`-1`']);
    expect(row('shrinkage.planned')?.slice(1, 4)).toEqual(['number >= 0 and < 1', 'share', '`0`']);
    expect(row('reportingMinutes')?.slice(1, 4)).toEqual(['`15`, `30` or `60`', 'min', '`30`']);
    expect(row('busyness.correlationBetweenDays')?.[2]).toBe('');
  });
});

describe('the shortest scenario', () => {
  const without = (value: object, path: readonly string[]): object => {
    const [key, ...rest] = path;
    const { [key]: part, ...others } = value as Record<string, object>;
    if (rest.length === 0) return Array.isArray(value) ? [] : others;
    return Array.isArray(value) ? [without(part, rest)] : { ...others, [key]: without(part, rest) };
  };
  const paths = (value: unknown, path: readonly string[] = []): string[][] =>
    typeof value !== 'object' || value === null
      ? []
      : Object.entries(value).flatMap(([key, part]) => [[...path, key], ...paths(part, [...path, key])]);

  it('is on the page and sound', () => {
    expect(JSON.parse(/```json\n([\s\S]*?)```/.exec(page)![1])).toEqual(shortestScenario);
    expect(parseScenario(JSON.stringify(shortestScenario))).toMatchObject({ ok: true, notes: [] });
  });

  it('is a fault without any one of its fields', () => {
    const all = paths(shortestScenario);
    expect(all.length).toBeGreaterThan(12);
    const sound = all.filter((path) => parseScenario(JSON.stringify(without(shortestScenario, path))).ok);
    expect(sound).toEqual([]);
  });
});
