import { hasBacklog } from '../collect/counters.ts';
import {
  CONTACT_MEASURES,
  type RatioMeasure,
  SERVICE_LEVEL_FORMULAS,
  type ServiceLevelFormula,
} from '../collect/measures.ts';
import type { Moments } from '../collect/moments.ts';
import { type ResultLayout, SectionIndex } from '../collect/result-layout.ts';
import { hourOfDayRows, type NamedSet, weekRows } from '../collect/slices.ts';
import { COARSE_UPPER_EDGES, UPPER_EDGES } from '../collect/wait-histogram.ts';
import type { Model } from '../compile/model.ts';
import { ENGINE_VERSION } from '../version.ts';
import {
  AGENT_FORMULAS,
  agentSeries,
  allAgents,
  groupSlices,
  meanWaitingOf,
  meanWaitingRatio,
  siteSlices,
  vendorSlices,
} from './agent-summary.ts';
import { agreementResults } from './agreement-summary.ts';
import { backlogOf } from './backlog-summary.ts';
import { costByDay, costOf } from './cost-summary.ts';
import { answeredByGroupOf, queueOf, volumeOf } from './detail-summary.ts';
import { flowReader } from './flow-summary.ts';
import { HOUR_OF_WEEK_LABELS } from './hour-of-week-labels.ts';
import { type Range, tValue } from './interval.ts';
import { journeyReader } from './journey-summary.ts';
import { offeredLoad } from './offered-load.ts';
import { outcomesOf } from './outcome-summary.ts';
import { Percentiles } from './percentile.ts';
import type { ResolvedRatio, SectionView } from './ratio.ts';
import type { ContactMeasures, ContactSlice, Estimate, EstimateSeries, Report, WaitPercentiles } from './report.ts';
import { joined, placed } from './series.ts';
import { sharedWaitSeconds } from './shared-waits.ts';
import { type Study, viewOf } from './study.ts';
import { targetResults } from './target-summary.ts';
import { thresholdReader, withinThresholdsOverTime } from './within-thresholds.ts';

/** Turns the merged moments of all replications into the report: estimates with intervals, in the scenario's words. */
export function summarise(model: Model, layout: ResultLayout, moments: Moments): Report {
  const { clock, axes, measuring, run } = model;
  const study: Study = { model, layout, moments, t: tValue(moments.count, run.confidence), views: [] };
  const formula = measuring.formula as ServiceLevelFormula;
  const runs = viewOf(study, SectionIndex.run);
  const { occupancy, utilisation, concurrency, meanBusy } = allAgents(study);
  const agreements = agreementResults(study);
  const outcomes = outcomesOf(study);
  const queue = queueOf(study);
  const volume = volumeOf(study);
  const allWaits = waitsOf(study, SectionIndex.waitsAll);
  const readSet = setReader(study);
  const figures = layout.slices.sets.map((_, set) => readSet(set));
  const slices = layout.slices.named.map((named) => contactSlice(study, named, figures[named.set]));
  const named = (dimension: NamedSet['dimension']): ContactSlice[] =>
    slices.filter((_, i) => layout.slices.named[i].dimension === dimension);
  return {
    reportVersion: 1,
    engineVersion: ENGINE_VERSION,
    scenarioName: model.name,
    question: model.question,
    seed: run.seed,
    replications: moments.count,
    confidence: run.confidence,
    currency: model.pay.currency,
    timeZone: axes.timeZone,
    start: axes.start,
    days: clock.endSeconds / 86400,
    reportingMinutes: clock.intervalSeconds / 60,
    contactsSimulated: moments.contacts,
    serviceLevel: {
      formula,
      symbols: SERVICE_LEVEL_FORMULAS[formula].symbols,
      thresholdSeconds: measuring.thresholdSeconds,
    },
    totals: {
      measures: slices[0].measures,
      waitAnswered: slices[0].waitAnswered,
      waitAll: percentilesOf(allWaits, 0),
      longestWaitSeconds: moments.maximum[0],
      ...{ occupancy, utilisation, concurrency, meanBusy },
      meanWaiting: meanWaitingOf(runs, 0, clock.endSeconds),
      serviceLevels: Object.fromEntries(
        Object.entries(SERVICE_LEVEL_FORMULAS).map(([name, measure]) => [
          name,
          runs.estimate(0, runs.resolve(measure, 'share')),
        ]),
      ),
      withinThresholds: slices[0].withinThresholds,
      flow: slices[0].flow,
      ...(slices[0].journey !== undefined && { journey: slices[0].journey }),
    },
    cost: costOf(study),
    targets: targetResults(study, slices),
    classes: named('class'),
    topics: named('topic'),
    languages: named('language'),
    channels: named('channel'),
    groups: groupSlices(study),
    sites: siteSlices(study),
    vendors: vendorSlices(study),
    ...(agreements.length > 0 && { agreements }),
    ...(outcomes !== undefined && { outcomes }),
    formulas: AGENT_FORMULAS,
    overTime: {
      intervals: {
        labels: axes.intervalLabels,
        startSeconds: axes.intervalLabels.map((_, i) => i * clock.intervalSeconds),
        measures: measureSeries(study, SectionIndex.intervals, 0, clock.intervals),
        waitAnswered: intervalPercentiles(study),
        ...agentSeries(study),
        waiting: waitingSeries(study),
        offeredLoad: offeredLoad(model),
        ...(queue !== undefined && { queue }),
        ...(measuring.tellsThresholdsOverTime && { withinThresholds: withinThresholdsOverTime(study) }),
        ...(hasBacklog(model) && { backlog: backlogOf(study) }),
      },
      hourOfWeek: {
        labels: HOUR_OF_WEEK_LABELS,
        startSeconds: HOUR_OF_WEEK_LABELS.map((_, hour) => hour * 3600),
        measures: figures[0].hourOfWeek ?? hourOfWeekReader(study)(0),
      },
      days: {
        labels: axes.dayLabels,
        startSeconds: [...axes.dayStartSeconds],
        measures: measureSeries(study, SectionIndex.days, 0, layout.slices.days),
        ...costByDay(study),
      },
      hourOfDay: hourOfDayTable(study),
      weeks: weekTable(study),
    },
    ...(volume !== undefined && { volume }),
    notes: model.notes,
  };
}

/** The measures of contacts by their names in the report, with the chosen service-level formula. */
function measuresOf(formula: ServiceLevelFormula): Record<keyof ContactMeasures<unknown>, [RatioMeasure, Range]> {
  const positive = (measure: RatioMeasure): [RatioMeasure, Range] => [measure, 'positive'];
  const share = (measure: RatioMeasure): [RatioMeasure, Range] => [measure, 'share'];
  const m = CONTACT_MEASURES;
  return {
    offered: positive(m.offered),
    answered: positive(m.answered),
    abandoned: positive(m.abandoned),
    stillPresent: positive(m.stillPresent),
    serviceLevel: share(SERVICE_LEVEL_FORMULAS[formula]),
    abandonment: share(m.abandonment),
    asaSeconds: positive(m.asaSeconds),
    meanWaitSeconds: positive(m.meanWaitSeconds),
    meanWaitAbandonedSeconds: positive(m.meanWaitAbandonedSeconds),
    meanSquaredWaitAnswered: positive(m.meanSquaredWaitAnswered),
    virtualWaitSeconds: positive(m.virtualWaitSeconds),
    delayedShare: share(m.delayedShare),
    meanTalkSeconds: positive(m.meanTalkSeconds),
    meanAfterCallSeconds: positive(m.meanAfterCallSeconds),
  };
}

/** The measures, resolved against the section of a view. */
function resolvedMeasures(study: Study, view: SectionView): [string, ResolvedRatio][] {
  const measures = measuresOf(study.model.measuring.formula as ServiceLevelFormula);
  return Object.entries(measures).map(([name, [measure, range]]) => [name, view.resolve(measure, range)]);
}

function mapMeasures<T>(
  resolved: readonly [string, ResolvedRatio][],
  read: (ratio: ResolvedRatio) => T,
): ContactMeasures<T> {
  const measures: Record<string, T> = {};
  for (const [name, ratio] of resolved) measures[name] = read(ratio);
  return measures as unknown as ContactMeasures<T>;
}

function measureSeries(study: Study, section: number, fromRow: number, rows: number): ContactMeasures<EstimateSeries> {
  const view = viewOf(study, section);
  return mapMeasures(resolvedMeasures(study, view), (ratio) => view.series(fromRow, rows, ratio));
}

/** All 168 hours; null where the run has none. */
function hourOfWeekReader(study: Study): (set: number) => ContactMeasures<EstimateSeries> {
  const { hours, placeOfHour } = study.layout.slices;
  const view = viewOf(study, SectionIndex.hours);
  const ratios = resolvedMeasures(study, view);
  return (set) =>
    mapMeasures(ratios, (ratio) => placed(view.series(set * hours.length, hours.length, ratio), placeOfHour));
}

function hourOfDayTable(study: Study): Report['overTime']['hourOfDay'] {
  const { hoursOfDay, hours } = study.layout.slices;
  const isKept = hourOfDayRows(study.layout.slices) > 0;
  const of = isKept ? hoursOfDay : hours.map((hour) => hour % 24);
  const section = isKept ? SectionIndex.hoursOfDay : SectionIndex.hours;
  const order = Array.from(hoursOfDay, (hour) => of.indexOf(hour));
  const view = viewOf(study, section);
  return {
    labels: Array.from(hoursOfDay, (hour) => String(hour).padStart(2, '0')),
    startSeconds: Array.from(hoursOfDay, (hour) => hour * 3600),
    measures: mapMeasures(resolvedMeasures(study, view), (ratio) => placed(view.series(0, of.length, ratio), order)),
  };
}

/** The only week of a run is the run itself. */
function weekTable(study: Study): Report['overTime']['weeks'] {
  const { slices } = study.layout;
  const { axes } = study.model;
  const firstDays = Array.from({ length: slices.weeks }, (_, week) => slices.weekOfDay.indexOf(week));
  const section = weekRows(slices) > 0 ? SectionIndex.weeks : SectionIndex.run;
  return {
    labels: firstDays.map((day) => axes.dayLabels[day]),
    startSeconds: firstDays.map((day) => axes.dayStartSeconds[day]),
    measures: measureSeries(study, section, 0, slices.weeks),
  };
}

function waitingSeries(study: Study): EstimateSeries {
  const view = viewOf(study, SectionIndex.intervals);
  const { intervals, intervalSeconds, endSeconds } = study.model.clock;
  const series = (from: number, rows: number, seconds: number): EstimateSeries =>
    view.series(from, rows, meanWaitingRatio(view, seconds));
  // The last interval may be cut short by the end of the run.
  const lastSeconds = endSeconds - (intervals - 1) * intervalSeconds;
  return joined(series(0, intervals - 1, intervalSeconds), series(intervals - 1, 1, lastSeconds));
}

type SetFigures = Omit<ContactSlice, 'name' | 'answeredByGroup'>;

/** What is said of a set of contact classes, under whatever names. */
function setReader(study: Study): (set: number) => SetFigures {
  const { model, layout } = study;
  const view = viewOf(study, SectionIndex.run);
  const ratios = resolvedMeasures(study, view);
  const waits = waitsOf(study, SectionIndex.waitsAnswered);
  const thresholdsOf = thresholdReader(study);
  const flowsOf = flowReader(study);
  const waiting = meanWaitingRatio(view, model.clock.endSeconds);
  const journeyOf = model.journeys.isInUse ? journeyReader(study, view) : undefined;
  const hoursOf = layout.slices.hasSetsOverTime ? hourOfWeekReader(study) : undefined;
  return (set) => ({
    measures: mapMeasures(ratios, (ratio) => view.estimate(set, ratio)),
    waitAnswered: percentilesOf(waits, set),
    withinThresholds: thresholdsOf(set),
    meanWaiting: view.estimate(set, waiting),
    flow: flowsOf(set),
    ...(journeyOf !== undefined && { journey: journeyOf(set) }),
    ...(hoursOf !== undefined && { hourOfWeek: hoursOf(set) }),
  });
}

function contactSlice(study: Study, { name, dimension }: NamedSet, figures: SetFigures): ContactSlice {
  const k = dimension === 'class' ? study.model.classes.names.indexOf(name) : -1;
  const answeredByGroup = k < 0 ? undefined : answeredByGroupOf(study, k);
  return { name, ...figures, ...(answeredByGroup !== undefined && { answeredByGroup }) };
}

function waitsOf(study: Study, section: number): Percentiles {
  return new Percentiles(viewOf(study, section), study.t, UPPER_EDGES, sharedWaitSeconds(study.model));
}

function percentilesOf(waits: Percentiles, row: number): WaitPercentiles<Estimate> {
  const at = (share: number): Estimate => waits.estimate(row, share);
  return { p50: at(0.5), p80: at(0.8), p90: at(0.9), p95: at(0.95), p99: at(0.99) };
}

function intervalPercentiles(study: Study): Report['overTime']['intervals']['waitAnswered'] {
  const view = viewOf(study, SectionIndex.waitsByInterval);
  const waits = new Percentiles(view, study.t, COARSE_UPPER_EDGES, sharedWaitSeconds(study.model));
  const series = (share: number): EstimateSeries => waits.series(study.model.clock.intervals, share);
  return { p50: series(0.5), p90: series(0.9), p95: series(0.95) };
}
