import { EventHeap } from './event-heap.ts';

/** Kinds of timers. */
export const Timer = {
  /** A routing step opens for a waiting contact. */
  stepOpens: 0,
  /** A waiting contact hangs up. */
  hangsUp: 1,
  /** An AI session ends. */
  sessionEnds: 2,
  /** A contact is offered anew: redial, return, bounce-back, conversion. */
  comesBack: 3,
  /** A contact that found the line closed meets its opening. */
  lineOpens: 4,
  /** A vain callback is tried again. */
  callsAgain: 5,
  /** A customer hangs up, and the agent goes on with after-call work. */
  lineFrees: 9,
  /** The hours of a window begin or end (subject: schedule). */
  windowTurns: 6,
  /** Agents called by a trigger come or go (subject: the plan). */
  surgeTurns: 7,
  /** Triggers look at their measures. */
  triggersLook: 8,
  /** A reporting interval ends: what deferred work waits is told (subject: the interval). */
  intervalEnds: 10,
  /** A reporting interval is about to end: the state is told (subject: the interval). */
  snapshot: 11,
} as const;

/**
 * What will happen at a known time to a contact or a schedule. Timers of one instant go off by kind, then by rank and order
 * if they have one, then as they were set. They are never taken back: whoever is meant checks that it still means something.
 */
export class Timers {
  private readonly heap = new EventHeap(64);
  private kind = new Uint8Array(64);
  private subject = new Int32Array(64);
  private rank = new Float64Array(64);
  private order = new Int32Array(64);
  private sequence = new Float64Array(64);
  private readonly free: number[] = [];
  private slots = 0;
  private settings = 0;

  clear(): void {
    this.heap.clear();
    this.free.length = 0;
    this.slots = 0;
    this.settings = 0;
  }

  /** Time of the earliest timer; Infinity when none is set. */
  get next(): number {
    return this.heap.time[1];
  }

  /** @param rank lower goes off first of those of one kind and instant; @param order the same for equal ranks */
  set(time: number, kind: number, subject: number, rank = 0, order = 0): void {
    const slot = this.free.pop() ?? this.slots++;
    if (slot === this.kind.length) this.grow();
    this.kind[slot] = kind;
    this.subject[slot] = subject;
    this.rank[slot] = rank;
    this.order[slot] = order;
    this.sequence[slot] = this.settings++;
    this.heap.push(time, slot);
  }

  /** Kind of the earliest timer, after ties are settled; `take` then gives its subject. */
  get nextKind(): number {
    const { time } = this.heap;
    if (time[2] === time[1] || time[3] === time[1]) this.heap.settleTie(this.comesFirst);
    return this.kind[this.heap.item[1]];
  }

  private readonly comesFirst = (a: number, b: number): boolean =>
    (this.kind[a] - this.kind[b] ||
      this.rank[a] - this.rank[b] ||
      this.order[a] - this.order[b] ||
      this.sequence[a] - this.sequence[b]) < 0;

  /** Takes out the earliest timer and returns its subject. */
  take(): number {
    const slot = this.heap.item[1];
    this.heap.pop();
    this.free.push(slot);
    return this.subject[slot];
  }

  /** What has been set and has not gone off, in no particular order. */
  forEach(visit: (kind: number, subject: number) => void): void {
    for (let i = 1; i <= this.heap.size; i++) visit(this.kind[this.heap.item[i]], this.subject[this.heap.item[i]]);
  }

  private grow(): void {
    const length = this.kind.length * 2;
    const kind = new Uint8Array(length);
    const subject = new Int32Array(length);
    const rank = new Float64Array(length);
    const order = new Int32Array(length);
    const sequence = new Float64Array(length);
    kind.set(this.kind);
    subject.set(this.subject);
    rank.set(this.rank);
    order.set(this.order);
    sequence.set(this.sequence);
    this.kind = kind;
    this.subject = subject;
    this.rank = rank;
    this.order = order;
    this.sequence = sequence;
  }
}
