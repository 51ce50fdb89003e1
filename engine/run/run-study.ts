import { compile } from '../compile/compile.ts';
import type { Issue } from '../scenario/issue.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Report } from '../summarise/report.ts';
import type { BatchExecutor } from './batch-executor.ts';
import { BatchPlan, type ReplicationRange } from './batch-plan.ts';
import { type MonotonicClock, machineClock } from './clock.ts';
import { createInProcessExecutor } from './in-process-executor.ts';
import { InterimReports } from './interim-reports.ts';
import { runBatches, studyCancelled } from './run-batches.ts';
import { StudyResult } from './study-result.ts';
import type { WorkerPool } from './worker-pool.ts';

export interface StudyProgress {
  /** Replications simulated and merged. */
  readonly done: number;
  readonly total: number;
  readonly contactsSimulated: number;
}

export interface StudyOptions {
  /** Default: the scenario's `run.seed`. */
  readonly seed?: string;
  /** A whole number >= 1. Default: the scenario's `run.replications`. */
  readonly replications?: number;
  /** Between 0 and 1. Default: the scenario's `run.confidence`. */
  readonly confidence?: number;
  /** Cancels the study; workers stop within one batch. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: StudyProgress) => void;
  /**
   * Reports over the first replications while the others are still being simulated: at 2, 8, 32, ... replications, at
   * most every 150 ms; the last call brings the final report.
   */
  readonly onReport?: (report: Report) => void;
  /** The longest a batch should take, milliseconds; default 100. A page that cancels often wants less. */
  readonly batchMilliseconds?: number;
  /** Steers the size of batches and the pace of interim reports, never a digit. Default: the machine's clock. */
  readonly clock?: MonotonicClock;
}

export type StudyOutcome =
  | { readonly ok: true; readonly report: Report }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/**
 * Simulates all replications of a scenario and reports on them. The report depends on scenario, seed, replications and
 * confidence alone: any pool, any number of workers and this thread give the same bytes.
 * @param pool workers; null simulates in this thread; a function is asked for a pool only when the study turns out to
 *   be long enough to repay the start of threads. The caller terminates what it made.
 * @returns the report, or all that is wrong with the scenario
 * @throws DOMException 'AbortError' when `signal` aborts; Error when the engine has a fault or workers keep crashing
 */
export async function runStudy(
  scenario: Scenario,
  pool: WorkerPool | null | (() => WorkerPool),
  options: StudyOptions = {},
): Promise<StudyOutcome> {
  if (options.signal?.aborted) throw studyCancelled();
  const study = withRunOptions(scenario, options);
  const compiled = await compile(study);
  if (!compiled.ok) return { ok: false, issues: compiled.issues };
  const { model } = compiled;
  const { seed, replications: total } = model.run;
  const { signal, batchMilliseconds = 100, clock = machineClock } = options;

  const result = StudyResult.empty(model);
  const reports = new InterimReports(clock);
  const accept = (_range: ReplicationRange, buffer: ArrayBuffer) => {
    result.add(buffer);
    const { replications: done, contiguous, contactsSimulated } = result;
    options.onProgress?.({ done, total, contactsSimulated });
    if (options.onReport && done < total && reports.isDue(contiguous)) options.onReport(result.report());
  };

  const runOn = async (executor: BatchExecutor, from: number, mayContinue?: (plan: BatchPlan) => boolean) => {
    const plan = new BatchPlan({ from, total, lanes: executor.size, batchMilliseconds });
    try {
      await runBatches({
        seed,
        plan,
        executor,
        signal,
        accept,
        ...(mayContinue && { mayContinue: () => mayContinue(plan) }),
      });
    } finally {
      executor.close();
    }
  };

  if (pool === null) {
    await runOn(createInProcessExecutor(model, clock), 0);
  } else if (typeof pool === 'function') {
    const startedAt = clock();
    await runOn(
      createInProcessExecutor(model, clock),
      0,
      (plan) => clock() - startedAt < warmUpMilliseconds || plan.remainingMilliseconds < leastMillisecondsForThreads,
    );
    if (result.replications < total) await runOn(pool().executorFor(model), result.replications);
  } else {
    await runOn(pool.executorFor(model), 0);
  }
  const report = result.report();
  options.onReport?.(report);
  return { ok: true, report };
}

/** Until code has run this long it is still being compiled, and its speed says little about the rest of the study. */
const warmUpMilliseconds = 50;

/** A thread takes some 50 ms to start and as long again until its code is compiled; below this it brings nothing. */
const leastMillisecondsForThreads = 300;

function withRunOptions(scenario: Scenario, { seed, replications, confidence }: StudyOptions): Scenario {
  return {
    ...scenario,
    run: {
      ...scenario.run,
      ...(seed !== undefined && { seed }),
      ...(replications !== undefined && { replications }),
      ...(confidence !== undefined && { confidence }),
    },
  };
}
