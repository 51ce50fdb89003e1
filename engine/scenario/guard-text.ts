import { createScanner, type ParseError, parse } from 'jsonc-parser';
import { deepestNesting, forbiddenKeys, longestText, mostKeys, mostValues } from './guard.ts';
import { excerpt, type Fault, type Issue, issueOf } from './issue.ts';

/** A parsed text, or what keeps it from being JSON. */
export type ParsedText = { ok: true; value: unknown } | { ok: false; issues: Issue[] };

const mostFaults = 200;

// The parser's token numbers: it declares them as a const enum, which separately compiled modules cannot read.
const tokens = {
  openBrace: 1,
  closeBrace: 2,
  openBracket: 3,
  closeBracket: 4,
  comma: 5,
  text: 10,
  end: 17,
} as const;
const unexpectedEndOfText = 2;

/**
 * Parses JSON from outside. What a parser would choke on (depth, size) or pass over in silence (keys given twice,
 * forbidden keys) is refused. A byte-order mark is accepted.
 */
export function guardText(given: string): ParsedText {
  if (given.length > longestText) {
    return refused(`a text of ${given.length} characters`, `at most ${longestText} characters (32 MiB)`);
  }
  const text = given.charCodeAt(0) === 0xfeff ? given.slice(1) : given;
  if (text.trim() === '') return refused('an empty text', 'a scenario in JSON');
  const sound = soundAtAGlance(text);
  if (sound !== null) return sound;
  const seen = scan(text);
  if (seen.refusal !== undefined) return refused(seen.refusal.found, seen.refusal.allowed);
  try {
    const value: unknown = JSON.parse(text);
    return seen.faults.length === 0 ? { ok: true, value } : { ok: false, issues: seen.faults.map(issueOf) };
  } catch {
    return { ok: false, issues: [...seen.faults.map(issueOf), syntaxIssue(text)] };
  }
}

function refused(found: string, allowed: string): ParsedText {
  return { ok: false, issues: [{ path: 'scenario', found, allowed }] };
}

/**
 * The value of a text in which nothing is to be refused, as in most; null sends it through `scan`, which says what is
 * wrong and where. The language's own parser takes a tenth of the time, and a key that it dropped is missed when those
 * that are left are counted. A text that is shorter than `mostValues` has room for no more values than that.
 */
function soundAtAGlance(text: string): ParsedText | null {
  if (text.length > mostValues) return null;
  try {
    const value: unknown = JSON.parse(text);
    const colons = text.replace(/"[^"\\]*(?:\\.[^"\\]*)*"/g, '').split(':').length - 1;
    return soundKeys(value, 1) === colons ? { ok: true, value } : null;
  } catch {
    return null;
  }
}

/** How many keys there are in a value and below; NaN where something is to be refused. */
function soundKeys(value: unknown, depth: number): number {
  if (typeof value !== 'object' || value === null) return 0;
  if (depth > deepestNesting) return Number.NaN;
  let count = 0;
  if (Array.isArray(value)) {
    for (const part of value) count += soundKeys(part, depth + 1);
    return count;
  }
  const keys = Object.keys(value);
  if (keys.length > mostKeys || keys.some((key) => forbiddenKeys.has(key))) return Number.NaN;
  for (const key of keys) count += 1 + soundKeys((value as Record<string, unknown>)[key], depth + 1);
  return count;
}

interface Level {
  /** Keys so far; undefined in a list. */
  readonly keys: Set<string> | undefined;
  /** The key or index of the value that is being read. */
  step: string | number;
  isKeyNext: boolean;
}

/** One pass over the tokens of a text, without recursion. */
function scan(text: string): { faults: Fault[]; refusal?: { found: string; allowed: string } } {
  const scanner = createScanner(text, true);
  const faults: Fault[] = [];
  const levels: Level[] = [];
  let values = 1;
  for (let token = scanner.scan(); token !== tokens.end; token = scanner.scan()) {
    const level = levels[levels.length - 1];
    if (token === tokens.openBrace || token === tokens.openBracket) {
      if (levels.length === deepestNesting) {
        const found = `nesting deeper than ${deepestNesting}`;
        return { faults, refusal: { found, allowed: `at most ${deepestNesting} levels` } };
      }
      const isObject = token === tokens.openBrace;
      levels.push({ keys: isObject ? new Set() : undefined, step: isObject ? '' : 0, isKeyNext: isObject });
      values += 1;
    } else if (token === tokens.closeBrace || token === tokens.closeBracket) {
      levels.pop();
    } else if (token === tokens.comma && level !== undefined) {
      values += 1;
      if (level.keys === undefined) (level.step as number) += 1;
      else level.isKeyNext = true;
    } else if (token === tokens.text && level?.keys !== undefined && level.isKeyNext) {
      level.step = scanner.getTokenValue();
      level.isKeyNext = false;
      checkKey(level.keys, level.step, levels, faults);
    }
    if (level?.keys !== undefined && level.keys.size > mostKeys) {
      const refusal = { found: `an object with more than ${mostKeys} keys`, allowed: `at most ${mostKeys} keys` };
      return { faults, refusal };
    }
    if (values > mostValues) {
      return { faults, refusal: { found: `more than ${mostValues} values`, allowed: `at most ${mostValues} values` } };
    }
  }
  return { faults };
}

function checkKey(keys: Set<string>, key: string, levels: readonly Level[], faults: Fault[]): void {
  const isForbidden = forbiddenKeys.has(key);
  const isRepeated = keys.has(key);
  keys.add(key);
  if ((!isForbidden && !isRepeated) || faults.length >= mostFaults) return;
  const path = levels.map((level) => level.step);
  if (isForbidden) faults.push({ path, found: `the key "${key}"`, allowed: 'any other key' });
  else faults.push({ path, found: `the key ${excerpt(key)} again`, allowed: 'each key once' });
}

// The engines' own messages differ, and few of them say where; this parser gives the offset.
function syntaxIssue(text: string): Issue {
  const errors: ParseError[] = [];
  parse(text, errors, { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false });
  const offset = errors.length === 0 ? 0 : errors[0]!.offset;
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  const column = offset - before.lastIndexOf('\n');
  return { path: `line ${line}, column ${column}`, ...wordsAt(text, offset) };
}

function wordsAt(text: string, offset: number): { found: string; allowed: string } {
  const scanner = createScanner(text, true);
  scanner.setPosition(offset);
  const token = scanner.scan();
  const found = text.slice(offset, offset + Math.min(scanner.getTokenLength(), 60));
  if (token === tokens.end) return { found: 'the end of the text', allowed: 'the rest of the JSON value' };
  if (found.startsWith('/')) return { found: 'a comment', allowed: 'JSON, which has no comments' };
  if (found.startsWith("'")) return { found: excerpt("'"), allowed: 'texts in double quotes' };
  if (scanner.getTokenError() === unexpectedEndOfText) {
    return { found: 'a text without an end', allowed: 'a closing quote on the same line' };
  }
  return {
    found: excerpt(found),
    allowed: 'the JSON that belongs here: a comma, colon, bracket or value is missing or too many',
  };
}
