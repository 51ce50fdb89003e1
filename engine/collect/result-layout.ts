import type { Model } from '../compile/model.ts';
import { TALLIES, Tally } from '../simulate/observer.ts';
import { COUNTERS, Counter, GROUP_COUNTERS } from './counters.ts';
import { TARGET_ENTRIES } from './evaluate-targets.ts';
import { counterPairs } from './measures.ts';
import { MomentLayout, type Section } from './moments.ts';
import { type Slices, slicesOf } from './slices.ts';
import { COARSE_WAIT_BINS, WAIT_BINS } from './wait-histogram.ts';

/** The sections of a replication's result, in order. */
export const SectionIndex = {
  /** Sets over the whole run. */
  run: 0,
  /** All contacts by reporting interval. */
  intervals: 1,
  /** Sets (or only "all") by the hours of the week that occur: row set * hours + place of the hour. */
  hours: 2,
  /** Sets (or only "all") by day: row set * days + day. */
  days: 3,
  /** Cumulative counts of waits at bin edges: of the answered, by set; of all who waited or were answered, by set. */
  waitsAnswered: 4,
  waitsAll: 5,
  /** Cumulative counts of waits of the answered, by interval, coarse bins. */
  waitsByInterval: 6,
  /** Each group over the run, all groups over the run, all groups by interval. */
  groups: 7,
  allGroups: 8,
  groupIntervals: 9,
  /** One row: offered, answered, total cost, then the cost lines. */
  cost: 10,
  /** Rows are days: offered, total cost. */
  costByDay: 11,
  /** One row: for each target whether every period met it, and the share of periods that did. */
  targets: 12,
} as const;

/** Entries of the cost row before the lines. */
export const COST_HEAD = 3;

/** What a study keeps: where everything lies in the vectors that replications yield. */
export interface ResultLayout {
  readonly slices: Slices;
  /** Numbers in a contact cell, extra thresholds and tallies included; where the tallies begin. */
  readonly counters: number;
  readonly firstTally: number;
  readonly moments: MomentLayout;
  readonly costLines: readonly CostLineKey[];
}

export interface CostLineKey {
  readonly group: number;
  readonly kind: 'labour' | 'overtime' | 'telephone';
}

/** Maxima kept: the longest wait, by set. */
export function resultLayout(model: Model): ResultLayout {
  const slices = slicesOf(model);
  const thresholds = model.measuring.extraThresholdsSeconds.length;
  const firstTally = COUNTERS + 2 * thresholds;
  const counters = firstTally + (model.journeys.isInUse ? TALLIES : 0);
  const pairs = counterPairs();
  for (let t = 0; t < thresholds; t++) {
    const answered = COUNTERS + 2 * t;
    const gone = answered + 1;
    pairs.push([answered, answered], [Counter.offered, answered], [Counter.answered, answered]);
    pairs.push([gone, gone], [Counter.offered, gone]);
  }
  for (let tally = firstTally; tally < counters; tally++)
    pairs.push([tally, tally], [Counter.offered, tally], [Counter.answered, tally]);
  if (model.journeys.isInUse) {
    pairs.push([firstTally + Tally.contained, firstTally + Tally.bouncedBack]);
    pairs.push([firstTally + Tally.late, firstTally + Tally.inTime]);
    pairs.push([firstTally + Tally.calledBack, firstTally + Tally.callbackDelaySeconds]);
  }
  const costLines: CostLineKey[] = [];
  for (let group = 0; group < model.groups.count; group++) {
    costLines.push({ group, kind: 'labour' }, { group, kind: 'overtime' });
  }
  if (model.pay.telephonePerSecond.some((price) => price > 0)) costLines.push({ group: -1, kind: 'telephone' });
  const timedSets = slices.hasSetsOverTime ? slices.sets.length : 1;
  const { intervals } = model.clock;
  const costWidth = COST_HEAD + costLines.length;
  const sections: Section[] = [
    section(slices.sets.length, counters, pairs),
    section(intervals, counters, pairs),
    section(timedSets * slices.hours.length, counters, pairs),
    section(timedSets * slices.days, counters, pairs),
    section(slices.sets.length, WAIT_BINS, withLast(WAIT_BINS)),
    section(slices.sets.length, WAIT_BINS, withLast(WAIT_BINS)),
    section(intervals, COARSE_WAIT_BINS, withLast(COARSE_WAIT_BINS)),
    section(model.groups.count, GROUP_COUNTERS, allPairs(GROUP_COUNTERS)),
    section(1, GROUP_COUNTERS, allPairs(GROUP_COUNTERS)),
    section(intervals, GROUP_COUNTERS, allPairs(GROUP_COUNTERS)),
    section(1, costWidth, [...diagonal(costWidth), ...[0, 1].map((head): [number, number] => [head, 2])]),
    section(slices.days, 2, diagonal(2)),
    section(1, TARGET_ENTRIES * model.targets.length, diagonal(TARGET_ENTRIES * model.targets.length)),
  ];
  return { slices, counters, firstTally, moments: new MomentLayout(sections, slices.sets.length), costLines };
}

function section(rows: number, width: number, pairs: readonly (readonly [number, number])[]): Section {
  return {
    rows,
    width,
    first: Uint16Array.from(pairs, ([first]) => first),
    second: Uint16Array.from(pairs, ([, second]) => second),
  };
}

function diagonal(width: number): [number, number][] {
  return Array.from({ length: width }, (_, i) => [i, i]);
}

/** Every entry with itself and with the last, which is the total. */
function withLast(width: number): [number, number][] {
  return [...diagonal(width), ...diagonal(width - 1).map(([i]): [number, number] => [i, width - 1])];
}

function allPairs(width: number): [number, number][] {
  return diagonal(width).flatMap(([i]) =>
    diagonal(width).flatMap(([j]): [number, number][] => (i <= j ? [[i, j]] : [])),
  );
}
