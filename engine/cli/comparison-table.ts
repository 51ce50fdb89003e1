import type { ComparedMeasure, Comparison, Estimate } from '../node.ts';
import { columns, head } from './columns.ts';
import { formatDuration, formatMoney, formatNumber, formatShare, formatWhole, noFigure } from './figures.ts';
import type { Paint } from './terminal.ts';

/** Measures of comparisons in a reader's words. */
export const MEASURE_WORDS: Readonly<Record<string, string>> = {
  offered: 'contacts offered',
  answered: 'contacts answered',
  abandoned: 'contacts abandoned',
  serviceLevel: 'service level',
  abandonment: 'abandoned',
  asaSeconds: 'average speed of answer',
  meanWaitSeconds: 'mean wait',
  occupancy: 'occupancy',
  busyHours: 'busy hours',
  paidHours: 'paid hours',
  cost: 'cost',
  costPerOffered: 'cost per contact offered',
  costPerAnswered: 'cost per answered contact',
  costPerResolved: 'cost per resolved contact',
  probabilityMet: 'P(met)',
  shareOfPeriodsMet: 'periods that meet it',
  answeredPerOffered: 'answered, of the offered',
  answeredPerAnswered: 'answered, of the answered',
  firstContactResolution: 'resolved at first contact',
  netContainment: 'ended by AI for good',
  inTime: 'deferred work in time',
  contained: 'ended by AI',
  bouncedBack: 'come back from AI',
  resolved: 'resolved',
  redials: 'redials',
  returns: 'returns of unresolved ones',
  balked: 'balked',
  blocked: 'blocked',
  closed: 'found it closed',
  calledBack: 'called back',
  interpreted: 'interpreted',
  dropped: 'dropped in an outage',
  urgent: 'urgent',
  satisfaction: 'satisfaction, 0 to 100',
  noShows: 'missed appointments',
  retainedRevenue: 'revenue kept',
  probabilityOfCredit: 'P(credit due)',
  probabilityOfBonus: 'P(bonus due)',
};

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
    format(measure.first, measure, currency),
    format(measure.second, measure, currency),
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

/** A figure of a measure, with its interval. */
export function format(estimate: Estimate, { unit }: ComparedMeasure, currency: string): string {
  if (unit === 'share' || unit === 'probability') return formatShare(estimate);
  if (unit === 'seconds') return formatDuration(estimate);
  return unit === 'money' ? formatMoney(estimate, currency) : formatNumber(estimate);
}

/** The difference of a measure, signed; differences of shares are points, not percent of each other. */
export function difference(measure: ComparedMeasure, currency: string, paint: Paint): string {
  const { value, low, high } = measure.difference;
  if (value === null) return noFigure;
  const isShare = measure.unit === 'share' || measure.unit === 'probability';
  const text = isShare
    ? formatNumber(points(measure.difference)).replace(/( \(|$)/, ' points$1')
    : format(measure.difference, measure, currency);
  const signed = value > 0 ? `+${text}` : text;
  const isClear = low !== null && high !== null && (low > 0 || high < 0);
  return isClear ? paint('bold', `${signed} *`) : signed;
}

function points({ value, low, high }: Estimate): Estimate {
  const scale = (figure: number | null) => (figure === null ? null : figure * 100);
  return { value: scale(value), low: scale(low), high: scale(high) };
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
