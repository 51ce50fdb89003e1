import type { MeasureUnit } from '../collect/comparable-measures.ts';
import type { Estimate } from './report.ts';

/** What stands where nothing was observed. */
export const noFigure = '-';

/** A share as percent with its interval: `61 % (58-64)`. */
export function formatShare(estimate: Estimate): string {
  return withInterval(scaled(estimate, 100), (value, decimals) => value.toFixed(decimals), ' %');
}

/** Counts, hours, agents: `1,234 (1,201-1,267)`. */
export function formatNumber(estimate: Estimate): string {
  return withInterval(estimate, grouped);
}

/** Money with its currency: `12,345 USD (12,300-12,390)`. */
export function formatMoney(estimate: Estimate, currency: string): string {
  return withInterval(estimate, grouped, ` ${currency}`);
}

/** Time in the unit a planner would say it in: `45 s (41-49)`, `3:40 min (3:21-4:02)`, `1:05 h (0:58-1:12)`. */
export function formatDuration(estimate: Estimate): string {
  const longest = Math.max(estimate.value ?? 0, estimate.high ?? 0);
  if (longest < 100) return withInterval(estimate, (value, decimals) => value.toFixed(decimals), ' s');
  if (longest < 5400) return withInterval(estimate, sexagesimal, ' min');
  return withInterval(scaled(estimate, 1 / 60), sexagesimal, ' h');
}

/** A number of seconds without interval. */
export function formatSeconds(seconds: number): string {
  return formatDuration({ value: seconds, low: null, high: null });
}

/** A whole number with its thousands set apart. */
export function formatWhole(value: number): string {
  return grouped(value, 0);
}

/**
 * Digits that the interval makes certain, and one more: decimals beyond that would only look exact.
 */
function withInterval(
  { value, low, high }: Estimate,
  format: (value: number, decimals: number) => string,
  unit = '',
): string {
  if (value === null) return noFigure;
  // An interval of no width (nothing is spent, nobody waits) is no estimate; the figure is exact.
  if (low === null || high === null || low === high) {
    return `${format(value, Number.isInteger(value) ? 0 : 1)}${unit}`;
  }
  const halfWidth = (high - low) / 2;
  const decimals = halfWidth >= 1 ? 0 : halfWidth >= 0.1 ? 1 : 2;
  const dash = low < 0 ? ' to ' : '-';
  return `${format(value, decimals)}${unit} (${format(low, decimals)}${dash}${format(high, decimals)})`;
}

function scaled({ value, low, high }: Estimate, factor: number): Estimate {
  const scale = (figure: number | null) => (figure === null ? null : figure * factor);
  return { value: scale(value), low: scale(low), high: scale(high) };
}

// Not `toLocaleString`: what a script reads must not depend on the machine's language.
function grouped(value: number, decimals: number): string {
  const [whole, fraction] = value.toFixed(decimals).split('.');
  const groups = whole!.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? groups : `${groups}.${fraction}`;
}

function sexagesimal(value: number): string {
  const whole = Math.round(Math.abs(value));
  const sign = value < 0 && whole > 0 ? '-' : '';
  return `${sign}${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

/** A figure by its unit, with its interval. */
export function formatMeasure(estimate: Estimate, unit: MeasureUnit, currency: string): string {
  if (unit === 'share' || unit === 'probability') return formatShare(estimate);
  if (unit === 'seconds') return formatDuration(estimate);
  if (unit === 'hours') return withInterval(estimate, grouped, ' h');
  return unit === 'money' ? formatMoney(estimate, currency) : formatNumber(estimate);
}

/** A difference by its unit, with its interval; differences of shares are points, not percent of each other. */
export function formatDifference(estimate: Estimate, unit: MeasureUnit, currency: string): string {
  if (estimate.value === null) return noFigure;
  if (unit !== 'share' && unit !== 'probability') return formatMeasure(estimate, unit, currency);
  return formatNumber(scaled(estimate, 100)).replace(/( \(|$)/, ' points$1');
}

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
