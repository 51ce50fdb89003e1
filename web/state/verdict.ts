import type { Headline, TargetResult } from '../../engine/browser.ts';
import type { Formats } from './format.ts';
import { findWorstHours, type WeekBlock } from './worst-hours.ts';

/** The answer in words. `isMet` is null when there is nothing to judge. */
export interface Verdict {
  readonly isMet: boolean | null;
  /** What the service level is. */
  readonly headline: string;
  /** Whether the target is met and how surely; where in the week it breaks. */
  readonly sentences: readonly string[];
}

/** Below and above these shares of replications a target is called as good as never or always met. */
const almostNever = 0.05;
const almostAlways = 0.97;

/** Puts the answer of a report in a planner's words, undefined figures included. */
export function writeVerdict(report: Headline, formats: Formats): Verdict {
  const serviceLevel = report.totals.measures.serviceLevel;
  if (serviceLevel.value === null) {
    return {
      isMet: null,
      headline: 'No contact was offered, so there is no service level to judge.',
      sentences: ['Raise the volume, or check the dates of the demand against the dates of the run.'],
    };
  }
  const interval = formats.shareInterval(serviceLevel);
  const threshold = writeSeconds(report.serviceLevel.thresholdSeconds, formats);
  const headline = `${formats.estimatedShare(serviceLevel)}${interval && ` (${interval})`} of contacts are answered within ${threshold}`;
  const target = report.targets.find((found) => found.measure === 'service-level' && found.atLeast !== undefined);
  if (!target) return { isMet: null, headline: `${headline}.`, sentences: [whereItBreaks(report, formats, null)] };
  return {
    isMet: target.isMet,
    headline: `${headline}; the target is ${formats.share(target.atLeast!)}.`,
    sentences: [howSurely(target, report, formats), whereItBreaks(report, formats, target.atLeast!)].filter(Boolean),
  };
}

function howSurely(target: TargetResult, report: Headline, formats: Formats): string {
  const { probabilityMet: probability, shareOfPeriodsMet, estimate } = target;
  if (probability.value === null) return '';
  const interval = formats.shareInterval(probability);
  const runs = `${formats.count(report.replications)} simulated runs of ${writeDays(report.days, formats)}`;
  const chance = `${formats.share(probability.value)}${interval && ` (${interval})`} of ${runs}`;
  const wanted = `${formats.share(target.wantedProbability)} was asked for`;
  if (target.period !== 'run') {
    const each = `${formats.share(shareOfPeriodsMet.value)} of ${target.period}s meet the target`;
    return `${each}; all of them do in ${chance} (${wanted}).`;
  }
  if (probability.value >= almostAlways && target.isMet) return `The target is met, and safely: in ${chance}.`;
  if (target.isMet) return `The target is met as surely as was asked: in ${chance}; ${wanted}.`;
  if (probability.value <= almostNever) return `The target is missed, and not by bad luck: ${chance} meet it.`;
  const isMetOnAverage = (estimate.value ?? 0) >= (target.atLeast ?? 0);
  if (isMetOnAverage) return `The target is met on average, but not surely enough: in ${chance}; ${wanted}.`;
  return `The target is missed on average: ${chance} meet it; ${wanted}.`;
}

function whereItBreaks(report: Headline, formats: Formats, target: number | null): string {
  const { serviceLevel, offered } = report.overTime.hourOfWeek.measures;
  const overall = report.totals.measures.serviceLevel.value ?? 1;
  const worst = findWorstHours(serviceLevel.value, offered.value, overall);
  if (!worst) return '';
  const where = `${writeDaySet(worst.days)} ${writeHours(worst)}`;
  const level = `about ${formats.share(worst.serviceLevel)} in time`;
  if (target !== null && worst.serviceLevel >= target) return `Even the weakest hours, ${where}, meet it: ${level}.`;
  return `It breaks worst ${where}: ${level}.`;
}

/** The sentences are English, so their days are too, whatever the reader's locale writes on the axes. */
const weekdayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

function writeDaySet(days: readonly number[]): string {
  if (days.length === 7) return 'every day';
  if (days.length === 5) return 'on weekdays';
  if (days.length === 2) return 'at weekends';
  return `on ${weekdayNames[days[0]!]}s`;
}

function writeHours(block: WeekBlock): string {
  if (block.fromHour === 0 && block.toHour === 24) return 'around the clock';
  const time = (hour: number) => `${String(hour).padStart(2, '0')}:00`;
  return `${time(block.fromHour)}–${time(block.toHour)}`;
}

function writeSeconds(seconds: number, formats: Formats): string {
  return seconds < 120 ? `${formats.count(seconds)} s` : `${formats.duration(seconds)} min`;
}

function writeDays(days: number, formats: Formats): string {
  const text = Number.isInteger(days) ? formats.count(days) : formats.decimal(days);
  return days === 1 ? 'one day' : `${text} days`;
}
