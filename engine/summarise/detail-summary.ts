import { LoadEntry } from '../collect/agent-loads.ts';
import { QUEUE_ENTRIES, QueueEntry } from '../collect/queue-book.ts';
import { SectionIndex } from '../collect/result-layout.ts';
import { VOLUME_ENTRIES, VolumeEntry } from '../collect/volume-sums.ts';
import { estimate, type Range, UNDEFINED_ESTIMATE } from './interval.ts';
import type { NamedRatio, NamedSum, SectionView } from './ratio.ts';
import { type Reading, readingOf } from './reading.ts';
import type { Estimate, EstimateSeries, GroupOfClass, QueueDetails, VolumeDetails, VolumeVariation } from './report.ts';
import { joined, seriesFrom } from './series.ts';
import { type Study, viewOf } from './study.ts';

/** An entry of a row alone, weighted. */
function entryAlone(view: SectionView, row: number, entry: number, weight = 1, range: Range = 'positive'): Estimate {
  return view.estimate(
    row,
    view.resolve({ numerator: { it: weight }, denominator: null }, range, () => entry),
  );
}

/** The same of rows from `fromRow` on. */
function entrySeries(
  view: SectionView,
  fromRow: number,
  rows: number,
  entry: number,
  weight = 1,
  range: Range = 'positive',
): EstimateSeries {
  return view.series(
    fromRow,
    rows,
    view.resolve({ numerator: { it: weight }, denominator: null }, range, () => entry),
  );
}

/** The queue as time passes, where the scenario asks for it. */
export function queueOf(study: Study): QueueDetails | undefined {
  const { clock, measuring } = study.model;
  if (!measuring.followsQueue) return undefined;
  const view = viewOf(study, SectionIndex.queue);
  const { intervals, intervalSeconds, endSeconds } = clock;
  const series = (entry: number, range: Range = 'positive'): EstimateSeries =>
    entrySeries(view, 0, intervals, entry, 1, range);
  // The last interval may be cut short by the end of the run.
  const last = intervals - 1;
  const waiting = (from: number, rows: number, seconds: number): EstimateSeries =>
    entrySeries(view, from, rows, QueueEntry.waitingSeconds, 1 / seconds);
  return {
    waiting: joined(waiting(0, last, intervalSeconds), waiting(last, 1, endSeconds - last * intervalSeconds)),
    abandonments: series(QueueEntry.abandonments),
    waitingAtEnd: series(QueueEntry.waitingAtEnd),
    busyAtEnd: series(QueueEntry.busyAtEnd),
    allBusyAtEnd: series(QueueEntry.allBusyAtEnd, 'share'),
    meanWaiting: entryAlone(view, intervals, QueueEntry.waitingSeconds, 1 / endSeconds),
    hangUps: entryAlone(view, intervals, QueueEntry.abandonments),
    allBusyShare: entryAlone(view, intervals, QueueEntry.allBusyAtEnd, 1, 'share'),
    waitingAtLeast: Array.from(measuring.waitingAtLeast, (contacts, t) => ({
      contacts,
      share: entryAlone(view, intervals, QUEUE_ENTRIES + t, 1, 'share'),
    })),
  };
}

/** By contact class which groups answered it, where the scenario asks for it. */
export function answeredByGroupReader(study: Study): ((k: number) => GroupOfClass[]) | undefined {
  const { measuring, groups } = study.model;
  if (!measuring.tellsGroupsOfClasses) return undefined;
  const view = viewOf(study, SectionIndex.answeredByGroup);
  const all = groups.groupNames.length;
  const readings = groups.groupNames.map((group, g) => {
    const read = (measure: NamedRatio, range: Range): Reading =>
      readingOf(
        view,
        view.resolve(measure, range, (name) => (name === 'all' ? all : g)),
      );
    return {
      group,
      answered: read({ numerator: { here: 1 }, denominator: null }, 'positive'),
      share: read({ numerator: { here: 1 }, denominator: { all: 1 } }, 'share'),
    };
  });
  return (k) => readings.map(({ group, answered, share }) => ({ group, answered: answered(k), share: share(k) }));
}

/** How much volume varies between replications, where the scenario asks for it. */
export function volumeOf(study: Study): VolumeDetails | undefined {
  const { measuring } = study.model;
  if (!measuring.followsVolume) return undefined;
  const days = viewOf(study, SectionIndex.dailyVolume);
  return {
    days: variationOf(days, study.t),
    intervals: variationOf(viewOf(study, SectionIndex.intervalVolume), study.t),
    atMost: Array.from(measuring.volumesAtMost, (contacts, t) => ({
      contacts,
      share: entrySeries(days, 0, days.rows, VOLUME_ENTRIES + t, 1, 'share'),
    })),
  };
}

/** Mean and variance of a row's count; the interval of the variance is that of the mean of squares about the mean. */
function variationOf(view: SectionView, t: number): VolumeVariation {
  const { offered, offeredSquared } = VolumeEntry;
  const n = view.count;
  const varianceOf = (row: number): Estimate => {
    if (n < 2) return UNDEFINED_ESTIMATE;
    const mean = view.meanOf(row, offered);
    const spread =
      view.covariance(row, offeredSquared, offeredSquared) -
      4 * mean * view.covariance(row, offered, offeredSquared) +
      4 * mean * mean * view.covariance(row, offered, offered);
    return estimate(view.covariance(row, offered, offered), t * Math.sqrt(Math.max(0, spread) / n), 'positive');
  };
  return { mean: entrySeries(view, 0, view.rows, offered), variance: seriesFrom(view.rows, varianceOf) };
}

/** Shares of the time on duty of a set of agents with 0, 1, 2, ... contacts in hand; undefined where nobody holds several. */
export function loadSharesOf(study: Study, set: number): Estimate[] | undefined {
  const view = viewOf(study, SectionIndex.loads);
  if (view.rows === 0) return undefined;
  const several = Array.from({ length: view.width - LoadEntry.firstLoad }, (_, i) => LoadEntry.firstLoad + i);
  const share = (numerator: NamedSum): Estimate =>
    view.estimate(set, view.resolve({ numerator, denominator: { [LoadEntry.staffed]: 1 } }, 'share', Number));
  return [
    neverNegative(share({ [LoadEntry.staffed]: 1, [LoadEntry.busy]: -1 })),
    neverNegative(share({ [LoadEntry.busy]: 1, ...Object.fromEntries(several.map((entry) => [entry, -1])) })),
    ...several.map((entry) => share({ [entry]: 1 })),
  ];
}

/** Seconds less seconds that add up to as many may round to a hair below 0. */
function neverNegative({ value, low, high }: Estimate): Estimate {
  const cut = (end: number | null): number | null => (end === null ? null : Math.max(0, end));
  return { value: cut(value), low: cut(low), high: cut(high) };
}

/** Contacts in hand over the most that there could be; undefined where nobody holds several, or limits differ. */
export function slotOccupancyOf(study: Study, set: number): Estimate | undefined {
  const { concurrency } = study.model.groups;
  const limits = new Set(Array.from(study.layout.agents.sets[set], (team) => concurrency[team]?.limit ?? 1));
  const view = viewOf(study, SectionIndex.loads);
  const [limit] = limits;
  if (view.rows === 0 || limits.size !== 1) return undefined;
  const beside = Array.from({ length: view.width - LoadEntry.firstLoad }, (_, i) => [LoadEntry.firstLoad + i, i + 1]);
  const numerator: NamedSum = { [LoadEntry.busy]: 1, ...Object.fromEntries(beside) };
  return view.estimate(set, view.resolve({ numerator, denominator: { [LoadEntry.staffed]: limit } }, 'share', Number));
}
