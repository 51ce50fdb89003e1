import { describe, expect, it } from 'vitest';
import type { Model, ScenarioInput } from '../../engine/index.ts';
import { createInProcessExecutor } from '../../engine/run/in-process-executor.ts';
import { StudyEngine } from '../../engine/run/replicate.ts';
import { modelOf } from '../support/model-of.ts';

const batch = { seed: 'steps', from: 0, to: 2 };

/** About 60,000 contacts a replication: more than a dozen steps. */
function crowd(changes: Partial<ScenarioInput> = {}): Promise<Model> {
  return modelOf({
    calendar: { start: '2026-01-05', hours: 2 },
    demand: { contactsPerHour: 30_000 },
    contacts: {
      handleTime: { law: 'exponential', meanSeconds: 60 },
      patience: { law: 'exponential', meanSeconds: 60 },
    },
    agents: [{ name: 'desk', headcount: 500 }],
    ...changes,
  });
}

const two = ['first', 'second'].map((name) => ({ name, headcount: 250 }));
const models: [string, () => Promise<Model>][] = [
  ['one queue', () => crowd()],
  ['a plain scenario', () => crowd({ agents: two })],
  ['any other', () => crowd({ agents: two, report: { queueOverTime: true } })],
];

/** A clock on which each step takes longer than the event loop may wait. */
function slowClock(): () => number {
  let now = 0;
  return () => {
    now += 30;
    return now;
  };
}

describe.each(models)('the in-process executor, %s', (_, model) => {
  it('gives the event loop a turn within a batch, and the same result', async () => {
    const subject = await model();
    const executor = createInProcessExecutor(subject, slowClock());
    let turns = 0;
    const count = () => {
      turns++;
      waiting = setImmediate(count);
    };
    let waiting = setImmediate(count);
    const { buffer } = await executor.runBatch(batch, new AbortController().signal);
    clearImmediate(waiting);
    expect(turns).toBeGreaterThan(12);
    expect(new Uint8Array(buffer)).toEqual(new Uint8Array(new StudyEngine(subject).runBatch(batch)));
  });

  it('is cancelled in the middle of a replication', async () => {
    const cancel = new AbortController();
    const clock = slowClock();
    let readings = 0;
    const executor = createInProcessExecutor(await model(), () => {
      if (++readings === 7) cancel.abort();
      return clock();
    });
    await expect(executor.runBatch(batch, cancel.signal)).rejects.toHaveProperty('name', 'AbortError');
    expect(readings).toBeLessThan(12);
  });

  it('begins anew after a batch that was given up', async () => {
    const engine = new StudyEngine(await model());
    const steps = engine.steps(batch);
    for (let i = 0; i < 5; i++) expect(steps.next().done).toBe(false);
    expect(engine.runBatch(batch)).toEqual(new StudyEngine(await model()).runBatch(batch));
  });
});
