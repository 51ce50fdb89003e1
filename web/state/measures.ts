import type { Estimate, Headline, TargetResult } from '../../engine/browser.ts';
import type { Formats } from './format.ts';

/** One headline figure of a report, in words and as places on a short axis. */
export interface Measure {
  readonly key: string;
  readonly name: string;
  /** What it means, in one sentence. */
  readonly meaning: string;
  readonly value: string;
  /** The interval; empty when there is none. */
  readonly interval: string;
  /** The target, or what the figure is about when it has none. */
  readonly note: string;
  /** null when there is no target. */
  readonly isMet: boolean | null;
  readonly estimate: Estimate;
  readonly target: number | null;
  /** Where the short axis ends when it has an end of its own; null when the figure decides, as for small shares. */
  readonly naturalMaximum: number | null;
}

/** The tiles, in reading order. */
export function listMeasures(report: Headline, formats: Formats): Measure[] {
  const { measures, waitAnswered, occupancy } = report.totals;
  const targetOf = (measure: string) =>
    report.targets.find((target) => target.measure === measure && (target.contacts === '*' || !target.contacts));
  const days = report.days === 1 ? 'one day' : `${formats.count(report.days)} days`;
  const share = (key: string, name: string, meaning: string, estimate: Estimate, note = ''): Measure =>
    describe(key, name, meaning, estimate, {
      value: formats.estimatedShare(estimate),
      interval: formats.shareInterval(estimate),
      target: targetOf(key),
      write: formats.share,
      naturalMaximum: key === 'abandonment' ? null : 1,
      note,
    });
  const other = (
    key: string,
    name: string,
    meaning: string,
    estimate: Estimate,
    write: Formats['money'],
    note = '',
  ): Measure =>
    describe(key, name, meaning, estimate, {
      value: write(estimate.value),
      interval: formats.interval(estimate, write),
      target: targetOf(key),
      write,
      naturalMaximum: null,
      note,
    });
  const threshold = `within ${formats.count(report.serviceLevel.thresholdSeconds)} s`;
  const tiles = [
    share('service-level', 'Service level', `Contacts answered ${threshold}.`, measures.serviceLevel, threshold),
    other(
      'wait-p90',
      'Wait, 90 in 100',
      '90 in 100 answered contacts waited at most this long.',
      waitAnswered.p90,
      formats.duration,
      'min:s, of the answered',
    ),
    other(
      'asa',
      'Average speed of answer',
      'Mean wait of answered contacts.',
      measures.asaSeconds,
      formats.duration,
      'min:s, of the answered',
    ),
    share(
      'abandonment',
      'Abandoned',
      'Contacts that gave up waiting, of those offered.',
      measures.abandonment,
      'of contacts offered',
    ),
    share('occupancy', 'Occupancy', 'Handling time of agents, of their time on duty.', occupancy, 'of time on duty'),
    other(
      'cost-per-contact',
      'Cost per contact',
      'Total cost per contact offered.',
      report.cost.perOffered,
      formats.money,
      'per contact offered',
    ),
    other('total-cost', 'Total cost', `Cost of ${days}.`, report.cost.total, formats.compactMoney, `for ${days}`),
  ];
  return [...tiles, ...report.targets.slice(0, 1).map((target) => probabilityTile(target, report, formats))];
}

interface Wording {
  readonly value: string;
  readonly interval: string;
  readonly target: TargetResult | undefined;
  readonly write: (value: number | null) => string;
  readonly naturalMaximum: number | null;
  readonly note: string;
}

function describe(key: string, name: string, meaning: string, estimate: Estimate, wording: Wording): Measure {
  const { target, write, value, interval, naturalMaximum } = wording;
  const bound = target?.atLeast ?? target?.atMost ?? null;
  const relation = target?.atLeast === undefined ? 'at most' : 'at least';
  return {
    key,
    name,
    meaning,
    value,
    interval: interval !== '' && interval === value ? 'interval within rounding' : interval,
    note: bound === null ? wording.note : `target ${relation} ${write(bound)}`,
    isMet: target && estimate.value !== null ? isWithin(estimate.value, target) : null,
    estimate,
    target: bound,
    naturalMaximum,
  };
}

function probabilityTile(target: TargetResult, report: Headline, formats: Formats): Measure {
  const runs = `${formats.count(report.replications)} simulated runs`;
  const estimate = target.probabilityMet;
  return {
    key: 'probability-met',
    name: 'P(target met)',
    meaning: `Share of ${runs} in which this holds: ${target.name}.`,
    value: formats.share(estimate.value),
    interval: formats.shareInterval(estimate),
    note: `target at least ${formats.share(target.wantedProbability)}`,
    isMet: estimate.value === null ? null : target.isMet,
    estimate,
    target: target.wantedProbability,
    naturalMaximum: 1,
  };
}

/** Does the figure itself lie where the target wants it? How surely is another tile's matter. */
function isWithin(value: number, target: TargetResult): boolean {
  return value >= (target.atLeast ?? Number.NEGATIVE_INFINITY) && value <= (target.atMost ?? Number.POSITIVE_INFINITY);
}
