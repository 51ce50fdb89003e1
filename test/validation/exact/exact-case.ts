import type { Estimate, Report, ScenarioInput } from '../../../engine/index.ts';
import { studentTQuantile } from '../../../engine/theory/student-t.ts';
import type { ReferenceCase } from '../../reference/reference-cases.ts';

/** How much is simulated of each case. */
export interface Size {
  /** Independent replications of a steady state, and the contacts of all of them together. */
  readonly replications: number;
  readonly contacts: number;
  /** Replications of a day. */
  readonly days: number;
  /** Independent studies where a report has a figure without an interval. */
  readonly studies: number;
}

const MILLION = 1e6;

/** The short form, of every case: enough to see that nothing has moved. */
const SHORT: Size = { replications: 128, contacts: 1.6 * MILLION, days: 6000, studies: 50 };

/** The long form of a case that is not in the table below. */
const LONG: Size = { replications: 256, contacts: 14 * MILLION, days: 24_000, studies: 200 };

/**
 * Cases whose figures need more than that to be known to 1 %: those near saturation, whose waits hang together for long, and
 * those that wait seldom. By a trial in the short form.
 */
const MORE: Readonly<Record<string, Partial<Size>>> = {
  'PUB-ERLC-02': { contacts: 80 * MILLION },
  'PUB-ERLC-03': { contacts: 7500 * MILLION },
  'PUB-ERLA-03': { contacts: 28 * MILLION },
  'PUB-ERLA-04': { contacts: 950 * MILLION },
  'PUB-MMCK-03': { contacts: 26 * MILLION },
  'PUB-MG1-02': { contacts: 22 * MILLION },
  'PUB-MDC-01': { contacts: 17 * MILLION },
  'PUB-GIMC-01': { contacts: 34 * MILLION },
  'PUB-PRIO-01': { contacts: 60 * MILLION },
  'PUB-PRIO-02': { contacts: 36 * MILLION },
  'PUB-PRIO-03': { contacts: 30 * MILLION },
  'PUB-REPEAT-01': { contacts: 36 * MILLION },
  'PUB-TV-04': { days: 45_000 },
  'PUBL-SSJ-02': { days: 300_000 },
  'PUBL-TOOL-01': { contacts: 34 * MILLION },
  'PUBL-TOOL-02': { contacts: 20 * MILLION },
};

export function sizeOf(id: string, form: 'long' | 'short'): Size {
  return form === 'short' ? SHORT : { ...LONG, ...MORE[id] };
}

/** A figure of the record, as the reports have it. */
export type Reading =
  /** An estimate with its standard error, from so many replications, beside what it should be. */
  | {
      readonly kind: 'random';
      readonly value: number;
      readonly standardError: number;
      readonly n: number;
      readonly expected: number;
      /** Standard error of the expected figure itself, where others simulated it. */
      readonly expectedError?: number;
      /** By how much the expected figure may be off because it was rounded. */
      readonly rounding?: number;
    }
  /** A figure in which there is no chance. */
  | { readonly kind: 'certain'; readonly value: number; readonly expected: number; readonly rounding?: number }
  /** No figure of a simulation. */
  | { readonly kind: 'given'; readonly reason: string };

/** The reports of a case, by the name of the scenario; several where it was simulated with several seeds. */
export type Reports = Readonly<Record<string, readonly Report[]>>;

/** A reference case: which scenarios are simulated, and where each of its figures is found in their reports. */
export interface ExactCase {
  readonly record: ReferenceCase;
  /** The name of the case or of another way to the same figures. */
  readonly name: string;
  /** By name; an array is simulated one by one, with the seeds that they have. */
  readonly scenarios: Readonly<Record<string, readonly ScenarioInput[]>>;
  /**
   * A figure by its name, without an index.
   * @returns undefined when the case has no such figure
   */
  readonly read: (metric: string, place: number, expected: number, reports: Reports) => Reading | undefined;
  /** Figures that the record's source printed, each as metric, place, value. */
  readonly published?: readonly ExtraFigure[];
  /** Figures that follow from the record, by features that must lead to the same. */
  readonly extra?: readonly ExtraFigure[];
}

/** A figure beside those that the record computes; `place` is -1 for one that is no list. */
export interface ExtraFigure {
  readonly metric: string;
  readonly place: number;
  readonly read: (reports: Reports) => Reading;
}

/** The standard error is read off the interval, from the end that is not cut at what is possible. */
export function standardErrorOf({ value, low, high }: Estimate, { confidence, replications }: Report): number {
  if (value === null || low === null || high === null) return Number.NaN;
  return Math.max(high - value, value - low) / studentTQuantile((1 + confidence) / 2, replications - 1);
}

/** A figure of the report, in units of which one is `unit` of the report's. */
export function figure(
  estimate: Estimate | undefined,
  expected: number,
  report: Report,
  unit = 1,
): Reading | undefined {
  if (estimate === undefined) return undefined;
  return {
    kind: 'random',
    value: (estimate.value ?? Number.NaN) / unit,
    standardError: standardErrorOf(estimate, report) / unit,
    n: report.replications,
    expected,
  };
}

/** Mean and standard error of one value from each of several independent studies. */
export function meanOfStudies(values: readonly number[], expected: number): Reading {
  const n = values.length;
  const value = values.reduce((sum, each) => sum + each, 0) / n;
  const squares = values.reduce((sum, each) => sum + (each - value) * (each - value), 0);
  return { kind: 'random', value, standardError: Math.sqrt(squares / (n - 1) / n), n, expected };
}

/** A place of a series, as an estimate. */
export function at(
  series:
    | { value: readonly (number | null)[]; low: readonly (number | null)[]; high: readonly (number | null)[] }
    | undefined,
  place: number,
): Estimate | undefined {
  if (series === undefined || place >= series.value.length) return undefined;
  return { value: series.value[place], low: series.low[place], high: series.high[place] };
}
