import { describe, expect, it } from 'vitest';
import { Collector } from '../../engine/collect/collector.ts';
import { SectionIndex } from '../../engine/collect/result-layout.ts';
import type { ScenarioInput } from '../../engine/index.ts';
import { modelOf } from '../support/model-of.ts';

type Target = NonNullable<ScenarioInput['targets']>[number];

/** Four half hours over midnight; each test tells a collector by hand what happened. */
const calendar = { start: '2026-01-05T23:00', hours: 2 };

/**
 * Tells what happens: contacts of a row each with the wait after which they were answered (0: at once) or, when
 * negative, hung up.
 * @returns whether all periods met the target, and the share that did
 */
async function judged(target: Target, waitsByRow: Record<number, number[]>, more: Partial<ScenarioInput> = {}) {
  const model = await modelOf({
    calendar,
    targets: [target],
    serviceLevel: { formula: 'within-per-offered' },
    ...more,
  });
  const collector = new Collector(model);
  collector.beginReplication();
  for (const [row, waits] of Object.entries(waitsByRow)) {
    for (const wait of waits) {
      collector.offered(0, Number(row));
      if (wait === 0) collector.answeredAtOnce(0, Number(row));
      else if (wait > 0) collector.answeredAfterWait(0, Number(row), wait, 0);
      else collector.abandoned(0, Number(row), -wait, 0);
      if (wait >= 0) collector.handled(0, Number(row), 0, 60, 0);
    }
  }
  collector.onDuty(0, 0, 7200, 1);
  collector.busy(0, 0, 1800);
  collector.busy(0, 5400, 5850);
  collector.endReplication(1);
  const at = collector.layout.moments.meanOffset[SectionIndex.targets];
  return [...collector.forest.total().mean.subarray(at, at + 2)];
}

const level: Target = { measure: 'service-level', atLeast: 0.5 };

describe('a target', () => {
  it('over the run weighs all contacts alike', async () => {
    // 2 of 4 within 20 s, whatever the intervals.
    expect(await judged(level, { 1: [0, 10], 4: [30, 40] })).toEqual([1, 1]);
    expect(await judged(level, { 1: [0], 4: [30, 40] })).toEqual([0, 0]);
  });

  it('is met at its bound', async () => {
    expect(await judged(level, { 1: [20, 20.5] })).toEqual([1, 1]);
  });

  it('in each interval is met by the share of the intervals that met it', async () => {
    expect(await judged({ ...level, period: 'interval' }, { 1: [0], 2: [0], 3: [0], 4: [50] })).toEqual([0, 0.75]);
  });

  it('leaves out periods in which nobody called, and is met when nobody called at all', async () => {
    expect(await judged({ ...level, period: 'interval' }, { 1: [0], 4: [50] })).toEqual([0, 0.5]);
    expect(await judged({ ...level, period: 'interval' }, {})).toEqual([1, 1]);
  });

  it('in each day splits the run at midnight', async () => {
    expect(await judged({ ...level, period: 'day' }, { 1: [0, 0], 2: [0], 3: [50], 4: [50] })).toEqual([0, 0.5]);
  });

  it('does not see the warm-up, nor what comes after the end', async () => {
    expect(await judged(level, { 0: [50, 50, 50], 1: [0], 5: [50, 50] })).toEqual([1, 1]);
  });

  it('on abandonment counts those who hung up', async () => {
    const target: Target = { measure: 'abandonment', atMost: 0.25 };
    expect(await judged(target, { 1: [0, 0, 0, -9] })).toEqual([1, 1]);
    expect(await judged(target, { 1: [0, 0, -9] })).toEqual([0, 0]);
  });

  it('on the mean speed of answer takes the answered alone', async () => {
    expect(await judged({ measure: 'asa', atMost: 15 }, { 1: [0, 30, -500] })).toEqual([1, 1]);
    expect(await judged({ measure: 'asa', atMost: 14.9 }, { 1: [0, 30, -500] })).toEqual([0, 0]);
  });

  it('between two bounds must keep both', async () => {
    const target: Target = { measure: 'asa', atLeast: 10, atMost: 20 };
    expect(await judged({ ...target, period: 'interval' }, { 1: [5], 2: [15], 3: [25], 4: [10] })).toEqual([0, 0.5]);
  });

  it('on the wait of nine in ten asks for nine in ten within it', async () => {
    const nine = Array.from({ length: 9 }, () => 60);
    expect(await judged({ measure: 'wait-p90', atMost: 60 }, { 1: [...nine, 500] })).toEqual([1, 1]);
    expect(await judged({ measure: 'wait-p90', atMost: 60 }, { 1: [...nine.slice(1), 61, 500] })).toEqual([0, 0]);
    expect(await judged({ measure: 'wait-p90', atLeast: 60 }, { 1: [...nine.slice(1), 61, 500] })).toEqual([1, 1]);
  });

  it('on occupancy is busy time over time on duty', async () => {
    // Busy 1,800 of 1,800 s in the first half hour, 450 in the last; 2,250 of 7,200 s over the run.
    expect(await judged({ measure: 'occupancy', atMost: 0.3125 }, {})).toEqual([1, 1]);
    expect(await judged({ measure: 'occupancy', atMost: 0.5, period: 'interval' }, {})).toEqual([0, 0.75]);
  });

  it('on cost takes what the schedule and the telephone cost', async () => {
    const more = { agents: [{ name: 'desk', headcount: 1, costPerHour: 30 }], costs: { telephonePerMinute: 1 } };
    // Two hours at 30, and two contacts of a minute, one of them after a minute of waiting.
    const waits = { 1: [0, 60] };
    expect(await judged({ measure: 'total-cost', atMost: 63 }, waits, more)).toEqual([1, 1]);
    expect(await judged({ measure: 'total-cost', atMost: 62.99 }, waits, more)).toEqual([0, 0]);
    expect(await judged({ measure: 'cost-per-contact', atMost: 31.5 }, waits, more)).toEqual([1, 1]);
    expect(await judged({ measure: 'cost-per-contact', atMost: 31.49 }, waits, more)).toEqual([0, 0]);
  });
});
