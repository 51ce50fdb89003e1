import type { MonotonicClock } from './clock.ts';

/** Between two interim reports there is at least this much time, so that reports never crowd out the simulation. */
const leastMillisecondsBetween = 150;

/**
 * When to report while a study runs: at 2, 8, 32, ... replications. Four times the replications halve the interval, so
 * each report is visibly sharper than the one before.
 */
export class InterimReports {
  private readonly clock: MonotonicClock;
  private nextAt = 2;
  private lastMilliseconds = Number.NEGATIVE_INFINITY;

  constructor(clock: MonotonicClock) {
    this.clock = clock;
  }

  /** True when a report over the first `done` replications is due now; it then counts as drawn. */
  isDue(done: number): boolean {
    if (done < this.nextAt) return false;
    const now = this.clock();
    if (now - this.lastMilliseconds < leastMillisecondsBetween) return false;
    this.lastMilliseconds = now;
    while (this.nextAt <= done) this.nextAt *= 4;
    return true;
  }
}
