import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { timeOnce, yardsticks } from '../../bench/guard/yardsticks.ts';
import { builtEngine, pathOf } from '../../bench/places.ts';

describe('the yardsticks of the guard', () => {
  it.each(yardsticks)('$name takes processor time on the engine as built', async (yardstick) => {
    if (!existsSync(pathOf('dist/bench/probe.js'))) throw new Error('dist/bench is missing; run: npm run build:bench');
    const seconds = await timeOnce(yardstick, builtEngine);
    expect(seconds).toBeGreaterThan(0.01);
    expect(seconds).toBeLessThan(60);
  });

  it.each(yardsticks)('$name has no time on a build that cannot do it', async (yardstick) => {
    expect(await timeOnce(yardstick, pathOf('bench'))).toBeNull();
  });
});
