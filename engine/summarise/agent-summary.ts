import { AgentEntry, type NamedAgents } from '../collect/agent-sets.ts';
import { SectionIndex } from '../collect/result-layout.ts';
import { loadSharesOf, slotOccupancyOf } from './detail-summary.ts';
import type { Range } from './interval.ts';
import type { NamedRatio, ResolvedRatio, SectionView } from './ratio.ts';
import type { AgentMeasures, AgentSlice, Estimate, EstimateSeries, GroupSlice } from './report.ts';
import { joined } from './series.ts';
import { type Study, viewOf } from './study.ts';

/** How the report's measures of agents are reckoned, in words. */
export const AGENT_FORMULAS = {
  occupancy: 'busy hours / (hours on duty by the plan + overtime hours): handling / (handling + idle)',
  utilisation: 'busy hours / paid hours: shrinkage, breaks and training that are paid count as not used',
  concurrency: 'contact seconds in hand / busy agent seconds: 1 where agents hold one contact at a time',
  meanBusy: 'busy agent seconds / seconds of the run',
  meanWaiting: 'waiting seconds of the contacts that arrived / seconds of the time in which they arrived (Little)',
} as const;

const entryOf = (name: string): number => AgentEntry[name as keyof typeof AgentEntry];

const OCCUPANCY: NamedRatio = { numerator: { busy: 1 }, denominator: { onDuty: 1, overtime: 1 } };
const CONCURRENCY: NamedRatio = { numerator: { busy: 1, beside: 1 }, denominator: { busy: 1 } };
const UTILISATION: NamedRatio = { numerator: { busy: 1 }, denominator: { paid: 1 } };

function perUnit(unitSeconds: number, ...names: (keyof typeof AgentEntry)[]): NamedRatio {
  return { numerator: Object.fromEntries(names.map((name) => [name, 1 / unitSeconds])), denominator: null };
}

function measuresOf(study: Study, set: number): AgentMeasures {
  const view = viewOf(study, SectionIndex.agents);
  const read = (measure: NamedRatio, range: Range): Estimate =>
    view.estimate(set, view.resolve(measure, range, entryOf));
  const loadShares = loadSharesOf(study, set);
  const slotOccupancy = slotOccupancyOf(study, set);
  return {
    answered: read(perUnit(1, 'answered'), 'positive'),
    occupancy: read(OCCUPANCY, 'share'),
    utilisation: read(UTILISATION, 'positive'),
    concurrency: read(CONCURRENCY, 'positive'),
    staffedHours: read(perUnit(3600, 'onDuty', 'overtime'), 'positive'),
    busyHours: read(perUnit(3600, 'busy'), 'positive'),
    overtimeHours: read(perUnit(3600, 'overtime'), 'positive'),
    paidHours: read(perUnit(3600, 'paid'), 'positive'),
    meanBusy: read(perUnit(study.model.clock.endSeconds, 'busy'), 'positive'),
    ...(loadShares !== undefined && { loadShares }),
    ...(slotOccupancy !== undefined && { slotOccupancy }),
  };
}

function namedAgents(study: Study, dimension: NamedAgents['dimension']): AgentSlice[] {
  return study.layout.agents.named
    .filter((named) => named.dimension === dimension)
    .map(({ name, set }) => ({ name, ...measuresOf(study, set) }));
}

export function groupSlices(study: Study): GroupSlice[] {
  const { groups } = study.model;
  return namedAgents(study, 'group').map((slice, g) => {
    const team = groups.groupOf.indexOf(g);
    const site = groups.sites[groups.siteOf[team]];
    return { ...slice, site, vendor: groups.vendors[groups.vendorOf[team]] };
  });
}

export function siteSlices(study: Study): AgentSlice[] {
  return namedAgents(study, 'site');
}

export function vendorSlices(study: Study): AgentSlice[] {
  return namedAgents(study, 'vendor');
}

/** All agents together over the run. */
export function allAgents(study: Study): AgentMeasures {
  return measuresOf(study, 0);
}

/** Mean agents on duty, mean busy agents and occupancy of all groups, by interval. */
export function agentSeries(study: Study): {
  staffed: EstimateSeries;
  busy: EstimateSeries;
  occupancy: EstimateSeries;
} {
  const view = viewOf(study, SectionIndex.agentIntervals);
  const { intervals, intervalSeconds, endSeconds } = study.model.clock;
  // The last interval may be cut short by the end of the run.
  const lastSeconds = endSeconds - (intervals - 1) * intervalSeconds;
  const agents = (...names: (keyof typeof AgentEntry)[]): EstimateSeries => {
    const series = (from: number, rows: number, seconds: number): EstimateSeries =>
      view.series(from, rows, view.resolve(perUnit(seconds, ...names), 'positive', entryOf));
    return joined(series(0, intervals - 1, intervalSeconds), series(intervals - 1, 1, lastSeconds));
  };
  const occupancy = view.series(0, intervals, view.resolve(OCCUPANCY, 'share', entryOf));
  return { staffed: agents('onDuty', 'overtime'), busy: agents('busy'), occupancy };
}

/** The mean number of contacts that wait, over a row of contacts that arrived in so many seconds: by Little's law. */
export function meanWaitingOf(view: SectionView, row: number, seconds: number): Estimate {
  return view.estimate(row, meanWaitingRatio(view, seconds));
}

export function meanWaitingRatio(view: SectionView, seconds: number): ResolvedRatio {
  const each = 1 / seconds;
  return view.resolve(
    { numerator: { waitAnsweredSeconds: each, waitAbandonedSeconds: each }, denominator: null },
    'positive',
  );
}
