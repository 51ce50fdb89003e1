import type { z } from 'zod';
import { orList } from './issue.ts';
import { bare, checksOf, definitionOf, discriminatorWords, sentenceOf } from './schema-walk.ts';

/** Bounds beyond this guard the engine and are no news to a reader, unless a value passes them. */
export const firstUnspokenBound = 100_000;

/** What a schema accepts, in words, with the bounds that concern the value found. */
export function allowedWords(schema: z.ZodType, value: unknown): string {
  const inner = bare(schema);
  const { type, values, entries, options, discriminator, shape } = definitionOf(inner);
  if (values !== undefined) return orList(values);
  if (entries !== undefined) return orList(Object.values(entries));
  if (discriminator !== undefined) return `an object whose "${discriminator}" is ${orList(discriminatorWords(inner))}`;
  if (options !== undefined) {
    const words = options.map((option) => allowedWords(option, value));
    return words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')} or ${words[words.length - 1]}`;
  }
  if (shape !== undefined) return `an object with ${orList(Object.keys(shape))}`;
  if (type === 'number') return numberWords(inner, value);
  if (type === 'string') return stringWords(inner);
  if (type === 'array') return `a list${rangeWords(inner, Array.isArray(value) ? value.length : 0, ' of', ' entries')}`;
  if (type === 'boolean') return 'true or false';
  return 'an object';
}

function numberWords(schema: z.ZodType, value: unknown): string {
  const isWhole = definitionOf(schema).format === 'safeint';
  const bounds: string[] = [];
  for (const { check, value: bound = 0, inclusive = true } of checksOf(schema)) {
    const isLow = check === 'greater_than';
    if (!isLow && check !== 'less_than') continue;
    const isPassed = typeof value === 'number' && (isLow ? value < bound : value > bound);
    if (Math.abs(bound) >= firstUnspokenBound && !isPassed) continue;
    bounds.push(`${isLow ? '>' : '<'}${inclusive ? '=' : ''} ${bound}`);
  }
  const noun = isWhole ? 'a whole number' : 'a number';
  return bounds.length === 0 ? noun : `${noun} ${bounds.join(' and ')}`;
}

function stringWords(schema: z.ZodType): string {
  return sentenceOf(schema) ?? `a text${rangeWords(schema, 0, ' of', ' characters')}`;
}

function rangeWords(schema: z.ZodType, count: number, before: string, after: string): string {
  const checks = checksOf(schema);
  const minimum = checks.find((check) => check.minimum !== undefined)?.minimum ?? 0;
  const maximum = checks.find((check) => check.maximum !== undefined)?.maximum ?? Infinity;
  if (maximum < firstUnspokenBound || count > maximum) return `${before} ${minimum} to ${maximum}${after}`;
  return minimum > 0 ? `${before} at least ${minimum}${after}` : '';
}
