/** Redials, returns and other sequels of the contacts of one class (`engine/simulate/again.ts`). */
import { Ints, NO_INTS, Reals } from '../columns';
import { fillTimes } from '../laws';
import { reserve } from '../room';
import { newStream, openStream, Stream } from '../stream';
import { Contact } from './contacts';
import { beginFates, dealFates, Fates } from './fates';

const BLOCK: i32 = 16;

const enum Purpose {
  service = 2,
  afterCallWork = 3,
  patience = 4,
}

let key: Ints = NO_INTS;
let replication: i32 = 0;

@unmanaged
export class Again {
  fates: Fates;
  talkStream: Stream;
  afterCallStream: Stream;
  patienceStream: Stream;
  talkLaw: Reals;
  /** null: no after-call work. */
  afterCallLaw: Reals;
  patienceLaw: Reals;
  talk: Reals;
  afterCall: Reals;
  patience: Reals;
  nameLow: i32;
  nameHigh: i32;
  position: i32;
  isOpen: bool;
}

export function newAgain(
  fates: Fates,
  nameLow: i32,
  nameHigh: i32,
  talkLaw: Reals,
  afterCallLaw: Reals,
  patienceLaw: Reals,
): Again {
  const again = changetype<Again>(reserve(offsetof<Again>()));
  again.fates = fates;
  again.nameLow = nameLow;
  again.nameHigh = nameHigh;
  again.talkLaw = talkLaw;
  again.afterCallLaw = afterCallLaw;
  again.patienceLaw = patienceLaw;
  again.talkStream = newStream();
  again.afterCallStream = newStream();
  again.patienceStream = newStream();
  again.talk = changetype<Reals>(reserve((<usize>BLOCK) << 3));
  again.afterCall = changetype<Reals>(reserve((<usize>BLOCK) << 3));
  again.patience = changetype<Reals>(reserve((<usize>BLOCK) << 3));
  return again;
}

/** Of all sequels of this replication. */
export function setAgainKey(keyOfStudy: Ints, ofReplication: i32): void {
  key = keyOfStudy;
  replication = ofReplication;
}

export function beginAgain(again: Again): void {
  beginFates(again.fates);
  again.position = BLOCK;
  again.isOpen = false;
}

/** Gives the contact its work, patience (a duration, in `deadline`) and fates. */
export function dealAgain(again: Again, contact: Contact): void {
  if (again.position == BLOCK) refill(again);
  const place = again.position++;
  contact.talk = again.talk[place];
  contact.afterCall = again.afterCall[place];
  contact.deadline = again.patience[place];
  dealFates(again.fates, contact);
}

function refill(again: Again): void {
  if (!again.isOpen) open(again);
  again.position = 0;
  fillTimes(again.talkLaw, again.talkStream, again.talk, 0, BLOCK);
  fillTimes(again.patienceLaw, again.patienceStream, again.patience, 0, BLOCK);
  if (changetype<usize>(again.afterCallLaw) != 0) {
    fillTimes(again.afterCallLaw, again.afterCallStream, again.afterCall, 0, BLOCK);
  }
}

function open(again: Again): void {
  again.isOpen = true;
  openStream(again.talkStream, key, again.nameLow, again.nameHigh, Purpose.service, replication);
  openStream(again.afterCallStream, key, again.nameLow, again.nameHigh, Purpose.afterCallWork, replication);
  openStream(again.patienceStream, key, again.nameLow, again.nameHigh, Purpose.patience, replication);
}
