import { availableParallelism } from 'node:os';
import nodeEndpoint from 'comlink/dist/esm/node-adapter';
import { machineClock } from './clock.ts';
import { type WorkerConnection, WorkerPool } from './worker-pool.ts';

/**
 * A pool of worker threads. It keeps the process alive until `terminate` is called.
 * @param size workers, a whole number >= 1; by default the processors this process may use
 * @throws RangeError when `size` is not a whole number >= 1
 */
export function createWorkerPool(size: number = availableParallelism()): WorkerPool {
  return new WorkerPool({ size, startWorker: () => startWorkerThread(builtWorker), clock: machineClock });
}

/**
 * The built worker: beside this code once both are built, in the build folder when this file is run as source (by a
 * test), since Node cannot run a worker from TypeScript.
 */
const builtWorker = new URL(
  import.meta.url.endsWith('.ts') ? '../../dist/engine/worker.js' : './worker.js',
  import.meta.url,
);

/** Starts a worker thread from a script that exposes a `ReplicationWorker`. */
export function startWorkerThread(script: URL): WorkerConnection {
  // Loaded here: a study in one thread, which is what starts most often, does without.
  const { Worker } = process.getBuiltinModule('node:worker_threads');
  const worker = new Worker(script);
  const lost = new Promise<string>((resolve) => {
    worker.on('error', (error) => resolve(error instanceof Error ? error.message : String(error)));
    worker.on('messageerror', () => resolve('a message could not be read'));
    worker.on('exit', (exitCode) => resolve(`it ended with exit code ${exitCode}`));
  });
  return {
    endpoint: nodeEndpoint(worker),
    ready: Promise.resolve(),
    lost,
    terminate: async () => {
      await worker.terminate();
    },
  };
}
