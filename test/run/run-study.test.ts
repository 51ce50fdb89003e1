import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createWorkerPool,
  type Headline,
  parseScenario,
  type Report,
  runStudy,
  type Scenario,
  type StudyProgress,
  type WorkerPool,
} from '../../engine/node.ts';

function scenario(change: Record<string, unknown> = {}): Scenario {
  const parsed = parseScenario(
    JSON.stringify({
      surgeboard: 1,
      name: 'Four hours',
      calendar: { start: '2026-01-05T08:00', hours: 4 },
      demand: { contactsPerHour: 60 },
      contacts: {
        handleTime: { law: 'exponential', meanSeconds: 300 },
        patience: { law: 'exponential', meanSeconds: 180 },
      },
      agents: [{ name: 'desk', headcount: 5 }],
      run: { replications: 50, seed: 'as written' },
      ...change,
    }),
  );
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.scenario;
}

async function reportOf(...study: Parameters<typeof runStudy>): Promise<Report> {
  const outcome = await runStudy(...study);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.issues));
  return outcome.report;
}

let pool: WorkerPool;

beforeAll(() => {
  pool = createWorkerPool(2);
});

afterAll(() => pool.terminate());

describe('runStudy', () => {
  it('gives the same bytes in this thread, on worker threads, and when it moves from one to the other', async () => {
    // A clock that runs ahead makes the study look long enough for threads at once.
    let milliseconds = 0;
    const clock = () => (milliseconds += 60);
    const reports = [
      await reportOf(scenario(), null),
      await reportOf(scenario(), pool),
      await reportOf(scenario(), () => pool, { clock }),
      await reportOf(scenario(), pool, { batchMilliseconds: 0.001 }),
    ];
    expect(new Set(reports.map((report) => JSON.stringify(report))).size).toBe(1);
    expect(reports[0]!.replications).toBe(50);
  });

  it('asks for threads only when the study is long enough to repay them', async () => {
    let asked = 0;
    const ask = () => {
      asked += 1;
      return pool;
    };
    await reportOf(scenario(), ask, { clock: () => 0 });
    expect(asked).toBe(0);
    let milliseconds = 0;
    await reportOf(scenario(), ask, { clock: () => (milliseconds += 60) });
    expect(asked).toBe(1);
  });

  it('takes seed, replications and confidence from the scenario unless they are given', async () => {
    const asWritten = await reportOf(scenario(), null);
    expect(asWritten).toMatchObject({ seed: 'as written', replications: 50, confidence: 0.95 });
    const given = await reportOf(scenario(), null, { seed: 'given', replications: 9, confidence: 0.8 });
    expect(given).toMatchObject({ seed: 'given', replications: 9, confidence: 0.8 });
    expect(given.totals.measures.offered.value).not.toBe(asWritten.totals.measures.offered.value);
  });

  it('counts up to the whole study, never back', async () => {
    const seen: StudyProgress[] = [];
    const { contactsSimulated } = await reportOf(scenario(), pool, { onProgress: (progress) => seen.push(progress) });
    for (let i = 1; i < seen.length; i++) expect(seen[i]!.done).toBeGreaterThan(seen[i - 1]!.done);
    expect(seen.at(-1)).toEqual({ done: 50, total: 50, contactsSimulated });
  });

  it('reports on the first 2, 8 and 32 replications on its way, each as a study of that length would, then on all', async () => {
    let milliseconds = 0;
    const reports: Report[] = [];
    const final = await reportOf(scenario(), null, {
      clock: () => (milliseconds += 1000),
      onReport: (report) => void reports.push(report),
    });
    expect(reports.map(({ replications }) => replications)).toEqual([2, 8, 32, 50]);
    expect(reports.at(-1)).toBe(final);
    expect(reports[1]).toEqual(await reportOf(scenario(), null, { replications: 8 }));
  });

  it('tells first what can be said first: a part of the first report, digit by digit', async () => {
    const told: (Headline | Report)[] = [];
    await reportOf(scenario(), null, {
      clock: () => 0,
      onHeadline: (headline) => void told.push(headline),
      onReport: (report) => void told.push(report),
    });
    const [headline, report] = told as [Headline, Report];
    const { hourOfWeek } = report.overTime;
    expect(JSON.stringify(headline)).toBe(JSON.stringify({ ...report, overTime: { hourOfWeek } }));
    expect(told.map((each) => 'intervals' in each.overTime)).toEqual([false, true, true]);
  });

  it('rejects with an AbortError when it is cancelled, and the pool is of use at once', async () => {
    const cancel = new AbortController();
    const progress: StudyProgress[] = [];
    const study = runStudy(scenario(), pool, {
      replications: 1_000_000,
      signal: cancel.signal,
      onProgress: (latest) => {
        progress.push(latest);
        cancel.abort();
      },
    });
    await expect(study).rejects.toMatchObject({ name: 'AbortError' });
    expect(progress).toHaveLength(1);
    await expect(reportOf(scenario(), pool)).resolves.toMatchObject({ replications: 50 });
  });

  it('runs several studies on one pool at a time, without mixing them', async () => {
    const alone = await reportOf(scenario(), null, { seed: 'b' });
    const [, besideAnother] = await Promise.all([
      reportOf(scenario({ agents: [{ name: 'desk', headcount: 9 }] }), pool, { seed: 'a' }),
      reportOf(scenario(), pool, { seed: 'b' }),
    ]);
    expect(besideAnother).toEqual(alone);
  });
});
