import { TARGET_ENTRIES } from '../collect/evaluate-targets.ts';
import { SectionIndex } from '../collect/result-layout.ts';
import { wilson } from '../theory/wilson.ts';
import { allAgents } from './agent-summary.ts';
import { costOf, costPerOfferedOf } from './cost-summary.ts';
import type { ContactSlice, Estimate, TargetResult } from './report.ts';
import { type Study, viewOf } from './study.ts';

/** How each target fared: the measure over the run, and the probability that it is met. */
export function targetResults(study: Study, slices: readonly ContactSlice[]): TargetResult[] {
  const { model } = study;
  const view = viewOf(study, SectionIndex.targets);
  return model.targets.map((target, t) => {
    const probabilityMet = probabilityOf(study, view.meanOf(0, TARGET_ENTRIES * t));
    const share = view.resolve({ numerator: { offered: 1 }, denominator: null }, 'share', () => TARGET_ENTRIES * t + 1);
    return {
      name: target.name,
      measure: target.measure,
      ...(target.atLeast !== null && { atLeast: target.atLeast }),
      ...(target.atMost !== null && { atMost: target.atMost }),
      period: target.period,
      contacts: target.contacts,
      estimate: measureOverRun(study, slices, t),
      probabilityMet,
      shareOfPeriodsMet: view.estimate(0, share),
      wantedProbability: target.probability,
      isMet: (probabilityMet.value ?? 0) >= target.probability,
    };
  });
}

/**
 * A probability seen as a share of replications, with Wilson's interval. The share is made whole replications again: as a
 * merged mean it may miss, say, 0.9 in its last digit.
 */
export function probabilityOf({ moments, model }: Study, share: number): Estimate {
  const successes = Math.round(share * moments.count);
  const { low, high } = wilson(successes, moments.count, model.run.confidence);
  return { value: successes / moments.count, low, high };
}

/** `slices` are in the order of `Slices.named`, which ends with one for each target. */
function measureOverRun(study: Study, slices: readonly ContactSlice[], t: number): Estimate {
  const { model, layout } = study;
  const target = model.targets[t];
  if (target.measure === 'occupancy') return allAgents(study).occupancy;
  if (target.measure === 'total-cost') return costOf(study).total;
  if (target.measure === 'cost-per-contact') return costPerOfferedOf(study, target.classes);
  const first = layout.slices.named.findIndex(({ dimension }) => dimension === 'target');
  const { measures, waitAnswered } = slices[first + t];
  if (target.measure === 'service-level') return measures.serviceLevel;
  if (target.measure === 'abandonment') return measures.abandonment;
  return target.measure === 'asa' ? measures.asaSeconds : waitAnswered.p90;
}
