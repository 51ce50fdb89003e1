import { excerpt, type Fault } from './issue.ts';

/** Longest accepted text, characters (32 Mi). A caller that reads files checks their size against it before reading. */
export const longestText = 32 * 1024 * 1024;

/** Deepest accepted nesting of objects and lists; the format itself needs ten. */
export const deepestNesting = 64;

/** Most values accepted in one file. */
export const mostValues = 2_000_000;

/** Most keys accepted in one object; the longest that the format needs has one for each of 4,000 days. */
export const mostKeys = 10_000;

/** Keys that reach an object's prototype in careless code. */
export const forbiddenKeys: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** Plain data, or the faults that keep a value from being that. */
export type Guarded = { ok: true; value: Record<string, unknown> } | { ok: false; faults: Fault[] };

/** At most this many faults are gathered: a reader mends a few and runs again. */
const mostFaults = 200;

/**
 * Copies a JavaScript value that comes from outside into plain data: objects, lists, texts, finite numbers, booleans and
 * null. Every property is read once, so a value that changes while it is looked at cannot slip by. Anything else is a
 * fault: functions, class instances, cycles, NaN, forbidden keys, too many values, too deep nesting.
 */
export function guardValue(value: unknown): Guarded {
  const copier = new PlainCopier();
  const copy = copier.copy(value);
  if (copier.faults.length === 0 && (typeof copy !== 'object' || copy === null || Array.isArray(copy))) {
    copier.faults.push({ path: [], found: excerpt(copy), allowed: 'an object' });
  }
  if (copier.faults.length > 0) return { ok: false, faults: copier.faults };
  return { ok: true, value: copy as Record<string, unknown> };
}

/** Recursion is safe here: it ends at `deepestNesting`. */
class PlainCopier {
  readonly faults: Fault[] = [];
  private readonly above = new Set<object>();
  private readonly path: (string | number)[] = [];
  private values = 0;

  copy(value: unknown): unknown {
    this.values += 1;
    if (this.values > mostValues) {
      if (this.values === mostValues + 1) {
        this.fault(`more than ${mostValues} values`, `at most ${mostValues} values`);
      }
      return null;
    }
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
    if (typeof value === 'number') return this.number(value);
    if (typeof value !== 'object') return this.fault(excerpt(value), 'a JSON value');
    if (this.above.has(value)) return this.fault('an object that contains itself', 'a JSON value');
    if (this.path.length >= deepestNesting) {
      return this.fault(`nesting deeper than ${deepestNesting}`, `at most ${deepestNesting} levels`);
    }
    this.above.add(value);
    try {
      return Array.isArray(value) ? this.list(value) : this.object(value);
    } catch {
      return this.fault('an object that cannot be read', 'a JSON value');
    } finally {
      this.above.delete(value);
    }
  }

  private number(value: number): unknown {
    if (Number.isFinite(value)) return value + 0; // -0 + 0 is 0: one zero, one result
    return this.fault(Number.isNaN(value) ? 'NaN' : `${value} (a number too large to hold)`, 'a finite number');
  }

  private list(value: readonly unknown[]): unknown[] {
    const copy: unknown[] = [];
    for (let index = 0; index < value.length && this.values <= mostValues; index += 1) {
      copy.push(this.part(value[index], index));
    }
    return copy;
  }

  private object(value: object): unknown {
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype !== null && Object.getPrototypeOf(prototype) !== null) {
      return this.fault(`a ${className(value)}`, 'a JSON value');
    }
    const copy: Record<string, unknown> = {};
    const keys = Object.keys(value);
    if (keys.length > mostKeys) return this.fault(`an object with ${keys.length} keys`, `at most ${mostKeys} keys`);
    for (const key of keys) {
      const part = (value as Record<string, unknown>)[key];
      if (forbiddenKeys.has(key)) this.forbiddenKey(key);
      else if (part !== undefined) copy[key] = this.part(part, key);
      if (this.values > mostValues) break;
    }
    return copy;
  }

  private part(value: unknown, step: string | number): unknown {
    this.path.push(step);
    const copy = this.copy(value);
    this.path.pop();
    return copy;
  }

  private forbiddenKey(key: string): void {
    this.path.push(key);
    this.fault(`the key "${key}"`, 'any other key');
    this.path.pop();
  }

  private fault(found: string, allowed: string): null {
    if (this.faults.length < mostFaults) this.faults.push({ path: [...this.path], found, allowed });
    return null;
  }
}

function className(value: object): string {
  const name: unknown = value.constructor?.name;
  return typeof name === 'string' && /^\w{1,40}$/.test(name) ? name : 'class instance';
}
