import { describe, expect, it } from 'vitest';
import { type Model, type Report, type ScenarioInput, StudyEngine, StudyResult } from '../../engine/index.ts';
import { modelOf } from '../support/model-of.ts';
import { RecordingObserver, recorded } from '../support/recording-observer.ts';

const SEED = 'details';

/** Two classes with patience for two agents, a warm-up, and everything that a report tells on request. */
const crowded: Partial<ScenarioInput> = {
  calendar: { start: '2026-01-05', hours: 3, warmUpHours: 1, reportingMinutes: 30 },
  demand: { contactsPerHour: 60, topics: { a: { share: 0.7 }, b: { share: 0.3 } } },
  contacts: {
    handleTime: { law: 'exponential', meanSeconds: 150 },
    patience: { law: 'exponential', meanSeconds: 200 },
  },
  agents: [
    { name: 'first', headcount: 1, topics: ['a'] },
    { name: 'second', headcount: 1 },
  ],
  report: {
    queueOverTime: true,
    waitingAtLeast: [1, 2],
    answeredByGroup: true,
    volumeVariation: true,
    volumesAtMost: [170, 200],
  },
  run: { seed: SEED, replications: 4 },
};

async function reportOf(changes: Partial<ScenarioInput>, replications = 4): Promise<{ model: Model; report: Report }> {
  const model = await modelOf(changes);
  const result = StudyResult.empty(model);
  result.add(new StudyEngine(model).runBatch({ seed: SEED, from: 0, to: replications }));
  return { model, report: result.report() };
}

/** Keeps what the queue did, from the moments at which contacts joined and left it. */
class WaitsObserver extends RecordingObserver {
  readonly waits: { from: number; to: number; hasAbandoned: boolean }[] = [];
  readonly states: { waiting: number; busy: number; isAllBusy: number }[] = [];
  override answeredAfterWait(_k: number, _row: number, waitSeconds: number, joinedAt = 0): void {
    this.waits.push({ from: joinedAt, to: joinedAt + waitSeconds, hasAbandoned: false });
  }
  override abandoned(_k: number, _row: number, waitSeconds: number, joinedAt = 0): void {
    this.waits.push({ from: joinedAt, to: joinedAt + waitSeconds, hasAbandoned: true });
  }
  override snapshot(_interval = 0, waiting = 0, busy = 0, isAllBusy: 0 | 1 = 0): void {
    this.states.push({ waiting, busy, isAllBusy });
  }
}

describe('the queue over time', () => {
  it('is that of all waits laid out over the time they took', async () => {
    const { model, report } = await reportOf(crowded, 1);
    const { waits, states } = recorded(model, 0, SEED, new WaitsObserver());
    const queue = report.overTime.intervals.queue!;
    for (let i = 0; i < 6; i++) {
      const [start, end] = [i * 1800, (i + 1) * 1800];
      const overlap = waits.reduce(
        (sum, { from, to }) => sum + Math.max(0, Math.min(to, end) - Math.max(from, start)),
        0,
      );
      const standing = waits.filter(({ from, to }) => from < end && to >= end).length;
      const gone = waits.filter(({ to, hasAbandoned }) => hasAbandoned && to >= start && to < end).length;
      expect(queue.waiting.value[i]).toBeCloseTo(overlap / 1800, 9);
      expect(queue.abandonments.value[i]).toBe(gone);
      expect(queue.waitingAtEnd.value[i]).toBe(standing);
      expect(queue.waitingAtEnd.value[i]).toBe(states[i].waiting);
      expect(queue.busyAtEnd.value[i]).toBe(states[i].busy);
      expect(queue.allBusyAtEnd.value[i]).toBe(states[i].busy === 2 ? 1 : 0);
    }
    const atLeast = (n: number): number => states.filter(({ waiting }) => waiting >= n).length / 6;
    expect(queue.waitingAtLeast.map(({ share }) => share.value)).toEqual([atLeast(1), atLeast(2)]);
    expect(waits.some(({ from, to }) => Math.floor(from / 1800) !== Math.floor(to / 1800))).toBe(true);
  });
});

describe('the groups that answer a class', () => {
  it('are those that its routing names, and their shares add up to 1', async () => {
    const { report } = await reportOf(crowded);
    const [a, b] = report.classes;
    expect(b.answeredByGroup!.map(({ answered }) => answered.value)).toEqual([0, b.measures.answered.value]);
    const shares = a.answeredByGroup!.map(({ share }) => share.value!);
    expect(shares[0]).toBeGreaterThan(0.5);
    expect(shares[0] + shares[1]).toBeCloseTo(1, 12);
  });
});

describe('the variation of volume', () => {
  it('is the sample variance between replications, and the share of days with at most so many', async () => {
    const { model, report } = await reportOf(crowded, 4);
    const counts = [0, 1, 2, 3].map(
      (r) => recorded(model, r, SEED).offers.filter(({ row }) => row >= 1 && row <= 6).length,
    );
    const mean = counts.reduce((sum, n) => sum + n, 0) / 4;
    const variance = counts.reduce((sum, n) => sum + (n - mean) * (n - mean), 0) / 3;
    expect(report.volume!.days.mean.value[0]).toBeCloseTo(mean, 12);
    expect(report.volume!.days.variance.value[0]).toBeCloseTo(variance, 9);
    expect(report.volume!.atMost.map(({ share }) => share.value[0])).toEqual(
      [170, 200].map((most) => counts.filter((n) => n <= most).length / 4),
    );
  });
});

describe('first attempts', () => {
  const redialling: Partial<ScenarioInput> = {
    calendar: { start: '2026-01-05', hours: 8 },
    demand: { contactsPerHour: 60 },
    contacts: {
      handleTime: { law: 'constant', seconds: 120 },
      patience: { law: 'constant', seconds: 60 },
      redial: { afterAbandon: 1, delay: { law: 'constant', seconds: 300 }, maxAttempts: 1 },
    },
    serviceLevel: { thresholdSeconds: 30, alsoThresholdsSeconds: [60] },
  };

  it('and redials make up the offered, and those who redial wait five minutes for it', async () => {
    const { report } = await reportOf(redialling, 1);
    const { counts, retries } = report.totals.journey ?? report.classes[0].journey!;
    const { offered } = report.totals.measures;
    expect(counts.firstAttempts.value! + counts.redials.value!).toBe(offered.value);
    expect(retries!.attemptsPerFirst.value).toBeCloseTo(offered.value! / counts.firstAttempts.value!, 12);
    expect(counts.redialDelaySeconds.value! % 300).toBe(0);
    expect(retries!.meanToRedial.value).toBeCloseTo(counts.redialDelaySeconds.value! / (8 * 3600), 12);
    const lost = report.totals.measures.abandoned.value! - counts.triedAgain.value!;
    expect(retries!.servedInTheEnd.value).toBeCloseTo(1 - lost / counts.firstAttempts.value!, 12);
    const [within30, within60] = retries!.firstWithin.map(({ answeredPerOffered }) => answeredPerOffered.value!);
    expect(within60).toBeGreaterThan(within30);
    expect(retries!.firstAnsweredShare.value).toBe(within60);
  });
});
