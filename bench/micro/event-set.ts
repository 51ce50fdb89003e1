import { EventHeap } from '../../engine/simulate/event-heap.ts';
import type { MicroCase } from './micro-case.ts';

const ROUNDS = 16_384;

/**
 * What the event set costs by its size: the pair that a busy centre does most (the earliest event gives way to a later
 * one), and the same by removal and insertion.
 */
export function eventSet(): MicroCase[] {
  return [10, 100, 1000, 10_000, 100_000].flatMap((events) => [
    holding(events, 'replace the top', (heap, time, item) => heap.replaceTop(time, item)),
    holding(events, 'pop and push', (heap, time, item) => {
      heap.pop();
      heap.push(time, item);
    }),
  ]);
}

/** The hold model (Jones 1986): events are rescheduled by times drawn beforehand, so that only the event set is timed. */
function holding(
  events: number,
  name: string,
  reschedule: (heap: EventHeap, time: number, item: number) => void,
): MicroCase {
  const heap = new EventHeap(events);
  const delays = Float64Array.from({ length: 1024 }, (_, i) => -Math.log((((i * 619) % 1024) + 0.5) / 1024));
  for (let i = 0; i < events; i++) heap.push(delays[i & 1023], i);
  return {
    group: 'event set, hold model',
    name: `${events.toLocaleString('en')} events, ${name}`,
    operations: ROUNDS,
    run: () => {
      for (let i = 0; i < ROUNDS; i++) reschedule(heap, heap.topTime + delays[i & 1023], heap.item[1]);
    },
  };
}
