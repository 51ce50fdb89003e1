import { describe, expect, it } from 'vitest';
import { withHeadStart } from '../../engine/run/head-start.ts';
import type { StudyOptions, StudyOutcome } from '../../engine/run/run-study.ts';
import type { Scenario } from '../../engine/scenario/scenario.ts';
import type { Report } from '../../engine/summarise/report.ts';
import { syntheticReport } from '../web/synthetic-report.ts';
import { syntheticScenario } from '../web/synthetic-scenario.ts';

/** `runStudy` under the hand of the test. */
function held() {
  const studies: { scenario: Scenario; options: StudyOptions; end: (report: Report) => void }[] = [];
  const run = (scenario: Scenario, _: unknown, options: StudyOptions = {}) =>
    new Promise<StudyOutcome>((resolve, reject) => {
      options.signal?.addEventListener('abort', () => reject(options.signal!.reason));
      studies.push({ scenario, options, end: (report) => resolve({ ok: true, report }) });
    });
  return { run, studies };
}

const progress = { done: 2, total: 200, contactsSimulated: 20 };

function start() {
  const { run, studies } = held();
  let now = 100;
  const ahead = withHeadStart(run, syntheticScenario(), null, { clock: () => now });
  return { ahead, studies, pass: (milliseconds: number) => (now += milliseconds) };
}

describe('a study with a head start', () => {
  it('runs before it is asked for, and tells who asks for it first what it has found, then the rest', async () => {
    const { ahead, studies, pass } = start();
    const [first, second] = [syntheticReport(), syntheticReport()];
    studies[0].options.onProgress?.(progress);
    studies[0].options.onReport?.(first);
    pass(70);
    const told: unknown[] = [];
    const outcome = ahead(syntheticScenario(), null, {
      onProgress: (given) => told.push(given),
      onReport: (given) => void told.push(given),
      onHeadStart: (milliseconds) => told.push(milliseconds),
    });
    studies[0].options.onReport?.(second);
    studies[0].end(second);
    expect(await outcome).toEqual({ ok: true, report: second });
    expect(told).toEqual([70, progress, first, second]);
    expect(told[2]).toBe(first);
    expect(studies).toHaveLength(1);
  });

  it('is given to one asker only', () => {
    const { ahead, studies } = start();
    void ahead(syntheticScenario(), null);
    void ahead(syntheticScenario(), null);
    expect(studies).toHaveLength(2);
    expect(studies[0].options.signal?.aborted).toBe(false);
  });

  it.each([
    ['another scenario', { ...syntheticScenario(), name: 'Another' }, {}],
    ['another seed', syntheticScenario(), { seed: 'another' }],
    ['another number of replications', syntheticScenario(), { replications: 3 }],
  ])('is cancelled when %s is asked for first, which is run as asked', (_, scenario, options) => {
    const { ahead, studies } = start();
    void ahead(scenario, null, options);
    expect(studies[0].options.signal?.aborted).toBe(true);
    expect(studies[1].scenario).toBe(scenario);
    expect(studies[1].options).toBe(options);
  });

  it('is cancelled by who asked for it', async () => {
    const { ahead, studies } = start();
    const cancel = new AbortController();
    const outcome = ahead(syntheticScenario(), null, { signal: cancel.signal });
    cancel.abort();
    await expect(outcome).rejects.toMatchObject({ name: 'AbortError' });
    expect(studies[0].options.signal?.aborted).toBe(true);
  });
});
