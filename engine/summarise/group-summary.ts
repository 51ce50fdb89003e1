import { GroupCounter } from '../collect/counters.ts';
import { SectionIndex } from '../collect/result-layout.ts';
import { estimate } from './interval.ts';
import { type SectionView, toSeries } from './ratio.ts';
import type { Estimate, EstimateSeries, GroupSlice } from './report.ts';
import { type Study, viewOf } from './study.ts';

const entryOf = (name: string): number => GroupCounter[name as keyof typeof GroupCounter];

/** Handling / (handling + idle): busy time over all time on duty, the finishing of contacts after a shift included. */
function occupancyIn(view: SectionView): ReturnType<SectionView['resolve']> {
  const measure = { numerator: { busy: 1 }, denominator: { onDuty: 1, overtime: 1 } };
  return view.resolve(measure, 'share', entryOf);
}

function hoursIn(view: SectionView, ...names: (keyof typeof GroupCounter)[]): ReturnType<SectionView['resolve']> {
  const numerator = Object.fromEntries(names.map((name) => [name, 1 / 3600]));
  return view.resolve({ numerator, denominator: null }, 'positive', entryOf);
}

export function groupSlices(study: Study): GroupSlice[] {
  const { groups, clock, pay } = study.model;
  const view = viewOf(study, SectionIndex.groups);
  const intervalHours = (i: number): number =>
    (Math.min((i + 1) * clock.intervalSeconds, clock.endSeconds) - i * clock.intervalSeconds) / 3600;
  return groups.names.map((name, g) => {
    const overtime = view.estimate(g, hoursIn(view, 'overtime'));
    let scheduled = 0;
    for (let i = 0; i < clock.intervals; i++) scheduled += pay.paidAgents[g * clock.intervals + i] * intervalHours(i);
    const answered = view.resolve({ numerator: { answered: 1 }, denominator: null }, 'positive', entryOf);
    return {
      name,
      site: groups.sites[groups.siteOf[g]],
      vendor: groups.vendors[groups.vendorOf[g]],
      answered: view.estimate(g, answered),
      occupancy: view.estimate(g, occupancyIn(view)),
      staffedHours: view.estimate(g, hoursIn(view, 'onDuty', 'overtime')),
      busyHours: view.estimate(g, hoursIn(view, 'busy')),
      overtimeHours: overtime,
      paidHours: estimate(
        scheduled + (overtime.value ?? 0),
        overtime.high === null ? Number.NaN : overtime.high - (overtime.value ?? 0),
        'positive',
      ),
    };
  });
}

/** Occupancy of all groups together over the run. */
export function totalOccupancy(study: Study): Estimate {
  const view = viewOf(study, SectionIndex.allGroups);
  return view.estimate(0, occupancyIn(view));
}

/** Mean agents on duty and mean busy agents of all groups, by interval. */
export function groupSeries(study: Study): { staffed: EstimateSeries; busy: EstimateSeries } {
  const view = viewOf(study, SectionIndex.groupIntervals);
  const { intervals, intervalSeconds, endSeconds } = study.model.clock;
  // The last interval may be cut short by the end of the run.
  const lastSeconds = endSeconds - (intervals - 1) * intervalSeconds;
  const agents = (...names: string[]): EstimateSeries => {
    const over = (seconds: number): ReturnType<SectionView['resolve']> => {
      const numerator = Object.fromEntries(names.map((name) => [name, 1 / seconds]));
      return view.resolve({ numerator, denominator: null }, 'positive', entryOf);
    };
    const whole = over(intervalSeconds);
    const last = over(lastSeconds);
    return toSeries(Array.from({ length: intervals }, (_, i) => view.estimate(i, i < intervals - 1 ? whole : last)));
  };
  return { staffed: agents('onDuty', 'overtime'), busy: agents('busy') };
}
