import type { ContactSlice, Report } from '../../engine/browser.ts';
import type { Formats } from '../state/format.ts';
import type { IntervalPanel, IntervalRow } from './layout-intervals.ts';
import { estimateAt } from './read-interval.ts';

/** Rows and panels of a dot-and-interval chart, ready to be laid out. */
export interface IntervalRows {
  readonly heading: string;
  /** What a row is. */
  readonly rowName: string;
  readonly fileName: string;
  readonly rows: readonly IntervalRow[];
  readonly panels: readonly IntervalPanel[];
}

/** Service level, mean wait and abandonment of every local day of the run. */
export function listDays(report: Report, targetShare: number, formats: Formats): IntervalRows {
  const { labels, measures } = report.overTime.days;
  const series = [measures.serviceLevel, measures.asaSeconds, measures.abandonment];
  return {
    heading: 'Day by day',
    rowName: 'Day',
    fileName: 'days',
    rows: labels.map((label, day) => ({
      name: formats.day(label),
      estimates: series.map((one) => estimateAt(one, day)),
    })),
    panels: [
      sharePanel('Service level', 1, targetShare, formats),
      durationPanel('Mean wait', highest(measures.asaSeconds.value), formats),
      sharePanel('Abandoned', roundUpShare(highest(measures.abandonment.value)), null, formats),
    ],
  };
}

/** The same by topic, by language and by channel, wherever there is more than one. */
export function listSlices(report: Report, targetShare: number, formats: Formats): IntervalRows[] {
  const kinds = [
    ['topic', report.topics],
    ['language', report.languages],
    ['channel', report.channels],
  ] as const;
  return kinds
    .filter(([, slices]) => slices.length > 1)
    .map(([kind, slices]) => ({
      heading: `By ${kind}`,
      rowName: kind.slice(0, 1).toUpperCase() + kind.slice(1),
      fileName: `by-${kind}`,
      rows: slices.map((slice) => ({ name: slice.name, estimates: estimatesOf(slice) })),
      panels: [
        sharePanel('Service level', 1, targetShare, formats),
        durationPanel('Wait, 90 in 100', highest(slices.map((slice) => slice.waitAnswered.p90.value)), formats),
        sharePanel(
          'Abandoned',
          roundUpShare(highest(slices.map((slice) => slice.measures.abandonment.value))),
          null,
          formats,
        ),
      ],
    }));
}

function estimatesOf({ measures, waitAnswered }: ContactSlice) {
  return [measures.serviceLevel, waitAnswered.p90, measures.abandonment];
}

function sharePanel(name: string, maximum: number, target: number | null, formats: Formats): IntervalPanel {
  return { name, unit: 'share', maximum, target, write: maximum < 0.2 ? formats.fineShare : formats.share };
}

function durationPanel(name: string, longest: number, formats: Formats): IntervalPanel {
  return { name, unit: 'seconds', maximum: Math.max(10, longest * 1.05), target: null, write: formats.duration };
}

function highest(values: readonly (number | null)[]): number {
  return Math.max(0, ...values.map((value) => value ?? 0));
}

/** The next 5 % step above: an axis of shares that leaves the marks some room. */
function roundUpShare(share: number): number {
  return Math.min(1, Math.ceil(share * 20 + 0.2) / 20);
}
