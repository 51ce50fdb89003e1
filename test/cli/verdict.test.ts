import { describe, expect, it } from 'vitest';
import { verdict } from '../../engine/cli/verdict.ts';
import type { Report, TargetResult } from '../../engine/node.ts';

const serviceLevel = { measure: 'service-level', contacts: '*', atLeast: 0.8, name: 'service level at least 80 %' };
const abandonment = { measure: 'abandonment', contacts: '*', atMost: 0.05, name: 'abandonment at most 5 %' };

/** Only what the sentence is made of. */
function report(value: number | null, targets: (Partial<TargetResult> & { isMet: boolean })[]): Report {
  const estimate = value === null ? { value, low: null, high: null } : { value, low: value - 0.03, high: value + 0.03 };
  const totals = { measures: { serviceLevel: estimate } };
  return { totals, serviceLevel: { thresholdSeconds: 20 }, targets } as unknown as Report;
}

describe('verdict', () => {
  it.each([
    ['sets the share beside its target', 0.61, [{ ...serviceLevel, isMet: false }], '; target 80 %.'],
    ['says that there is no target', 0.61, [], '; no target is set.'],
    ['says that another target is met', 0.61, [{ ...abandonment, isMet: true }], '; the target is met.'],
    ['names the target that is missed', 0.61, [{ ...abandonment, isMet: false }], '; missed: abandonment at most 5 %.'],
    [
      'counts several that are met',
      0.61,
      [
        { ...serviceLevel, isMet: true },
        { ...abandonment, isMet: true },
      ],
      '; target 80 %; all 2 targets are met.',
    ],
    [
      'does not compare the share of all with a target of some',
      0.61,
      [{ ...serviceLevel, contacts: 'billing', name: 'billing within 20 s at least 80 %', isMet: false }],
      '; missed: billing within 20 s at least 80 %.',
    ],
  ])('%s', (_, value, targets, ending) => {
    expect(verdict(report(value, targets))).toBe(`61 % (58-64) are answered within 20 s${ending}`);
  });

  it('says so when nobody called', () => {
    expect(verdict(report(null, []))).toBe('No contact arrived in the time that is reported.');
  });
});
