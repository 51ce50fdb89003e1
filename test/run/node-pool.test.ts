import { describe, expect, it } from 'vitest';
import { compile, createWorkerPool, type Model, parseScenario } from '../../engine/node.ts';
import { startWorkerThread } from '../../engine/run/node-pool.ts';
import { WorkerPool } from '../../engine/run/worker-pool.ts';

const batch = { seed: 's', from: 0, to: 1 };
const never = new AbortController().signal;
const built = new URL('../../dist/engine/worker.js', import.meta.url);

/** A worker thread whose script is the text given. */
const threadOf = (script: string) => startWorkerThread(new URL(`data:text/javascript,${encodeURIComponent(script)}`));

async function smallModel(): Promise<Model> {
  const parsed = parseScenario(
    JSON.stringify({
      surgeboard: 1,
      name: 'An hour',
      calendar: { start: '2026-01-05', hours: 1 },
      demand: { contactsPerHour: 20 },
      contacts: { handleTime: { law: 'constant', seconds: 60 }, patience: { law: 'never' } },
      agents: [{ name: 'desk', headcount: 2 }],
    }),
  );
  const compiled = parsed.ok ? await compile(parsed.scenario) : parsed;
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.issues));
  return compiled.model;
}

describe('worker threads', () => {
  it.each([
    ['throws when it starts', "throw new Error('no memory left');", 'no memory left'],
    ['throws something that is no error', "throw 'a text';", 'a text'],
    ['ends when it starts', 'process.exit(3);', 'it ended with exit code 3'],
    [
      'ends when it is called',
      "import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => process.exit(4));",
      'it ended with exit code 4',
    ],
    ['is no script', 'this is no script', 'Unexpected identifier'],
  ])('are given up with the reason when each %s', async (_, script, reason) => {
    const pool = new WorkerPool({ size: 1, startWorker: () => threadOf(script), clock: () => 0 });
    await expect(pool.executorFor(await smallModel()).runBatch(batch, never)).rejects.toThrow(reason);
    await pool.terminate();
  });

  it('are replaced when one dies in the middle of its work, and the result is the same', async () => {
    const model = await smallModel();
    const dying = `import { parentPort } from 'node:worker_threads';
      parentPort.on('message', () => setTimeout(() => process.exit(1), 20));`;
    let started = 0;
    const startWorker = () => (started++ === 0 ? threadOf(dying) : startWorkerThread(built));
    const pool = new WorkerPool({ size: 1, startWorker, clock: () => 0 });
    const { buffer } = await pool.executorFor(model).runBatch(batch, never);
    expect(started).toBe(2);
    const whole = createWorkerPool(1);
    const undisturbed = await whole.executorFor(model).runBatch(batch, never);
    expect(Buffer.from(buffer).equals(Buffer.from(undisturbed.buffer))).toBe(true);
    await Promise.all([pool.terminate(), whole.terminate()]);
  });

  it('reject what they have in hand when the pool is terminated', async () => {
    const pool = createWorkerPool(1);
    const rejected = expect(pool.executorFor(await smallModel()).runBatch(batch, never)).rejects.toThrow(
      'has been terminated',
    );
    await pool.terminate();
    await rejected;
  });
});
