import { baseVariant } from './base-variant.ts';
import { type Check, checkName, type Findings } from './check.ts';
import { checkRange } from './check-targets.ts';
import { findingParts, placeholderForm } from './figure-reference.ts';
import { excerpt, type Path } from './issue.ts';
import type { Scenario } from './scenario.ts';

type Test = NonNullable<Scenario['claims'][number]['tests']>[number];

/** Claims can be tested, and findings filled in: variants exist, bounds say something, placeholders are figures. */
export const checkClaims: Check = (scenario, findings) => {
  const variants = { words: [baseVariant, ...Object.keys(scenario.variants ?? {})], givenAt: [['variants']] };
  if (scenario.variants !== undefined && Object.hasOwn(scenario.variants, baseVariant)) {
    const allowed = 'another name: "base" is the scenario itself';
    findings.fault({ path: ['variants', baseVariant], found: 'a variant called "base"', allowed });
  }
  const checkTests = (tests: readonly Test[], path: Path) => {
    for (const [index, test] of tests.entries()) checkTest(findings, [...path, index], test, variants);
  };
  for (const [index, { tests, outside, conditions }] of scenario.claims.entries()) {
    const path = ['claims', index];
    if ((tests === undefined) === (outside === undefined)) {
      const found = tests === undefined ? 'neither tests nor outside' : 'both tests and outside';
      findings.fault({ path, found, allowed: 'exactly one of "tests" and "outside"' });
    }
    if (outside !== undefined && conditions.length > 0) {
      const found = 'conditions of a claim that the model cannot speak of';
      findings.fault({ path: [...path, 'conditions'], found, allowed: 'none beside "outside"' });
    }
    checkTests(tests ?? [], [...path, 'tests']);
    for (const [c, condition] of conditions.entries()) {
      checkTests(condition.tests, [...path, 'conditions', c, 'tests']);
    }
  }
  for (const part of findingParts(scenario.finding ?? '')) {
    if (part.kind === 'fault') {
      const { text, guess } = part;
      const fault = { path: ['finding'], found: excerpt(text), allowed: placeholderForm };
      findings.fault(guess === undefined ? fault : { ...fault, guess });
    } else if (part.kind === 'figure') {
      for (const name of [part.figure.variant, part.figure.against]) {
        if (name !== null) checkName(findings, ['finding'], name, variants);
      }
    }
  }
};

function checkTest(findings: Findings, path: Path, test: Test, variants: Parameters<typeof checkName>[3]): void {
  checkName(findings, [...path, 'variant'], test.variant, variants);
  if (test.against !== undefined) checkName(findings, [...path, 'against'], test.against, variants);
  if (test.relative && test.against === undefined) {
    findings.fault({ path: [...path, 'relative'], found: 'true without against', allowed: 'false, or "against" too' });
  }
  checkRange(findings, path, 'atLeast', 'atMost', test.atLeast, test.atMost);
}
