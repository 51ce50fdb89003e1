import type { BatchExecutor } from './batch-executor.ts';
import type { MonotonicClock } from './clock.ts';
import { engineFor } from './engine-for.ts';
import type { ReplicationEngine, Subject } from './replicate.ts';

/** A timer of no time takes a millisecond, and four in a page; in Node there is a way without one. */
const nextTurn: (resume: (value?: unknown) => void) => void = globalThis.setImmediate ?? globalThis.setTimeout;

/** For so long, milliseconds, the event loop may have to wait: with all else, a key takes effect within 50. */
const PATIENCE = 15;

/**
 * Simulates in this thread. The event loop gets a turn before every batch and, when one takes long, within it, so that a
 * page repaints, a key press is seen, and an abort takes effect in the middle of a replication.
 */
export function createInProcessExecutor(subject: Subject, clock: MonotonicClock): BatchExecutor {
  let engine: ReplicationEngine | null = engineFor(subject);
  return {
    size: 1,
    async runBatch(request, signal, spare) {
      const running = engine;
      if (running === null) throw new Error('This executor has been closed.');
      const pause = async (): Promise<number> => {
        await new Promise((resolve) => nextTurn(resolve));
        signal.throwIfAborted();
        return clock();
      };
      let resumedAt = await pause();
      let milliseconds = 0;
      const steps = running.steps(request, spare);
      for (;;) {
        const { done, value } = steps.next();
        const elapsed = clock() - resumedAt;
        if (done !== true && elapsed < PATIENCE) continue;
        milliseconds += elapsed;
        if (done === true) return { buffer: value, milliseconds };
        resumedAt = await pause();
      }
    },
    close: () => {
      engine = null;
    },
  };
}
