import { MessageChannel } from 'node:worker_threads';
import { expose } from 'comlink';
import nodeEndpoint from 'comlink/dist/esm/node-adapter';
import { describe, expect, it } from 'vitest';
import { parseScenario } from '../../engine/index.ts';
import { runStudy, type StudyOptions } from '../../engine/run/run-study.ts';
import { StudyThread } from '../../engine/run/study-thread.ts';
import { createStudyWorker, type StudyWorker } from '../../engine/run/study-worker.ts';
import { shortestScenario } from '../../engine/scenario/reference-prose.ts';
import type { Report } from '../../engine/summarise/report.ts';

function scenario() {
  const parsed = parseScenario(JSON.stringify({ ...shortestScenario, run: { replications: 40 } }));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.scenario;
}

const worker = () => createStudyWorker({ openPool: null, readScenario: async (text) => parseScenario(text) });

/** Threads that are none: workers at the other end of a channel, which die when they are told to. */
function threads(make: (number: number) => StudyWorker = worker) {
  const lose: ((reason: string) => void)[] = [];
  const ends: (() => void)[] = [];
  const thread = new StudyThread(() => {
    const { port1, port2 } = new MessageChannel();
    expose(make(lose.length), nodeEndpoint(port2));
    const lost = new Promise<string>((resolve) => lose.push(resolve));
    const terminate = async () => {
      port1.close();
      lose.at(-1)?.('it was terminated');
    };
    ends.push(() => port1.close());
    return { endpoint: nodeEndpoint(port1), ready: Promise.resolve(), lost, terminate };
  });
  return { thread, lose, close: () => ends.map((end) => end()) };
}

const neverAnswers = (): StudyWorker => ({ ...worker(), runStudy: () => new Promise(() => undefined) });

describe('a thread for studies', () => {
  it('gives the bytes that this thread gives, with progress and interim reports on the way', async () => {
    const { thread, close } = threads();
    const reports: Report[] = [];
    const done: number[] = [];
    const options: StudyOptions = {
      onReport: (report) => void reports.push(report),
      onProgress: (progress) => done.push(progress.done),
    };
    const there = await thread.runStudy(scenario(), options);
    const here = await runStudy(scenario(), null);
    expect(JSON.stringify(there)).toBe(JSON.stringify(here));
    expect(reports[0]!.replications).toBe(2);
    expect(done.at(-1)).toBe(40);
    close();
  });

  it('tells of a report and of the progress that it is about in one message, and of the last report once', async () => {
    const { thread, close } = threads();
    const told: string[] = [];
    await thread.runStudy(scenario(), {
      onProgress: ({ done }) => {
        told.push(`done ${done}`);
        // Whatever comes with this message comes in this turn.
        queueMicrotask(() => told.push('|'));
      },
      onReport: ({ replications }) => void told.push(`report ${replications}`),
    });
    const lines = told.join(' ');
    expect(lines).toContain('done 2 report 2 |');
    expect(lines.match(/report 40/g)).toHaveLength(1);
    close();
  });

  it('tells of a headline at once, and of its report when the headline has been drawn', async () => {
    const { thread, close } = threads();
    const told: string[] = [];
    await thread.runStudy(scenario(), {
      onHeadline: async ({ replications }) => {
        told.push(`headline ${replications}`);
        await new Promise((resolve) => setTimeout(resolve, 30));
        told.push('drawn');
      },
      onReport: ({ replications }) => void told.push(`report ${replications}`),
    });
    expect(told.slice(0, 3)).toEqual(['headline 2', 'drawn', 'report 2']);
    close();
  });

  it('simulates no further while the first report is being taken', async () => {
    const { thread, close } = threads();
    let release = () => {};
    const taken = new Promise<void>((resolve) => {
      release = resolve;
    });
    let done = 0;
    const study = thread.runStudy(scenario(), {
      onProgress: (progress) => {
        done = progress.done;
      },
      onReport: ({ replications }) => (replications === 2 ? taken : undefined),
    });
    await expect.poll(() => done).toBe(2);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(done).toBe(2);
    release();
    expect(await study).toMatchObject({ ok: true, report: { replications: 40 } });
    close();
  });

  it('reads a scenario, and tells its faults', async () => {
    const { thread, close } = threads();
    expect(await thread.readScenario(JSON.stringify(shortestScenario))).toMatchObject({ ok: true, variants: {} });
    expect(await thread.readScenario('{"surgeboard": 1}')).toEqual(parseScenario('{"surgeboard": 1}'));
    close();
  });

  it('passes on what is wrong with a scenario that cannot be simulated, and errors of the engine', async () => {
    const { thread, close } = threads();
    const impossible = { ...scenario(), calendar: { ...scenario().calendar, hours: 1e9 } };
    expect(await thread.runStudy(impossible)).toMatchObject({ ok: false });
    await expect(thread.runStudy(null as never)).rejects.toMatchObject({ name: 'TypeError' });
    close();
  });

  it('rejects with an AbortError at once when a study is cancelled, and the thread is told', async () => {
    const cancelled: number[] = [];
    const { thread, close } = threads(() => ({ ...neverAnswers(), cancelStudy: (key) => void cancelled.push(key) }));
    const cancel = new AbortController();
    const study = thread.runStudy(scenario(), { signal: cancel.signal });
    cancel.abort();
    await expect(study).rejects.toMatchObject({ name: 'AbortError' });
    await expect.poll(() => cancelled).toEqual([1]);
    await expect(thread.runStudy(scenario(), { signal: AbortSignal.abort() })).rejects.toMatchObject({
      name: 'AbortError',
    });
    close();
  });

  it('stops simulating a study that is cancelled', async () => {
    const { thread, close } = threads();
    const cancel = new AbortController();
    let done = 0;
    const study = thread.runStudy(scenario(), {
      replications: 1e6,
      signal: cancel.signal,
      onProgress: (progress) => {
        done = progress.done;
        cancel.abort();
      },
    });
    await expect(study).rejects.toMatchObject({ name: 'AbortError' });
    // It has an ear for the next one, which it would not have while a million replications run.
    expect(await thread.runStudy(scenario())).toMatchObject({ ok: true });
    expect(done).toBeGreaterThan(0);
    close();
  });

  it('is started again when it is lost, and asked once more', async () => {
    const { thread, lose, close } = threads((number) => (number === 0 ? neverAnswers() : worker()));
    const study = thread.runStudy(scenario());
    lose[0]!('the browser ended it');
    expect(await study).toEqual(await runStudy(scenario(), null));
    expect(lose).toHaveLength(2);
    close();
  });

  it('is given up with a reason when it is lost twice', async () => {
    const { thread, lose, close } = threads(neverAnswers);
    const study = thread.runStudy(scenario());
    lose[0]!('no memory');
    await expect.poll(() => lose.length).toBe(2);
    lose[1]!('no memory again');
    await expect(study).rejects.toThrow('The thread that simulates stopped: no memory again.');
    close();
  });

  it('rejects what is in hand, and all later calls, when it is ended', async () => {
    const { thread, lose } = threads(neverAnswers);
    const study = thread.runStudy(scenario());
    await thread.terminate();
    await expect(study).rejects.toThrow('The thread that simulates stopped: it was terminated.');
    await expect(thread.readScenario('{}')).rejects.toThrow('The thread that simulates has been terminated.');
    expect(lose).toHaveLength(1);
  });
});
