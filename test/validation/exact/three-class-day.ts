import type { Report, ScenarioInput } from '../../../engine/index.ts';
import type { ReferenceCase } from '../../reference/reference-cases.ts';
import { type ExactCase, type ExtraFigure, meanOfStudies, type Reading, type Size } from './exact-case.ts';
import { exponential } from './laws-of-records.ts';
import { besidePrinted, type Printed, printedOf } from './published.ts';

/** Days of a study: a report has no interval for the number answered within a time by class and period. */
const DAYS_PER_STUDY = 200;

const hour = (n: number): string => `2026-01-05T${String(n).padStart(2, '0')}:00`;

/** Two pools and three classes in periods, each with handle times and patience of its own, on days of random busyness. */
function threeClasses(record: ReferenceCase, seed: string): ScenarioInput {
  const { parameters } = record;
  const rates: readonly (readonly number[])[] = parameters.arrival_rates_per_hour_by_class;
  const hours = parameters.interval_length_s / 3600;
  const handle: readonly number[] = parameters.mean_handle_time_s_by_arrival_interval;
  const patience: readonly number[] = parameters.mean_patience_s_by_arrival_interval;
  const hourly = (values: readonly number[]): number[] =>
    values.flatMap((value) => Array.from({ length: hours }, () => value));
  return {
    surgeboard: 1,
    name: record.id,
    calendar: { start: '2026-01-05', hours: hours * handle.length, reportingMinutes: 60, atEnd: 'drain' },
    demand: {
      topics: Object.fromEntries(rates.map((_, k) => [`class${k + 1}`, {}])),
      intervalCounts: rates.map((ofClass, k) => ({
        topic: `class${k + 1}`,
        intervalMinutes: 60,
        contacts: hourly(ofClass),
      })),
      busyness: { cv: 1 / Math.sqrt(parameters.gamma_shape), correlationBetweenTopics: 1 },
      events: handle.slice(1).map((_, i) => ({
        name: `period ${i + 2}`,
        shape: 'step' as const,
        multiplier: 1,
        start: hour((i + 1) * hours),
        ...(i + 2 < handle.length && { end: hour((i + 2) * hours) }),
        handleTimeMultiplier: handle[i + 1] / handle[0],
        patienceMultiplier: patience[i + 1] / patience[0],
      })),
    },
    contacts: { handleTime: exponential(handle[0]), patience: exponential(patience[0]) },
    agents: parameters.agents_by_pool_by_interval.map((agents: readonly number[], j: number) => ({
      name: `pool${j + 1}`,
      headcountByInterval: { intervalMinutes: 60, headcount: hourly(agents) },
      topics: rates.map((_, k) => `class${k + 1}`).filter((_, k) => parameters.pools_tried_by_class[k].includes(j + 1)),
    })),
    routing: Object.fromEntries(
      parameters.pools_tried_by_class.map((tried: readonly number[], k: number) => [
        `class${k + 1}`,
        tried.map((pool) => ({ group: `pool${pool}` })),
      ]),
    ),
    selection: { customerRule: 'first-come-first-served' },
    serviceLevel: {
      formula: 'within-per-answered',
      thresholdSeconds: parameters.sl_thresholds_s[0],
      alsoThresholdsSeconds: parameters.sl_thresholds_s,
    },
    run: { seed, replications: DAYS_PER_STUDY },
  };
}

export function threeClassDay(record: ReferenceCase, size: Size): ExactCase {
  const studies = Array.from({ length: size.studies }, (_, i) => threeClasses(record, `${record.id} ${i}`));
  const mean = (days: readonly Report[], read: (report: Report) => number): Reading => meanOfStudies(days.map(read), 0);
  const read = (metric: string, days: readonly Report[]): Reading | undefined => {
    switch (metric) {
      case 'answered_expected':
        return mean(days, ({ totals }) => totals.measures.answered.value!);
      case 'abandoned_expected':
        return mean(days, ({ totals }) => totals.measures.abandoned.value!);
      case 'sl20_ans_per_offered_less_short_abandons':
        return mean(
          days,
          ({ totals }) => totals.withinThresholds[0].serviceLevels['within-per-offered-less-short-abandons'].value!,
        );
      case 'pool1_occupancy':
        return { kind: 'given', reason: 'measured until everybody has left: agent hours of a report end at closing' };
      default:
        return undefined;
    }
  };
  const scalars = Object.entries(printedOf(record)).flatMap(([metric, printed]): ExtraFigure[] =>
    typeof printed.value === 'number'
      ? [{ metric, place: -1, read: ({ day }) => beside(read(metric, day), printed, printed.value as number) }]
      : [],
  );
  return {
    record,
    name: record.id,
    scenarios: { day: studies },
    read: () => undefined,
    published: [...scalars, ...byClassAndPeriod(record)],
  };
}

function beside(
  reading: Reading | undefined,
  { ci_low: low, ci_high: high, ci_level: level = 0.95 }: Printed,
  value: number,
): Reading {
  return besidePrinted(reading, value, low === undefined || high === undefined ? undefined : (high - low) / 2, level);
}

/** Contacts answered within the threshold, by class and period of arrival. */
function byClassAndPeriod(record: ReferenceCase): ExtraFigure[] {
  const metric = 'answered_within_20s_class_by_interval';
  const { value, ci_half_width: halfWidths, ci_level: level = 0.95 } = printedOf(record)[metric];
  const hours = record.parameters.interval_length_s / 3600;
  return (value as readonly (readonly number[])[]).flatMap((ofClass, k) =>
    ofClass.map((printed, period): ExtraFigure => {
      const within = ({ classes }: Report): number => {
        const { answered, serviceLevel } = classes[k].hourOfWeek!;
        let sum = 0;
        for (let h = period * hours; h < (period + 1) * hours; h++)
          sum += answered.value[h]! * (serviceLevel.value[h] ?? 0);
        return sum;
      };
      return {
        metric,
        place: k * ofClass.length + period,
        read: ({ day }) =>
          besidePrinted(meanOfStudies(day.map(within), printed), printed, halfWidths?.[k][period], level),
      };
    }),
  );
}
