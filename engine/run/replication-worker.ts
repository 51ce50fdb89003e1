import { transfer } from 'comlink';
import { newPlainKernel } from '../kernel/plain-kernel.ts';
import { engineFor } from './engine-for.ts';
import type { BatchRequest, ReplicationEngine, Subject } from './replicate.ts';

/**
 * What a worker answers to. It is given models, not scenarios: a model is plain tables and crosses threads as it is, and a
 * worker that need not read or compile scenarios loads in a fraction of the time. A batch is simulated without a pause;
 * the next message is read when it is done.
 */
export interface ReplicationWorker {
  /** Makes ready to simulate a subject, and keeps it under `key`. */
  load(key: number, subject: Subject): void;
  /** Simulates a batch of the subject kept under `key`, into `spare` where that fits; null when there is no such subject. */
  runBatch(key: number, request: BatchRequest, spare: ArrayBuffer | null): ArrayBuffer | null;
  /** Gives back the memory of the subject kept under `key`, if there is one. */
  drop(key: number): void;
}

/** The worker's side of the pool, the same in a browser and in Node. */
export function createReplicationWorker(): ReplicationWorker {
  // The kernel is compiled now, while the scenario is still being read, and kept for the first model.
  newPlainKernel();
  const engines = new Map<number, ReplicationEngine>();
  return {
    load(key, subject) {
      engines.set(key, engineFor(subject));
    },
    runBatch(key, request, spare) {
      const buffer = engines.get(key)?.runBatch(request, spare);
      return buffer === undefined ? null : transfer(buffer, [buffer]);
    },
    drop(key) {
      engines.delete(key);
    },
  };
}
