import type { BatchRequest } from './replicate.ts';

/** What came back for one batch, with the time it took to simulate (waiting for a free worker left out). */
export interface TimedBatch {
  readonly buffer: ArrayBuffer;
  readonly milliseconds: number;
}

/** Something that can simulate batches of one scenario: this thread, worker threads, or other machines. */
export interface BatchExecutor {
  /** How many batches may be in hand at once, a whole number >= 1. */
  readonly size: number;
  /**
   * Simulates replications `from` to `to - 1`. A batch that waits for a free worker is withdrawn when `signal` aborts; one
   * that is being simulated runs to its end, and its result is thrown away.
   * @param spare a buffer of an earlier result, given away to be written to once more: memory that need not be made, nor
   *   collected, with every batch
   * @throws Error when the batch cannot be simulated (a fault of the engine, or a worker that crashed twice)
   */
  runBatch(request: BatchRequest, signal: AbortSignal, spare?: ArrayBuffer | null): Promise<TimedBatch>;
  /**
   * Gives back what was kept for this scenario. Nothing is simulated after that.
   * @param spares buffers of results of several replications, given away to be written to once more in a study that follows
   */
  close(spares: readonly ArrayBuffer[]): void;
}
