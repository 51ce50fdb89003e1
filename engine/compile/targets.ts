import type { Scenario } from '../scenario/scenario.ts';
import { type ContactClass, matchesSelector } from '../scenario/selector.ts';
import type { Timeline } from './clock.ts';
import type { Measuring, ModelTarget } from './model.ts';

/** What is measured and what it is held against; wait-p90 targets add thresholds that are counted but not reported. */
export function measuringOf(
  scenario: Scenario,
  classes: readonly ContactClass[],
  timeline: Timeline,
): { measuring: Measuring; targets: ModelTarget[] } {
  const { serviceLevel } = scenario;
  const thresholds = [...serviceLevel.alsoThresholdsSeconds].sort((a, b) => a - b);
  const reportedThresholds = thresholds.length;
  const thresholdIndex = (seconds: number | undefined): number => {
    if (seconds === undefined) return -1;
    const found = thresholds.indexOf(seconds);
    return found >= 0 ? found : thresholds.push(seconds) - 1;
  };
  const targets = scenario.targets.map((target): ModelTarget => {
    const isPercentile = target.measure === 'wait-p90';
    const { periodOf, periods } = periodsOf(target.period, timeline);
    return {
      name: target.name ?? targetWords(target, scenario),
      measure: target.measure,
      atLeast: target.atLeast ?? null,
      atMost: target.atMost ?? null,
      period: target.period,
      periodOf,
      periods,
      probability: target.probability,
      atLeastThreshold: isPercentile ? thresholdIndex(target.atLeast) : -1,
      atMostThreshold: isPercentile ? thresholdIndex(target.atMost) : -1,
      classes: Uint16Array.from(
        classes.flatMap((contact, k) => (matchesSelector(target.contacts, contact) ? [k] : [])),
      ),
      contacts: target.contacts,
    };
  });
  const measuring: Measuring = {
    formula: serviceLevel.formula,
    thresholdSeconds: serviceLevel.thresholdSeconds,
    extraThresholdsSeconds: Float64Array.from(thresholds),
    reportedThresholds,
    shortAbandonSeconds: serviceLevel.shortAbandonSeconds,
  };
  return { measuring, targets };
}

/** The period that each reporting interval falls in. Weeks begin on Monday, and like months may be cut at the ends. */
function periodsOf(
  period: ModelTarget['period'],
  { axes, clock }: Timeline,
): { periodOf: Uint32Array; periods: number } {
  const periodOf = new Uint32Array(clock.intervals);
  let current = 0;
  for (let i = 1; i < clock.intervals; i++) {
    const isNewDay = axes.dayOfInterval[i] !== axes.dayOfInterval[i - 1];
    const isNewMonth = isNewDay && axes.dayLabels[axes.dayOfInterval[i]].endsWith('-01');
    const isNewWeek = isNewDay && axes.hourOfWeek[i] < 24;
    const isNew =
      period === 'interval' ||
      (period === 'day' && isNewDay) ||
      (period === 'week' && isNewWeek) ||
      (period === 'month' && isNewMonth);
    if (isNew) current++;
    periodOf[i] = current;
  }
  return { periodOf, periods: current + 1 };
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
