import {
  type ComparedMeasure,
  type Comparison,
  formatDifference,
  formatMeasure,
  formatWhole,
  MEASURE_WORDS,
} from '../node.ts';
import { columns, head } from './columns.ts';
import type { Paint } from './terminal.ts';

/**
 * A comparison for a reader at a terminal. Differences whose interval leaves out zero stand out by a star, not by colour
 * alone. A part whose figures are those of a row above (the only group of a site, say) is left out.
 */
export function comparisonTable(comparison: Comparison, seconds: number, paint: Paint): string {
  const { firstName, secondName, measures, currency, notes } = comparison;
  const all = measures.filter(({ of, ...measure }) => of === 'all' && !isNothing(measure));
  const parts = measures.filter((measure, i) => measure.of !== 'all' && !isSaidAbove(measure, measures.slice(0, i)));
  const row = (words: string, measure: ComparedMeasure) => [
    words,
    formatMeasure(measure.first, measure.unit, currency),
    formatMeasure(measure.second, measure.unit, currency),
    difference(measure, currency, paint),
  ];
  const names = [`A ${firstName}`, `B ${secondName}`];
  const sections = [
    names.map((name) => paint('bold', name)).join('\n'),
    columns([
      head(paint, 'all', 'A', 'B', 'B - A'),
      ...all.map((measure) => row(MEASURE_WORDS[measure.name] ?? measure.name, measure)),
    ]),
    parts.length === 0
      ? ''
      : columns([
          head(paint, 'part', 'A', 'B', 'B - A'),
          ...parts.map((measure) => row(`${measure.of}: ${MEASURE_WORDS[measure.name] ?? measure.name}`, measure)),
        ]),
    [...notes, '* the interval of the difference leaves out zero'].map((note) => paint('dim', note)).join('\n'),
    paint('dim', footer(comparison, seconds)),
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

/** What happens on neither side is not worth a row, of the things that need not be there at all. */
export function isNothing({ unit, first, second }: Pick<ComparedMeasure, 'unit' | 'first' | 'second'>): boolean {
  return unit === 'contacts' && first.value === 0 && second.value === 0;
}

function isSaidAbove({ name, first, second }: ComparedMeasure, above: readonly ComparedMeasure[]): boolean {
  return above.some(
    (measure) =>
      measure.name === name &&
      name !== 'probabilityMet' &&
      measure.first.value === first.value &&
      measure.second.value === second.value,
  );
}

/** The difference of a measure, signed, with a star where its interval leaves out zero. */
export function difference({ unit, difference: estimate }: ComparedMeasure, currency: string, paint: Paint): string {
  const { value, low, high } = estimate;
  const text = formatDifference(estimate, unit, currency);
  const signed = value !== null && value > 0 ? `+${text}` : text;
  const isClear = low !== null && high !== null && (low > 0 || high < 0);
  return isClear ? paint('bold', `${signed} *`) : signed;
}

/** What was simulated, and how long it took. */
export function footer(
  { seed, replications, confidence, contactsSimulated, engineVersion }: Comparison,
  seconds: number,
) {
  const pairs = replications === 1 ? '1 pair of replications' : `${formatWhole(replications)} pairs of replications`;
  const level = replications === 1 ? 'no intervals' : `paired intervals at ${Number((confidence * 100).toFixed(4))} %`;
  const contacts = `${formatWhole(contactsSimulated)} contacts`;
  return [`seed ${seed}`, pairs, level, contacts, `${seconds.toFixed(1)} s`, `surgeboard ${engineVersion}`].join(' . ');
}
