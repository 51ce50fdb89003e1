import { describe, expect, it } from 'vitest';
import type { BatchExecutor } from '../../engine/run/batch-executor.ts';
import { BatchPlan, type ReplicationRange } from '../../engine/run/batch-plan.ts';
import { runBatches } from '../../engine/run/run-batches.ts';

/** An executor whose batches end when the test says so, newest first when `finish` is called. */
function createHeldExecutor(size: number) {
  const held: { from: number; spare: ArrayBuffer | null; finish: () => void; fail: (error: Error) => void }[] = [];
  const executor: BatchExecutor = {
    size,
    close: () => {},
    runBatch: ({ from }, _, spare = null) =>
      new Promise((resolve, reject) => {
        const finish = () => resolve({ buffer: new ArrayBuffer(8), milliseconds: 1000 });
        held.push({ from, spare, finish, fail: reject });
      }),
  };
  return { executor, held };
}

const none = () => null;

function start(executor: BatchExecutor, total: number, signal?: AbortSignal) {
  const accepted: ReplicationRange[] = [];
  const plan = new BatchPlan({ from: 0, total, lanes: executor.size, batchMilliseconds: 100 });
  const accept = (range: ReplicationRange) => {
    accepted.push(range);
  };
  const run = runBatches({ seed: 's', plan, executor, signal, accept, spare: none });
  run.catch(() => undefined);
  return { run, accepted };
}

const turn = () => new Promise((resolve) => setTimeout(resolve));

describe('runBatches', () => {
  it('keeps as many batches in hand as the executor has room for', async () => {
    const { executor, held } = createHeldExecutor(3);
    start(executor, 10);
    await turn();
    expect(held.map(({ from }) => from)).toEqual([0, 1, 2]);
    held[1]!.finish();
    await turn();
    expect(held.map(({ from }) => from)).toEqual([0, 1, 2, 3]);
  });

  it('hands over results in the order they come, each once', async () => {
    const { executor, held } = createHeldExecutor(3);
    const { run, accepted } = start(executor, 3);
    await turn();
    for (const batch of held.reverse()) {
      batch.finish();
      await turn();
    }
    await run;
    expect(accepted.map(({ from }) => from)).toEqual([2, 1, 0]);
  });

  it('holds a lane back while its result is being taken, and the others go on', async () => {
    const { executor, held } = createHeldExecutor(2);
    const plan = new BatchPlan({ from: 0, total: 9, lanes: 2, batchMilliseconds: 100 });
    const release = new Map<number, () => void>();
    const accept = ({ from }: ReplicationRange) =>
      from === 0 || from === 4 ? new Promise<void>((resolve) => release.set(from, resolve)) : undefined;
    const run = runBatches({ seed: 's', plan, executor, accept, spare: none });
    await turn();
    const sent = () => held.length;
    const finish = async (from: number) => {
      held.find((batch) => batch.from === from)!.finish();
      await turn();
    };
    await finish(0);
    expect(sent()).toBe(2);
    await finish(1);
    await finish(2);
    expect(sent()).toBe(4);
    release.get(0)!();
    await turn();
    // Replication 4 is the first lane's second batch: its third is in hand while the result is taken.
    expect(sent()).toBe(5);
    await finish(4);
    expect(sent()).toBe(6);
    await finish(5);
    expect(sent()).toBe(6);
    release.get(4)!();
    await turn();
    expect(sent()).toBe(7);
    for (const from of [3, 6, 7, 8]) await finish(from);
    await run;
  });

  it('starts nothing when it was cancelled while a result was being taken', async () => {
    const { executor, held } = createHeldExecutor(1);
    const plan = new BatchPlan({ from: 0, total: 9, lanes: 1, batchMilliseconds: 100 });
    const cancel = new AbortController();
    let release = () => {};
    const accept = () =>
      new Promise<void>((resolve) => {
        release = resolve;
      });
    const run = runBatches({ seed: 's', plan, executor, signal: cancel.signal, accept, spare: none });
    run.catch(() => undefined);
    await turn();
    held[0]!.finish();
    await turn();
    cancel.abort();
    await turn();
    release();
    await turn();
    expect(held).toHaveLength(1);
  });

  it('turns to the first result of a lane before it gives it another batch, later the other way round', async () => {
    const { executor, held } = createHeldExecutor(1);
    const inHandAtResult: number[] = [];
    const plan = new BatchPlan({ from: 0, total: 3, lanes: 1, batchMilliseconds: 100 });
    const accept = () => {
      inHandAtResult.push(held.length);
    };
    void runBatches({ seed: 's', plan, executor, accept, spare: none });
    for (let i = 0; i < 3; i++) {
      await turn();
      held[i]!.finish();
    }
    await turn();
    expect(inHandAtResult).toEqual([1, 3, 3]);
  });

  it('asks with every batch for a buffer that is needed no more, and with none that is not sent', async () => {
    const { executor, held } = createHeldExecutor(2);
    const plan = new BatchPlan({ from: 0, total: 4, lanes: 2, batchMilliseconds: 100 });
    const spares = [null, new ArrayBuffer(16), null, new ArrayBuffer(16), new ArrayBuffer(16)];
    const expected = spares.slice(0, 4);
    const run = runBatches({ seed: 's', plan, executor, accept: () => {}, spare: () => spares.shift() ?? null });
    for (let i = 0; i < 4; i++) {
      await turn();
      held[i]!.finish();
    }
    await run;
    expect(held.map(({ spare }) => expected.indexOf(spare))).toEqual([0, 1, 0, 3]);
    expect(spares).toHaveLength(1);
  });

  it('rejects with an AbortError as soon as it is cancelled, and starts and hands over nothing after that', async () => {
    const { executor, held } = createHeldExecutor(2);
    const cancel = new AbortController();
    const { run, accepted } = start(executor, 10, cancel.signal);
    await turn();
    cancel.abort();
    await expect(run).rejects.toMatchObject({ name: 'AbortError' });
    for (const batch of held) batch.finish();
    await turn();
    expect(held).toHaveLength(2);
    expect(accepted).toEqual([]);
  });

  it('starts nothing when it was cancelled before', async () => {
    const { executor, held } = createHeldExecutor(2);
    await expect(start(executor, 10, AbortSignal.abort()).run).rejects.toMatchObject({ name: 'AbortError' });
    expect(held).toEqual([]);
  });

  it('ends with the first failure and lets the others run out unheard', async () => {
    const { executor, held } = createHeldExecutor(2);
    const { run, accepted } = start(executor, 10);
    await turn();
    held[0]!.fail(new Error('out of order'));
    await expect(run).rejects.toThrow('out of order');
    held[1]!.fail(new Error('too late to matter'));
    await turn();
    expect(accepted).toEqual([]);
    expect(held).toHaveLength(2);
  });
});
