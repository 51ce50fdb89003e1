import { type Remote, wrap } from 'comlink';
import type { WorkerConnection } from './worker-pool.ts';

/** What a page and its workers answer to each other so that the death of a worker is noticed. */
export interface LivingWorker {
  /** Holds the named lock for as long as this worker lives; resolves once it is held. */
  holdLifeLock(name: string): Promise<void>;
}

/** The worker's side. */
export const livingWorker: LivingWorker = {
  holdLifeLock: (name) =>
    new Promise((resolve, reject) => {
      const untilDeath = () => {
        resolve();
        return new Promise<void>(() => {});
      };
      navigator.locks.request(name, untilDeath).catch(reject);
    }),
};

/** A worker that has not answered its first call by then has died in silence. It has nothing to do until it answers. */
const startMilliseconds = 30_000;

/** The side of whoever started the worker: a Web Worker whose script exposes a `LivingWorker`. */
export function connectionTo(worker: Worker): WorkerConnection {
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
    ready: watchLifeLock(wrap<LivingWorker>(worker), declareLost),
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
async function watchLifeLock(worker: Remote<LivingWorker>, declareLost: (reason: string) => void): Promise<void> {
  if (!globalThis.isSecureContext || navigator.locks === undefined) return;
  const name = `surgeboard-worker-${crypto.randomUUID()}`;
  const alarm = setTimeout(() => declareLost('it did not answer when it was started'), startMilliseconds);
  try {
    await worker.holdLifeLock(name);
    const declareDead = () => declareLost('the browser ended it, perhaps for lack of memory');
    navigator.locks.request(name, declareDead).catch(() => undefined);
  } catch {
    // The page may not use locks after all; the worker works without.
  } finally {
    clearTimeout(alarm);
  }
}
