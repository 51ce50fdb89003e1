import type { Report, ScenarioInput } from '../../../engine/index.ts';
import type { ReferenceCase } from '../../reference/reference-cases.ts';
import { type ExactCase, meanOfStudies, type Reading, type Size } from './exact-case.ts';
import { exponential } from './laws-of-records.ts';

/** Days of a study: enough that the bias of a quotient of its variances is far below its error over all studies. */
const DAYS_PER_STUDY = 2000;

/** Half hours of random busyness. Those that are left out have no contacts. */
function busyDay(record: ReferenceCase, seed: string, isIn: (interval: number) => boolean): ScenarioInput {
  const means: number[] = record.parameters.interval_mean_arrivals;
  const rates = means.map((mean, i) => (isIn(i) ? 2 * mean : 0));
  const quantiles = Object.entries(record.expected).flatMap(([metric, value]) =>
    /^daily_count_p/.test(metric) ? [Number(value) - 1, Number(value)] : [],
  );
  return {
    surgeboard: 1,
    name: record.id,
    calendar: { start: '2026-01-05', hours: means.length / 2, reportingMinutes: 30 },
    demand: {
      contactsPerHour: rates.reduce((sum, rate) => sum + rate, 0) / 48,
      timeOfDay: Array.from({ length: 48 }, (_, i) => rates[i] ?? 0),
      busyness: { cv: 1 / Math.sqrt(record.parameters.gamma_shape) },
    },
    contacts: { handleTime: exponential(60), patience: { law: 'never' } },
    agents: [{ name: 'pool1', headcount: 30 }],
    report: { volumeVariation: true, volumesAtMost: [...new Set([0, ...quantiles])].filter((n) => n >= 0) },
    run: { seed, replications: DAYS_PER_STUDY },
  };
}

/**
 * Counts of days under a gamma busyness factor. Many studies of many days each, since a report has no interval for a quotient
 * of variances; the correlation of two intervals is had from a day of only these two.
 */
export function busynessCase(record: ReferenceCase, size: Size): ExactCase {
  const [, pair] = Object.keys(record.expected).flatMap(
    (metric) => /^correlation_interval_1_and_(\d+)$/.exec(metric) ?? [],
  );
  const other = Number(pair) - 1;
  const studies = Array.from({ length: size.studies }, (_, i) => i);
  return {
    record,
    name: record.id,
    scenarios: {
      days: studies.map((i) => busyDay(record, `${record.id} ${i}`, () => true)),
      two: studies.map((i) =>
        busyDay(record, `${record.id} two ${i}`, (interval) => interval === 0 || interval === other),
      ),
    },
    read(metric, place, expected, { days, two }) {
      const each = (read: (report: Report) => number) => meanOfStudies(days.map(read), expected);
      const variance = (report: Report): number => report.volume!.days.variance.value[0]!;
      const mean = (report: Report): number => report.volume!.days.mean.value[0]!;
      const quantile = /^daily_count_p(\d+)$/.exec(metric);
      if (quantile !== null)
        return { kind: 'certain', value: quantileOf(Number(quantile[1]) / 100, expected, days), expected };
      if (metric === 'daily_mean') return each(mean);
      if (metric === 'daily_variance') return each(variance);
      if (metric === 'daily_sd') return rootOf(meanOfStudies(days.map(variance), expected), expected);
      if (metric === 'dispersion_index_day') return each((report) => variance(report) / mean(report));
      if (metric === 'daily_p_zero') return each((report) => atMost(report, 0));
      if (metric === 'interval_variances') return each((report) => report.volume!.intervals.variance.value[place]!);
      if (metric !== `correlation_interval_1_and_${pair}`) return undefined;
      return meanOfStudies(
        two.map((report) => correlation(report, other)),
        expected,
      );
    },
  };
}

function atMost(report: Report, contacts: number): number {
  return report.volume!.atMost.find((threshold) => threshold.contacts === contacts)!.share.value[0]!;
}

function correlation(report: Report, other: number): number {
  const { days, intervals } = report.volume!;
  const [first, second] = [intervals.variance.value[0]!, intervals.variance.value[other]!];
  return (days.variance.value[0]! - first - second) / 2 / Math.sqrt(first * second);
}

/** The least of two neighbouring counts that at least this share of all days does not exceed. */
function quantileOf(share: number, expected: number, days: readonly Report[]): number {
  const below = (contacts: number): number =>
    days.reduce((sum, report) => sum + atMost(report, contacts), 0) / days.length;
  // Two counts whose shares lie this near to the wanted one cannot be told apart by so many days: 4.5 standard errors.
  const chance = 4.5 * Math.sqrt((share * (1 - share)) / days.length / days[0].replications);
  if (below(expected) < share - chance) return expected + 1;
  return expected > 0 && below(expected - 1) >= share + chance ? expected - 1 : expected;
}

/** The root of an estimate: of the mean of variances, since the mean of their roots would be too small. */
function rootOf(reading: Reading, expected: number): Reading {
  if (reading.kind !== 'random') return reading;
  const value = Math.sqrt(reading.value);
  return { ...reading, value, standardError: reading.standardError / 2 / value, expected };
}
