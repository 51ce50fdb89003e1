import { expect, it } from 'vitest';
import { scenarioVersion, upgradeScenario } from '../../engine/scenario/versions.ts';

it('a scenario of the present version is returned as it is', () => {
  const value = { surgeboard: scenarioVersion, name: 'x' };
  expect(upgradeScenario(value)).toBe(value);
});

it('an older scenario takes every step from its version on, in order', () => {
  const chain = [1, 2, 3].map((from) => (older: Record<string, unknown>) => ({
    surgeboard: from + 1,
    steps: [...((older.steps as number[] | undefined) ?? []), from],
  }));
  expect(upgradeScenario({ surgeboard: 1 }, chain)).toEqual({ surgeboard: 4, steps: [1, 2, 3] });
  expect(upgradeScenario({ surgeboard: 3 }, chain)).toEqual({ surgeboard: 4, steps: [3] });
});

it('a scenario without a sound version is left to the schema', () => {
  for (const surgeboard of [undefined, '1', 0, 1.5, -1]) {
    const value = { surgeboard };
    expect(upgradeScenario(value)).toBe(value);
  }
});
