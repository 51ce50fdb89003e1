import type { Model } from '../compile/model.ts';
import type { Observer } from '../simulate/observer.ts';
import { mostInHand } from './agent-loads.ts';
import { BACKLOG_ENTRIES, COUNTERS, Counter, GROUP_COUNTERS, GroupCounter } from './counters.ts';
import { MomentForest } from './moment-forest.ts';
import type { NearTables } from './near-tables.ts';
import { QueueBook } from './queue-book.ts';
import { fillReplication } from './replication-vector.ts';
import { type ResultLayout, resultLayout } from './result-layout.ts';
import { type Tables, tablesOf } from './tables.ts';
import { COARSE_WAIT_BINS, coarseBin, WAIT_BINS, waitBin } from './wait-histogram.ts';

/** Slots of `Collector.row`. */
const ROW = 0;
const ROW_START = 1;
const ROW_END = 2;

/**
 * Counts one replication at a time into flat tables (class x row x counter) and, when it ends, condenses them into a
 * vector that joins the forest of accumulators. Nothing grows with the number of contacts or replications.
 */
export class Collector implements Observer {
  readonly layout: ResultLayout;
  readonly forest: MomentForest;
  /** Reporting rows: warm-up, intervals, after the end. */
  readonly rows: number;
  // The tables (see `Tables`), each at hand for the hot path.
  contacts: Float64Array;
  groups: Float64Array;
  answeredWaits: Float64Array;
  abandonedWaits: Float64Array;
  intervalWaits: Float64Array;
  longestWait: Float64Array;
  backlogs: Float64Array;
  /** null unless the scenario asks for the queue over time. */
  readonly queue: QueueBook | null;
  answeredBy: Float64Array;
  loads: Float64Array;
  readonly mostInHand: number;
  replication = 0;
  /** What sums the tables in a kernel's memory; null where they lie in JavaScript's. */
  near: NearTables | null = null;
  /** The row in which the last service ended: its index, start and end. */
  private readonly row = new Float64Array(3);

  private readonly model: Model;
  private readonly counters: number;
  private readonly teams: number;
  private readonly firstTally: number;
  private readonly threshold: Float64Array;
  private readonly extraThresholds: Float64Array;
  private readonly shortAbandon: number;
  private readonly intervalSeconds: number;
  private readonly endSeconds: number;

  constructor(
    model: Model,
    layout = resultLayout(model),
    tables: Tables = tablesOf(model, layout, (numbers) => new Float64Array(numbers)),
  ) {
    this.model = model;
    this.layout = layout;
    this.forest = new MomentForest(layout.moments);
    const { classes, groups, clock, measuring } = model;
    this.rows = clock.intervals + 2;
    this.counters = layout.counters;
    this.firstTally = layout.firstTally;
    this.contacts = tables.contacts;
    this.groups = tables.groups;
    this.answeredWaits = tables.answeredWaits;
    this.abandonedWaits = tables.abandonedWaits;
    this.intervalWaits = tables.intervalWaits;
    this.longestWait = tables.longestWait;
    this.backlogs = tables.backlogs;
    this.answeredBy = tables.answeredBy;
    this.loads = tables.loads;
    this.queue = measuring.followsQueue ? new QueueBook(model, tables.queue) : null;
    this.mostInHand = mostInHand(model);
    this.teams = groups.count;
    this.threshold = classes.thresholdSeconds;
    this.extraThresholds = measuring.extraThresholdsSeconds;
    this.shortAbandon = measuring.shortAbandonSeconds;
    this.intervalSeconds = clock.intervalSeconds;
    this.endSeconds = clock.endSeconds;
  }

  /** Counts into, and reads from, these tables from now on: those in a memory that has grown lie elsewhere. */
  useTables(tables: Tables): void {
    this.contacts = tables.contacts;
    this.groups = tables.groups;
    this.answeredWaits = tables.answeredWaits;
    this.abandonedWaits = tables.abandonedWaits;
    this.intervalWaits = tables.intervalWaits;
    this.longestWait = tables.longestWait;
    this.backlogs = tables.backlogs;
    this.answeredBy = tables.answeredBy;
    this.loads = tables.loads;
    if (this.queue !== null) this.queue.entries = tables.queue;
  }

  beginReplication(): void {
    this.contacts.fill(0);
    this.groups.fill(0);
    this.answeredWaits.fill(0);
    this.abandonedWaits.fill(0);
    this.intervalWaits.fill(0);
    this.longestWait.fill(0);
    this.backlogs.fill(0);
    this.queue?.clear();
    this.answeredBy.fill(0);
    this.loads.fill(0);
    this.row[ROW] = 0;
    this.row[ROW_START] = Number.NEGATIVE_INFINITY;
    this.row[ROW_END] = 0;
  }

  readonly offered = (k: number, row: number): void => {
    this.contacts[(k * this.rows + row) * this.counters + Counter.offered]++;
  };

  readonly answeredAtOnce = (k: number, row: number): void => {
    this.contacts[(k * this.rows + row) * this.counters + Counter.answeredAtOnce]++;
  };

  readonly answeredAfterWait = (k: number, row: number, waitSeconds: number, joinedAt: number): void => {
    const cell = (k * this.rows + row) * this.counters;
    const contacts = this.contacts;
    contacts[cell + Counter.answered]++;
    contacts[cell + Counter.delayed]++;
    contacts[cell + Counter.waitAnsweredSeconds] += waitSeconds;
    contacts[cell + Counter.waitAnsweredSquared] += waitSeconds * waitSeconds;
    if (waitSeconds <= this.threshold[k]) contacts[cell + Counter.answeredWithin]++;
    if (this.extraThresholds.length > 0) this.countWithin(cell + COUNTERS, waitSeconds, 1);
    if (this.queue !== null) this.queue.waited(k, joinedAt, waitSeconds, false);
    if (row < 1 || row > this.rows - 2) return;
    const bin = waitBin(waitSeconds);
    this.answeredWaits[k * WAIT_BINS + bin]++;
    this.intervalWaits[row * COARSE_WAIT_BINS + coarseBin(bin)]++;
    if (waitSeconds > this.longestWait[k]) this.longestWait[k] = waitSeconds;
  };

  readonly abandoned = (k: number, row: number, waitSeconds: number, joinedAt: number): void => {
    const cell = (k * this.rows + row) * this.counters;
    const contacts = this.contacts;
    contacts[cell + Counter.abandoned]++;
    contacts[cell + Counter.delayed]++;
    contacts[cell + Counter.waitAbandonedSeconds] += waitSeconds;
    if (waitSeconds <= this.threshold[k]) contacts[cell + Counter.abandonedWithin]++;
    if (waitSeconds <= this.shortAbandon) contacts[cell + Counter.abandonedShort]++;
    if (this.extraThresholds.length > 0) this.countWithin(cell + COUNTERS, waitSeconds, 0);
    if (this.queue !== null) this.queue.waited(k, joinedAt, waitSeconds, true);
    if (row < 1 || row > this.rows - 2) return;
    this.abandonedWaits[k * WAIT_BINS + waitBin(waitSeconds)]++;
    if (waitSeconds > this.longestWait[k]) this.longestWait[k] = waitSeconds;
  };

  stillPresent(k: number, row: number): void {
    const cell = (k * this.rows + row) * this.counters;
    this.contacts[cell + Counter.stillPresent]++;
    this.contacts[cell + Counter.delayed]++;
  }

  readonly handled = (k: number, row: number, group: number, talkSeconds: number, afterCallSeconds: number): void => {
    const cell = (k * this.rows + row) * this.counters;
    this.contacts[cell + Counter.talkSeconds] += talkSeconds;
    this.contacts[cell + Counter.afterCallSeconds] += afterCallSeconds;
    this.groups[(group * this.rows + row) * GROUP_COUNTERS + GroupCounter.answered]++;
    if (this.answeredBy.length > 0 && row >= 1 && row <= this.rows - 2) this.answeredBy[k * this.teams + group]++;
  };

  readonly virtualWait = (k: number, row: number, waitSeconds: number): void => {
    const cell = (k * this.rows + row) * this.counters;
    this.contacts[cell + Counter.virtualWaitSeconds] += waitSeconds;
    this.contacts[cell + Counter.virtualWaits]++;
  };

  readonly count = (k: number, row: number, tally: number, amount: number): void => {
    this.contacts[(k * this.rows + row) * this.counters + this.firstTally + tally] += amount;
  };

  resolved(team: number, row: number): void {
    this.groups[(team * this.rows + row) * GROUP_COUNTERS + GroupCounter.resolved]++;
  }

  readonly busy = (group: number, fromSeconds: number, toSeconds: number): void => {
    const row = this.row;
    if (toSeconds >= row[ROW_END]) this.advanceRow(toSeconds);
    if (fromSeconds < row[ROW_START]) this.spread(group, GroupCounter.busy, fromSeconds, toSeconds, 1);
    else this.groups[(group * this.rows + row[ROW]) * GROUP_COUNTERS + GroupCounter.busy] += toSeconds - fromSeconds;
  };

  onDuty(group: number, fromSeconds: number, toSeconds: number, agents: number): void {
    this.spread(group, GroupCounter.onDuty, fromSeconds, toSeconds, agents);
  }

  calledIn(team: number, fromSeconds: number, toSeconds: number, agents: number): void {
    this.spread(team, GroupCounter.calledIn, fromSeconds, toSeconds, agents);
  }

  overtime(group: number, fromSeconds: number, toSeconds: number, agents: number): void {
    this.spread(group, GroupCounter.overtime, fromSeconds, toSeconds, agents);
  }

  beside(team: number, fromSeconds: number, toSeconds: number, contacts: number): void {
    this.spread(team, GroupCounter.beside, fromSeconds, toSeconds, contacts);
    const seconds = Math.min(toSeconds, this.endSeconds) - Math.max(fromSeconds, 0);
    if (seconds > 0) this.loads[team * this.mostInHand + contacts] += seconds;
  }

  hired(team: number, now: number, agents: number): void {
    if (now < 0 || now >= this.endSeconds) return;
    const row = 1 + Math.floor(now / this.intervalSeconds);
    this.groups[(team * this.rows + row) * GROUP_COUNTERS + GroupCounter.hired] += agents;
  }

  snapshot(interval: number, waiting: number, busy: number, isAllBusy: 0 | 1): void {
    this.queue?.snapshot(interval, waiting, busy, isAllBusy);
  }

  backlog(interval: number, entry: number, contacts: number): void {
    this.backlogs[interval * BACKLOG_ENTRIES + entry] += contacts;
  }

  endReplication(contactsSimulated: number): void {
    const vector = this.forest.take();
    fillReplication(this, this.model, vector);
    vector.becomeOne(this.replication);
    vector.contacts = contactsSimulated;
    this.forest.add(vector);
  }

  /** Moves on to the row in which agents now become free; what ends before or after the report is counted beside it. */
  private advanceRow(now: number): void {
    const row = this.row;
    const { intervalSeconds, endSeconds } = this;
    while (now >= row[ROW_END]) {
      row[ROW]++;
      row[ROW_START] = row[ROW_END];
      row[ROW_END] = row[ROW] <= this.rows - 2 ? Math.min(row[ROW] * intervalSeconds, endSeconds) : Infinity;
    }
  }

  /** Adds agent seconds to the rows that the stretch touches; what lies outside the report is dropped. */
  private readonly spread = (
    group: number,
    counter: number,
    fromSeconds: number,
    toSeconds: number,
    agents: number,
  ): void => {
    const length = this.intervalSeconds;
    const intervals = this.rows - 2;
    const base = group * this.rows * GROUP_COUNTERS + counter;
    const until = Math.min(toSeconds, this.endSeconds);
    let from = Math.max(fromSeconds, 0);
    let interval = Math.floor(from / length);
    while (interval < intervals) {
      const end = (interval + 1) * length;
      const cell = base + (interval + 1) * GROUP_COUNTERS;
      if (until <= end) {
        if (until > from) this.groups[cell] += (until - from) * agents;
        return;
      }
      this.groups[cell] += (end - from) * agents;
      from = end;
      interval++;
    }
  };

  private countWithin(cell: number, waitSeconds: number, answered: 0 | 1): void {
    const thresholds = this.extraThresholds;
    for (let t = 0; t < thresholds.length; t++) {
      if (waitSeconds <= thresholds[t]) {
        this.contacts[cell + 2 * t] += answered;
        this.contacts[cell + 2 * t + 1]++;
      }
    }
  }
}
