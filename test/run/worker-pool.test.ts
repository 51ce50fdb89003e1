import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { MessageChannel } from 'node:worker_threads';
import { expose } from 'comlink';
import nodeEndpoint from 'comlink/dist/esm/node-adapter';
import { describe, expect, it } from 'vitest';
import type { Model } from '../../engine/compile/model.ts';
import type { ReplicationWorker } from '../../engine/run/replication-worker.ts';
import { type WorkerConnection, WorkerPool } from '../../engine/run/worker-pool.ts';

const model = { name: 'any' } as Model;
const batch = { seed: 's', from: 4, to: 8 };
const never = new AbortController().signal;

/** A worker in this thread whose death is called by the test. */
interface ActedWorker {
  readonly die: (reason: string) => void;
  readonly calls: string[];
  /** Bytes of the spare buffer that came with each batch; null where none did. */
  readonly spares: (number | null)[];
  isTerminated: boolean;
}

/** A pool of workers that act as told: `runBatch` of the n-th worker started (from 0) gets n. */
function createActedPool(
  size: number,
  runBatch: (worker: number, die: () => void) => ArrayBuffer | Promise<ArrayBuffer>,
) {
  const workers: ActedWorker[] = [];
  const startWorker = (): WorkerConnection => {
    const { port1, port2 } = new MessageChannel();
    let die = (_reason: string) => {};
    const lost = new Promise<string>((resolve) => (die = resolve));
    const worker: ActedWorker = { die, calls: [], spares: [], isTerminated: false };
    const number = workers.push(worker) - 1;
    const loaded = new Set<number>();
    const acted = {
      load: (key: number) => {
        worker.calls.push('load');
        loaded.add(key);
      },
      runBatch: (key: number, _: unknown, spare: ArrayBuffer | null) => {
        if (!loaded.has(key)) return null;
        worker.calls.push('runBatch');
        worker.spares.push(spare === null ? null : spare.byteLength);
        return runBatch(number, () => die('it was shot'));
      },
      drop: (key: number) => {
        worker.calls.push('drop');
        loaded.delete(key);
      },
    } satisfies Record<keyof ReplicationWorker, unknown>;
    expose(acted, nodeEndpoint(port2));
    return {
      endpoint: nodeEndpoint(port1),
      ready: Promise.resolve(),
      lost,
      terminate: async () => {
        worker.isTerminated = true;
        port1.close();
        die('it was terminated');
      },
    };
  };
  return { pool: new WorkerPool({ size, startWorker, clock: () => 0 }), workers };
}

const pending = () => new Promise<never>(() => {});
const eightBytes = () => new ArrayBuffer(8);

describe('WorkerPool', () => {
  it('loads a model once per worker, and again into a worker that takes the place of a lost one', async () => {
    const { pool, workers } = createActedPool(1, eightBytes);
    const executor = pool.executorFor(model);
    await executor.runBatch(batch, never);
    await executor.runBatch(batch, never);
    expect(workers[0]!.calls).toEqual(['load', 'runBatch', 'runBatch']);
    workers[0]!.die('it was shot');
    await executor.runBatch(batch, never);
    expect(workers[1]!.calls).toEqual(['load', 'runBatch']);
    await pool.terminate();
  });

  it('keeps the models of several studies until each is closed', async () => {
    const { pool, workers } = createActedPool(1, eightBytes);
    const [one, other] = [pool.executorFor(model), pool.executorFor(model)];
    await one.runBatch(batch, never);
    await other.runBatch(batch, never);
    await one.runBatch(batch, never);
    one.close([]);
    await other.runBatch(batch, never);
    expect(workers[0]!.calls).toEqual(['load', 'runBatch', 'load', 'runBatch', 'runBatch', 'drop', 'runBatch']);
    await pool.terminate();
  });

  it('replaces a worker that dies over a batch and has the batch done again', async () => {
    const { pool, workers } = createActedPool(1, (worker, die) => {
      if (worker > 0) return new ArrayBuffer(8);
      die();
      return pending();
    });
    const { buffer } = await pool.executorFor(model).runBatch(batch, never);
    expect(buffer.byteLength).toBe(8);
    expect(workers).toHaveLength(2);
    expect(workers[0]!.isTerminated).toBe(true);
    await pool.terminate();
  });

  it('gives a worker the spare buffer that comes with a batch, and none to the one that has it done again', async () => {
    const { pool, workers } = createActedPool(1, (worker, die) => {
      if (worker > 0) return new ArrayBuffer(8);
      die();
      return pending();
    });
    const executor = pool.executorFor(model);
    const spare = new ArrayBuffer(24);
    await executor.runBatch(batch, never, spare);
    // Handed over, not copied: it is gone with the worker that died.
    expect(spare.byteLength).toBe(0);
    expect(workers.map(({ spares }) => spares)).toEqual([[24], [null]]);
    await pool.terminate();
  });

  it('keeps the buffers of a study for batches of several replications of the next', async () => {
    const { pool, workers } = createActedPool(1, eightBytes);
    const one = pool.executorFor(model);
    await one.runBatch(batch, never);
    one.close([24, 24].map((bytes) => new ArrayBuffer(bytes)));
    const other = pool.executorFor(model);
    await other.runBatch({ seed: 's', from: 0, to: 1 }, never);
    for (let i = 0; i < 3; i++) await other.runBatch(batch, never);
    expect(workers[0]!.spares).toEqual([null, null, 24, 24, null]);
    await pool.terminate();
  });

  it('keeps no result that nobody else keeps', async () => {
    setFlagsFromString('--expose-gc');
    const collectGarbage = runInNewContext('gc') as () => void;
    const { pool } = createActedPool(1, eightBytes);
    const executor = pool.executorFor(model);
    const resultOf = async () => new WeakRef((await executor.runBatch(batch, never)).buffer);
    const result = await resultOf();
    await expect
      .poll(() => {
        collectGarbage();
        return result.deref() === undefined;
      })
      .toBe(true);
    // The pool is still there.
    await executor.runBatch(batch, never);
    await pool.terminate();
  });

  it('gives work to a worker that was lost as it became ready to another', async () => {
    const { pool, workers } = createActedPool(1, eightBytes);
    workers[0]!.die('it was shot');
    await pool.executorFor(model).runBatch(batch, never);
    expect(workers.map(({ calls }) => calls.length)).toEqual([0, 2]);
    await pool.terminate();
  });

  it('reports a batch over which two workers died, with the reason, and is of use afterwards', async () => {
    const { pool, workers } = createActedPool(1, (worker, die) => {
      if (worker > 1) return new ArrayBuffer(8);
      die();
      return pending();
    });
    const executor = pool.executorFor(model);
    await expect(executor.runBatch(batch, never)).rejects.toThrow(
      'Two workers in a row stopped while they simulated replications 4 to 7. The last one: it was shot',
    );
    await executor.runBatch(batch, never);
    expect(workers).toHaveLength(3);
    await pool.terminate();
  });

  it('passes on an error that the engine throws, without a second try', async () => {
    const { pool, workers } = createActedPool(1, () => {
      throw new RangeError('the heap is full');
    });
    await expect(pool.executorFor(model).runBatch(batch, never)).rejects.toThrow('the heap is full');
    expect(workers).toHaveLength(1);
    expect(workers[0]!.calls).toEqual(['load', 'runBatch']);
    await pool.terminate();
  });

  it('lets batches wait for a free worker and withdraws those that are cancelled', async () => {
    let finish = (_buffer: ArrayBuffer) => {};
    const { pool, workers } = createActedPool(1, () => new Promise((resolve) => (finish = resolve)));
    const executor = pool.executorFor(model);
    const first = executor.runBatch(batch, never);
    const cancel = new AbortController();
    const second = executor.runBatch(batch, cancel.signal);
    const third = executor.runBatch(batch, never);
    cancel.abort(new Error('never mind'));
    await expect(second).rejects.toThrow('never mind');
    await expect.poll(() => workers[0]!.calls.length).toBe(2);
    finish(new ArrayBuffer(8));
    await first;
    await expect.poll(() => workers[0]!.calls.length).toBe(3);
    finish(new ArrayBuffer(8));
    await third;
    await pool.terminate();
  });

  it('rejects batches in hand, batches that wait and later ones once it is terminated', async () => {
    const { pool } = createActedPool(1, pending);
    const executor = pool.executorFor(model);
    const batches = [executor.runBatch(batch, never), executor.runBatch(batch, never)];
    const rejections = Promise.all(batches.map((result) => expect(result).rejects.toThrow('has been terminated')));
    await pool.terminate();
    await rejections;
    await expect(executor.runBatch(batch, never)).rejects.toThrow('has been terminated');
  });

  it.each([0, -1, 1.5, Number.NaN])('refuses to have %d workers', (size) => {
    expect(() => createActedPool(size, eightBytes)).toThrow('allowed: a whole number >= 1');
  });
});
