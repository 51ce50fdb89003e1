import { describe, expect, it } from 'vitest';
import type { Report } from '../../../engine/index.ts';
import { createFormats } from '../../../web/state/format.ts';
import { writeVerdict } from '../../../web/state/verdict.ts';
import { syntheticReport } from '../synthetic-report.ts';

const formats = createFormats('en-GB', 'GBP');
const base = syntheticReport();

function withTarget(change: Partial<Report['targets'][number]>): Report {
  return { ...base, targets: [{ ...base.targets[0]!, ...change }] };
}
const chance = (value: number) => ({ value, low: value - 0.03, high: value + 0.03 });

describe('writeVerdict', () => {
  it('names service level, interval, threshold and target', () => {
    expect(writeVerdict(base, formats).headline).toMatch(
      /^6\d% \(\d\d–\d\d%\) of contacts are answered within 60 s; the target is 80%\.$/,
    );
  });

  it('says where in the week it breaks worst', () => {
    expect(writeVerdict(base, formats).sentences.at(-1)).toBe(
      'It breaks worst every day 18:00–20:00: about 12% in time.',
    );
  });

  it.each([
    [0.99, true, 'The target is met, and safely: in 99% (96–102%) of 200 simulated runs of 14 days.'],
    [
      0.92,
      true,
      'The target is met as surely as was asked: in 92% (89–95%) of 200 simulated runs of 14 days; 90% was asked for.',
    ],
    [0.01, false, 'The target is missed, and not by bad luck: 1% (-2–4%) of 200 simulated runs of 14 days meet it.'],
    [
      0.3,
      false,
      'The target is missed on average: 30% (27–33%) of 200 simulated runs of 14 days meet it; 90% was asked for.',
    ],
  ])('puts a probability of %d into words', (probability, isMet, words) => {
    const verdict = writeVerdict(withTarget({ probabilityMet: chance(probability), isMet }), formats);
    expect(verdict.sentences[0]).toBe(words);
    expect(verdict.isMet).toBe(isMet);
  });

  it('tells a target met on average from one met surely enough', () => {
    const estimate = { value: 0.82, low: 0.8, high: 0.84 };
    const verdict = writeVerdict(withTarget({ estimate, probabilityMet: chance(0.7), isMet: false }), formats);
    expect(verdict.sentences[0]).toContain('met on average, but not surely enough');
  });

  it('counts periods for a target on each day', () => {
    const verdict = writeVerdict(
      withTarget({ period: 'day', shareOfPeriodsMet: chance(0.4), probabilityMet: chance(0.05), isMet: false }),
      formats,
    );
    expect(verdict.sentences[0]).toContain('40% of days meet the target; all of them do in 5%');
  });

  it('says the weakest hours when every hour meets the target', () => {
    const easy = syntheticReport({ agents: 2 });
    expect(writeVerdict(easy, formats).sentences.at(-1)).toMatch(
      /^Even the weakest hours, .*, meet it: about \d+% in time\.$/,
    );
  });

  it('judges nothing where nothing was offered', () => {
    const none = { value: null, low: null, high: null };
    const empty = { ...base, totals: { ...base.totals, measures: { ...base.totals.measures, serviceLevel: none } } };
    const verdict = writeVerdict(empty, formats);
    expect(verdict.isMet).toBeNull();
    expect(verdict.headline).toContain('No contact was offered');
  });

  it('states the service level alone where there is no target', () => {
    const verdict = writeVerdict({ ...base, targets: [] }, formats);
    expect(verdict.headline).toMatch(/within 60 s\.$/);
    expect(verdict.isMet).toBeNull();
  });

  it('shows no undefined, NaN or null in any words', () => {
    const none = { value: null, low: null, high: null };
    for (const report of [base, withTarget({ probabilityMet: none }), syntheticReport({ replications: 2, days: 1 })]) {
      const { headline, sentences } = writeVerdict(report, formats);
      expect([headline, ...sentences].join(' ')).not.toMatch(/undefined|NaN|null/);
    }
  });
});
