import type { Model } from '../compile/model.ts';
import { type ComparableMeasure, comparableMeasures, type MeasureUnit, type Places } from './comparable-measures.ts';
import { journeyMeasures } from './journey-measures.ts';
import { measuresInTime } from './measures-in-time.ts';
import { MomentLayout } from './moments.ts';
import type { ResultLayout } from './result-layout.ts';

/** A measure of several models, with its places in the result of each; null in one that does not have it. */
export interface SharedMeasure {
  readonly of: string;
  readonly name: string;
  readonly unit: MeasureUnit;
  readonly sides: readonly (ComparableMeasure | null)[];
}

/**
 * What is kept of a replication of several models side by side: for each measure a row with numerator and denominator in
 * the first model, in the second, and so on; the denominator of a measure that is no ratio is 1, and that of one that a
 * model does not have is 0. With all products of a row, the difference of two ratios has a variance.
 */
export interface SideBySideLayout {
  readonly measures: readonly SharedMeasure[];
  readonly moments: MomentLayout;
}

export interface Side {
  readonly model: Model;
  readonly layout: ResultLayout;
}

/** The name of a measure among those of a study: of what, and what. */
export function measureKey({ of, name }: { readonly of: string; readonly name: string }): string {
  return `${of}\n${name}`;
}

/**
 * All measures that any of the sides has, in the order of the first.
 * @param isInTime with the figures of single days and weeks
 */
export function sharedMeasures(sides: readonly Side[], isInTime: boolean): SharedMeasure[] {
  const found = new Map<string, { of: string; name: string; unit: MeasureUnit; sides: (ComparableMeasure | null)[] }>();
  for (const [s, { model, layout }] of sides.entries()) {
    const measures = [
      ...comparableMeasures(model, layout),
      ...journeyMeasures(model, layout),
      ...(isInTime ? measuresInTime(model, layout) : []),
    ];
    for (const measure of measures) {
      const key = measureKey(measure);
      const { of, name, unit } = measure;
      const shared = found.get(key) ?? { of, name, unit, sides: sides.map(() => null) };
      shared.sides[s] = measure;
      found.set(key, shared);
    }
  }
  return [...found.values()];
}

/** @param wanted keys of the measures to keep; null keeps all but those of single days and weeks */
export function sideBySideLayout(sides: readonly Side[], wanted: readonly string[] | null): SideBySideLayout {
  const keys = wanted === null ? null : new Set(wanted);
  const measures = sharedMeasures(sides, keys !== null).filter((measure) => keys?.has(measureKey(measure)) ?? true);
  const width = 2 * sides.length;
  const first: number[] = [];
  const second: number[] = [];
  for (let a = 0; a < width; a++) {
    for (let b = a; b < width; b++) {
      first.push(a);
      second.push(b);
    }
  }
  const section = { rows: measures.length, width, first: Uint16Array.from(first), second: Uint16Array.from(second) };
  return { measures, moments: new MomentLayout([section], 0) };
}

/** Copies what is kept of one side's replication. @param side index of the model */
export function fillSide(
  { measures, moments }: SideBySideLayout,
  side: number,
  result: Float64Array,
  row: Float64Array,
): void {
  const { width } = moments.sections[0];
  measures.forEach(({ sides }, m) => {
    const measure = sides[side];
    const at = m * width + 2 * side;
    if (measure === null) row[at] = row[at + 1] = 0;
    else {
      row[at] = weighted(result, measure.numerator);
      row[at + 1] = measure.denominator === null ? 1 : weighted(result, measure.denominator);
    }
  });
}

function weighted(result: Float64Array, places: Places): number {
  let sum = 0;
  for (const { at, weight } of places) sum += weight * result[at];
  return sum;
}
