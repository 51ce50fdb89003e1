import type { Model } from '../compile/model.ts';
import { mostInHand } from './agent-loads.ts';
import { BACKLOG_ENTRIES, GROUP_COUNTERS, hasBacklog } from './counters.ts';
import { queueWidth } from './queue-book.ts';
import type { ResultLayout } from './result-layout.ts';
import { COARSE_WAIT_BINS, WAIT_BINS } from './wait-histogram.ts';

/** What is counted of one replication. Rows are reporting rows: warm-up, intervals, after the end. */
export interface Tables {
  /** contacts[(k * rows + row) * counters + counter] */
  readonly contacts: Float64Array;
  /** groups[(g * rows + row) * GROUP_COUNTERS + counter] */
  readonly groups: Float64Array;
  /** waits[k * WAIT_BINS + bin], of the answered and of the abandoned. */
  readonly answeredWaits: Float64Array;
  readonly abandonedWaits: Float64Array;
  /** intervalWaits[row * COARSE_WAIT_BINS + bin], of the answered of all classes. */
  readonly intervalWaits: Float64Array;
  /** longestWait[k] */
  readonly longestWait: Float64Array;
  /** backlogs[interval * BACKLOG_ENTRIES + entry], deferred work waiting at the end of each interval. */
  readonly backlogs: Float64Array;
  /** queue[interval * width + entry] (see `QueueBook`); empty unless the scenario asks for it. */
  readonly queue: Float64Array;
  /** answeredBy[k * teams + team], reported contacts; empty unless the scenario asks for it. */
  readonly answeredBy: Float64Array;
  /** loads[team * mostInHand + n - 1], agent seconds with n >= 2 contacts in hand. */
  readonly loads: Float64Array;
}

/** Makes the tables of a model, all 0. @param reserve room for so many numbers; new memory when left out */
export function tablesOf<Table = Float64Array>(
  model: Model,
  { counters }: ResultLayout,
  reserve: (numbers: number) => Table,
): { readonly [name in keyof Tables]: Table } {
  const { classes, groups, clock, measuring } = model;
  const rows = clock.intervals + 2;
  return {
    contacts: reserve(classes.count * rows * counters),
    groups: reserve(groups.count * rows * GROUP_COUNTERS),
    answeredWaits: reserve(classes.count * WAIT_BINS),
    abandonedWaits: reserve(classes.count * WAIT_BINS),
    intervalWaits: reserve(rows * COARSE_WAIT_BINS),
    longestWait: reserve(classes.count),
    backlogs: reserve(hasBacklog(model) ? clock.intervals * BACKLOG_ENTRIES : 0),
    queue: reserve(measuring.followsQueue ? clock.intervals * queueWidth(model) : 0),
    answeredBy: reserve(measuring.tellsGroupsOfClasses ? classes.count * groups.count : 0),
    loads: reserve(groups.count * mostInHand(model)),
  };
}
