import type { BatchExecutor } from './batch-executor.ts';
import type { BatchPlan, ReplicationRange } from './batch-plan.ts';

export interface BatchRun {
  readonly seed: string;
  readonly plan: BatchPlan;
  readonly executor: BatchExecutor;
  readonly signal?: AbortSignal | undefined;
  /** Takes the result of a batch. Batches come in any order. A promise holds its lane back. */
  readonly accept: (range: ReplicationRange, buffer: ArrayBuffer) => Taken;
  /** Asked with every batch for a buffer to write its result to: one of an earlier result that is needed no more. */
  readonly spare: (replications: number) => ArrayBuffer | null;
  /** Asked before every batch; false ends the run early with what is in hand. */
  readonly mayContinue?: () => boolean;
}

export type Taken = void | Promise<void>;

/** The rejection of a cancelled study: a DOMException whose name is 'AbortError', as `fetch` has it. */
export function studyCancelled(): DOMException {
  return new DOMException('The study was cancelled.', 'AbortError');
}

/**
 * Simulates the batches of a plan, as many at once as the executor has room for, and hands over each result.
 * The first failure, or an abort, ends the run at once; batches still in hand run out unheard.
 * @throws DOMException 'AbortError' when `signal` aborts
 * @throws what the executor or `accept` threw
 */
export async function runBatches(run: BatchRun): Promise<void> {
  if (run.signal?.aborted) throw studyCancelled();
  const stop = new AbortController();
  let onAbort = () => {};
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => reject(studyCancelled());
  });
  run.signal?.addEventListener('abort', onAbort, { once: true });
  try {
    const lanes = Array.from({ length: run.executor.size }, () => runLane(run, stop.signal));
    await Promise.race([Promise.all(lanes), aborted]);
  } finally {
    stop.abort();
    run.signal?.removeEventListener('abort', onAbort);
  }
}

async function runLane(run: BatchRun, stop: AbortSignal): Promise<void> {
  let inHand = startNext(run, stop);
  let isFirst = true;
  while (inHand !== null) {
    const { range, result } = inHand;
    const { buffer, milliseconds } = await result;
    if (stop.aborted) return;
    run.plan.observe(range, milliseconds);
    if (isFirst) {
      // First figures go before all else.
      await run.accept(range, buffer);
      if (stop.aborted) return;
      inHand = startNext(run, stop);
      isFirst = false;
    } else {
      // The worker gets its next batch before this thread turns to the result, so that it never waits for a report.
      inHand = startNext(run, stop);
      await run.accept(range, buffer);
    }
  }
}

function startNext(run: BatchRun, stop: AbortSignal) {
  if (run.mayContinue?.() === false) return null;
  const range = run.plan.next();
  if (range === null) return null;
  const result = run.executor.runBatch(
    { seed: run.seed, from: range.from, to: range.to },
    stop,
    run.spare(range.to - range.from),
  );
  // Whoever waits for the lane hears of a failure; a lane that was stopped meanwhile must not raise it a second time.
  result.catch(() => undefined);
  return { range, result };
}
