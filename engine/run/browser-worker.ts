import { expose } from 'comlink';
import { createReplicationWorker, type ReplicationWorker } from './replication-worker.ts';

export interface BrowserReplicationWorker extends ReplicationWorker {
  /** Holds the named lock for as long as this worker lives; resolves once it is held. */
  holdLifeLock(name: string): Promise<void>;
}

const worker: BrowserReplicationWorker = {
  ...createReplicationWorker(),
  holdLifeLock: (name) =>
    new Promise((resolve, reject) => {
      const untilDeath = () => {
        resolve();
        return new Promise<void>(() => {});
      };
      navigator.locks.request(name, untilDeath).catch(reject);
    }),
};

expose(worker);
