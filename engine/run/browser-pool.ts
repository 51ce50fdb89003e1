import { connectionTo } from './browser-connection.ts';
import { machineClock } from './clock.ts';
import { WorkerPool } from './worker-pool.ts';

/** More workers than this bring little for a study that takes a second or two, and memory is the page's. */
const mostWorkersByDefault = 8;

/**
 * A pool of Web Workers.
 * @param size workers, a whole number >= 1; by default the machine's processors, at most eight
 * @throws RangeError when `size` is not a whole number >= 1
 */
export function createWorkerPool(
  size: number = Math.max(1, Math.min(navigator.hardwareConcurrency || 1, mostWorkersByDefault)),
): WorkerPool {
  const startWorker = () =>
    connectionTo(new Worker(new URL('./browser-worker.ts', import.meta.url), { type: 'module' }));
  return new WorkerPool({ size, startWorker, clock: machineClock });
}
