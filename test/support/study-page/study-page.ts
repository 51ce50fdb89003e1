import {
  createWorkerPool,
  parseScenario,
  runStudy,
  startStudyThread,
  type WorkerPool,
} from '../../../engine/browser.ts';
import { workersStarted } from './workers-started.ts';

/** What the test calls in the page: the engine's browser door, with texts in and out. */
export interface StudyPage {
  /** The report as `surgeboard run --json` prints it. */
  reportText(scenarioText: string, workers: number): Promise<string>;
  /** The same, from a thread that runs studies, and how many workers it started. @param replications in place of the scenario's own */
  reportTextOfThread(scenarioText: string, replications: number): Promise<{ text: string; workers: number }>;
  /** Runs a long study, cancels it after its first batch, and returns the name of the rejection. */
  cancel(scenarioText: string): Promise<string>;
}

declare global {
  interface Window {
    studyPage: StudyPage;
  }
}

function scenarioOf(text: string) {
  const parsed = parseScenario(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.scenario;
}

async function withPool<T>(workers: number, use: (pool: WorkerPool | null) => Promise<T>): Promise<T> {
  const pool = workers === 0 ? null : createWorkerPool(workers);
  try {
    return await use(pool);
  } finally {
    await pool?.terminate();
  }
}

window.studyPage = {
  reportText: (text, workers) =>
    withPool(workers, async (pool) => {
      const outcome = await runStudy(scenarioOf(text), pool);
      if (!outcome.ok) throw new Error(JSON.stringify(outcome.issues));
      return `${JSON.stringify(outcome.report, null, 2)}\n`;
    }),
  reportTextOfThread: async (scenarioText, replications) => {
    let workers = 0;
    const channel = new BroadcastChannel(workersStarted);
    channel.onmessage = () => {
      workers += 1;
    };
    const thread = startStudyThread(
      () => new Worker(new URL('./study-worker.ts', import.meta.url), { type: 'module' }),
    );
    try {
      const outcome = await thread.runStudy(scenarioOf(scenarioText), { replications, batchMilliseconds: 20 });
      if (!outcome.ok) throw new Error(JSON.stringify(outcome.issues));
      return { text: `${JSON.stringify(outcome.report, null, 2)}\n`, workers };
    } finally {
      await thread.terminate();
      channel.close();
    }
  },
  cancel: (text) =>
    withPool(2, async (pool) => {
      const cancel = new AbortController();
      const onProgress = () => cancel.abort();
      const study = runStudy(scenarioOf(text), pool, { replications: 1e6, signal: cancel.signal, onProgress });
      return study.then(
        () => 'finished',
        (error: Error) => error.name,
      );
    }),
};
