export * from './index.ts';
export { createWorkerPool } from './run/node-pool.ts';
export type { WorkerPool } from './run/worker-pool.ts';
export { longestText } from './scenario/guard.ts';
export { referencePage } from './scenario/reference-page.ts';
