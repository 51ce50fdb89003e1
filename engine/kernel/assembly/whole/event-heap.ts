/**
 * The event set of timers: the binary heap of `engine/simulate/event-heap.ts`, position by position, since the order of
 * events that nothing tells apart is that in which they lie. Times are keys (see `tournament.ts`).
 */
import { reserve } from '../room';
import { NEVER } from '../tournament';

@unmanaged
class Event {
  key: i64;
  item: i32;
  padding: i32;
}

@unmanaged
export class EventHeap {
  /** Event i is at place i; that after the last is never. */
  events: usize;
  size: i32;
  /** Events that fit before the heap is moved to where there is twice as much room. */
  capacity: i32;

  keyAt(i: i32): i64 {
    return eventAt(this.events, i).key;
  }

  itemAt(i: i32): i32 {
    return eventAt(this.events, i).item;
  }

  clear(): void {
    for (let i = 0; i < this.size + 3; i++) eventAt(this.events, i).key = NEVER;
    this.size = 0;
  }

  push(key: i64, item: i32): void {
    let hole = ++this.size;
    if (hole == this.capacity) grow(this);
    const events = this.events;
    eventAt(events, hole + 1).key = NEVER;
    while (hole > 1) {
      const parent = eventAt(events, hole >> 1);
      if (parent.key <= key) break;
      put(events, hole, parent.key, parent.item);
      hole >>= 1;
    }
    put(events, hole, key, item);
  }

  /** Removes the earliest event. */
  pop(): void {
    const last = eventAt(this.events, this.size--);
    const key = last.key;
    last.key = NEVER;
    if (this.size > 0) this.replaceTop(key, last.item);
  }

  /** Removes the earliest event and inserts another. */
  replaceTop(key: i64, item: i32): void {
    const events = this.events;
    const size = this.size;
    let hole = 1;
    let child = 2;
    while (child <= size) {
      child += i32(eventAt(events, child + 1).key < eventAt(events, child).key);
      const event = eventAt(events, child);
      if (event.key >= key) break;
      put(events, hole, event.key, event.item);
      hole = child;
      child = hole << 1;
    }
    put(events, hole, key, item);
  }

  exchange(i: i32, j: i32): void {
    const item = this.itemAt(i);
    eventAt(this.events, i).item = this.itemAt(j);
    eventAt(this.events, j).item = item;
  }
}

export const NO_HEAP = changetype<EventHeap>(0);

export function newEventHeap(capacity: i32): EventHeap {
  const heap = changetype<EventHeap>(reserve(offsetof<EventHeap>()));
  heap.events = reserve(<usize>(capacity + 3) * offsetof<Event>());
  heap.capacity = capacity;
  heap.size = capacity;
  heap.clear();
  return heap;
}

function eventAt(events: usize, i: i32): Event {
  return changetype<Event>(events + ((<usize>i) << 4));
}

function put(events: usize, i: i32, key: i64, item: i32): void {
  const event = eventAt(events, i);
  event.key = key;
  event.item = item;
}

/** What is left behind is lost; all that is ever lost is less than what is held. */
function grow(heap: EventHeap): void {
  const capacity = heap.capacity;
  const events = reserve(<usize>(2 * capacity + 3) * offsetof<Event>());
  for (let i = 1; i < 2 * capacity + 3; i++) {
    const isHeld = i < capacity + 3;
    put(events, i, isHeld ? heap.keyAt(i) : NEVER, isHeld ? heap.itemAt(i) : 0);
  }
  heap.events = events;
  heap.capacity = 2 * capacity;
}
