import type { Contacts } from './contacts.ts';

/**
 * The lanes of waiting contacts, first come first. A lane is a list linked through `Contacts.next` and `previous`, so that
 * joining, being called up and leaving from the middle all cost the same few stores.
 *
 * Lanes hold ghosts (see `Floor`): `standing` counts them, `waiting[lane]` does not where hanging up is watched.
 */
export class WaitingLines {
  readonly first: Int32Array;
  readonly waiting: Int32Array;
  /** Contacts and ghosts in all lanes. */
  standing = 0;
  private readonly last: Int32Array;
  private readonly contacts: Contacts;

  constructor(lanes: number, contacts: Contacts) {
    this.first = new Int32Array(lanes).fill(-1);
    this.last = new Int32Array(lanes).fill(-1);
    this.waiting = new Int32Array(lanes);
    this.contacts = contacts;
  }

  clear(): void {
    this.first.fill(-1);
    this.last.fill(-1);
    this.waiting.fill(0);
    this.standing = 0;
  }

  join(lane: number, contact: number): void {
    const { next, previous, nextStepAt } = this.contacts;
    const last = this.last[lane];
    if (last < 0) this.first[lane] = contact;
    else next[last] = contact;
    previous[contact] = last;
    next[contact] = -1;
    this.last[lane] = contact;
    nextStepAt[contact] = Number.POSITIVE_INFINITY;
    this.waiting[lane]++;
    this.standing++;
  }

  /** Puts a contact back to where its time of joining belongs: before those who joined later. */
  rejoin(lane: number, contact: number): void {
    const { next, previous, joinedAt, nextStepAt } = this.contacts;
    let after = this.first[lane];
    let before = -1;
    while (after >= 0 && joinedAt[after] <= joinedAt[contact]) {
      before = after;
      after = next[after];
    }
    next[contact] = after;
    previous[contact] = before;
    if (before < 0) this.first[lane] = contact;
    else next[before] = contact;
    if (after < 0) this.last[lane] = contact;
    else previous[after] = contact;
    nextStepAt[contact] = Number.POSITIVE_INFINITY;
    this.waiting[lane]++;
    this.standing++;
  }

  /** A contact that has hung up goes on standing as a ghost. */
  becomeGhost(lane: number): void {
    this.waiting[lane]--;
  }

  /** @param isGhost true when it has been taken from `waiting` already */
  leave(lane: number, contact: number, isGhost: boolean): void {
    const { next, previous, nextStepAt } = this.contacts;
    const before = previous[contact];
    const after = next[contact];
    if (before < 0) this.first[lane] = after;
    else next[before] = after;
    if (after < 0) this.last[lane] = before;
    else previous[after] = before;
    nextStepAt[contact] = Number.NaN;
    if (!isGhost) this.waiting[lane]--;
    this.standing--;
  }
}
