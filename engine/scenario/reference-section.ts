import { z } from 'zod';
import {
  hasBehaviour,
  heldObject,
  isDistribution,
  optionsOf,
  ownFields,
  type ReferenceField,
  type ReferenceObject,
} from './reference-objects.ts';
import { headingLink, jsonCode, jsonText, typeWords, unitOf } from './reference-words.ts';
import { bare, definitionOf, examplesOf } from './schema-walk.ts';

/** The link to the section of an object; undefined for one that is told in the table of another. */
export type SectionLink = (object: z.ZodType) => string | undefined;

const longestExample = 72;
const codeWidth = 100;
const behaviourNote = `These are the behaviour fields. Channels, languages, topics and overrides take the same: see ${headingLink('Layers of behaviour')}.`;

/** Heading, meaning, example and table of one object. */
export function sectionOf(at: ReferenceObject, linkTo: SectionLink): string {
  const depth = at.path.includes('.') ? '###' : '##';
  const words = typeWords(at.field, () => 'object');
  const container = words === 'object' ? '' : ` ${capitalised(words)}.`;
  const lines = [`${depth} ${at.path}`, `${descriptionOf(at.field)}${container}`];
  if (at.path === 'contacts') lines.push(behaviourNote);
  // The last example is the fullest: a list of names comes before names with what differs for each.
  const example = examplesOf(at.field).at(-1);
  if (example !== undefined) lines.push(exampleBlock(`"${at.path.split('.').at(-1)}": `, example));
  lines.push(tables(at.object, at.path, linkTo));
  if (hasBehaviour(at.object) && at.path !== 'contacts') {
    lines.push('And all [behaviour fields](#contacts), for these contacts only.');
  }
  return lines.filter((line) => line !== '').join('\n\n');
}

/** The tables of an object: for a union, first what each option is, then the fields of all. */
export function tables(object: z.ZodType, path: string, linkTo: SectionLink): string {
  const fields = ownFields(object, path);
  const { discriminator } = definitionOf(object);
  if (discriminator === undefined) return fieldTable(fields, linkTo);
  const options = optionsOf(object).map(({ word, label, fields: own }) => {
    const required = own.filter(({ schema }) => defaultWords(schema) === 'required');
    const example = Object.fromEntries(required.map(({ name, schema }) => [name, examplesOf(schema)[0]]));
    return row(`\`"${word}"\``, descriptionOf(label), jsonCode({ [discriminator]: word, ...example }));
  });
  return [table([`\`${discriminator}\``, 'meaning', 'shortest example'], options), fieldTable(fields, linkTo)].join(
    '\n\n',
  );
}

function fieldTable(fields: readonly ReferenceField[], linkTo: SectionLink): string {
  const rows = fields.flatMap((field) => rowsOf(field, '', linkTo));
  return table(['field', 'type and range', 'unit', 'default', 'meaning', 'example'], rows);
}

/** The row of a field, and under it those of the fields of a small object that it holds. */
function rowsOf({ name, schema, words }: ReferenceField, before: string, linkTo: SectionLink): string[] {
  const held = heldObject(schema);
  const isLinked = held !== undefined && (isDistribution(held.object) || linkTo(held.object) !== undefined);
  const choices = definitionOf(bare(schema)).entries;
  const meaning = choices === undefined ? descriptionOf(schema) : choiceLines(descriptionOf(schema), choices);
  const isListed = choices !== undefined && Object.values(choices).every((word) => meaning.includes(`\`${word}\`: `));
  const type = isListed ? 'one of the words listed' : typeWords(schema, (object) => linkTo(object) ?? 'object');
  const own = row(
    `\`${before}${name}\``,
    type,
    unitOf(name, schema),
    defaultWords(schema),
    words === undefined ? meaning : `_${words.join(', ')}:_ ${meaning}`,
    exampleWords(schema, isLinked && !isDistribution(held.object) ? linkTo(held.object) : undefined),
  );
  if (held === undefined || isLinked) return [own];
  const inner = ownFields(held.object, '').flatMap((field) => {
    return rowsOf(field, `${before}${name}${held.steps}.`, linkTo);
  });
  return [own, ...inner];
}

function exampleWords(schema: z.ZodType, link: string | undefined): string {
  const example = examplesOf(schema)[0];
  const isSeries = Array.isArray(example) && example.length > 8 && example.every((part) => typeof part === 'number');
  if (isSeries) return `${jsonCode(example.slice(0, 8)).replace(']', ', ...]')}, ${example.length} numbers`;
  const isLong = link !== undefined && jsonText(example).length > longestExample;
  return isLong ? `see ${link}` : jsonCode(example);
}

function defaultWords(schema: z.ZodType): string {
  const { type, defaultValue } = schema._zod.def as unknown as { type: string; defaultValue?: unknown };
  if (type === 'default' || type === 'prefault') {
    const isDays = Array.isArray(defaultValue) && defaultValue.length === 7;
    if (isDays) return 'all seven';
    return jsonText(defaultValue) === '{}' ? 'its defaults' : jsonCode(defaultValue);
  }
  const stated = z.globalRegistry.get(schema)?.default;
  if (stated !== undefined) return jsonCode(stated);
  return type === 'optional' ? 'none' : 'required';
}

/** A description that explains the words of a choice (`word: ...`) as a list of them. */
function choiceLines(description: string, choices: Readonly<Record<string, string>>): string {
  return Object.values(choices).reduce((text, word) => {
    return text.replace(new RegExp(`(^| )${word}(?=: )`), (_, gap) => `${gap === '' ? '' : '<br>'}\`${word}\``);
  }, description);
}

function exampleBlock(before: string, example: unknown): string {
  const text = jsonText(example, codeWidth - before.length);
  return text === '{}' ? '' : `\`\`\`jsonc\n${before}${text}\n\`\`\``;
}

function descriptionOf(schema: z.ZodType): string {
  return z.globalRegistry.get(schema)?.description ?? '';
}

function table(head: readonly string[], rows: readonly string[]): string {
  return [row(...head), row(...head.map(() => '---')), ...rows].join('\n');
}

/** Cells in which a bar or an asterisk would be read as Markdown are written so that it is not. */
function row(...cells: string[]): string {
  return `| ${cells.map((cell) => escaped(cell)).join(' | ')} |`;
}

function escaped(cell: string): string {
  const outsideCode = cell
    .split(/(`[^`]*`)/)
    .map((part) => (part.startsWith('`') ? part : part.replaceAll('*', '\\*')));
  return outsideCode.join('').replaceAll('|', '\\|');
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
