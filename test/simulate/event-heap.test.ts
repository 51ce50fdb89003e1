import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EventHeap } from '../../engine/simulate/event-heap.ts';

type Step = { kind: 'push'; time: number } | { kind: 'replace'; time: number } | { kind: 'pop' } | { kind: 'clear' };

const time = fc.oneof(
  fc.integer({ min: -5, max: 20 }),
  fc.double({ min: -1e9, max: 1e9, noNaN: true }),
  fc.constant(Number.POSITIVE_INFINITY),
);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: time.map((at): Step => ({ kind: 'push', time: at })) },
  { weight: 4, arbitrary: time.map((at): Step => ({ kind: 'replace', time: at })) },
  { weight: 4, arbitrary: fc.constant<Step>({ kind: 'pop' }) },
  { weight: 1, arbitrary: fc.constant<Step>({ kind: 'clear' }) },
);

describe('the event heap', () => {
  it('has the earliest event of a sorted list on top after any steps, and grows', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 300 }), fc.integer({ min: 1, max: 4 }), (steps, capacity) => {
        const heap = new EventHeap(capacity);
        let model: { at: number; item: number }[] = [];
        /** Takes the heap's choice among equal times out of the model. */
        const takeTop = (): void => {
          const found = model.findIndex(({ at, item }) => at === heap.time[1] && item === heap.item[1]);
          expect(found).toBeGreaterThanOrEqual(0);
          model.splice(found, 1);
        };
        steps.forEach((next, item) => {
          if (next.kind === 'push') {
            heap.push(next.time, item);
            model.push({ at: next.time, item });
          } else if (next.kind === 'clear') {
            heap.clear();
            model = [];
          } else if (model.length > 0) {
            takeTop();
            if (next.kind === 'pop') heap.pop();
            else {
              heap.replaceTop(next.time, item);
              model.push({ at: next.time, item });
            }
          }
          expect(heap.size).toBe(model.length);
          expect(heap.topTime).toBe(Math.min(Number.POSITIVE_INFINITY, ...model.map(({ at }) => at)));
        });
        while (model.length > 0) {
          expect(heap.topTime).toBe(Math.min(...model.map(({ at }) => at)));
          takeTop();
          heap.pop();
        }
        expect(heap.topTime).toBe(Number.POSITIVE_INFINITY);
      }),
      { seed: 7, numRuns: 500 },
    );
  });
});
