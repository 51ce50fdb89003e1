import { parentPort } from 'node:worker_threads';
import { expose } from 'comlink';
import nodeEndpoint from 'comlink/dist/esm/node-adapter';
import { createReplicationWorker } from './replication-worker.ts';

if (parentPort === null) throw new Error('This file is the body of a worker thread; createWorkerPool starts it.');
expose(createReplicationWorker(), nodeEndpoint(parentPort));
