/** The part of the browser's door that starts workers: small, so that a page can have them load while it still loads itself. */
export { createWorkerPool } from './run/browser-pool.ts';
export type { WorkerPool } from './run/worker-pool.ts';
