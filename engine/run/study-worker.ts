import type { Parsed } from '../scenario/parse-scenario.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Headline, Report } from '../summarise/report.ts';
import type { HeadStartOptions, RunStudyAhead } from './head-start.ts';
import type { PoolChoice } from './replications.ts';
import type { RunOptions } from './run-options.ts';
import { runStudy, type StudyOutcome, type StudyProgress } from './run-study.ts';
import type { WorkerPool } from './worker-pool.ts';

/** What can be said to another thread of how a study is to be run: `StudyOptions` without functions. */
export interface StudyWish extends RunOptions {
  readonly batchMilliseconds?: number;
}

/** What is told while a study runs: what is new, in one message. */
export interface StudyNews {
  readonly progress?: StudyProgress;
  readonly headline?: Headline;
  readonly report?: Report;
  readonly headStartMilliseconds?: number;
}

/**
 * What the thread answers to that reads scenarios and runs studies for a page, so that the page draws and listens meanwhile:
 * it compiles, simulates the first replications itself, hands the others to workers, merges, and reports.
 */
export interface StudyWorker {
  readScenario(text: string): Promise<Parsed>;
  /**
   * @param tell what it returns, if it is a promise, holds back some of the simulation; not told of the report that is returned
   * @returns null when the study was cancelled
   */
  runStudy(
    key: number,
    scenario: Scenario,
    wish: StudyWish,
    tell: (news: StudyNews) => unknown,
  ): Promise<StudyOutcome | null>;
  cancelStudy(key: number): void;
}

export interface StudyWorkerOptions {
  /** Starts workers, once a study turns out to be long enough to repay it; null where there are none. */
  readonly openPool: (() => WorkerPool) | null;
  /** `parseScenario`. */
  readonly readScenario: (text: string) => Promise<Parsed>;
  /** What runs studies, made with the workers of the first; default: `runStudy`. */
  readonly runnerFor?: (pool: PoolChoice) => RunStudyAhead;
}

export function createStudyWorker({
  openPool,
  readScenario,
  runnerFor = () => runStudy,
}: StudyWorkerOptions): StudyWorker {
  const running = new Map<number, AbortController>();
  let pool: WorkerPool | null = null;
  const poolChoice = (): PoolChoice => {
    if (openPool === null || pool?.isReady) return pool;
    return () => (pool ??= openPool());
  };
  const run = runnerFor(poolChoice());
  return {
    readScenario,
    async runStudy(key, scenario, wish, tell) {
      const abort = new AbortController();
      running.set(key, abort);
      try {
        return await run(scenario, poolChoice(), { ...wish, signal: abort.signal, ...tellTogether(tell) });
      } catch (error) {
        if (abort.signal.aborted) return null;
        throw error;
      } finally {
        running.delete(key);
      }
    },
    cancelStudy(key) {
      running.get(key)?.abort();
    },
  };
}

/**
 * Tells in one message what comes in one turn: a page draws itself once for each. A headline is told at once, and what follows it
 * when it has been drawn.
 */
function tellTogether(tell: (news: StudyNews) => unknown): HeadStartOptions {
  let news: StudyNews | null = null;
  let told: Promise<void> = Promise.resolve();
  let headlineDrawn: unknown = null;
  const tellAll = async () => {
    await null;
    await headlineDrawn;
    const all = news!;
    news = null;
    await tell(all);
  };
  const add = (more: StudyNews): Promise<void> => {
    const isFirst = news === null;
    news = { ...news, ...more };
    if (isFirst) {
      told = tellAll();
      // Nobody may be there any more to be told.
      told.catch(() => undefined);
    }
    return told;
  };
  let isDone = false;
  return {
    onProgress: (progress) => {
      isDone = progress.done === progress.total;
      void add({ progress });
    },
    onHeadline: (headline) => {
      headlineDrawn = tell({ headline });
    },
    // The report of the whole study is returned.
    onReport: (report) => (isDone ? undefined : add({ report })),
    onHeadStart: (headStartMilliseconds) => void add({ headStartMilliseconds }),
  };
}
