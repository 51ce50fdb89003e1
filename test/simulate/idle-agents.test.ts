import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IdleAgents } from '../../engine/simulate/idle-agents.ts';

describe('the idle agents', () => {
  it('of a group come and go first in, first out, up to its peak staff', () => {
    const peak = 5;
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1, max: 3 }), { maxLength: 100 }), (steps) => {
        const idle = new IdleAgents(Int32Array.of(peak, 1), Uint8Array.of(1, 1));
        const model: number[] = [];
        steps.forEach((agents, now) => {
          if (agents < 0 && model.length > 0) {
            idle.takeLongest(0);
            model.shift();
          } else if (agents > 0) {
            const more = Math.min(agents, peak - model.length);
            idle.add(0, more, now);
            for (let i = 0; i < more; i++) model.push(now);
          }
          expect(idle.longest(0)).toBe(model[0] ?? Number.POSITIVE_INFINITY);
          expect(idle.longest(1)).toBe(Number.POSITIVE_INFINITY);
        });
        idle.clear();
        expect(idle.longest(0)).toBe(Number.POSITIVE_INFINITY);
      }),
      { seed: 9 },
    );
  });

  it('are not kept where nothing asks for them', () => {
    const idle = new IdleAgents(Int32Array.of(3), Uint8Array.of(0));
    idle.add(0, 3, 10);
    idle.takeLongest(0);
    expect(idle.longest(0)).toBe(Number.POSITIVE_INFINITY);
  });
});
