import { z } from 'zod';
import { firstUnspokenBound } from './allowed.ts';
import { isDistribution, titleOf } from './reference-objects.ts';
import { bare, checksOf, definitionOf, sentenceOf } from './schema-walk.ts';

/** Type and allowed range of a field in Markdown; `objectWords` names the objects it holds, with their links. */
export function typeWords(schema: z.ZodType, objectWords: (object: z.ZodType) => string): string {
  const inner = bare(schema);
  const { type, values, entries, shape, discriminator, options, element, valueType, keyType } = definitionOf(inner);
  if (shape !== undefined || discriminator !== undefined) {
    return isDistribution(inner) ? headingLink('Distributions', 'distribution') : objectWords(inner);
  }
  const title = titleOf(inner);
  if (title !== undefined) return textLink(title);
  const choices = values ?? (entries && Object.values(entries));
  if (choices !== undefined) return orWords(choices.map((choice) => jsonCode(choice)));
  if (options !== undefined) {
    const words = options.map((option) => typeWords(option, objectWords));
    return words.some((word) => word.includes(',')) ? words.join(', or ') : orWords(words);
  }
  if (element !== undefined) {
    const words = plural(typeWords(element, objectWords));
    return `list of ${sentenceOf(inner) ?? `${words}${rangeWords(inner, 'entries')}`}`;
  }
  if (valueType !== undefined) {
    const bounds = sentenceOf(inner)!.replace('an object with ', '');
    return `object by ${textLink(titleOf(keyType!)!)}, ${grouped(bounds)}, of ${plural(typeWords(valueType, objectWords))}`;
  }
  if (type === 'number') return numberWords(inner);
  if (type === 'boolean') return '`true` or `false`';
  if (type === 'unknown') return 'any value';
  return sentenceOf(inner)?.replace(/"([^"]*)"/g, '`"$1"`') ?? `text${rangeWords(inner, 'characters')}`;
}

/** The unit of a field that holds numbers: from what it says of money, else from the ending of its name. */
export function unitOf(name: string, schema: z.ZodType): string {
  if (!holdsNumbers(schema) || /^correlation/.test(name)) return '';
  const description = z.globalRegistry.get(schema)?.description ?? '';
  const isMoney = /\bcurrency\b/.test(description) && !/\bseconds\b/.test(description);
  const per = /Per([A-Z][a-z]+)\w*$/.exec(name)?.[1]?.toLowerCase();
  if (per !== undefined) return `${isMoney ? 'currency' : (/^(contacts|agents)/.exec(name)?.[0] ?? '1')} / ${per}`;
  if (isMoney) return 'currency';
  const time = /(seconds|minutes|hours|days|weeks)(AfterShift)?$/i.exec(name)?.[1];
  if (time !== undefined) return { seconds: 's', minutes: 'min', hours: 'h' }[time.toLowerCase()] ?? time.toLowerCase();
  if (/multiplier$|^factor/i.test(name) || /^Factor/.test(description)) return 'factor';
  if (/^(Share|Wanted probability|Probability|Confidence|Addition to pay)/.test(description)) return 'share';
  if (/^(headcount|agents|reserveAgents)$/.test(name)) return 'agents';
  if (/contacts$|^waitingPlaces$/i.test(name)) return 'contacts';
  return '';
}

/** A value as code in a sentence or a table. */
export function jsonCode(value: unknown): string {
  return `\`${jsonText(value)}\``;
}

/** JSON as a person writes it: on one line where it fits in `width`, else one member a line. */
export function jsonText(value: unknown, width = Number.POSITIVE_INFINITY, margin = ''): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  const members = (room: number, inset: string): string[] =>
    Array.isArray(value)
      ? value.map((member) => jsonText(member, room, inset))
      : Object.entries(value).map(([key, member]) => `${JSON.stringify(key)}: ${jsonText(member, room, inset)}`);
  const line = members(Number.POSITIVE_INFINITY, '').join(', ');
  const padding = Array.isArray(value) || line === '' ? '' : ' ';
  if (margin.length + line.length + 4 <= width) return `${open}${padding}${line}${padding}${close}`;
  const inset = `${margin}  `;
  return `${open}\n${members(width, inset)
    .map((member) => `${inset}${member}`)
    .join(',\n')}\n${margin}${close}`;
}

/** The anchor GitHub gives a heading. */
export function slugOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\w\- ]/g, '')
    .replaceAll(' ', '-');
}

/** The link to a section by its heading. */
export function headingLink(heading: string, words = heading): string {
  return `[${words}](#${slugOf(heading)})`;
}

function textLink(title: string): string {
  return headingLink(title === 'selector' ? 'Selectors' : 'Names, dates and times', title);
}

function orWords(words: readonly string[]): string {
  return words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

function numberWords(schema: z.ZodType): string {
  const noun = definitionOf(schema).format === 'safeint' ? 'whole number' : 'number';
  const low = tightest(schema, 'greater_than');
  const high = tightest(schema, 'less_than');
  if (low?.isInclusive && high?.isInclusive) return `${noun}, ${grouped(`${low.bound} to ${high.bound}`)}`;
  const bounds: string[] = [];
  if (low !== undefined) bounds.push(`>${low.isInclusive ? '=' : ''} ${low.bound}`);
  if (high !== undefined) bounds.push(`<${high.isInclusive ? '=' : ''} ${high.bound}`);
  return [noun, grouped(bounds.join(' and '))].join(' ').trim();
}

function tightest(schema: z.ZodType, side: 'greater_than' | 'less_than') {
  const sign = side === 'greater_than' ? -1 : 1;
  return checksOf(schema)
    .filter(({ check, value = 0 }) => check === side && Math.abs(value) < firstUnspokenBound)
    .map(({ value = 0, inclusive = true }) => ({ bound: value, isInclusive: inclusive }))
    .sort((a, b) => sign * (a.bound - b.bound) || Number(a.isInclusive) - Number(b.isInclusive))[0];
}

function rangeWords(schema: z.ZodType, noun: string): string {
  const checks = checksOf(schema);
  const minimum = checks.find(({ minimum }) => minimum !== undefined)?.minimum ?? 0;
  const maximum = checks.find(({ maximum }) => maximum !== undefined)?.maximum ?? Number.POSITIVE_INFINITY;
  if (maximum < firstUnspokenBound) return grouped(`, ${minimum > 0 ? `${minimum} to` : 'at most'} ${maximum} ${noun}`);
  return minimum > 0 ? `, ${minimum} or more ${noun}` : '';
}

function plural(words: string): string {
  return words.replace(/^(object|list|number|whole number|text|any value)\b/, '$1s');
}

/** Thousands set apart, as a reader expects them. */
function grouped(text: string): string {
  return text.replace(/(?<!\.\d*)\d{4,}/g, (digits) => digits.replace(/\B(?=(\d{3})+$)/g, ','));
}

function holdsNumbers(schema: z.ZodType): boolean {
  const { type, element, valueType, options, values, discriminator } = definitionOf(bare(schema));
  if (discriminator !== undefined) return false;
  if (values !== undefined) return values.every((value) => typeof value === 'number');
  const held = options ?? [element ?? valueType];
  return type === 'number' || held.some((inner) => inner !== undefined && holdsNumbers(inner));
}
