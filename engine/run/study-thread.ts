import { proxy, type Remote, wrap } from 'comlink';
import type { Parsed } from '../scenario/parse-scenario.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { HeadStartOptions } from './head-start.ts';
import { studyCancelled } from './run-batches.ts';
import type { StudyOutcome } from './run-study.ts';
import type { StudyNews, StudyWorker } from './study-worker.ts';
import type { WorkerConnection } from './worker-pool.ts';

/**
 * The page's end of the thread that reads scenarios and runs studies: calls as those of the engine's door, answered from
 * elsewhere. Reports are copies, digit by digit the same. A thread that was lost is started again, and what it had in hand is
 * asked of it once more; when that fails too, the call is rejected with the reason.
 */
export class StudyThread {
  private readonly start: () => WorkerConnection;
  private thread: Thread | null = null;
  private nextKey = 1;
  private isTerminated = false;

  /** Starts the thread at once. @param start starts a worker that serves studies */
  constructor(start: () => WorkerConnection) {
    this.start = start;
    this.living();
  }

  /** `parseScenario`, in the thread. */
  readScenario(text: string): Promise<Parsed> {
    return this.ask(async (remote) => await remote.readScenario(text));
  }

  /** `runStudy`, in the thread and with its workers. */
  async runStudy(
    scenario: Scenario,
    { signal, onProgress, onHeadline, onReport, onHeadStart, clock: _, ...wish }: HeadStartOptions = {},
  ): Promise<StudyOutcome> {
    if (signal?.aborted) throw studyCancelled();
    const tell = (news: StudyNews) => {
      if (signal?.aborted) return;
      const { headStartMilliseconds, progress, headline, report } = news;
      if (headStartMilliseconds !== undefined) onHeadStart?.(headStartMilliseconds);
      if (progress !== undefined) onProgress?.(progress);
      return headline ? onHeadline?.(headline) : report && onReport?.(report);
    };
    let cancel = () => {};
    const cancelled = new Promise<never>((_, reject) => {
      cancel = () => reject(studyCancelled());
      signal?.addEventListener('abort', cancel, { once: true });
    });
    const study = this.ask(async (remote) => {
      const key = this.nextKey++;
      const stop = () => void remote.cancelStudy(key).catch(() => undefined);
      signal?.addEventListener('abort', stop, { once: true });
      try {
        return await remote.runStudy(key, scenario, wish, proxy(tell));
      } finally {
        signal?.removeEventListener('abort', stop);
      }
    }, signal);
    // Of a study that was cancelled nobody hears any more.
    study.catch(() => undefined);
    try {
      const outcome = await Promise.race([study, cancelled]);
      if (outcome === null) throw studyCancelled();
      if (outcome.ok) void onReport?.(outcome.report);
      return outcome;
    } finally {
      signal?.removeEventListener('abort', cancel);
    }
  }

  /** Ends the thread and its workers. Calls in hand and later ones are rejected. */
  async terminate(): Promise<void> {
    this.isTerminated = true;
    await this.thread?.connection.terminate();
  }

  /** Asks the thread, and once more when it is lost meanwhile. */
  private async ask<T>(question: (remote: Remote<StudyWorker>) => Promise<T>, signal?: AbortSignal): Promise<T> {
    try {
      return await this.answer(question);
    } catch (error) {
      if (!(error instanceof ThreadLostError) || this.isTerminated || signal?.aborted) throw error;
      return this.answer(question);
    }
  }

  /** Comlink leaves a call pending for ever when its worker dies: then this rejects. */
  private answer<T>(question: (remote: Remote<StudyWorker>) => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const { remote, waiting } = this.living();
      waiting.add(reject);
      question(remote)
        .then(resolve, reject)
        .finally(() => waiting.delete(reject));
    });
  }

  private living(): Thread {
    if (this.isTerminated) throw new Error('The thread that simulates has been terminated.');
    if (this.thread !== null) return this.thread;
    const connection = this.start();
    const thread: Thread = { connection, remote: wrap<StudyWorker>(connection.endpoint), waiting: new Set() };
    this.thread = thread;
    connection.lost.then((reason) => {
      // It may be lost with no call in hand; the next call starts another.
      if (this.thread === thread) this.thread = null;
      // A worker lives on after an uncaught error, in a state nobody knows.
      void connection.terminate();
      const error = new ThreadLostError(`The thread that simulates stopped: ${reason}.`);
      for (const reject of thread.waiting) reject(error);
    });
    return thread;
  }
}

interface Thread {
  readonly connection: WorkerConnection;
  readonly remote: Remote<StudyWorker>;
  /** Calls in hand: what rejects them. */
  readonly waiting: Set<(error: Error) => void>;
}

class ThreadLostError extends Error {
  override readonly name = 'ThreadLostError';
}
