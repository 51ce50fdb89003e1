import type { Model } from '../compile/model.ts';
import type { Contacts } from './contacts.ts';
import { Mark } from './mark.ts';
import type { Observer } from './observer.ts';
import { WaitingLines } from './waiting-lines.ts';

/** Contacts that may join a lane before somebody looks at it. */
const MOST_JOINS_UNSEEN = 8192;

/**
 * The lanes in which contacts wait, and what becomes of those who hang up there.
 *
 * A contact that hangs up stays in its lane as a ghost until an agent would have come for it: that moment is its virtual
 * wait. Where nothing needs to know of it earlier (`Journeys.isWatched`), hanging up is not an event at all: it is
 * counted, at its deadline, when an agent next looks.
 */
export class Lanes {
  readonly lines: WaitingLines;
  private readonly model: Model;
  private readonly observer: Observer;
  private readonly contacts: Contacts;
  private readonly hasMarks: boolean;
  private readonly isOpen: Uint8Array;
  /** By lane; below 0 after a sweep: those who stayed are owed as many joins before the next, so that a long lane is swept seldom. */
  private readonly joinsSinceLook: Int32Array;

  constructor(model: Model, observer: Observer, contacts: Contacts) {
    const { count } = model.routing.lanes;
    this.model = model;
    this.observer = observer;
    this.contacts = contacts;
    this.hasMarks = model.journeys.isInUse;
    this.lines = new WaitingLines(count, contacts);
    this.isOpen = new Uint8Array(count);
    this.joinsSinceLook = new Int32Array(count);
  }

  begin(): void {
    this.lines.clear();
    this.isOpen.fill(1);
    this.joinsSinceLook.fill(0);
  }

  readonly join = (contact: number, lane: number, now: number): void => {
    this.contacts.lane[contact] = lane;
    this.lines.join(lane, contact);
    if (++this.joinsSinceLook[lane] >= MOST_JOINS_UNSEEN) this.sweep(lane, now);
  };

  /** The contact leaves its lane for an agent. */
  readonly leave = (contact: number): void => {
    const lane = this.contacts.lane[contact];
    if (this.joinsSinceLook[lane] > 0) this.joinsSinceLook[lane] = 0;
    this.lines.leave(lane, contact, false);
  };

  /** Opens or closes a lane to agents. */
  open(lane: number, isOpen: boolean): void {
    this.isOpen[lane] = isOpen ? 1 : 0;
  }

  /** Is the lane worked on: within its window, and, when it holds deferred work, before the end of the run? */
  isWorkedOn(lane: number, now: number): boolean {
    if (this.isOpen[lane] === 0) return false;
    return this.model.routing.lanes.isDeferred[lane] === 0 || now < this.model.clock.endSeconds;
  }

  /** An agent comes for a contact that has hung up: that tells its virtual wait, and the ghost goes. */
  meetGhost(contact: number, now: number): void {
    const contacts = this.contacts;
    const waited = now - contacts.joinedAt[contact];
    this.observer.virtualWait(contacts.contactClass[contact], contacts.row[contact], waited);
    this.removeGhost(contact, contacts.lane[contact]);
  }

  /** Nobody has looked at the lane for very long: those who have hung up since are taken out, so that memory is not. */
  private sweep(lane: number, now: number): void {
    const contacts = this.contacts;
    let stay = 0;
    for (let contact = this.lines.first[lane]; contact >= 0; ) {
      const next = contacts.next[contact];
      if (contacts.deadline[contact] < now) this.removeGhost(contact, lane);
      else stay++;
      contact = next;
    }
    this.joinsSinceLook[lane] = -stay;
  }

  /** Takes out a contact whose patience has ended; counts it as abandoned unless that was seen when it happened. */
  private removeGhost(contact: number, lane: number): void {
    const contacts = this.contacts;
    const isGone = this.hasMarks && (contacts.marks[contact] & Mark.gone) !== 0;
    if (!isGone) {
      const joinedAt = contacts.joinedAt[contact];
      const waited = contacts.deadline[contact] - joinedAt;
      this.observer.abandoned(contacts.contactClass[contact], contacts.row[contact], waited, joinedAt);
    }
    this.lines.leave(lane, contact, isGone);
    contacts.leave(contact);
  }

  /** Settles those who still stand when the last event has happened. */
  finish(): void {
    const { clock, routing } = this.model;
    const { contacts, observer } = this;
    const lastDeadline = clock.isDrained ? Number.MAX_VALUE : clock.endSeconds;
    for (let lane = 0; lane < routing.lanes.count; lane++) {
      for (let contact = this.lines.first[lane]; contact >= 0; contact = contacts.next[contact]) {
        const marks = this.hasMarks ? contacts.marks[contact] : 0;
        if ((marks & (Mark.gone | Mark.resumed)) !== 0) continue;
        const [k, row, deadline] = [contacts.contactClass[contact], contacts.row[contact], contacts.deadline[contact]];
        const joinedAt = contacts.joinedAt[contact];
        if (deadline <= lastDeadline) observer.abandoned(k, row, deadline - joinedAt, joinedAt);
        else observer.stillPresent(k, row);
      }
    }
  }
}
