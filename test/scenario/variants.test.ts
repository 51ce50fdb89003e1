import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ScenarioInput } from '../../engine/index.ts';
import { formatIssue } from '../../engine/scenario/issue.ts';
import { validateScenario } from '../../engine/scenario/parse-scenario.ts';
import { shortestScenario } from '../../engine/scenario/reference-prose.ts';
import { anyScenario } from '../support/any-scenario.ts';

type Story = Partial<Pick<ScenarioInput, 'claims' | 'finding'>> & { variants?: unknown };

const parsed = (story: Story) => validateScenario({ ...shortestScenario, ...story });
const variant = (changes: unknown) => ({ variants: { other: { changes } } });

function faultsOf(story: Story): string[] {
  const result = parsed(story);
  return result.ok ? [] : result.issues.map(formatIssue);
}

describe('the variants of a scenario', () => {
  it('are scenarios with the changes in place, of the same seed, without variants of their own', () => {
    const result = parsed(variant({ agents: { desk: { headcount: 8 } }, serviceLevel: { thresholdSeconds: 45 } }));
    if (!result.ok) throw new Error(JSON.stringify(result.issues));
    const { scenario, variants } = result;
    expect(variants.other).toMatchObject({
      name: 'Clinic line: other',
      agents: [{ name: 'desk', headcount: 8 }],
      serviceLevel: { thresholdSeconds: 45 },
    });
    expect(variants.other.run).toEqual(scenario.run);
    expect(variants.other.variants).toBeUndefined();
    expect(scenario.agents[0].headcount).toBe(5);
  });

  it.each([
    [
      { agents: { desk: { headcount: -1 } } },
      'variants.other.changes.agents.desk.headcount: found -1; allowed: a whole number >= 0',
    ],
    [{ agents: { dseks: null } }, 'variants.other.changes.agents.dseks: found null; allowed: "desk"'],
    [{ agents: { night: {} } }, 'variants.other.changes.agents.night: found no staffing'],
    [{ routing: { general: [{ group: 'dsek' }] } }, 'Did you mean "desk"?'],
    [{ agent: {} }, 'variants.other.changes.agent: found the unknown key "agent"'],
    [{ run: { seed: 'x' } }, 'variants.other.changes.run: found the key "run", which all variants share'],
    [{}, 'variants.other.changes: found an empty object; allowed: an object with 1 to 40 entries'],
  ])('that are faulty, such as %j, are told at their place', (changes, fault) => {
    expect(faultsOf(variant(changes)).join('\n')).toContain(fault);
  });

  it('say what no longer fits when a change takes away what the scenario needs', () => {
    const twoLanguages = { contactsPerHour: 48, languages: { en: {}, fr: {} } };
    const story = { demand: twoLanguages, routing: { '*': [{ group: 'desk' }], '*/fr': [{ group: 'desk' }] } };
    const changes = { demand: { languages: { fr: null } } };
    expect(faultsOf({ ...story, ...variant(changes) } as Story)).toEqual([
      'variants.other.changes: found "fr" in routing["*/fr"], which does not go with the changes; allowed: "en"',
    ]);
    const withRouting = { ...changes, routing: { '*/fr': null } };
    expect(faultsOf({ ...story, ...variant(withRouting) } as Story)).toEqual([]);
  });

  it('add nothing to the faults of the scenario itself, but for their own', () => {
    const faulty = { calendar: { start: '2026-01-05', hours: -8 } };
    const faults = faultsOf({ ...faulty, ...variant({ agents: { desk: { headcount: -1 } } }) } as Story);
    expect(faults).toHaveLength(2);
    expect(faults[0]).toMatch(/^calendar\.hours/);
    expect(faults[1]).toMatch(/^variants\.other\.changes\.agents\.desk\.headcount/);
  });

  it('are few where the file is large', () => {
    const contacts = Array.from({ length: 200_000 }, () => 1);
    const demand = { intervalCounts: [{ intervalMinutes: 30 as const, contacts }] };
    const names = Array.from({ length: 40 }, (_, i) => `v${i}`);
    const variants = Object.fromEntries(names.map((name) => [name, { changes: { demand: { growthPerYear: 0.1 } } }]));
    expect(faultsOf({ demand, variants } as Story)).toEqual([
      'variants: found 40 variants; allowed: at most 19, for a file of this size',
    ]);
  });

  it('that change nothing are the scenario, whatever it is', () => {
    fc.assert(
      fc.property(anyScenario, (input) => {
        const { finding: _, claims: __, ...plain } = input;
        const same = { changes: { name: undefined, targets: plain.targets ?? [] } };
        const result = validateScenario({ ...plain, variants: { same } });
        if (!result.ok) throw new Error(result.issues.map(formatIssue).join('\n'));
        const { variants: ___, ...scenario } = result.scenario;
        expect({ ...result.variants.same, name: scenario.name, variants: undefined }).toEqual({
          ...scenario,
          variants: undefined,
        });
      }),
      { seed: 7396, numRuns: 100 },
    );
  });
});

describe('claims', () => {
  const test = { measure: 'serviceLevel' as const, atLeast: 0.8 };
  const claim = (changes: object) => ({ claims: [{ text: 'So it is.', tests: [test], ...changes }] });

  it.each([
    [{ tests: undefined }, 'claims[0]: found neither tests nor outside; allowed: exactly one of "tests" and "outside"'],
    [{ outside: 'No.' }, 'claims[0]: found both tests and outside'],
    [{ tests: [{ ...test, variant: 'eight' }] }, 'claims[0].tests[0].variant: found "eight"; allowed: "base"'],
    [{ tests: [{ ...test, relative: true }] }, 'claims[0].tests[0].relative: found true without against'],
    [{ tests: [{ measure: 'serviceLevel' }] }, 'claims[0].tests[0]: found neither atLeast nor atMost'],
    [{ tests: [{ ...test, measure: 'servicelevel' }] }, 'Did you mean "serviceLevel"?'],
    [
      { conditions: [{ words: 'so', tests: [{ ...test, against: 'x1' }] }] },
      'claims[0].conditions[0].tests[0].against: found "x1"',
    ],
  ])('that cannot be tested, such as %j, are faults', (changes, fault) => {
    expect(faultsOf(claim(changes) as Story).join('\n')).toContain(fault);
  });

  it.each([
    ['{base.servicelevel}', 'Did you mean "{base.serviceLevel}"?'],
    ['{base}', 'finding: found "{base}"; allowed: "{variant.measure}"'],
    ['{eight.serviceLevel}', 'finding: found "eight"; allowed: "base"'],
    ['{base-eight.cost}', 'finding: found "eight"; allowed: "base"'],
  ])('cannot be found with %s', (finding, fault) => {
    expect(faultsOf({ finding }).join('\n')).toContain(fault);
  });

  it('are sound with figures of parts, differences and shares of them', () => {
    const finding =
      '{base.serviceLevel} of {base.target 80 % in 30 s.probabilityMet}: {base-base.cost}, {base/base.cost}.';
    expect(faultsOf({ finding, ...claim({}) })).toEqual([]);
  });
});
