/**
 * The event set: a binary heap of (time, item) in two parallel arrays, earliest first.
 *
 * Position 1 is the top and slot `size + 1` always holds Infinity, so that choosing the smaller child needs neither a
 * bound check nor a branch (Sanders 2000, "Fast priority queues for cached memory", section 2.1). Taking the top and
 * inserting the next event, by far the commonest pair here, is one descent (`replaceTop`).
 */
export class EventHeap {
  time: Float64Array;
  item: Int32Array;
  size = 0;

  /** @param capacity events that fit before the arrays are doubled, >= 1 */
  constructor(capacity: number) {
    this.time = new Float64Array(capacity + 3).fill(Number.POSITIVE_INFINITY);
    this.item = new Int32Array(capacity + 3);
  }

  /** Time of the earliest event, Infinity when there is none. */
  get topTime(): number {
    return this.time[1];
  }

  clear(): void {
    this.time.fill(Number.POSITIVE_INFINITY, 0, this.size + 3);
    this.size = 0;
  }

  push(time: number, item: number): void {
    let hole = ++this.size;
    if (hole + 2 >= this.time.length) this.grow();
    const times = this.time;
    const items = this.item;
    times[hole + 1] = Number.POSITIVE_INFINITY;
    while (hole > 1) {
      const parent = hole >> 1;
      if (times[parent] <= time) break;
      times[hole] = times[parent];
      items[hole] = items[parent];
      hole = parent;
    }
    times[hole] = time;
    items[hole] = item;
  }

  /** Removes the earliest event. */
  pop(): void {
    const last = this.size--;
    const time = this.time[last];
    const item = this.item[last];
    this.time[last] = Number.POSITIVE_INFINITY;
    if (last > 1) this.replaceTop(time, item);
  }

  /** Removes the earliest event and inserts another. */
  replaceTop(time: number, item: number): void {
    const times = this.time;
    const items = this.item;
    const size = this.size;
    let hole = 1;
    let child = 2;
    while (child <= size) {
      child += ((times[child + 1] < times[child]) as unknown as number) | 0;
      const childTime = times[child];
      if (childTime >= time) break;
      times[hole] = childTime;
      items[hole] = items[child];
      hole = child;
      child = hole << 1;
    }
    times[hole] = time;
    items[hole] = item;
  }

  /**
   * Brings to the top, of all events at the earliest time, the item that comes first. They are a tree of their own
   * around the top, and items of equal times may change places.
   */
  settleTie(comesFirst: (item: number, other: number) => boolean): void {
    const { time, item, size } = this;
    const now = time[1];
    let first = 1;
    const visit = (position: number): void => {
      if (position > size || time[position] !== now) return;
      if (comesFirst(item[position], item[first])) first = position;
      visit(2 * position);
      visit(2 * position + 1);
    };
    visit(1);
    const earliest = item[first];
    item[first] = item[1];
    item[1] = earliest;
  }

  private grow(): void {
    const time = new Float64Array(this.time.length * 2).fill(Number.POSITIVE_INFINITY);
    time.set(this.time);
    const item = new Int32Array(time.length);
    item.set(this.item);
    this.time = time;
    this.item = item;
  }
}
