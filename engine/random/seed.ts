import seedrandom from 'seedrandom';
import type { Stream } from './stream.ts';

/** The 256-bit key of a study: eight 32-bit words, expanded from the seed string. Cheap to send to a worker. */
export type StudyKey = Readonly<Int32Array>;

/**
 * Expands a seed string into the key all streams of a study are opened with. Called once per study.
 * The text goes in as UTF-8 bytes, because seedrandom keeps only the low byte of a character, and after its length, because
 * seedrandom takes 'a' and 'aa', or '1' and '11', for the same seed.
 * @param seed any text; the empty text is a seed like any other
 */
export function expandSeed(seed: string): StudyKey {
  const bytes = new TextEncoder().encode(seed);
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  const generator = seedrandom(`${bytes.length}:${text}`);
  return Int32Array.from({ length: 8 }, () => generator.int32());
}

/**
 * 64 bits of a name, as two whole numbers 0 to 2^32 - 1. A contact class is known to its streams by its name, so that
 * adding or reordering classes leaves the callers of all others unchanged.
 * With 1,000 names the odds that any two share their hash are 3e-14.
 * Source: the two-lane multiply and xor of cyrb53 (Bryc, 2018), closed by the finaliser of MurmurHash3 (Appleby, 2011).
 */
export function hashName(name: string): [low: number, high: number] {
  let low = 0xdeadbeef | 0;
  let high = 0x41c6ce57;
  for (let i = 0; i < name.length; i++) {
    const unit = name.charCodeAt(i);
    low = Math.imul(low ^ unit, 0x9e3779b1);
    high = Math.imul(high ^ unit, 0x5f356495);
    low ^= high >>> 15;
    high ^= low >>> 13;
  }
  return [finish(low ^ name.length), finish(high ^ Math.imul(low, 0x85ebca6b))];
}

function finish(word: number): number {
  word = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35);
  return (word ^ (word >>> 16)) >>> 0;
}

const block = new Int32Array(16);

/**
 * Sets a stream to the start of the sequence that belongs to (study, name, purpose, replication). The same four give the
 * same sequence anywhere and in any order; any other four give one without relation to it.
 *
 * The state is the first 128 bits of the ChaCha8 block with the study's key and the other three as its counter and
 * nonce: a mix made so that nobody can tell its outputs from chance, whatever the inputs have in common.
 * @param nameHash of the contact class or other owner, from `hashName`
 * @param purpose one of `Purpose`, or any whole number 0 to 2^32 - 1
 * @param replication 0, 1, ... to 2^32 - 1
 * Source: Bernstein (2008), ChaCha, a variant of Salsa20; 8 rounds.
 */
export function openStream(
  stream: Stream,
  key: StudyKey,
  nameHash: readonly [low: number, high: number],
  purpose: number,
  replication: number,
): void {
  block[0] = 0x61707865;
  block[1] = 0x3320646e;
  block[2] = 0x79622d32;
  block[3] = 0x6b206574;
  for (let i = 0; i < 8; i++) block[4 + i] = key[i];
  block[12] = replication;
  block[13] = purpose;
  block[14] = nameHash[0];
  block[15] = nameHash[1];
  // Columns and diagonals in turns. In a loop: V8 would put eight copies of a quarter round into what it optimises.
  for (let round = 0; round < 8; round++) {
    const shift = round & 1;
    for (let i = 0; i < 4; i++) {
      quarterRound(i, 4 + ((i + shift) & 3), 8 + ((i + 2 * shift) & 3), 12 + ((i + 3 * shift) & 3));
    }
  }
  stream.reseed(block[0] + 0x61707865, block[1] + 0x3320646e, block[2] + 0x79622d32, block[3] + 0x6b206574);
}

function quarterRound(i: number, j: number, k: number, l: number): void {
  let a = block[i];
  let b = block[j];
  let c = block[k];
  let d = block[l];
  a = (a + b) | 0;
  d ^= a;
  d = (d << 16) | (d >>> 16);
  c = (c + d) | 0;
  b ^= c;
  b = (b << 12) | (b >>> 20);
  a = (a + b) | 0;
  d ^= a;
  d = (d << 8) | (d >>> 24);
  c = (c + d) | 0;
  b ^= c;
  b = (b << 7) | (b >>> 25);
  block[i] = a;
  block[j] = b;
  block[k] = c;
  block[l] = d;
}
