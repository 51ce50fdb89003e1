import { describe, expect, it } from 'vitest';
import { type ScenarioInput, StudyEngine, StudyResult } from '../../engine/index.ts';
import { modelOf } from '../support/model-of.ts';

async function firstContactResolution(changes: Partial<ScenarioInput>): Promise<number | null> {
  const model = await modelOf(changes);
  const result = StudyResult.empty(model);
  result.add(new StudyEngine(model).runBatch({ seed: 'resolution', from: 0, to: 4 }));
  return result.report().classes[0].journey!.firstContactResolution.value;
}

describe('first-contact resolution', () => {
  it('is 1 where nothing can stay unresolved', async () => {
    const concurrency = { channels: ['voice'], limit: 2, speedAtLoad: [1, 0.6] };
    expect(await firstContactResolution({ agents: [{ name: 'desk', headcount: 2, concurrency }] })).toBe(1);
  });

  it('is that of beginners where only they fall short of it', async () => {
    const learning = { startHandleTimeMultiplier: 1, startFirstContactResolution: 0, halfLifeWeeks: 520 };
    const hiring = [{ date: '2026-01-05', headcount: 2, trainingDays: 0 }];
    const beginners = { name: 'desk', headcount: 0, learning, hiring };
    // An hour of a half-life of ten years: a resolution of 8e-6.
    expect(await firstContactResolution({ agents: [beginners] })).toBeLessThan(0.01);
  });
});
