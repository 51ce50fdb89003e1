import { TARGET_ENTRIES } from '../collect/evaluate-targets.ts';
import { SectionIndex } from '../collect/result-layout.ts';
import { wilson } from '../theory/wilson.ts';
import { costOf } from './cost-summary.ts';
import { totalOccupancy } from './group-summary.ts';
import type { ContactSlice, Estimate, TargetResult } from './report.ts';
import { type Study, viewOf } from './study.ts';

/** How each target fared: the measure over the run, and the probability that it is met. */
export function targetResults(study: Study, slices: readonly ContactSlice[]): TargetResult[] {
  const { model, moments } = study;
  const view = viewOf(study, SectionIndex.targets);
  return model.targets.map((target, t) => {
    const probability = view.meanOf(0, TARGET_ENTRIES * t);
    const interval = wilson(Math.round(probability * moments.count), moments.count, model.run.confidence);
    const share = view.resolve({ numerator: { offered: 1 }, denominator: null }, 'share', () => TARGET_ENTRIES * t + 1);
    return {
      name: target.name,
      measure: target.measure,
      ...(target.atLeast !== null && { atLeast: target.atLeast }),
      ...(target.atMost !== null && { atMost: target.atMost }),
      period: target.period,
      contacts: target.contacts,
      estimate: measureOverRun(study, slices, t),
      probabilityMet: { value: probability, low: interval.low, high: interval.high },
      shareOfPeriodsMet: view.estimate(0, share),
      wantedProbability: target.probability,
      isMet: probability >= target.probability,
    };
  });
}

/** `slices` are in the order of `Slices.named`, which ends with one for each target. */
function measureOverRun(study: Study, slices: readonly ContactSlice[], t: number): Estimate {
  const { model, layout } = study;
  const target = model.targets[t];
  if (target.measure === 'occupancy') return totalOccupancy(study);
  if (target.measure === 'total-cost') return costOf(study).total;
  if (target.measure === 'cost-per-contact') return costOf(study).perOffered;
  const first = layout.slices.named.findIndex(({ dimension }) => dimension === 'target');
  const { measures, waitAnswered } = slices[first + t];
  if (target.measure === 'service-level') return measures.serviceLevel;
  if (target.measure === 'abandonment') return measures.abandonment;
  return target.measure === 'asa' ? measures.asaSeconds : waitAnswered.p90;
}
