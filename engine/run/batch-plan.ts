/** Replications `from` to `to - 1`. */
export interface ReplicationRange {
  readonly from: number;
  readonly to: number;
}

export interface BatchPlanOptions {
  /** First replication to hand out, >= 0. */
  readonly from: number;
  /** One past the last replication. */
  readonly total: number;
  /** Batches in hand at once, >= 1. */
  readonly lanes: number;
  /** The longest a batch should take, milliseconds: cancelling and progress are as fine as this. */
  readonly batchMilliseconds: number;
}

/**
 * On one lane a replication that takes such a part of `batchMilliseconds` makes a batch alone: the turn between two costs
 * little beside it, and the results of several, with their co-moments, take more memory than theirs one by one.
 */
const aloneFrom = 1 / 5;

/** Towards the end batches do not become shorter than this: each costs a message there and back, and merging. */
const leastMilliseconds = 2;

/**
 * Cuts a study into batches: single replications until their speed is known, then the largest power of two that stays
 * within `batchMilliseconds`.
 *
 * A batch of n replications starts at a multiple of n, so that every power of two is the end of some batch: interim
 * reports can be drawn at 2, 8, 32, ... replications exactly. Towards the end no lane takes more than its share of what is
 * left, so that batches shrink and none has a long one in hand while the others have nothing to do (guided self-scheduling:
 * Polychronopoulos and Kuck 1987, IEEE Transactions on Computers C-36(12)). Half of that share leaves the lanes idle for as
 * long, in simulated schedules with scattered times and lanes of unequal speed, and a third more results to merge. The cut depends on measured time and therefore differs from run
 * to run; results do not, because merging is exact in any partition.
 */
export class BatchPlan {
  private readonly total: number;
  private readonly lanes: number;
  private readonly batchMilliseconds: number;
  private nextReplication: number;
  private millisecondsPerReplication = Number.POSITIVE_INFINITY;

  constructor(options: BatchPlanOptions) {
    this.nextReplication = options.from;
    this.total = options.total;
    this.lanes = options.lanes;
    this.batchMilliseconds = options.batchMilliseconds;
  }

  /** The next replications to simulate, or null when all have been handed out. */
  next(): ReplicationRange | null {
    const from = this.nextReplication;
    const remaining = this.total - from;
    if (remaining <= 0) return null;
    const milliseconds = this.millisecondsPerReplication;
    // Nothing is known of replications that a coarse clock does not see.
    const least = milliseconds > 0 ? leastMilliseconds / milliseconds : 1;
    const fairShare = Math.max(remaining / this.lanes, Math.min(least, remaining));
    const largest = Math.min(largestAlignedSize(from), this.batchMilliseconds / milliseconds, fairShare);
    const isAlone = this.lanes === 1 && milliseconds >= aloneFrom * this.batchMilliseconds;
    let size = 1;
    while (!isAlone && size * 2 <= largest) size *= 2;
    this.nextReplication = from + size;
    return { from, to: this.nextReplication };
  }

  /** Learns from a batch that has been simulated. A clock too coarse to see it counts as no time at all. */
  observe(range: ReplicationRange, milliseconds: number): void {
    const observed = milliseconds / (range.to - range.from);
    const known = this.millisecondsPerReplication;
    // Half of the old value: the first batches run before the just-in-time compiler has done its work.
    this.millisecondsPerReplication = known === Number.POSITIVE_INFINITY ? observed : (known + observed) / 2;
  }

  /** Estimated time to simulate what has not been handed out yet on one lane, milliseconds; Infinity before the first result. */
  get remainingMilliseconds(): number {
    const remaining = Math.max(0, this.total - this.nextReplication);
    return remaining === 0 ? 0 : remaining * this.millisecondsPerReplication;
  }
}

/** The largest power of two that divides `from`; 1 for 0, so that a study opens with a single replication. */
function largestAlignedSize(from: number): number {
  return from === 0 ? 1 : from & -from;
}
