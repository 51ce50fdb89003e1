import type { Estimate, EstimateSeries } from './report.ts';

/**
 * Columns of numbers, and the series of a report that are made of them. The loops are short, and each does one thing: so
 * V8 spends little on compiling them well, in a process that may need them once.
 */

export function addWeighted(
  column: Float64Array,
  numbers: Float64Array,
  from: number,
  step: number,
  weight: number,
): void {
  for (let i = 0, at = from; i < column.length; i++, at += step) column[i] += weight * numbers[at];
}

/** NaN where the ratio is undefined. */
export function divide(column: Float64Array, divisors: Float64Array): void {
  for (let i = 0; i < column.length; i++) column[i] = divisors[i] > 0 ? column[i] / divisors[i] : Number.NaN;
}

/** Fills `ends`; NaN where the half-width is not finite. */
export function lowEnds(
  ends: Float64Array,
  values: Float64Array,
  halfWidths: Float64Array,
  least: number,
): Float64Array {
  for (let i = 0; i < ends.length; i++) {
    ends[i] = halfWidths[i] < Number.POSITIVE_INFINITY ? Math.max(least, values[i] - halfWidths[i]) : Number.NaN;
  }
  return ends;
}

/** The same at the other end. */
export function highEnds(
  ends: Float64Array,
  values: Float64Array,
  halfWidths: Float64Array,
  most: number,
): Float64Array {
  for (let i = 0; i < ends.length; i++) {
    ends[i] = halfWidths[i] < Number.POSITIVE_INFINITY ? Math.min(most, values[i] + halfWidths[i]) : Number.NaN;
  }
  return ends;
}

/** As a report tells it: null where there is no number. */
export function told(column: Float64Array): (number | null)[] {
  const numbers = newColumn(column.length);
  for (let i = 0; i < column.length; i++) numbers[i] = Number.isFinite(column[i]) ? column[i] : null;
  return numbers;
}

export function untold(rows: number): null[] {
  return new Array<null>(rows).fill(null);
}

/** A column of so many places. */
function newColumn(rows: number): (number | null)[] {
  return new Array<number | null>(rows);
}

/** A series in another order; null at places below 0. */
export function placed({ value, low, high }: EstimateSeries, places: ArrayLike<number>): EstimateSeries {
  const at = (column: readonly (number | null)[]): (number | null)[] => {
    const result = newColumn(places.length);
    for (let i = 0; i < places.length; i++) result[i] = places[i] < 0 ? null : column[places[i]];
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
  const value = newColumn(rows);
  const low = newColumn(rows);
  const high = newColumn(rows);
  for (let i = 0; i < rows; i++) {
    const estimate = estimateOf(i);
    value[i] = estimate.value;
    low[i] = estimate.low;
    high[i] = estimate.high;
  }
  return { value, low, high };
}
