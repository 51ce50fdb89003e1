import type { Model } from '../compile/model.ts';

/** What is kept of the queue in an interval; after these, whether at least so many waited (see `Measuring.waitingAtLeast`). */
export const QueueEntry = {
  /** Time that live contacts waited in the interval, contact seconds. */
  waitingSeconds: 0,
  /** Live contacts that hung up in it. */
  abandonments: 1,
  /** The state just before it ends. */
  waitingAtEnd: 2,
  busyAtEnd: 3,
  allBusyAtEnd: 4,
} as const;

export const QUEUE_ENTRIES = 5;

/** Entries of an interval. */
export function queueWidth({ measuring }: Model): number {
  return QUEUE_ENTRIES + measuring.waitingAtLeast.length;
}

/** The queue as time passes, by reporting interval: waits are laid out over the time they took, whenever the contact arrived. */
export class QueueBook {
  /** entries[interval * width + entry] */
  entries: Float64Array;
  readonly width: number;
  private readonly intervals: number;
  private readonly intervalSeconds: number;
  private readonly endSeconds: number;
  private readonly waitingAtLeast: Float64Array;
  private readonly isDeferred: Uint8Array;

  constructor(model: Model, entries: Float64Array) {
    const { clock, measuring, journeys } = model;
    this.intervals = clock.intervals;
    this.intervalSeconds = clock.intervalSeconds;
    this.endSeconds = clock.endSeconds;
    this.waitingAtLeast = measuring.waitingAtLeast;
    this.isDeferred = journeys.isDeferred;
    this.width = queueWidth(model);
    this.entries = entries;
  }

  clear(): void {
    this.entries.fill(0);
  }

  waited(k: number, joinedAt: number, waitSeconds: number, hasAbandoned: boolean): void {
    if (this.isDeferred[k] === 1) return;
    const { intervalSeconds, width, entries, endSeconds } = this;
    const leftAt = joinedAt + waitSeconds;
    if (hasAbandoned && leftAt >= 0 && leftAt < endSeconds)
      entries[Math.floor(leftAt / intervalSeconds) * width + QueueEntry.abandonments]++;
    const until = Math.min(leftAt, endSeconds);
    let from = Math.max(joinedAt, 0);
    for (let i = Math.floor(from / intervalSeconds); from < until; i++) {
      const to = Math.min(until, (i + 1) * intervalSeconds);
      entries[i * width + QueueEntry.waitingSeconds] += to - from;
      from = to;
    }
  }

  snapshot(interval: number, waiting: number, busy: number, isAllBusy: 0 | 1): void {
    const at = interval * this.width;
    this.entries[at + QueueEntry.waitingAtEnd] = waiting;
    this.entries[at + QueueEntry.busyAtEnd] = busy;
    this.entries[at + QueueEntry.allBusyAtEnd] = isAllBusy;
    for (let t = 0; t < this.waitingAtLeast.length; t++) {
      if (waiting >= this.waitingAtLeast[t]) this.entries[at + QUEUE_ENTRIES + t] = 1;
    }
  }

  /** The intervals, then a row over the run: sums of what passed, means of the states at the ends. */
  fill(values: Float64Array): void {
    const { entries, width, intervals } = this;
    values.set(entries);
    const run = intervals * width;
    for (let i = 0; i < intervals; i++) {
      for (let e = 0; e < width; e++) {
        values[run + e] += entries[i * width + e] / (e < QueueEntry.waitingAtEnd ? 1 : intervals);
      }
    }
  }
}
