/** What chance has in store for a contact, drawn when it arrives (`engine/simulate/fates.ts`). */
import { Ints, NO_INTS, Reals } from '../columns';
import { fillTimes } from '../laws';
import { reserve } from '../room';
import { fillUniform, newStream, openStream, Stream } from '../stream';
import { Contact, setFate } from './contacts';

export const enum Fate {
  adoption = 0,
  containment = 1,
  leaving = 2,
  session = 3,
  bounce = 4,
  bounceDelay = 5,
  urgency = 6,
  triage = 7,
  balking = 8,
  acceptance = 9,
  reach = 10,
  redial = 11,
  redialDelay = 12,
  resolution = 13,
  returnDelay = 14,
  conversion = 15,
  /** A place for each pool of interpreters, from here on. */
  connect = 16,
}

/** The study and the replication that streams are opened for. */
let key: Ints = NO_INTS;
let replication: i32 = 0;

@unmanaged
class FateStream {
  stream: Stream;
  /** null: uniform numbers. */
  law: Reals;
  which: i32;
  purpose: i32;
  nameLow: i32;
  nameHigh: i32;
}

/** The fates of the contacts of one class, in order; only those that the class can come to are drawn. */
@unmanaged
export class Fates {
  streams: usize;
  /** The next values, those of stream s from s * block on. */
  values: Reals;
  count: i32;
  block: i32;
  position: i32;
  isOpen: bool;
}

/** @param count streams; @param block contacts for which is drawn at once: changes nothing but speed */
export function newFates(count: i32, block: i32): Fates {
  const fates = changetype<Fates>(reserve(offsetof<Fates>()));
  fates.streams = reserve(<usize>count * offsetof<FateStream>());
  fates.values = changetype<Reals>(reserve((<usize>(count * block)) << 3));
  fates.count = count;
  fates.block = block;
  return fates;
}

export function describeFate(
  fates: Fates,
  s: i32,
  which: i32,
  purpose: i32,
  nameLow: i32,
  nameHigh: i32,
  law: Reals,
): void {
  const fate = streamAt(fates, s);
  fate.stream = newStream();
  fate.law = law;
  fate.which = which;
  fate.purpose = purpose;
  fate.nameLow = nameLow;
  fate.nameHigh = nameHigh;
}

/** Of all fates of this replication. */
export function setFateKey(keyOfStudy: Ints, ofReplication: i32): void {
  key = keyOfStudy;
  replication = ofReplication;
}

export function beginFates(fates: Fates): void {
  fates.position = fates.block;
  fates.isOpen = false;
}

/** Deals the next contact its fates. */
export function dealFates(fates: Fates, contact: Contact): void {
  if (fates.position == fates.block) refill(fates);
  const count = fates.count;
  let at = fates.position++;
  for (let s = 0; s < count; s++, at += fates.block) setFate(contact, streamAt(fates, s).which, fates.values[at]);
}

function streamAt(fates: Fates, s: i32): FateStream {
  return changetype<FateStream>(fates.streams + <usize>s * offsetof<FateStream>());
}

/** Streams are opened when the first contact of the class asks: most classes have no contact of some kinds. */
function open(fates: Fates): void {
  fates.isOpen = true;
  for (let s = 0; s < fates.count; s++) {
    const fate = streamAt(fates, s);
    openStream(fate.stream, key, fate.nameLow, fate.nameHigh, fate.purpose, replication);
  }
}

function refill(fates: Fates): void {
  if (!fates.isOpen) open(fates);
  const values = fates.values;
  for (let s = 0; s < fates.count; s++) {
    const fate = streamAt(fates, s);
    const from = s * fates.block;
    const to = from + fates.block;
    if (changetype<usize>(fate.law) != 0) fillTimes(fate.law, fate.stream, values, from, to);
    else fillUniform(fate.stream, values, from, to);
  }
  fates.position = 0;
}
