import { describe, expect, it } from 'vitest';
import { longestText, mostValues } from '../../engine/scenario/guard.ts';
import { formatIssue } from '../../engine/scenario/issue.ts';
import { type Parsed, parseScenario, validateScenario } from '../../engine/scenario/parse-scenario.ts';
import { smallClinic, smallClinicText } from './example-scenarios.ts';

const sentences = (parsed: Parsed): string[] => (parsed.ok ? [] : parsed.issues.map(formatIssue));

/** Milliseconds of processor time that a refusal may take here, whatever else the machine does; the slowest measured takes a third of it. */
const wellUnderASecond = 900;

function timed(text: string): string[] {
  const start = process.cpuUsage();
  const found = sentences(parseScenario(text));
  expect(process.cpuUsage(start).user / 1000).toBeLessThan(wellUnderASecond);
  return found;
}

describe('a text from outside', () => {
  it('is accepted with a byte-order mark', () => {
    expect(parseScenario(`\ufeff${smallClinicText}`).ok).toBe(true);
  });

  it('is refused unread when it is longer than 32 MiB', () => {
    expect(longestText).toBe(32 * 1024 * 1024);
    expect(timed(`"${'x'.repeat(longestText)}"`)).toEqual([
      'scenario: found a text of 33554434 characters; allowed: at most 33554432 characters (32 MiB)',
    ]);
  });

  it('is refused in milliseconds when it nests 100,000 brackets', () => {
    for (const bracket of ['[', '{"a":']) {
      const start = process.cpuUsage();
      const found = sentences(parseScenario(bracket.repeat(100_000)));
      expect(process.cpuUsage(start).user / 1000).toBeLessThan(100);
      expect(found).toEqual(['scenario: found nesting deeper than 64; allowed: at most 64 levels']);
    }
  });

  it('is refused when it holds more than 2,000,000 values', () => {
    const found = `scenario: found more than ${mostValues} values; allowed: at most ${mostValues} values`;
    expect(timed(`[${'0,'.repeat(mostValues)}0]`)).toEqual([found]);
  });

  it('is refused when one object has more than 10,000 keys', () => {
    const keys = Array.from({ length: 200_000 }, (_, index) => `"k${index}":0`).join(',');
    expect(timed(`{"demand":{"topics":{${keys}}}}`)).toEqual([
      'scenario: found an object with more than 10000 keys; allowed: at most 10000 keys',
    ]);
  });

  it.each([
    ['', 'scenario: found an empty text; allowed: a scenario in JSON'],
    ['{"a":1,\n "b" 2}', 'line 2, column 6: found "2"; allowed: the JSON that belongs here'],
    ['{"a":1,}', 'line 1, column 8: found "}"; allowed: the JSON that belongs here'],
    ["{'a':1}", 'line 1, column 2: found "\'"; allowed: texts in double quotes'],
    ['{"a":1', 'line 1, column 7: found the end of the text; allowed: the rest of the JSON value'],
    ['{"a":"x\ny"}', 'line 1, column 6: found a text without an end; allowed: a closing quote on the same line'],
    ['// note\n{}', 'line 1, column 1: found a comment; allowed: JSON, which has no comments'],
    ['{"a":1}}', 'line 1, column 8: found "}"'],
    ['{"a":NaN}', 'line 1, column 6: found "NaN"'],
  ])('with a syntax error, %j, is refused by line and column', (text, sentence) => {
    expect(sentences(parseScenario(text))[0]).toContain(sentence);
  });

  it('is refused when a key comes twice in one object, and not when it comes in two', () => {
    expect(sentences(parseScenario('{"a":[{"b":1},{"b":1,"c":0,"b":2}]}'))).toEqual([
      'a[1].b: found the key "b" again; allowed: each key once',
    ]);
    expect(sentences(parseScenario('{"a":{"b":1},"b":2}')).join()).not.toContain('again');
  });

  it.each([
    String.raw`{"a":{"b":1,"\u0062":2}}`,
    String.raw`{"a":{"b\"":"\\","b\"":":"}}`,
    String.raw`{"a":[{":":{}},{"\\":0,":":"\"","\\":1}]}`,
  ])('is refused when a key comes twice in other signs, or beside quotes and colons: %s', (text) => {
    expect(sentences(parseScenario(text))).toEqual([expect.stringMatching(/^a.*again; allowed: each key once$/)]);
  });

  it('may hold colons, quotes and backslashes in its words', () => {
    const name = String.raw`a:"b":\"c\\`;
    const parsed = parseScenario(JSON.stringify({ ...smallClinic(), name }));
    expect(parsed.ok && parsed.scenario.name).toBe(name);
  });

  it.each(['__proto__', 'constructor', 'prototype'])('is refused when it holds the key %s at any depth', (key) => {
    expect(sentences(parseScenario(`{"a":[{"${key}":{"x":1}}]}`))).toEqual([
      `a[0].${key}: found the key "${key}"; allowed: any other key`,
    ]);
    expect(sentences(parseScenario(`{"\\u005f_proto__":1}`))).toHaveLength(1);
  });

  it('is refused when a number overflows', () => {
    const text = smallClinicText.replace('48', '1e999');
    expect(sentences(parseScenario(text))).toEqual([
      'demand.contactsPerHour: found Infinity (a number too large to hold); allowed: a finite number',
    ]);
  });

  it.each([
    ['[]', 'an empty list'],
    ['"x"', '"x"'],
    ['7', '7'],
    ['null', 'null'],
  ])('is refused when it holds %s in place of an object', (text, found) => {
    expect(sentences(parseScenario(text))).toEqual([`scenario: found ${found}; allowed: an object`]);
  });
});

describe('a value from outside', () => {
  it.each([
    ['NaN', Number.NaN, 'NaN'],
    ['infinity', -Infinity, '-Infinity (a number too large to hold)'],
    ['a function', () => 1, 'a function'],
    ['a Map', new Map(), 'a Map'],
    ['a Date', new Date(0), 'a Date'],
    ['a typed array', new Float64Array(2), 'a Float64Array'],
    ['a bigint', 1n, 'a bigint'],
    ['a symbol', Symbol('x'), 'a symbol'],
  ])('is refused when it holds %s', (_, part, found) => {
    const [sentence] = sentences(validateScenario({ ...smallClinic(), description: part }));
    expect(sentence).toMatch(/^description: found .*; allowed: a (JSON value|finite number)$/);
    expect(sentence).toContain(found);
  });

  it('is refused when it contains itself', () => {
    const cyclic: Record<string, unknown> = {};
    cyclic.a = [cyclic];
    expect(sentences(validateScenario(cyclic))).toEqual([
      'a[0]: found an object that contains itself; allowed: a JSON value',
    ]);
  });

  it('may hold one object in two places', () => {
    const law = { law: 'exponential', meanSeconds: 60 } as const;
    expect(validateScenario({ ...smallClinic(), contacts: { handleTime: law, patience: law } }).ok).toBe(true);
  });

  it('is refused when reading it throws', () => {
    const trap = Object.defineProperty({}, 'x', {
      enumerable: true,
      get() {
        throw new Error('trap');
      },
    });
    expect(sentences(validateScenario({ a: trap }))).toEqual([
      'a: found an object that cannot be read; allowed: a JSON value',
    ]);
  });

  it('is copied: the scenario shares nothing with it', () => {
    const given = smallClinic();
    const parsed = validateScenario(given);
    given.agents[0]!.headcount = 99;
    expect(parsed.ok && parsed.scenario.agents[0]!.headcount).toBe(5);
  });

  it('may leave optional fields undefined, and has one zero', () => {
    const parsed = validateScenario({ ...smallClinic(), question: undefined, costs: { lostContactValue: -0 } });
    expect(parsed.ok && Object.is(parsed.scenario.costs.lostContactValue, 0)).toBe(true);
  });
});
