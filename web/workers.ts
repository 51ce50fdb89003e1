import { createWorkerPool } from '../engine/browser-workers.ts';

/** The page's workers. They start when this is read, which `main.ts` sees to before the page itself is read. */
export const workers = createWorkerPool();
