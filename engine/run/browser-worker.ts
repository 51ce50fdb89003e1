import { expose } from 'comlink';
import { livingWorker } from './browser-connection.ts';
import { createReplicationWorker } from './replication-worker.ts';

expose({ ...createReplicationWorker(), ...livingWorker });
