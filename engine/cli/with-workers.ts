import { availableParallelism } from 'node:os';
import { createWorkerPool, type StudyOptions, type WorkerPool } from '../node.ts';
import { ProgressLine } from './progress-line.ts';

/** What the options of a command say about a simulation. */
export interface SimulationOptions {
  readonly replications?: number;
  readonly seed?: string;
  readonly workers?: number;
  readonly confidence?: number;
}

/**
 * Runs a simulation with a progress bar and with workers: as many as asked for; otherwise all processors, once the
 * simulation turns out to be long enough to repay their start. One worker is this thread. They are gone when it ends.
 */
export async function withWorkers<T>(
  { workers, replications, seed, confidence }: SimulationOptions,
  signal: AbortSignal,
  simulate: (pool: WorkerPool | null | (() => WorkerPool), options: StudyOptions) => Promise<T>,
): Promise<T> {
  let pool: WorkerPool | null = null;
  const openPool = () => {
    pool = createWorkerPool(workers ?? availableParallelism());
    return pool;
  };
  const progress = new ProgressLine();
  progress.start();
  try {
    return await simulate(workers === undefined ? openPool : workers === 1 ? null : openPool(), {
      ...(replications !== undefined && { replications }),
      ...(seed !== undefined && { seed }),
      ...(confidence !== undefined && { confidence }),
      signal,
      onProgress: (latest) => progress.update(latest),
    });
  } finally {
    progress.stop();
    await (pool as WorkerPool | null)?.terminate();
  }
}
