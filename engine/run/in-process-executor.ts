import type { Model } from '../compile/model.ts';
import type { BatchExecutor } from './batch-executor.ts';
import type { MonotonicClock } from './clock.ts';
import { StudyEngine } from './replicate.ts';

/**
 * Simulates in this thread. Before every batch the event loop gets a turn, so that a page repaints, a key press is
 * seen and an abort takes effect between two batches.
 */
export function createInProcessExecutor(model: Model, clock: MonotonicClock): BatchExecutor {
  const engine = new StudyEngine(model);
  return {
    size: 1,
    async runBatch(request, signal) {
      await new Promise((resolve) => setTimeout(resolve));
      signal.throwIfAborted();
      const startedAt = clock();
      const buffer = engine.runBatch(request);
      return { buffer, milliseconds: clock() - startedAt };
    },
    close: () => {},
  };
}
