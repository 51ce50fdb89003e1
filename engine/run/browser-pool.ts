import { wrap } from 'comlink';
import type { BrowserReplicationWorker } from './browser-worker.ts';
import { machineClock } from './clock.ts';
import { type WorkerConnection, WorkerPool } from './worker-pool.ts';

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
  return new WorkerPool({ size, startWorker: startWebWorker, clock: machineClock });
}

/** A worker that has not answered its first call by then has died in silence. It has nothing to do until it answers. */
const startMilliseconds = 30_000;

function startWebWorker(): WorkerConnection {
  const worker = new Worker(new URL('./browser-worker.ts', import.meta.url), { type: 'module' });
  let declareLost = (_reason: string) => {};
  const lost = new Promise<string>((resolve) => {
    declareLost = resolve;
  });
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    declareLost(event.message || 'its script could not be loaded');
  });
  worker.addEventListener('messageerror', () => declareLost('a message could not be read'));
  return {
    endpoint: worker,
    ready: watchLifeLock(worker, declareLost),
    lost,
    terminate: async () => {
      worker.terminate();
      declareLost('it was terminated');
    },
  };
}

/**
 * A browser that ends a worker for lack of memory tells nobody, but it does release the worker's locks: whoever waits
 * for one hears of the death. Resolves once the watch is set; work given before that could be lost unseen. Pages of an
 * insecure or opaque origin have no locks and go without this last safeguard.
 */
async function watchLifeLock(worker: Worker, declareLost: (reason: string) => void): Promise<void> {
  if (!globalThis.isSecureContext || navigator.locks === undefined) return;
  const name = `surgeboard-worker-${crypto.randomUUID()}`;
  const alarm = setTimeout(() => declareLost('it did not answer when it was started'), startMilliseconds);
  try {
    await wrap<BrowserReplicationWorker>(worker).holdLifeLock(name);
    const declareDead = () => declareLost('the browser ended it, perhaps for lack of memory');
    navigator.locks.request(name, declareDead).catch(() => undefined);
  } catch {
    // The page may not use locks after all; the worker works without.
  } finally {
    clearTimeout(alarm);
  }
}
