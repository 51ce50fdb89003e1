import { Worker } from 'node:worker_threads';
import type { Report, ScenarioInput } from '../../engine/index.ts';
import type { StudyReply } from './study-worker.ts';

/** How much has been simulated. */
export interface Tally {
  studies: number;
  replications: number;
  contacts: number;
}

/** Whole studies side by side, one a thread: there are many of them, and none needs to be watched. */
export class StudyWorkers {
  readonly tally: Tally = { studies: 0, replications: 0, contacts: 0 };
  private readonly workers: Worker[];
  private readonly free: Worker[];
  private readonly turns: ((worker: Worker) => void)[] = [];

  /** @param script the built `study-worker.ts` */
  constructor(size: number, script: URL) {
    this.workers = Array.from({ length: size }, () => new Worker(script));
    this.free = [...this.workers];
  }

  /** @throws Error with all that is wrong with the scenario */
  async study(scenario: ScenarioInput): Promise<Report> {
    const worker = await this.takeWorker();
    try {
      const reply = await ask(worker, JSON.stringify(scenario));
      if ('fault' in reply) throw new Error(`${scenario.name}: ${reply.fault}`);
      this.tally.studies++;
      this.tally.replications += reply.report.replications;
      this.tally.contacts += reply.report.contactsSimulated;
      return reply.report;
    } finally {
      const next = this.turns.shift();
      if (next === undefined) this.free.push(worker);
      else next(worker);
    }
  }

  async terminate(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.terminate()));
  }

  private takeWorker(): Promise<Worker> {
    const worker = this.free.pop();
    return worker === undefined ? new Promise((resolve) => this.turns.push(resolve)) : Promise.resolve(worker);
  }
}

function ask(worker: Worker, text: string): Promise<StudyReply> {
  return new Promise((resolve, reject) => {
    const settle = (end: () => void): void => {
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      end();
    };
    const onMessage = (reply: StudyReply): void => settle(() => resolve(reply));
    const onError = (error: unknown): void => settle(() => reject(error));
    const onExit = (code: number): void => settle(() => reject(new Error(`A worker ended with exit code ${code}.`)));
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    worker.postMessage(text);
  });
}
