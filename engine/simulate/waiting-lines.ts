import type { Contacts } from './contacts.ts';

/**
 * The lines of waiting contacts, one a class, first come first. A line is a list linked through `Contacts.next` and
 * `previous`, so that joining, being called up and leaving from the middle all cost the same few stores.
 *
 * Lines may hold contacts whose patience has ended (see `Simulation`); `waiting` counts them too.
 */
export class WaitingLines {
  readonly first: Int32Array;
  private readonly last: Int32Array;
  private readonly contacts: Contacts;
  private previous: Int32Array;
  /** When the contact's next routing step opens; NaN when it is not in line. */
  nextStepAt: Float64Array;
  waiting = 0;

  constructor(lines: number, contacts: Contacts) {
    this.first = new Int32Array(lines).fill(-1);
    this.last = new Int32Array(lines).fill(-1);
    this.contacts = contacts;
    this.previous = new Int32Array(contacts.next.length);
    this.nextStepAt = new Float64Array(contacts.next.length).fill(Number.NaN);
  }

  clear(): void {
    this.first.fill(-1);
    this.last.fill(-1);
    this.nextStepAt.fill(Number.NaN);
    this.waiting = 0;
  }

  isWaiting(contact: number): boolean {
    return !Number.isNaN(this.nextStepAt[contact]);
  }

  join(line: number, contact: number): void {
    const { next } = this.contacts;
    if (contact >= this.previous.length) this.grow(next.length);
    const last = this.last[line];
    if (last < 0) this.first[line] = contact;
    else next[last] = contact;
    this.previous[contact] = last;
    next[contact] = -1;
    this.last[line] = contact;
    this.nextStepAt[contact] = Number.POSITIVE_INFINITY;
    this.waiting++;
  }

  leave(line: number, contact: number): void {
    const { next } = this.contacts;
    const before = this.previous[contact];
    const after = next[contact];
    if (before < 0) this.first[line] = after;
    else next[before] = after;
    if (after < 0) this.last[line] = before;
    else this.previous[after] = before;
    this.nextStepAt[contact] = Number.NaN;
    this.waiting--;
  }

  private grow(length: number): void {
    const previous = new Int32Array(length);
    previous.set(this.previous);
    this.previous = previous;
    const nextStepAt = new Float64Array(length).fill(Number.NaN);
    nextStepAt.set(this.nextStepAt);
    this.nextStepAt = nextStepAt;
  }
}
