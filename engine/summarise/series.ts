import type { Estimate, EstimateSeries } from './report.ts';

/**
 * Columns of a report. V8 keeps an array of nothing but doubles as such, which takes a third of the memory of numbers one
 * by one, and prints arrays that never had a hole a quarter faster: a column begins as a copy of one that is full.
 */
export type Column = (number | null)[];

const numbers: Column = [];
const nulls: Column = [];

/** A column whose every place is still to be written. */
function newColumn(rows: number): Column {
  while (numbers.length < rows) numbers.push(0.5);
  return numbers.slice(0, rows);
}

/** A column of nothing. */
export function untold(rows: number): Column {
  while (nulls.length < rows) nulls.push(null);
  return nulls.slice(0, rows);
}

/** A series that is filled in stretch by stretch. */
export class SeriesInTheMaking {
  readonly series: { readonly value: Column; readonly low: Column; readonly high: Column };
  private readonly hasEnds: boolean;
  /** Which columns have a gap by now: 1 values, 2 lower ends, 4 upper ends. */
  private gaps = 0;

  /** @param unknown what stands for both ends, of this and other series, where they are unknown at all places */
  constructor(rows: number, unknown: Column | null) {
    this.hasEnds = unknown === null;
    this.series = {
      value: newColumn(rows),
      low: unknown ?? newColumn(rows),
      high: unknown ?? newColumn(rows),
    };
  }

  /** @param columns whose first `rows` numbers go to the places from `at` on @param gaps which of them have a NaN */
  fill(at: number, rows: number, columns: Readonly<Record<keyof EstimateSeries, Float64Array>>, gaps: number): void {
    const { series } = this;
    this.gaps |= gaps;
    tell(series.value, at, rows, columns.value, (this.gaps & 1) !== 0);
    if (!this.hasEnds) return;
    tell(series.low, at, rows, columns.low, (this.gaps & 2) !== 0);
    tell(series.high, at, rows, columns.high, (this.gaps & 4) !== 0);
  }
}

/** Two loops, so that the one that is taken for most columns meets nothing but doubles. */
function tell(column: Column, at: number, rows: number, figures: Float64Array, hasGaps: boolean): void {
  if (hasGaps) tellWithGaps(column, at, rows, figures);
  else for (let i = 0; i < rows; i++) column[at + i] = figures[i];
}

function tellWithGaps(column: Column, at: number, rows: number, figures: Float64Array): void {
  for (let i = 0; i < rows; i++) column[at + i] = Number.isNaN(figures[i]) ? null : figures[i];
}

/** The estimate at a place. */
export function estimateAt({ value, low, high }: EstimateSeries, i: number): Estimate {
  return { value: value[i], low: low[i], high: high[i] };
}

/** A series in another order; null at places below 0. */
export function placed({ value, low, high }: EstimateSeries, places: ArrayLike<number>): EstimateSeries {
  const at = (column: readonly (number | null)[]): Column => {
    const result = untold(places.length);
    for (let i = 0; i < places.length; i++) if (places[i] >= 0) result[i] = column[places[i]];
    return result;
  };
  return { value: at(value), low: at(low), high: at(high) };
}

/** One series after the other. */
export function joined(first: EstimateSeries, next: EstimateSeries): EstimateSeries {
  return {
    value: first.value.concat(next.value),
    low: first.low.concat(next.low),
    high: first.high.concat(next.high),
  };
}

/** The series of so many estimates. */
export function seriesFrom(rows: number, estimateOf: (i: number) => Estimate): EstimateSeries {
  const value = untold(rows);
  const low = untold(rows);
  const high = untold(rows);
  for (let i = 0; i < rows; i++) {
    const estimate = estimateOf(i);
    value[i] = estimate.value;
    low[i] = estimate.low;
    high[i] = estimate.high;
  }
  return { value, low, high };
}
