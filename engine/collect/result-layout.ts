import type { Model } from '../compile/model.ts';
import { TALLIES, Tally } from '../simulate/observer.ts';
import { loadEntries } from './agent-loads.ts';
import {
  AGENT_ENTRIES,
  AGENT_PAIRS,
  type AgentSets,
  agentSetsOf,
  TIMED_AGENT_ENTRIES,
  TIMED_AGENT_PAIRS,
} from './agent-sets.ts';
import { type CostPlan, costPairs, costPlanOf } from './cost-plan.ts';
import { BACKLOG_ENTRIES, COUNTERS, Counter, hasBacklog, TIMED_COUNTERS } from './counters.ts';
import { TARGET_ENTRIES, targetSumsOf } from './evaluate-targets.ts';
import { FLOW_ENTRIES, FLOW_PAIRS } from './flow-sums.ts';
import { counterPairs, type ServiceLevelFormula } from './measures.ts';
import { MomentLayout, type Section } from './moments.ts';
import { type OutcomePlan, outcomeEntries, outcomePairs, outcomePlanOf } from './outcome-plan.ts';
import type { PeriodSums } from './period-sums.ts';
import { QUEUE_ENTRIES } from './queue-book.ts';
import { agreementEntries } from './settle.ts';
import { hourOfDayRows, type Slices, slicesOf, weekRows } from './slices.ts';
import { VOLUME_ENTRIES, volumePairs } from './volume-sums.ts';
import { COARSE_WAIT_BINS, WAIT_BINS } from './wait-histogram.ts';

/** The sections of a replication's result, in order. Those of what a scenario does not use have no rows or no width. */
export const SectionIndex = {
  /** Sets over the whole run: all counters of a cell. */
  run: 0,
  /** All contacts by reporting interval: the first counters of a cell, as many as reports show; so by hour, day and week. */
  intervals: 1,
  /** Sets (or only "all") by the hours of the week that occur: row set * hours + place of the hour. */
  hours: 2,
  /** Sets (or only "all") by day: row set * days + day. */
  days: 3,
  /** All contacts by week, by hour of the day: no rows where one of the sections above says the same (see `Slices`). */
  weeks: 4,
  hoursOfDay: 5,
  /** Cumulative counts of waits at bin edges: of the answered, by set; of all who waited or were answered, together. */
  waitsAnswered: 6,
  waitsAll: 7,
  /** Cumulative counts of waits of the answered, by interval, coarse bins. */
  waitsByInterval: 8,
  /** Sets of agents over the run (see `AgentEntry`). */
  agents: 9,
  /** All agents by interval: the agent seconds among those entries. */
  agentIntervals: 10,
  /** One row: see `CostPlan.at`. */
  cost: 11,
  /** Rows are days: total cost, then cost by kind. */
  costByDay: 12,
  /** One row: for each target whether every period met it, and the share of periods that did. */
  targets: 13,
  /** One row: for each agreement with a vendor, see `agreementEntries`. */
  agreements: 14,
  /** One row: see `OutcomePlan`. */
  outcomes: 15,
  /** Deferred work waiting at the end of each interval, by age (see `BACKLOG_ENTRIES`). */
  backlog: 16,
  /** Sets over the run: the sums of which measures of their own are ratios (see `FlowEntry`). */
  flows: 17,
  /** What the following sections hold is reported on request. Live contacts waiting, by interval, then over the run. */
  queue: 18,
  /** Contacts of each class that each group answered, then those that any did. */
  answeredByGroup: 19,
  /** Contacts offered by day, and by interval (see `VolumeEntry`). */
  dailyVolume: 20,
  intervalVolume: 21,
  /** Sets of agents by the number of contacts in hand (see `loadEntries`); no rows where nobody holds several. */
  loads: 22,
} as const;

/** What a study keeps: where everything lies in the vectors that replications yield, and how they are reckoned. */
export interface ResultLayout {
  readonly slices: Slices;
  /** Numbers in a contact cell, extra thresholds and tallies included; where the tallies begin. */
  readonly counters: number;
  readonly firstTally: number;
  readonly moments: MomentLayout;
  readonly agents: AgentSets;
  readonly costs: CostPlan;
  readonly targetSums: readonly PeriodSums[];
  readonly outcomes: OutcomePlan | null;
}

const known = new WeakMap<Model, ResultLayout>();

/** The layout of a model's results; the same one for whoever simulates it and whoever merges, in one thread. */
export function resultLayout(model: Model): ResultLayout {
  let layout = known.get(model);
  if (layout === undefined) known.set(model, (layout = layOut(model)));
  return layout;
}

/** Maxima kept: the longest wait, by set. */
function layOut(model: Model): ResultLayout {
  const slices = slicesOf(model);
  const thresholds = model.measuring.extraThresholdsSeconds.length;
  const firstTally = COUNTERS + 2 * thresholds;
  const { isInUse, hasRetries } = model.journeys;
  const tallies = (isInUse ? TALLIES : 0) + (hasRetries ? model.measuring.reportedThresholds : 0);
  const counters = firstTally + tallies;
  const pairs = contactPairs(model, thresholds, firstTally, counters);
  const timedPairs = counterPairs([model.measuring.formula as ServiceLevelFormula]);
  const agents = agentSetsOf(model);
  const costs = costPlanOf(model, firstTally);
  const outcomes = outcomePlanOf(model, firstTally);
  const timedSets = slices.hasSetsOverTime ? slices.sets.length : 1;
  const { intervals } = model.clock;
  const targetWidth = TARGET_ENTRIES * model.targets.length;
  const agreementWidth = model.pay.agreements.reduce((sum, agreement) => sum + agreementEntries(agreement), 0);
  const costDayWidth = 1 + costs.kinds.length;
  const { measuring } = model;
  const queueWidth = QUEUE_ENTRIES + measuring.waitingAtLeast.length;
  const groupsWidth = model.groups.groupNames.length + 1;
  const volumeWidth = VOLUME_ENTRIES + measuring.volumesAtMost.length;
  const hasLoads = model.groups.concurrency.some((concurrency) => concurrency !== null);
  const loadWidth = loadEntries(model);
  const sections: Section[] = [
    section(slices.sets.length, counters, pairs),
    measuring.tellsThresholdsOverTime
      ? section(intervals, firstTally, [...timedPairs, ...thresholdPairs(thresholds)])
      : section(intervals, TIMED_COUNTERS, timedPairs),
    section(timedSets * slices.hours.length, TIMED_COUNTERS, timedPairs),
    section(timedSets * slices.days, TIMED_COUNTERS, timedPairs),
    section(weekRows(slices), TIMED_COUNTERS, timedPairs),
    section(hourOfDayRows(slices), TIMED_COUNTERS, timedPairs),
    section(slices.sets.length, WAIT_BINS, withLast(WAIT_BINS)),
    section(1, WAIT_BINS, withLast(WAIT_BINS)),
    section(intervals, COARSE_WAIT_BINS, withLast(COARSE_WAIT_BINS)),
    section(agents.sets.length, AGENT_ENTRIES, AGENT_PAIRS),
    section(intervals, TIMED_AGENT_ENTRIES, TIMED_AGENT_PAIRS),
    section(1, costs.at.width, costPairs(costs)),
    section(slices.days, costDayWidth, diagonal(costDayWidth)),
    section(1, targetWidth, diagonal(targetWidth)),
    section(1, agreementWidth, diagonal(agreementWidth)),
    section(1, outcomeEntries(outcomes), outcomePairs(outcomes)),
    section(hasBacklog(model) ? intervals : 0, BACKLOG_ENTRIES, diagonal(BACKLOG_ENTRIES)),
    section(slices.sets.length, FLOW_ENTRIES, FLOW_PAIRS),
    section(measuring.followsQueue ? intervals + 1 : 0, queueWidth, diagonal(queueWidth)),
    section(measuring.tellsGroupsOfClasses ? model.classes.count : 0, groupsWidth, withLast(groupsWidth)),
    section(measuring.followsVolume ? slices.days : 0, volumeWidth, volumePairs(volumeWidth)),
    section(measuring.followsVolume ? intervals : 0, VOLUME_ENTRIES, volumePairs(VOLUME_ENTRIES)),
    section(hasLoads ? agents.sets.length : 0, loadWidth, everyPair(loadWidth)),
  ];
  const moments = new MomentLayout(sections, slices.sets.length);
  return { slices, counters, firstTally, moments, agents, costs, outcomes, targetSums: targetSumsOf(model) };
}

/** What a counter of a class comes to over the run of one replication. @param vector in which sums over the tables are filled in */
export function totalOf(
  { moments, slices, counters }: ResultLayout,
  vector: Float64Array,
  k: number,
  counter: number,
): number {
  return vector[moments.meanOffset[SectionIndex.run] + slices.setOfClass[k] * counters + counter];
}

/** The pairs of counters whose co-moments reports need. */
function contactPairs(
  { journeys }: Model,
  thresholds: number,
  firstTally: number,
  counters: number,
): (readonly [number, number])[] {
  const pairs: (readonly [number, number])[] = [...counterPairs(), ...thresholdPairs(thresholds)];
  for (let tally = firstTally; tally < counters; tally++)
    pairs.push([tally, tally], [Counter.offered, tally], [Counter.answered, tally]);
  if (journeys.isInUse) {
    pairs.push([firstTally + Tally.contained, firstTally + Tally.bouncedBack]);
    pairs.push([firstTally + Tally.calledBack, firstTally + Tally.resolved]);
    pairs.push([firstTally + Tally.late, firstTally + Tally.inTime]);
    pairs.push([firstTally + Tally.calledBack, firstTally + Tally.callbackDelaySeconds]);
    pairs.push([firstTally + Tally.calledBack, firstTally + Tally.calledBackWithin]);
    for (const tally of [Tally.firstDelayed, Tally.firstAnswered, Tally.firstAnsweredWithin])
      pairs.push([firstTally + Tally.firstAttempts, firstTally + tally]);
    for (let i = firstTally + TALLIES; i < counters; i++) pairs.push([firstTally + Tally.firstAttempts, i]);
  }
  return pairs;
}

/** What the extra thresholds add. */
function thresholdPairs(thresholds: number): (readonly [number, number])[] {
  const pairs: (readonly [number, number])[] = [];
  for (let t = 0; t < thresholds; t++) {
    const answered = COUNTERS + 2 * t;
    const gone = answered + 1;
    pairs.push([answered, answered], [Counter.offered, answered], [Counter.answered, answered]);
    pairs.push([gone, gone], [Counter.offered, gone], [Counter.abandoned, answered], [answered, gone]);
    pairs.push([Counter.answered, gone], [Counter.abandoned, gone]);
  }
  return pairs;
}

function everyPair(width: number): (readonly [number, number])[] {
  return Array.from({ length: width * width }, (_, i) => [Math.floor(i / width), i % width] as const).filter(
    ([a, b]) => a <= b,
  );
}

type Pairs = Pick<Section, 'first' | 'second'>;

function section(rows: number, width: number, pairs: Pairs | readonly (readonly [number, number])[]): Section {
  const { first, second } = 'first' in pairs ? pairs : pairsOf(pairs);
  return { rows, width, first, second };
}

function pairsOf(list: readonly (readonly [number, number])[]): Pairs {
  const first = new Uint16Array(list.length);
  const second = new Uint16Array(list.length);
  for (let p = 0; p < list.length; p++) {
    first[p] = list[p][0];
    second[p] = list[p][1];
  }
  return { first, second };
}

function diagonal(width: number): Pairs {
  const first = new Uint16Array(width);
  for (let i = 0; i < width; i++) first[i] = i;
  return { first, second: first };
}

/** Every entry with itself and with the last, which is the total. */
function withLast(width: number): Pairs {
  const first = new Uint16Array(2 * width - 1);
  const second = first.slice().fill(width - 1);
  for (let i = 0; i < width; i++) {
    first[i] = i;
    second[i] = i;
    if (i < width - 1) first[width + i] = i;
  }
  return { first, second };
}
