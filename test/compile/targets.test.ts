import { describe, expect, it } from 'vitest';
import type { Model, ScenarioInput } from '../../engine/index.ts';
import { modelOf } from '../support/model-of.ts';

const target = { measure: 'service-level' as const, atLeast: 0.8 };

async function withTargets(targets: ScenarioInput['targets'], more: Partial<ScenarioInput> = {}): Promise<Model> {
  return modelOf({ calendar: { start: '2026-01-30', days: 4 }, targets: targets!, ...more });
}

describe('targets', () => {
  it.each([
    ['run', 1],
    ['month', 2],
    ['week', 2],
    ['day', 4],
    ['interval', 192],
  ] as const)('are judged by %s: %i periods from Friday 30 January to Monday 2 February', async (period, periods) => {
    const model = await withTargets([{ ...target, period }]);
    expect(model.targets[0].periods).toBe(periods);
    expect(model.targets[0].periodOf[191]).toBe(periods - 1);
  });

  it('begin a week on Monday and a month on the first', async () => {
    const { targets } = await withTargets([
      { ...target, period: 'week' },
      { ...target, period: 'month' },
    ]);
    expect([targets[0].periodOf[143], targets[0].periodOf[144]]).toEqual([0, 1]);
    expect([targets[1].periodOf[95], targets[1].periodOf[96]]).toEqual([0, 1]);
  });

  it('begin no new week at 01:00 on a Monday morning', async () => {
    const { targets } = await withTargets([{ ...target, period: 'week' }], {
      calendar: { start: '2026-01-05', days: 1 },
    });
    expect(targets[0].periods).toBe(1);
  });

  it('hold the classes that their selector matches', async () => {
    const { targets } = await withTargets([{ ...target, contacts: '*/es' }, target], {
      demand: { contactsPerHour: 60, topics: { a: {}, b: {} }, languages: { en: {}, es: {} } },
    });
    expect([...targets[0].classes]).toEqual([1, 3]);
    expect([...targets[1].classes]).toEqual([0, 1, 2, 3]);
  });

  it('on the wait of nine in ten are counted as shares within their bounds', async () => {
    const { targets, measuring } = await withTargets(
      [
        { measure: 'wait-p90', atMost: 90 },
        { measure: 'wait-p90', atMost: 60, atLeast: 10 },
      ],
      { serviceLevel: { alsoThresholdsSeconds: [120, 60] } },
    );
    expect([...measuring.extraThresholdsSeconds]).toEqual([60, 120, 90, 10]);
    expect(measuring.reportedThresholds).toBe(2);
    expect([targets[0].atMostThreshold, targets[0].atLeastThreshold]).toEqual([2, -1]);
    expect([targets[1].atMostThreshold, targets[1].atLeastThreshold]).toEqual([0, 3]);
  });

  it('without a name say in words what they want', async () => {
    const { targets } = await withTargets([
      target,
      { measure: 'asa', atMost: 30, period: 'day' },
      { measure: 'total-cost', atMost: 500 },
    ]);
    expect(targets.map(({ name }) => name)).toEqual([
      'service level within 20 s at least 80 % over the run',
      'mean speed of answer at most 30 s in each day',
      'total cost at most 500 USD over the run',
    ]);
  });
});
