import type { Model } from '../compile/model.ts';
import { type ComparableMeasure, comparableMeasures, type Places } from './comparable-measures.ts';
import { MomentLayout } from './moments.ts';
import type { ResultLayout } from './result-layout.ts';

/** A measure that two models have in common, with its places in the result of each. */
export interface PairedMeasure {
  readonly first: ComparableMeasure;
  readonly second: ComparableMeasure;
}

/**
 * What is kept of a pair of replications: for each common measure a row of four, numerator and denominator in the first
 * model, then in the second; the denominator of a measure that is no ratio is 1. With all products of the four, the
 * difference of two ratios has a variance.
 */
export interface PairedLayout {
  readonly measures: readonly PairedMeasure[];
  readonly moments: MomentLayout;
}

export const PAIR_WIDTH = 4;

export function pairedLayout(
  first: Model,
  firstLayout: ResultLayout,
  second: Model,
  secondLayout: ResultLayout,
): PairedLayout {
  const others = new Map(comparableMeasures(second, secondLayout).map((measure) => [keyOf(measure), measure]));
  const measures = comparableMeasures(first, firstLayout).flatMap((measure): PairedMeasure[] => {
    const other = others.get(keyOf(measure));
    return other === undefined ? [] : [{ first: measure, second: other }];
  });
  const pairs = [0, 1, 2, 3].flatMap((a) => [0, 1, 2, 3].flatMap((b): [number, number][] => (a <= b ? [[a, b]] : [])));
  const section = {
    rows: measures.length,
    width: PAIR_WIDTH,
    first: Uint16Array.from(pairs, ([a]) => a),
    second: Uint16Array.from(pairs, ([, b]) => b),
  };
  return { measures, moments: new MomentLayout([section], 0) };
}

function keyOf({ of, name }: ComparableMeasure): string {
  return `${of}\n${name}`;
}

/** Copies what the comparison needs of one side's replication. @param side 0 or 1 */
export function fillPair({ measures }: PairedLayout, side: number, result: Float64Array, pair: Float64Array): void {
  measures.forEach(({ first, second }, m) => {
    const { numerator, denominator } = side === 0 ? first : second;
    const at = m * PAIR_WIDTH + 2 * side;
    pair[at] = weighted(result, numerator);
    pair[at + 1] = denominator === null ? 1 : weighted(result, denominator);
  });
}

function weighted(result: Float64Array, places: Places): number {
  let sum = 0;
  for (const { at, weight } of places) sum += weight * result[at];
  return sum;
}
