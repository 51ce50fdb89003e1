/** The agents of a team where no event loop tells who is idle (`several-teams.ts`). */

import { busy } from '../busy-time';
import * as counting from '../counting';
import * as duty from '../duty';
import { NEVER, Tournament, timeOf } from '../tournament';
import { Contact, enter, leave } from './contacts';
import * as routing from './routing';

export const TEAM_BYTES: usize = 64;

let serviceStarts: i32 = 0;

export function beginServices(): void {
  serviceStarts = 0;
}

/** A tournament of the times from which its agents are free; what each did last is a record of its own. One cache line. */
@unmanaged
export class Team extends Tournament {
  /** Key of the time from which the agent is free who is free first. */
  nextFree: i64;
  /** The lanes it takes from, as bits. */
  lanes: u64;
  /** Agents who leave as soon as they are free: when there are some, nobody is idle. */
  leaving: i32;
  index: i32;

  begin(): void {
    this.clear();
    this.nextFree = NEVER;
    this.leaving = 0;
  }

  /** What the agent did last who is free first. */
  get last(): Contact {
    return changetype<Contact>(<usize>this.winner);
  }

  /** The agent who is free first serves a contact from `now` on. */
  @inline
  serve(k: i32, row: i32, cell: usize, talk: f64, afterCall: f64, now: f64): void {
    const g = this.index;
    const last = this.last;
    busy(g, last.startedAt, timeOf(this.nextFree));
    const multiplier = routing.handleTimeMultiplier[g * routing.classes + k];
    talk *= multiplier;
    afterCall *= multiplier;
    last.startedAt = now;
    last.sequence = serviceStarts++;
    counting.handled(cell, row, g, talk, afterCall);
    this.nextFree = this.set(<i32>last.next, now + (talk + afterCall), <i32>changetype<usize>(last));
  }

  /** An agent comes, and has done nothing yet. */
  comeOnDuty(now: f64): void {
    const nothing = enter();
    const leaf = this.takeLeaf();
    nothing.next = <usize>leaf;
    nothing.startedAt = now;
    nothing.sequence = 0;
    this.nextFree = this.set(leaf, now, <i32>changetype<usize>(nothing));
  }

  /** The agent who is free first goes. */
  goOffDuty(): void {
    busy(this.index, this.last.startedAt, timeOf(this.nextFree));
    this.forgetAgent();
  }

  /** The agent who is free first is no longer there. */
  forgetAgent(): void {
    const last = this.last;
    const leaf = <i32>last.next;
    leave(last);
    this.nextFree = this.releaseLeaf(leaf);
  }

  /** Counts what those did last who are idle at this time, in order. */
  settle(time: i64): void {
    let settled = changetype<Contact>(0);
    while (this.nextFree <= time) {
      const last = this.last;
      const free = timeOf(this.nextFree);
      busy(this.index, last.startedAt, free);
      last.startedAt = free;
      this.nextFree = this.releaseLeaf(<i32>last.next);
      last.next = changetype<usize>(settled);
      settled = last;
    }
    while (changetype<usize>(settled) != 0) {
      const last = settled;
      settled = changetype<Contact>(last.next);
      const leaf = this.takeLeaf();
      last.next = <usize>leaf;
      this.nextFree = this.set(leaf, last.startedAt, <i32>changetype<usize>(last));
    }
  }

  /** The row in which the first of the services began that are under way at this time; a row before it, since quotients of times round. */
  oldestRow(time: i64): i32 {
    let oldest = counting.rows;
    for (let leaf = 0; leaf < this.leaves; leaf++) {
      const key = this.keyOfLeaf(leaf);
      if (key <= time || key >= NEVER) continue;
      oldest = min(oldest, counting.rowAt(changetype<Contact>(<usize>this.holderOf(leaf)).startedAt) - 1);
    }
    return max(oldest, 0);
  }

  /** Overtime is counted by how many are busy, which matters only where that is more than the plan has. */
  tellBusy(): void {
    const g = this.index;
    duty.busy[g] = this.leaving > 0 ? duty.staff[g] + this.leaving : 0;
  }
}
