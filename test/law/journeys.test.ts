import { describe, expect, it } from 'vitest';
import { runStudy } from '../../engine/index.ts';
import { studentTQuantile } from '../../engine/theory/student-t.ts';
import { scenarioOf } from '../support/model-of.ts';
import { comparison, comparisonsOf } from './comparison.ts';
import { journeyCases } from './journey-cases.ts';

/**
 * False alarms: all comparisons of this file together fail a right engine with a probability of at most 1 in 1,000
 * (Bonferroni over at most 300 comparisons, each two-sided by Student's t). The seeds are fixed: a failure is a fault to be
 * found, not a draw to be repeated.
 *
 * Power: half of the figures have a relative standard error below 0.4 %, nine in ten below 1 % (asserted at the end), so
 * that an error of 4 % in half of them, of 10 % in nine in ten, is found with a probability above 0.999.
 */
const FAMILY_WISE_FALSE_ALARM = 1e-3;
const MOST_COMPARISONS = 300;

const MEDIAN_RELATIVE_STANDARD_ERROR = 0.004;
const NINTH_DECILE_RELATIVE_STANDARD_ERROR = 0.01;

let compared = 0;
const relativeStandardErrors: number[] = [];

describe('the engine agrees with exact theory on what contacts do besides waiting', () => {
  it.each(journeyCases().map((journeyCase) => [journeyCase.name, journeyCase] as const))(
    '%s',
    async (_, { record, scenario, figures, isByName }) => {
      const outcome = await runStudy(scenarioOf(scenario), null);
      if (!outcome.ok) throw new Error(JSON.stringify(outcome.issues));
      const { report } = outcome;
      const comparisons = [
        ...(isByName ? comparisonsOf(record, report) : []),
        ...figures(report).flatMap(([metric, estimate, expected]) => comparison(metric, estimate, expected, report)),
      ];
      compared += comparisons.length;
      expect(comparisons.length).toBeGreaterThanOrEqual(2);
      const threshold = studentTQuantile(1 - FAMILY_WISE_FALSE_ALARM / MOST_COMPARISONS / 2, report.replications - 1);
      const missed = comparisons.filter(({ value, expected, standardError }) => {
        const rounding = 1e-9 * Math.max(1, Math.abs(expected));
        return !(Math.abs(value - expected) <= threshold * standardError + rounding);
      });
      expect(missed.map((miss) => ({ ...miss, z: (miss.value - miss.expected) / miss.standardError }))).toEqual([]);
      for (const { expected, standardError } of comparisons) {
        if (expected > 0 && standardError > 0) relativeStandardErrors.push(standardError / expected);
      }
    },
  );

  it('in no more comparisons than the odds of a false alarm were shared among', () => {
    expect(compared).toBeLessThanOrEqual(MOST_COMPARISONS);
  });

  it('with the power that is stated above', () => {
    const ascending = relativeStandardErrors.toSorted((a, b) => a - b);
    expect(ascending[Math.floor(ascending.length / 2)]).toBeLessThan(MEDIAN_RELATIVE_STANDARD_ERROR);
    expect(ascending[Math.floor(0.9 * ascending.length)]).toBeLessThan(NINTH_DECILE_RELATIVE_STANDARD_ERROR);
  });
});
