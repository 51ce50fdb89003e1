import type { Estimate } from '../../engine/browser.ts';

/** Writes one figure; null, NaN and infinity become a dash, so that nothing undefined is ever shown as a number. */
export type WriteFigure = (value: number | null) => string;

/** Writes an estimate or a part of it. */
export type WriteEstimate = (estimate: Estimate) => string;

/** All ways in which the page writes figures, in one locale and currency. */
export interface Formats {
  readonly locale: string;
  /** A whole number with grouping: 12,345. */
  readonly count: WriteFigure;
  /** A short number: 1.2M. */
  readonly compact: WriteFigure;
  /** A number with one decimal. */
  readonly decimal: WriteFigure;
  /** A share as whole percent: 61%. */
  readonly share: WriteFigure;
  /** A share with one decimal: 61.3%. */
  readonly fineShare: WriteFigure;
  /** A share with as many digits as its interval can bear. */
  readonly estimatedShare: WriteEstimate;
  /** The interval of such a share: 58–64%; empty when it has none. */
  readonly shareInterval: WriteEstimate;
  /** The interval of any figure, by the writer of the figure; empty when it has none. */
  readonly interval: (estimate: Estimate, write: WriteFigure) => string;
  /** Seconds as minutes and seconds, from one hour as hours: 3:40, 1:02:05. */
  readonly duration: WriteFigure;
  /** Whole money above 100, with cents below. */
  readonly money: WriteFigure;
  /** Large money in short: £1.2M. */
  readonly compactMoney: WriteFigure;
  /** A local time such as 2025-12-22T08:30, with its day: Mon 22 Dec, 08:30. */
  readonly moment: (label: string) => string;
  /** A local date: Mon 22 Dec. */
  readonly day: (label: string) => string;
  /** A local date without its weekday: 22 Dec. */
  readonly date: (label: string) => string;
  /** A local date without its month: Mon 22. */
  readonly shortDay: (label: string) => string;
  /** A time of day: 08:30. */
  readonly time: (label: string) => string;
  /** The name of a weekday, 0 is Monday. */
  readonly weekday: (index: number, width: 'short' | 'long') => string;
}

/** What stands where there is no figure. */
export const missingFigure = '–';

/**
 * @param locale a BCP 47 tag, such as the reader's `navigator.language`
 * @param currency three letters, ISO 4217
 */
export function createFormats(locale: string, currency: string): Formats {
  // Each is made when it first has something to write: together they take as long as drawing the page once.
  const number = (options: Intl.NumberFormatOptions): WriteFigure => {
    let format: Intl.NumberFormat | null = null;
    return (value) => {
      if (!isFigure(value)) return missingFigure;
      format ??= new Intl.NumberFormat(locale, options);
      return format.format(value);
    };
  };
  const moment = (options: Intl.DateTimeFormatOptions) => {
    // Labels are local already, so they are read and written as UTC: no zone may move them again.
    let format: Intl.DateTimeFormat | null = null;
    return (label: string) => {
      format ??= new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
      return format.format(new Date(`${label.length === 10 ? `${label}T00:00` : label}Z`));
    };
  };
  const money = { style: 'currency', currency } as const;
  const cents = number({ ...money, minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const whole = number({ ...money, minimumFractionDigits: 0, maximumFractionDigits: 0 });
  const dayParts = { weekday: 'short', day: 'numeric', month: 'short' } as const;
  const timeParts = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const share = number({ style: 'percent', maximumFractionDigits: 0 });
  const fineShare = number({ style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 });
  return {
    locale,
    count: number({ maximumFractionDigits: 0 }),
    compact: number({ notation: 'compact', maximumSignificantDigits: 3 }),
    decimal: number({ minimumFractionDigits: 1, maximumFractionDigits: 1 }),
    share,
    fineShare,
    estimatedShare: (estimate) => shareWriter(estimate, share, fineShare)(estimate.value),
    shareInterval: (estimate) => writeInterval(estimate, shareWriter(estimate, share, fineShare)),
    interval: writeInterval,
    duration: (value) => (isFigure(value) ? writeDuration(value) : missingFigure),
    money: (value) => (isFigure(value) && Math.abs(value) < 100 ? cents(value) : whole(value)),
    compactMoney: number({ ...money, notation: 'compact', maximumSignificantDigits: 4 }),
    moment: moment({ ...dayParts, ...timeParts }),
    day: moment(dayParts),
    date: moment({ day: 'numeric', month: 'short' }),
    shortDay: moment({ weekday: 'short', day: 'numeric' }),
    time: moment(timeParts),
    weekday: (index, width) =>
      // 1 January 2024 was a Monday.
      new Intl.DateTimeFormat(locale, { weekday: width, timeZone: 'UTC' }).format(Date.UTC(2024, 0, 1 + index)),
  };
}

/** An interval as `low–high`, by the same writer as its figure; empty when it has none. */
function writeInterval(estimate: Estimate, write: WriteFigure): string {
  if (!isFigure(estimate.low) || !isFigure(estimate.high)) return '';
  const low = write(estimate.low);
  const high = write(estimate.high);
  if (low === high) return low;
  // "58–64 %" rather than "58 %–64 %": the unit is said once when both ends share it.
  const unit = /\s*%$/.exec(high)?.[0] ?? '';
  return `${unit !== '' && low.endsWith(unit) ? low.slice(0, -unit.length) : low}–${high}`;
}

/** One decimal when the half-width is under half a point: more digits would claim what is not known. */
function shareWriter(estimate: Estimate, whole: WriteFigure, fine: WriteFigure): WriteFigure {
  const { low, high } = estimate;
  return isFigure(low) && isFigure(high) && high - low < 0.01 ? fine : whole;
}

function isFigure(value: number | null): value is number {
  return value !== null && Number.isFinite(value);
}

function writeDuration(seconds: number): string {
  const whole = Math.round(Math.abs(seconds));
  const sign = seconds < 0 && whole > 0 ? '−' : '';
  const two = (part: number) => String(part).padStart(2, '0');
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${sign}${minutes}:${two(whole % 60)}`;
  return `${sign}${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(whole % 60)}`;
}
