import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Headline, Report, Scenario } from '../../../engine/index.ts';
import { idleStudy, type RunStudy, StudyController, type StudyState } from '../../../web/state/study-controller.ts';
import { syntheticReport } from '../synthetic-report.ts';
import { syntheticScenario } from '../synthetic-scenario.ts';

/** A study under the hand of the test: it reports and ends when it is told to. */
interface HeldStudy {
  readonly scenario: Scenario;
  readonly signal: AbortSignal;
  readonly report: (report: Report) => void;
  readonly headline: (headline: Headline) => void;
  readonly headStart: (milliseconds: number) => void;
  readonly end: (report: Report) => Promise<void>;
  readonly fail: (error: Error) => Promise<void>;
}

function hold() {
  const studies: HeldStudy[] = [];
  const runStudy: RunStudy = (scenario, { signal, onReport, onHeadline, onHeadStart }) =>
    new Promise((resolve, reject) => {
      signal.addEventListener('abort', () => reject(new DOMException('cancelled', 'AbortError')));
      const settle = () => vi.advanceTimersByTimeAsync(0).then(() => undefined);
      studies.push({
        scenario,
        signal,
        report: onReport,
        headline: onHeadline,
        headStart: (milliseconds) => onHeadStart?.(milliseconds),
        end: (report) => {
          resolve({ ok: true, report });
          return settle();
        },
        fail: (error) => {
          reject(error);
          return settle();
        },
      });
    });
  let state: StudyState = idleStudy;
  const controller = new StudyController(
    runStudy,
    (change) => {
      state = { ...state, ...change };
    },
    () => 0,
  );
  return { controller, studies, state: () => state };
}

const first = syntheticScenario({ name: 'first' });
const second = syntheticScenario({ name: 'second' });
const third = syntheticScenario({ name: 'third' });
const report = syntheticReport({ days: 1 });

describe('StudyController', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('goes on with what runs when asked for the same again, and forgets what waited', async () => {
    const { controller, studies, state } = hold();
    controller.request(first);
    controller.request(second, true);
    controller.request(structuredClone(first));
    await vi.advanceTimersByTimeAsync(1000);
    expect(studies.map(({ scenario, signal }) => [scenario, signal.aborted])).toEqual([[first, false]]);
    await studies[0]!.end(report);
    expect(state()).toMatchObject({ status: 'finished', report });
    controller.request(first);
    expect(studies).toHaveLength(2);
  });

  it('shows a headline before its report, which stays that of before meanwhile', async () => {
    const { controller, studies, state } = hold();
    controller.request(first);
    studies[0]!.report(report);
    controller.request(second);
    expect(state()).toMatchObject({ headline: report, report, isStale: true });
    const newer = syntheticReport({ days: 2 });
    studies[1]!.headline(newer);
    expect(state()).toMatchObject({ headline: newer, report, isStale: false });
    studies[0]!.headline(report);
    expect(state().headline).toBe(newer);
    studies[1]!.report(newer);
    expect(state()).toMatchObject({ headline: newer, report: newer });
  });

  it('counts the time of a study that was under way before it was asked for', async () => {
    const { controller, studies, state } = hold();
    controller.request(first);
    studies[0]!.headStart(1500);
    await studies[0]!.end(report);
    expect(state().elapsedSeconds).toBe(1.5);
  });

  it('cancels what runs and starts anew at once', () => {
    const { controller, studies } = hold();
    controller.request(first);
    controller.request(second);
    expect(studies.map((study) => study.signal.aborted)).toEqual([true, false]);
  });

  it('keeps the old figures, marked stale, until new ones arrive', async () => {
    const { controller, studies, state } = hold();
    controller.request(first);
    await studies[0]!.end(report);
    controller.request(second);
    expect(state()).toMatchObject({ report, isStale: true, status: 'running' });
    const fresh = syntheticReport({ days: 1, load: 2 });
    studies[1]!.report(fresh);
    expect(state()).toMatchObject({ report: fresh, isStale: false });
  });

  it('takes no figure from a study that was replaced', () => {
    const { controller, studies, state } = hold();
    controller.request(first);
    controller.request(second);
    studies[0]!.report(report);
    expect(state().report).toBeNull();
  });

  it('lets a study show its first figures before a drag replaces it, and runs the newest request only', () => {
    const { controller, studies } = hold();
    controller.request(first, true);
    controller.request(second, true);
    controller.request(third, true);
    expect(studies.length).toBe(1);
    studies[0]!.report(report);
    expect(studies.map((study) => study.scenario.name)).toEqual(['first', 'third']);
  });

  it('does not wait longer than the grace time for those figures', () => {
    const { controller, studies } = hold();
    controller.request(first, true);
    controller.request(second, true);
    vi.advanceTimersByTime(150);
    expect(studies.map((study) => study.scenario.name)).toEqual(['first', 'second']);
  });

  it('drops a waiting request when the hand lets go', () => {
    const { controller, studies } = hold();
    controller.request(first, true);
    controller.request(second, true);
    controller.request(third);
    vi.advanceTimersByTime(1000);
    expect(studies.map((study) => study.scenario.name)).toEqual(['first', 'third']);
  });

  it('says what stopped it when the engine fails, and can start again', async () => {
    const { controller, studies, state } = hold();
    controller.request(first);
    await studies[0]!.fail(new Error('a worker stopped'));
    expect(state()).toMatchObject({ status: 'crashed', failure: 'a worker stopped' });
    controller.request(second);
    expect(state()).toMatchObject({ status: 'running', failure: '' });
  });

  it('lists the faults of a plan as sentences', async () => {
    let state: StudyState = idleStudy;
    const issue = { path: 'agents', found: 'none', allowed: 'at least one' };
    const controller = new StudyController(
      async () => ({ ok: false, issues: [issue] }),
      (change) => {
        state = { ...state, ...change };
      },
      () => 0,
    );
    controller.request(first);
    await vi.advanceTimersByTimeAsync(0);
    expect(state).toMatchObject({ status: 'faulty', faults: ['agents: found none; allowed: at least one'] });
  });
});
