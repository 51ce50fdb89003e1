import { COUNTERS, Counter } from '../collect/counters.ts';
import { SectionIndex } from '../collect/result-layout.ts';
import type { NamedSum, ResolvedRatio, SectionView } from './ratio.ts';
import type { Estimate, EstimateSeries, WithinThreshold } from './report.ts';
import { estimateAt } from './series.ts';
import { type Study, viewOf } from './study.ts';

/** A answered, B abandoned, At and Bt within the threshold: the service levels that need nothing else. */
const SERVICE_LEVELS: Readonly<Record<string, readonly [NamedSum, NamedSum]>> = {
  'answered-or-abandoned-within': [{ gone: 1 }, { answered: 1, abandoned: 1 }],
  'within-per-answered': [{ within: 1 }, { answered: 1 }],
  'within-per-offered': [{ within: 1 }, { answered: 1, abandoned: 1 }],
  'within-per-offered-less-short-abandons': [{ within: 1 }, { answered: 1, abandoned: 1, gone: -1, within: 1 }],
};

/** Shares answered and gone within each further threshold of the scenario, of the contacts of a set over the run. */
export function thresholdReader(study: Study): (set: number) => WithinThreshold<Estimate>[] {
  const view = viewOf(study, SectionIndex.run);
  const thresholds = read(thresholdsOf(study, view), (ratio) => view.series(0, view.rows, ratio));
  return (set) => read(thresholds, (series) => estimateAt(series, set));
}

/** The same of all contacts, by reporting interval. */
export function withinThresholdsOverTime(study: Study): WithinThreshold<EstimateSeries>[] {
  const view = viewOf(study, SectionIndex.intervals);
  return read(thresholdsOf(study, view), (ratio) => view.series(0, view.rows, ratio));
}

function thresholdsOf({ model }: Study, view: SectionView): WithinThreshold<ResolvedRatio>[] {
  const { extraThresholdsSeconds, reportedThresholds } = model.measuring;
  return Array.from({ length: reportedThresholds }, (_, i) => {
    const entries: Readonly<Record<string, number>> = {
      ...Counter,
      within: COUNTERS + 2 * i,
      gone: COUNTERS + 2 * i + 1,
    };
    const share = (numerator: NamedSum, denominator: NamedSum): ResolvedRatio =>
      view.resolve({ numerator, denominator }, 'share', (name) => entries[name]);
    return {
      seconds: extraThresholdsSeconds[i],
      answeredPerOffered: share({ within: 1 }, { offered: 1 }),
      answeredOrAbandonedPerOffered: share({ gone: 1 }, { offered: 1 }),
      answeredPerAnswered: share({ within: 1 }, { answered: 1 }),
      serviceLevels: Object.fromEntries(
        Object.entries(SERVICE_LEVELS).map(([name, [numerator, denominator]]) => [name, share(numerator, denominator)]),
      ),
    };
  });
}

/** Each figure of each threshold, made into another. */
function read<From, T>(
  thresholds: readonly WithinThreshold<From>[],
  figureOf: (from: From) => T,
): WithinThreshold<T>[] {
  return thresholds.map((threshold) => ({
    seconds: threshold.seconds,
    answeredPerOffered: figureOf(threshold.answeredPerOffered),
    answeredOrAbandonedPerOffered: figureOf(threshold.answeredOrAbandonedPerOffered),
    answeredPerAnswered: figureOf(threshold.answeredPerAnswered),
    serviceLevels: Object.fromEntries(
      Object.entries(threshold.serviceLevels).map(([name, ratio]) => [name, figureOf(ratio)]),
    ),
  }));
}
