export * from './browser-studies.ts';
export * from './index.ts';
export { createWorkerPool } from './run/browser-pool.ts';
export type { WorkerPool } from './run/worker-pool.ts';
