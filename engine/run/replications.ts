import type { BatchExecutor } from './batch-executor.ts';
import { BatchPlan } from './batch-plan.ts';
import type { MonotonicClock } from './clock.ts';
import type { Subject } from './replicate.ts';
import { runBatches, type Taken } from './run-batches.ts';
import type { WorkerPool } from './worker-pool.ts';

/**
 * Workers; null simulates in this thread; a function is asked for a pool only when the run is long enough for threads, and this
 * thread simulates until one of them has started.
 */
export type PoolChoice = WorkerPool | null | (() => WorkerPool);

export interface ReplicationsOptions {
  readonly subject: Subject;
  readonly seed: string;
  readonly pool: PoolChoice;
  readonly clock: MonotonicClock;
  readonly batchMilliseconds: number;
  readonly signal?: AbortSignal | undefined;
  /** See `BatchRun.accept`. */
  readonly accept: (buffer: ArrayBuffer) => Taken;
  /** See `BatchRun.spare`. */
  readonly spare: (replications: number) => ArrayBuffer | null;
}

/** Until code has run this long it is still being compiled, and its speed says little about the rest of the study. */
const warmUpMilliseconds = 50;

/** A thread takes some 50 ms to start and as long again until its code is compiled; below this it brings nothing. */
const leastMillisecondsForThreads = 300;

/** The replications of a subject, simulated from 0 on, as far as they are asked for; one executor serves all of them. */
export class Replications {
  private readonly options: ReplicationsOptions;
  private readonly startedAt: number;
  private here: BatchExecutor | null = null;
  private inPool: BatchExecutor | null = null;
  /** Workers that were asked for while this thread simulates. */
  private opened: WorkerPool | null = null;
  private done = 0;

  constructor(options: ReplicationsOptions) {
    this.options = options;
    this.startedAt = options.clock();
  }

  /**
   * Simulates those that are missing up to replication `total - 1`.
   * @throws DOMException 'AbortError' when `signal` aborts; Error when the engine has a fault or workers keep crashing
   */
  async runTo(total: number): Promise<void> {
    const { pool, subject, clock } = this.options;
    if (pool === null || (typeof pool === 'function' && this.inPool === null)) {
      // A page whose workers simulate need not read what simulates: half of the engine.
      const { createInProcessExecutor } = await import('./in-process-executor.ts');
      this.here ??= createInProcessExecutor(subject, clock);
      await this.run(this.here, total, pool === null ? null : (plan) => !this.areThreadsAtHand(pool, plan));
    }
    if (pool === null || this.done === total) return;
    this.inPool ??= (typeof pool === 'function' ? this.opened! : pool).executorFor(subject);
    this.closeHere();
    await this.run(this.inPool, total, null);
  }

  /** Lets go of what simulates in this thread, so that its memory is free for what comes next; more may be asked for later. */
  closeHere(): void {
    this.here?.close([]);
    this.here = null;
  }

  /** Gives back what executors keep for the subject. @param spares see `BatchExecutor.close` */
  close(spares: readonly ArrayBuffer[]): void {
    this.closeHere();
    this.inPool?.close(spares);
  }

  /** Asks for threads once the run is long enough for them; until they have started this thread goes on. */
  private areThreadsAtHand(openPool: () => WorkerPool, plan: BatchPlan): boolean {
    if (this.opened === null && this.isLongEnoughForThreads(plan)) this.opened = openPool();
    return this.opened?.isReady ?? false;
  }

  private isLongEnoughForThreads(plan: BatchPlan): boolean {
    return (
      this.options.clock() - this.startedAt >= warmUpMilliseconds &&
      plan.remainingMilliseconds >= leastMillisecondsForThreads
    );
  }

  private async run(executor: BatchExecutor, total: number, mayContinue: ((plan: BatchPlan) => boolean) | null) {
    const { seed, signal, batchMilliseconds, accept, spare } = this.options;
    const plan = new BatchPlan({ from: this.done, total, lanes: executor.size, batchMilliseconds });
    await runBatches({
      ...{ seed, plan, executor, signal, spare },
      accept: ({ from, to }, buffer) => {
        this.done += to - from;
        return accept(buffer);
      },
      ...(mayContinue !== null && { mayContinue: () => mayContinue(plan) }),
    });
  }
}
