import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatIssue } from '../../engine/scenario/issue.ts';
import { mostIssues, type Parsed, parseScenario, validateScenario } from '../../engine/scenario/parse-scenario.ts';
import { everyField, smallClinic, smallClinicText } from './example-scenarios.ts';

const sentences = (parsed: Parsed): string[] => (parsed.ok ? [] : parsed.issues.map(formatIssue));

/** The small clinic with parts replaced, keyed by path: {'agents.0.headcount': -1}; undefined takes a key away. */
function damaged(changes: Record<string, unknown>): string[] {
  const scenario: unknown = smallClinic();
  for (const [path, value] of Object.entries(changes)) {
    const keys = path.split('.');
    let part = scenario as Record<string, unknown>;
    for (const key of keys.slice(0, -1)) part = (part[key] ??= {}) as Record<string, unknown>;
    const last = keys[keys.length - 1]!;
    if (value === undefined) delete part[last];
    else part[last] = value;
  }
  return sentences(validateScenario(scenario));
}

describe('a small scenario', () => {
  it('is valid in nine lines, with every default filled in', () => {
    const parsed = parseScenario(smallClinicText);
    expect(parsed).toMatchObject({
      ok: true,
      notes: [],
      scenario: {
        currency: 'USD',
        demand: { topics: { general: {} }, languages: { en: {} }, channels: { voice: {} } },
        sites: { main: { remoteShare: 0 } },
        vendors: { 'in-house': {} },
        serviceLevel: { formula: 'within-per-offered-less-short-abandons', thresholdSeconds: 20 },
        run: { seed: 'surgeboard', replications: 200, confidence: 0.95 },
      },
    });
  });

  it('read from its own output is the same scenario', () => {
    for (const given of [smallClinic(), everyField()]) {
      const once = validateScenario(given);
      const twice = validateScenario(once.ok ? once.scenario : undefined);
      expect(twice).toEqual(once);
    }
  });
});

describe('a structural fault', () => {
  it.each<[string, unknown, string]>([
    ['agents.0.headcount', -1, 'agents[0].headcount: found -1; allowed: a whole number >= 0'],
    ['agents.0.headcount', 2.5, 'agents[0].headcount: found 2.5; allowed: a whole number >= 0'],
    ['agents.0.headcount', 2e6, 'agents[0].headcount: found 2000000; allowed: a whole number >= 0 and <= 1000000'],
    ['agents.0.headcount', '5', 'agents[0].headcount: found "5"; allowed: a whole number >= 0'],
    ['contacts.balkingShare', 1.2, 'contacts.balkingShare: found 1.2; allowed: a number >= 0 and <= 1'],
    ['calendar.reportingMinutes', 20, 'calendar.reportingMinutes: found 20; allowed: 15, 30 or 60'],
    ['calendar.atEnd', 'drian', 'calendar.atEnd: found "drian"; allowed: "drain" or "stop". Did you mean "drain"?'],
    ['calendar.start', '2026-02-30', 'calendar.start: found "2026-02-30"; allowed: a date or local time that exists'],
    ['calendar.start', 5, 'calendar.start: found 5; allowed: a date or local time that exists'],
    ['contacts.handleTime.law', 'exponental', 'contacts.handleTime.law: found "exponental"; allowed: "exponential", '],
    ['contacts.handleTime.law', undefined, 'contacts.handleTime.law: found nothing; allowed: "exponential", '],
    ['contacts.patience', 30, 'contacts.patience: found 30; allowed: an object whose "law" is "exponential", '],
    ['demand.timeOfDay', [1, 2], 'demand.timeOfDay: found a list of 2; allowed: 24, 48 or 96 weights'],
    ['demand.topics', {}, 'demand.topics: found an empty object; allowed: an object with 1 to 200 entries'],
    ['surgeboard', undefined, 'surgeboard: found nothing; allowed: 1'],
    ['surgeboard', 2, 'surgeboard: found 2; allowed: 1, the newest format this version of Surgeboard reads'],
    ['currency', 'dollars', 'currency: found "dollars"; allowed: three capital letters, such as "USD"'],
  ])('at %s: %j is one sentence', (path, value, sentence) => {
    const found = damaged({ [path]: value });
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(sentence);
  });

  it('in a key offers the keys allowed there and the one meant, and is not followed by what the key would have given', () => {
    const found = damaged({ 'agents.0.headcount': undefined, 'agents.0.headcont': 5 });
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(
      /^agents\[0\]\.headcont: found the unknown key "headcont"; allowed: "name", .*headcount"\?$/,
    );
  });

  it('in a required key points to the unknown key beside it', () => {
    expect(damaged({ name: undefined, nmae: 'x' })).toContain(
      'name: found nothing but the unknown key "nmae"; allowed: a text of 1 to 200 characters',
    );
  });

  it('hides no fault of meaning elsewhere, even in the same group', () => {
    const found = damaged({ 'agents.0.costPerHour': 'x', 'agents.0.languages': ['eng'], 'calendar.timeZone': 'Mars' });
    expect(found.map((sentence) => sentence.split(':')[0])).toEqual([
      'calendar.timeZone',
      'demand.languages.en',
      'agents[0].costPerHour',
      'agents[0].languages[0]',
    ]);
  });

  it('is not followed by faults of what stands in for it', () => {
    expect(damaged({ 'agents.0.name': 7, routing: { '*': [{ group: 'desk' }] } })).toHaveLength(1);
    expect(damaged({ 'demand.topics': { a: { share: 'x' }, b: { share: 0.2 } } })).toHaveLength(1);
    expect(damaged({ 'agents.0.languages': 5 })).toHaveLength(1);
  });
});

describe('issues', () => {
  it('come in the order of the file', () => {
    const text =
      '{"surgeboard":1,"agents":[{"name":5,"headcount":-1}],"name":"","run":{"confidence":2,"seed":""},"calendar":{}}';
    const paths = sentences(parseScenario(text)).map((sentence) => sentence.split(': found')[0]);
    expect(paths.slice(0, 5)).toEqual(['agents[0].name', 'agents[0].headcount', 'name', 'run.confidence', 'run.seed']);
  });

  it('beyond the hundredth are counted, not listed', () => {
    const agents = Array.from({ length: 150 }, (_, index) => ({ name: `g${index}`, headcount: -1 }));
    const found = damaged({ agents });
    expect(found).toHaveLength(mostIssues + 1);
    expect(found[mostIssues]).toContain('50 more faults');
  });

  it('show at most a short printable excerpt', () => {
    const found = damaged({ currency: `\u202e\u0000${'x'.repeat(1e6)}` });
    expect(found[0]).toMatch(/^currency: found "\\u202e\\u0000x+\.\.\."; allowed/);
    expect(found[0]!.length).toBeLessThan(200);
  });
});

describe('whatever is given', () => {
  const isSound = (parsed: Parsed) => {
    const issues = parsed.ok ? parsed.notes : parsed.issues;
    expect(parsed.ok || issues.length > 0).toBe(true);
    for (const issue of issues) {
      expect(Math.min(issue.path.length, issue.found.length, issue.allowed.length)).toBeGreaterThan(0);
      expect(formatIssue(issue).length).toBeLessThan(500);
    }
    expect(new Set(issues.map(formatIssue)).size).toBe(issues.length);
  };

  it('arbitrary text and JSON never throw, and every issue is complete and short', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => isSound(parseScenario(text))),
      { seed: 1, numRuns: 500 },
    );
    fc.assert(
      fc.property(fc.anything({ withMap: true, withDate: true, withBigInt: true }), (value) =>
        isSound(validateScenario(value)),
      ),
      {
        seed: 2,
        numRuns: 500,
      },
    );
  });

  it('a scenario with any of its parts replaced by anything never throws, and every issue is complete and short', () => {
    const places: (string | number)[][] = [];
    const walk = (value: unknown, path: (string | number)[]) => {
      if (path.length > 0) places.push(path);
      if (typeof value !== 'object' || value === null) return;
      for (const key of Object.keys(value)) {
        walk((value as Record<string, unknown>)[key], [...path, Array.isArray(value) ? Number(key) : key]);
      }
    };
    walk(everyField(), []);
    const change = fc.record({
      place: fc.constantFrom(...places),
      value: fc.oneof(
        fc.constantFrom(undefined, null, 0, -1, 1e300, '', '*', 'never', [], {}, '2026-01-09', { law: 'never' }),
        fc.jsonValue(),
        fc.string({ minLength: 100, maxLength: 300 }),
      ),
    });
    const property = fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
      const scenario: unknown = everyField();
      for (const { place, value } of changes) {
        let part = scenario as Record<string | number, unknown>;
        for (const step of place.slice(0, -1)) {
          const next = part[step];
          if (typeof next !== 'object' || next === null) break;
          part = next as Record<string | number, unknown>;
        }
        part[place[place.length - 1]!] = value;
      }
      isSound(validateScenario(scenario));
    });
    fc.assert(property, { seed: 3, numRuns: 600 });
  });
});
