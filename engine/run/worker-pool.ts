/**
 * One pool of workers for browser and Node: `browser-pool.ts` and `node-pool.ts` only say how a worker is started and how
 * its death is noticed.
 *
 * Comlink leaves a call pending for ever when its worker dies. So every call is rejected when `WorkerConnection.lost` says
 * so: a lost worker is replaced and its batch simulated once more, and if that fails too the batch is reported as an error.
 * An error *thrown* by the engine is not a crash: it would be thrown again, and is passed on at once.
 */

import { type Endpoint, type Remote, transfer, wrap } from 'comlink';
import type { BatchExecutor, TimedBatch } from './batch-executor.ts';
import type { MonotonicClock } from './clock.ts';
import type { BatchRequest, Subject } from './replicate.ts';
import type { ReplicationWorker } from './replication-worker.ts';

/** A running worker, as the pool sees it. */
export interface WorkerConnection {
  readonly endpoint: Endpoint;
  /** Resolves when its death would be noticed: no work is given to it before. Never rejects. */
  readonly ready: Promise<void>;
  /** Resolves, with the reason in words, once the worker can no longer answer, `terminate` included. Never rejects. */
  readonly lost: Promise<string>;
  terminate(): Promise<void>;
}

export interface WorkerPoolOptions {
  /** Number of workers, a whole number >= 1. */
  readonly size: number;
  readonly startWorker: () => WorkerConnection;
  readonly clock: MonotonicClock;
}

/**
 * What a pool keeps of the buffers of a study for the next one, whose results are as long when only a number of the scenario has changed.
 * V8 would else make and collect them anew each time, in threads of its own that want a processor while workers have them all.
 */
const mostKeptBytes = 32 * 1024 * 1024;

class WorkerLostError extends Error {
  override readonly name = 'WorkerLostError';
}

interface Worker {
  readonly connection: WorkerConnection;
  readonly remote: Remote<ReplicationWorker>;
  /** Why it is lost; null while it can answer. */
  lost: WorkerLostError | null;
  /** Rejects what is waited for. */
  readonly waiting: Set<(reason: WorkerLostError) => void>;
  /** Keys of the subjects that it holds, or will when it has read what was sent to it. */
  readonly loaded: Set<number>;
}

/** A place in the pool; its worker is started again on demand after it was lost. */
interface Seat {
  worker: Worker | null;
}

interface Batch {
  readonly key: number;
  readonly subject: Subject;
  readonly request: BatchRequest;
  readonly spare: ArrayBuffer | null;
}

interface Turn {
  readonly take: (seat: Seat) => void;
  readonly refuse: (reason: unknown) => void;
}

export class WorkerPool {
  readonly size: number;
  private readonly startWorker: () => WorkerConnection;
  private readonly clock: MonotonicClock;
  private readonly seats: Seat[];
  private readonly freeSeats: Seat[];
  private readonly turns: Turn[] = [];
  private nextKey = 1;
  private kept: ArrayBuffer[] = [];
  private isTerminated = false;
  private hasReadyWorker = false;

  /** Starts all workers at once: in a page they load while the first scenario is still being read and compiled. */
  constructor(options: WorkerPoolOptions) {
    if (!Number.isInteger(options.size) || options.size < 1) {
      throw new RangeError(`workers: found ${options.size}; allowed: a whole number >= 1`);
    }
    this.size = options.size;
    this.startWorker = options.startWorker;
    this.clock = options.clock;
    this.seats = Array.from({ length: this.size }, () => ({ worker: null }));
    for (const seat of this.seats) this.occupy(seat);
    this.freeSeats = [...this.seats];
  }

  /** True once one of the workers has started. */
  get isReady(): boolean {
    return this.hasReadyWorker;
  }

  /** The pool as an executor of one subject. Several may be at work at once; they take turns, batch by batch. */
  executorFor(subject: Subject): BatchExecutor {
    const key = this.nextKey++;
    return {
      size: this.size,
      runBatch: (request, signal, spare) =>
        this.runBatch({ key, subject, request, spare: spare ?? this.keptFor(request) }, signal),
      close: (spares) => {
        this.drop(key);
        this.keep(spares);
      },
    };
  }

  /** Ends all workers. Calls in hand and later ones are rejected. */
  async terminate(): Promise<void> {
    this.isTerminated = true;
    for (const turn of this.turns.splice(0)) turn.refuse(poolTerminated());
    await Promise.all(this.seats.map((seat) => seat.worker?.connection.terminate()));
  }

  private async runBatch(batch: Batch, signal: AbortSignal) {
    const seat = await this.takeSeat(signal);
    try {
      return await this.runBatchOn(seat, batch).catch((error) => {
        if (!(error instanceof WorkerLostError) || signal.aborted) throw error;
        // The spare buffer was lost with its worker.
        return this.runBatchOn(seat, { ...batch, spare: null });
      });
    } catch (error) {
      if (this.isTerminated) throw poolTerminated();
      if (!(error instanceof WorkerLostError)) throw error;
      const { from, to } = batch.request;
      const replications = to - from === 1 ? `replication ${from}` : `replications ${from} to ${to - 1}`;
      throw new Error(
        `Two workers in a row stopped while they simulated ${replications}. The last one: ${error.message}`,
      );
    } finally {
      this.leaveSeat(seat);
    }
  }

  private async runBatchOn(seat: Seat, { key, subject, request, spare }: Batch): Promise<TimedBatch> {
    const worker = this.occupy(seat);
    const { connection, remote, loaded } = worker;
    await unlessLost(worker, connection.ready);
    let startedAt = this.clock();
    const loading: Promise<void>[] = [];
    if (!loaded.has(key)) {
      loaded.add(key);
      // Messages are read in order, so the batch need not wait until the worker says that the model has come. The batch
      // counts from then on: the time to load is not a speed.
      const loadModel = async () => {
        try {
          await remote.load(key, subject);
        } catch (error) {
          loaded.delete(key);
          throw error;
        }
        startedAt = this.clock();
      };
      loading.push(loadModel());
    }
    const simulating = remote.runBatch(key, request, spare && transfer(spare, [spare]));
    const [buffer] = await unlessLost(worker, Promise.all([simulating, ...loading]));
    if (buffer === null) throw new Error('A worker dropped a model that it was to simulate.');
    return { buffer, milliseconds: this.clock() - startedAt };
  }

  private keep(spares: readonly ArrayBuffer[]): void {
    if (spares.length > 0) this.kept = spares.slice(0, Math.floor(mostKeptBytes / spares[0].byteLength));
  }

  private keptFor({ from, to }: BatchRequest): ArrayBuffer | null {
    return to - from === 1 ? null : (this.kept.pop() ?? null);
  }

  private drop(key: number): void {
    // A busy worker reads this after its batch; one that is lost needs no telling, and its call stays pending.
    for (const { worker } of this.seats) if (worker?.loaded.delete(key)) worker.remote.drop(key).catch(() => undefined);
  }

  private occupy(seat: Seat): Worker {
    if (this.isTerminated) throw poolTerminated();
    if (seat.worker !== null) return seat.worker;
    const connection = this.startWorker();
    const remote = wrap<ReplicationWorker>(connection.endpoint);
    const worker: Worker = { connection, remote, lost: null, waiting: new Set(), loaded: new Set() };
    seat.worker = worker;
    connection.ready.then(() => {
      this.hasReadyWorker = true;
    });
    connection.lost.then((reason) => {
      // It may die with no call in hand; the next call finds its seat empty.
      if (seat.worker === worker) seat.worker = null;
      // A browser's worker lives on after an uncaught error, in a state nobody knows.
      void connection.terminate();
      worker.lost = new WorkerLostError(reason);
      for (const reject of worker.waiting) reject(worker.lost);
    });
    return worker;
  }

  private takeSeat(signal: AbortSignal): Promise<Seat> {
    if (this.isTerminated) return Promise.reject(poolTerminated());
    const seat = this.freeSeats.pop();
    if (seat !== undefined) return Promise.resolve(seat);
    return new Promise((resolve, reject) => {
      const turn: Turn = {
        take: (free) => {
          signal.removeEventListener('abort', withdraw);
          resolve(free);
        },
        refuse: reject,
      };
      const withdraw = () => {
        this.turns.splice(this.turns.indexOf(turn), 1);
        reject(signal.reason);
      };
      signal.addEventListener('abort', withdraw, { once: true });
      this.turns.push(turn);
    });
  }

  private leaveSeat(seat: Seat): void {
    const turn = this.turns.shift();
    if (turn === undefined) this.freeSeats.push(seat);
    else turn.take(seat);
  }
}

/**
 * The answer of a worker, or a `WorkerLostError` when it is lost before. No `Promise.race` against one promise of its loss:
 * that promise lives as long as the worker, and keeps every answer that was ever raced against it.
 */
function unlessLost<T>({ lost, waiting }: Worker, answer: Promise<T>): Promise<T> {
  if (lost !== null) return Promise.reject(lost);
  return new Promise((resolve, reject) => {
    waiting.add(reject);
    answer.then(resolve, reject).finally(() => waiting.delete(reject));
  });
}

function poolTerminated(): Error {
  return new Error('The pool of workers has been terminated.');
}
