import { type ComparedMeasure, type Comparison, formatMeasure, MEASURE_WORDS } from '../node.ts';
import { columns, head } from './columns.ts';
import { difference, footer, isNothing } from './comparison-table.ts';
import type { Paint } from './terminal.ts';

/** What is asked first of a plan; the rest is in the comparison of two scenarios, and in the JSON. */
const shown = [
  'serviceLevel',
  'asaSeconds',
  'abandonment',
  'occupancy',
  'firstContactResolution',
  'netContainment',
  'satisfaction',
  'paidHours',
  'cost',
  'costPerAnswered',
];

/**
 * A scenario and its variants for a reader at a terminal: a block for each measure, in it a row for each variant with
 * its figure and how it differs from the scenario itself.
 * @param names of the scenario, then of each comparison's second side
 */
export function variantsTable(
  comparisons: readonly Comparison[],
  names: readonly string[],
  seconds: number,
  paint: Paint,
): string {
  const { currency, measures, firstName, notes } = comparisons[0];
  const wanted = measures.filter(
    ({ of, name, ...measure }) =>
      (of === 'all' && shown.includes(name) && !isNothing(measure)) || name === 'probabilityMet',
  );
  const block = (measure: ComparedMeasure) => {
    const rows = comparisons.flatMap((comparison, i) => {
      const found = comparison.measures.find(({ of, name }) => of === measure.of && name === measure.name);
      if (found === undefined) return [];
      return [
        [`  ${names[i + 1]}`, formatMeasure(found.second, found.unit, currency), difference(found, currency, paint)],
      ];
    });
    const words = MEASURE_WORDS[measure.name] ?? measure.name;
    const title = measure.of === 'all' ? words : `${measure.of}: ${words}`;
    return [
      [paint('bold', title), '', ''],
      [`  ${names[0]}`, formatMeasure(measure.first, measure.unit, currency), ''],
      ...rows,
    ];
  };
  const table = columns([head(paint, firstName, 'figure', `less ${names[0]}`), ...wanted.flatMap(block)]);
  const remarks = [notes[0], '* the interval of the difference leaves out zero'].map((note) => paint('dim', note));
  return `${[table, remarks.join('\n'), paint('dim', footer(comparisons[0], seconds))].join('\n\n')}\n`;
}
