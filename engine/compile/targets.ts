import type { Scenario } from '../scenario/scenario.ts';
import { type ContactClass, matchesSelector } from '../scenario/selector.ts';
import { agreementsOf } from './agreements.ts';
import type { Timeline } from './clock.ts';
import type { Measuring, ModelTarget } from './model.ts';
import type { ServiceAgreement } from './model-money.ts';
import { periodsOf } from './periods.ts';

/**
 * What is measured and what it is held against, by targets and by agreements with vendors; both add thresholds that are
 * counted but not reported where they are about wait-p90.
 */
export function measuringOf(
  scenario: Scenario,
  classes: readonly ContactClass[],
  timeline: Timeline,
): { measuring: Measuring; targets: ModelTarget[]; agreements: ServiceAgreement[] } {
  const { serviceLevel, report } = scenario;
  const thresholds = [...serviceLevel.alsoThresholdsSeconds].sort((a, b) => a - b);
  const reportedThresholds = thresholds.length;
  const thresholdIndex = (seconds: number | undefined): number => {
    if (seconds === undefined) return -1;
    const found = thresholds.indexOf(seconds);
    return found >= 0 ? found : thresholds.push(seconds) - 1;
  };
  const targets = scenario.targets.map((target): ModelTarget => {
    const isPercentile = target.measure === 'wait-p90';
    return {
      name: target.name ?? targetWords(target, scenario),
      measure: target.measure,
      atLeast: target.atLeast ?? null,
      atMost: target.atMost ?? null,
      period: target.period,
      ...periodsOf(target.period, timeline),
      probability: target.probability,
      atLeastThreshold: isPercentile ? thresholdIndex(target.atLeast) : -1,
      atMostThreshold: isPercentile ? thresholdIndex(target.atMost) : -1,
      classes: Uint16Array.from(
        classes.flatMap((contact, k) => (matchesSelector(target.contacts, contact) ? [k] : [])),
      ),
      contacts: target.contacts,
    };
  });
  const agreements = agreementsOf(scenario, timeline, thresholdIndex);
  const measuring: Measuring = {
    formula: serviceLevel.formula,
    thresholdSeconds: serviceLevel.thresholdSeconds,
    extraThresholdsSeconds: Float64Array.from(thresholds),
    reportedThresholds,
    shortAbandonSeconds: serviceLevel.shortAbandonSeconds,
    callbackWithinSeconds: serviceLevel.callbackWithinSeconds,
    followsQueue: report.queueOverTime,
    tellsThresholdsOverTime: report.thresholdsOverTime,
    waitingAtLeast: Float64Array.from(report.queueOverTime ? report.waitingAtLeast : []),
    tellsGroupsOfClasses: report.answeredByGroup,
    followsVolume: report.volumeVariation,
    volumesAtMost: Float64Array.from(report.volumeVariation ? report.volumesAtMost : []),
  };
  return { measuring, targets, agreements };
}

const measureWords: Readonly<Record<string, string>> = {
  'service-level': 'service level',
  abandonment: 'abandonment',
  asa: 'mean speed of answer',
  'wait-p90': 'wait of nine in ten',
  occupancy: 'occupancy',
  'cost-per-contact': 'cost per contact',
  'total-cost': 'total cost',
};

function targetWords(target: Scenario['targets'][number], scenario: Scenario): string {
  const inWords = (value: number): string => {
    if (target.measure === 'asa' || target.measure === 'wait-p90') return `${value} s`;
    if (target.measure === 'cost-per-contact' || target.measure === 'total-cost')
      return `${value} ${scenario.currency}`;
    return `${Math.round(value * 1000) / 10} %`;
  };
  const words = [measureWords[target.measure] ?? target.measure];
  if (target.measure === 'service-level') words.push(`within ${scenario.serviceLevel.thresholdSeconds} s`);
  if (target.contacts !== '*') words.push(`of ${target.contacts}`);
  if (target.atLeast !== undefined) words.push(`at least ${inWords(target.atLeast)}`);
  if (target.atLeast !== undefined && target.atMost !== undefined) words.push('and');
  if (target.atMost !== undefined) words.push(`at most ${inWords(target.atMost)}`);
  words.push(target.period === 'run' ? 'over the run' : `in each ${target.period}`);
  return words.join(' ');
}
