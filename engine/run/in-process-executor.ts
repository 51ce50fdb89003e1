import type { BatchExecutor } from './batch-executor.ts';
import type { MonotonicClock } from './clock.ts';
import { engineFor } from './engine-for.ts';
import type { Subject } from './replicate.ts';

/** A timer of no time takes a millisecond, and four in a page; in Node there is a way without one. */
const nextTurn: (resume: (value?: unknown) => void) => void = globalThis.setImmediate ?? globalThis.setTimeout;

/**
 * Simulates in this thread. Before every batch the event loop gets a turn, so that a page repaints, a key press is
 * seen and an abort takes effect between two batches.
 */
export function createInProcessExecutor(subject: Subject, clock: MonotonicClock): BatchExecutor {
  const engine = engineFor(subject);
  return {
    size: 1,
    async runBatch(request, signal, spare) {
      await new Promise((resolve) => nextTurn(resolve));
      signal.throwIfAborted();
      const startedAt = clock();
      const buffer = engine.runBatch(request, spare);
      return { buffer, milliseconds: clock() - startedAt };
    },
    close: () => {},
  };
}
