import { Purpose } from '../../../engine/random/purpose.ts';
import { expandSeed, hashName, openStream, type StudyKey } from '../../../engine/random/seed.ts';
import { Stream } from '../../../engine/random/stream.ts';

/** Gives one 32-bit word after another, each a whole number 0 to 2^32 - 1. */
export type Words = () => number;

const ONE_CLASS = 'general/en/voice';

/** How words of streams are put in line for a battery; the keys are what a user types. */
export const wordOrders: Readonly<Record<string, (key: StudyKey) => Words>> = {
  /** One stream alone. */
  raw: (key) => inTurn([opened(key, ONE_CLASS, Purpose.arrivals, 0)]),
  /** The same class and purpose in 1,024 neighbouring replications. */
  replications: (key) =>
    inTurn(Array.from({ length: 1024 }, (_, replication) => opened(key, ONE_CLASS, Purpose.service, replication))),
  /** All purposes of one class in one replication. */
  purposes: (key) => inTurn(Object.values(Purpose).map((purpose) => opened(key, ONE_CLASS, purpose, 0))),
  /** A thousand classes whose names differ in one or two characters. */
  classes: (key) =>
    inTurn(Array.from({ length: 1000 }, (_, k) => opened(key, `topic-${k}/en/voice`, Purpose.patience, 0))),
  /** The first eight words of every replication in turn: what a purpose that draws little ever sees of its streams. */
  openings: (key) => {
    const stream = new Stream();
    const name = hashName(ONE_CLASS);
    let drawn = 0;
    return () => {
      if (drawn % 8 === 0) openStream(stream, key, name, Purpose.busyness, drawn / 8);
      drawn++;
      return stream.nextUint32();
    };
  },
};

/** @param order one of the keys of `wordOrders` */
export function wordsInOrder(order: string, seed: string): Words {
  return wordOrders[order]!(expandSeed(seed));
}

function opened(key: StudyKey, name: string, purpose: number, replication: number): Stream {
  const stream = new Stream();
  openStream(stream, key, hashName(name), purpose, replication);
  return stream;
}

function inTurn(streams: readonly Stream[]): Words {
  let turn = 0;
  return () => {
    const word = streams[turn]!.nextUint32();
    turn = turn + 1 === streams.length ? 0 : turn + 1;
    return word;
  };
}
