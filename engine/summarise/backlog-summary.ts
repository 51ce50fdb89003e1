import { BACKLOG_AGE_HOURS } from '../collect/counters.ts';
import { SectionIndex } from '../collect/result-layout.ts';
import type { BacklogSeries, EstimateSeries } from './report.ts';
import { type Study, viewOf } from './study.ts';

/** Deferred work waiting at the end of each interval, by age. */
export function backlogOf(study: Study): BacklogSeries {
  const view = viewOf(study, SectionIndex.backlog);
  const entry = (at: number): EstimateSeries =>
    view.series(
      0,
      view.rows,
      view.resolve({ numerator: { contacts: 1 }, denominator: null }, 'positive', () => at),
    );
  const ages = BACKLOG_AGE_HOURS.length + 1;
  return {
    ageHours: BACKLOG_AGE_HOURS,
    byAge: Array.from({ length: ages }, (_, age) => entry(age)),
    all: entry(ages),
    overdue: entry(ages + 1),
  };
}
