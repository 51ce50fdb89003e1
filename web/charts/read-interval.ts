import type { Estimate, EstimateSeries, Report } from '../../engine/browser.ts';
import type { Formats, WriteFigure } from '../state/format.ts';

/** Demand and capacity in one reporting interval, in words. */
export function readDemand(report: Report, interval: number, formats: Formats): string {
  const { labels, offeredLoad, staffed, busy } = report.overTime.intervals;
  const load = offeredLoad[interval]!;
  const short = load - (staffed.value[interval] ?? 0);
  return [
    formats.moment(labels[interval]!),
    `offered load ${formats.decimal(load)} erlangs`,
    `on duty ${readFigure(staffed, interval, formats, formats.decimal)}`,
    `busy ${readFigure(busy, interval, formats, formats.decimal)}`,
    short > 0 ? `short by ${formats.decimal(short)} agents` : `${formats.decimal(-short)} agents to spare`,
  ].join(' · ');
}

/** Waits and service in one reporting interval, in words. */
export function readWaits(report: Report, interval: number, formats: Formats): string {
  const { labels, waitAnswered, measures } = report.overTime.intervals;
  return [
    formats.moment(labels[interval]!),
    `median ${readFigure(waitAnswered.p50, interval, formats, formats.duration)}`,
    `90 in 100 within ${readFigure(waitAnswered.p90, interval, formats, formats.duration)}`,
    `95 in 100 within ${readFigure(waitAnswered.p95, interval, formats, formats.duration)}`,
    `service level ${readShare(estimateAt(measures.serviceLevel, interval), formats)}`,
  ].join(' · ');
}

/** One hour of the week, in words. @param hourOfWeek Monday 00:00 is 0 */
export function readHourOfWeek(report: Report, hourOfWeek: number, formats: Formats): string {
  const { serviceLevel, offered } = report.overTime.hourOfWeek.measures;
  const hour = hourOfWeek % 24;
  const two = (value: number) => String(value).padStart(2, '0');
  return [
    `${formats.weekday(Math.floor(hourOfWeek / 24), 'long')} ${two(hour)}:00–${two(hour + 1)}:00`,
    `service level ${readShare(estimateAt(serviceLevel, hourOfWeek), formats)}`,
    `${formats.count(offered.value[hourOfWeek] ?? null)} contacts offered`,
  ].join(' · ');
}

/** The estimate at one place of a series. */
export function estimateAt(series: EstimateSeries, place: number): Estimate {
  return { value: series.value[place] ?? null, low: series.low[place] ?? null, high: series.high[place] ?? null };
}

function readFigure(series: EstimateSeries, place: number, formats: Formats, write: WriteFigure): string {
  const estimate = estimateAt(series, place);
  const interval = formats.interval(estimate, write);
  const figure = write(estimate.value);
  return interval === '' || interval === figure ? figure : `${figure} (${interval})`;
}

function readShare(estimate: Estimate, formats: Formats): string {
  const interval = formats.shareInterval(estimate);
  const figure = formats.estimatedShare(estimate);
  return interval === '' || interval === figure ? figure : `${figure} (${interval})`;
}
