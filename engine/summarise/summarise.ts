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
import { answeredByGroupReader, queueOf, volumeOf } from './detail-summary.ts';
import { flowReader } from './flow-summary.ts';
import { HOUR_OF_WEEK_LABELS } from './hour-of-week-labels.ts';
import { type Range, tValue } from './interval.ts';
import { journeyReader } from './journey-summary.ts';
import { offeredLoad } from './offered-load.ts';
import { outcomesOf } from './outcome-summary.ts';
import { Percentiles } from './percentile.ts';
import type { ResolvedRatio, SectionView } from './ratio.ts';
import { readingOf } from './reading.ts';
import type {
  ContactMeasures,
  ContactSlice,
  Estimate,
  EstimateSeries,
  Headline,
  Report,
  WaitPercentiles,
} from './report.ts';
import { estimateAt, joined, placed } from './series.ts';
import { sharedWaitSeconds } from './shared-waits.ts';
import { type Study, viewOf } from './study.ts';
import { targetResults } from './target-summary.ts';
import { thresholdReader, withinThresholdsOverTime } from './within-thresholds.ts';

/**
 * Turns the merged moments of all replications into the report: estimates with intervals, in the scenario's words.
 * @param onHeadline is given the part of it that is made first
 */
export function summarise(
  model: Model,
  layout: ResultLayout,
  moments: Moments,
  onHeadline?: (headline: Headline) => void,
): Report {
  const study: Study = { model, layout, moments, t: tValue(moments.count, model.run.confidence), views: [] };
  const headline = headlineOf(study);
  onHeadline?.(headline);
  return { ...headline, overTime: overTimeOf(study, headline.overTime.hourOfWeek) };
}

function headlineOf(study: Study): Headline {
  const { model, layout, moments } = study;
  const { clock, axes, measuring, run } = model;
  const formula = measuring.formula as ServiceLevelFormula;
  const runs = viewOf(study, SectionIndex.run);
  const { occupancy, utilisation, concurrency, meanBusy } = allAgents(study);
  const agreements = agreementResults(study);
  const outcomes = outcomesOf(study);
  const volume = volumeOf(study);
  const readSet = setReader(study);
  const figures = layout.slices.sets.map((_, set) => readSet(set));
  const slices = contactSlices(study, figures);
  const slicesBy = (dimension: NamedSet['dimension']): ContactSlice[] =>
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
      waitAll: percentileReader(study, SectionIndex.waitsAll)(0),
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
    classes: slicesBy('class'),
    topics: slicesBy('topic'),
    languages: slicesBy('language'),
    channels: slicesBy('channel'),
    groups: groupSlices(study),
    sites: siteSlices(study),
    vendors: vendorSlices(study),
    ...(agreements.length > 0 && { agreements }),
    ...(outcomes !== undefined && { outcomes }),
    formulas: AGENT_FORMULAS,
    overTime: {
      hourOfWeek: {
        labels: HOUR_OF_WEEK_LABELS,
        startSeconds: HOUR_OF_WEEK_LABELS.map((_, hour) => hour * 3600),
        measures: figures[0].hourOfWeek ?? hourOfWeekReader(study)(0),
      },
    },
    ...(volume !== undefined && { volume }),
    notes: model.notes,
  };
}

function overTimeOf(study: Study, hourOfWeek: Headline['overTime']['hourOfWeek']): Report['overTime'] {
  const { model, layout } = study;
  const { clock, axes, measuring } = model;
  const queue = queueOf(study);
  return {
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
    hourOfWeek,
    days: {
      labels: axes.dayLabels,
      startSeconds: [...axes.dayStartSeconds],
      measures: measureSeries(study, SectionIndex.days, 0, layout.slices.days),
      ...costByDay(study),
    },
    hourOfDay: hourOfDayTable(study),
    weeks: weekTable(study),
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

/** The measures by name, resolved against the section of a view. */
interface ResolvedMeasures {
  readonly names: readonly string[];
  readonly ratios: readonly ResolvedRatio[];
}

function resolvedMeasures(study: Study, view: SectionView): ResolvedMeasures {
  const measures = measuresOf(study.model.measuring.formula as ServiceLevelFormula);
  const ratios = Object.values(measures).map(([measure, range]) => view.resolve(measure, range));
  return { names: Object.keys(measures), ratios };
}

/** @param figures in the order of `names` */
function named<T>(names: readonly string[], figures: readonly T[]): ContactMeasures<T> {
  const measures: Record<string, T> = {};
  for (const [i, name] of names.entries()) measures[name] = figures[i];
  return measures as unknown as ContactMeasures<T>;
}

function measureSeries(study: Study, section: number, fromRow: number, rows: number): ContactMeasures<EstimateSeries> {
  const view = viewOf(study, section);
  const { names, ratios } = resolvedMeasures(study, view);
  return named(names, view.table(fromRow, rows, ratios));
}

/** All 168 hours; null where the run has none. */
function hourOfWeekReader(study: Study): (set: number) => ContactMeasures<EstimateSeries> {
  const { hours, placeOfHour } = study.layout.slices;
  const view = viewOf(study, SectionIndex.hours);
  const { names, ratios } = resolvedMeasures(study, view);
  const isWhole = hours.length === placeOfHour.length;
  return (set) => {
    const table = view.table(set * hours.length, hours.length, ratios);
    return named(names, isWhole ? table : table.map((series) => placed(series, placeOfHour)));
  };
}

function hourOfDayTable(study: Study): Report['overTime']['hourOfDay'] {
  const { hoursOfDay, hours } = study.layout.slices;
  const isKept = hourOfDayRows(study.layout.slices) > 0;
  const of = isKept ? hoursOfDay : hours.map((hour) => hour % 24);
  const section = isKept ? SectionIndex.hoursOfDay : SectionIndex.hours;
  const order = Array.from(hoursOfDay, (hour) => of.indexOf(hour));
  const view = viewOf(study, section);
  const { names, ratios } = resolvedMeasures(study, view);
  return {
    labels: Array.from(hoursOfDay, (hour) => String(hour).padStart(2, '0')),
    startSeconds: Array.from(hoursOfDay, (hour) => hour * 3600),
    measures: named(
      names,
      view.table(0, of.length, ratios).map((series) => placed(series, order)),
    ),
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
  const { names, ratios } = resolvedMeasures(study, view);
  const measures = view.table(0, view.rows, ratios);
  const waitAnswered = percentileReader(study, SectionIndex.waitsAnswered);
  const thresholdsOf = thresholdReader(study);
  const flowsOf = flowReader(study);
  const waiting = readingOf(view, meanWaitingRatio(view, model.clock.endSeconds));
  const journeyOf = model.journeys.isInUse ? journeyReader(study, view) : undefined;
  const hoursOf = layout.slices.hasSetsOverTime ? hourOfWeekReader(study) : undefined;
  return (set) => ({
    measures: named(
      names,
      measures.map((series) => estimateAt(series, set)),
    ),
    waitAnswered: waitAnswered(set),
    withinThresholds: thresholdsOf(set),
    meanWaiting: waiting(set),
    flow: flowsOf(set),
    ...(journeyOf !== undefined && { journey: journeyOf(set) }),
    ...(hoursOf !== undefined && { hourOfWeek: hoursOf(set) }),
  });
}

/** @param figures by set */
function contactSlices(study: Study, figures: readonly SetFigures[]): ContactSlice[] {
  const classNames = study.model.classes.names;
  const answeredByGroupOf = answeredByGroupReader(study);
  return study.layout.slices.named.map(({ name, dimension, set }) => ({
    name,
    ...figures[set],
    ...(answeredByGroupOf !== undefined &&
      dimension === 'class' && { answeredByGroup: answeredByGroupOf(classNames.indexOf(name)) }),
  }));
}

function waitsOf(study: Study, section: number, upperEdges: Float64Array): Percentiles {
  return new Percentiles(viewOf(study, section), upperEdges, sharedWaitSeconds(study.model));
}

/** Percentiles of waits of the rows of a section. */
function percentileReader(study: Study, section: number): (row: number) => WaitPercentiles<Estimate> {
  const { rows } = viewOf(study, section);
  const [p50, p80, p90, p95, p99] = waitsOf(study, section, UPPER_EDGES).table(rows, [0.5, 0.8, 0.9, 0.95, 0.99]);
  return (row) => ({
    p50: estimateAt(p50, row),
    p80: estimateAt(p80, row),
    p90: estimateAt(p90, row),
    p95: estimateAt(p95, row),
    p99: estimateAt(p99, row),
  });
}

function intervalPercentiles(study: Study): Report['overTime']['intervals']['waitAnswered'] {
  const waits = waitsOf(study, SectionIndex.waitsByInterval, COARSE_UPPER_EDGES);
  const [p50, p90, p95] = waits.table(study.model.clock.intervals, [0.5, 0.9, 0.95]);
  return { p50, p90, p95 };
}
