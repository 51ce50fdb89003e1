/** Streams of random numbers, as `engine/random/stream.ts` and `seed.ts` have them: see there for sources. */
import { Ints, Reals } from './columns';
import { reserve } from './room';

const TWO_MINUS_52: f64 = 2.220446049250313e-16;
const TWO_MINUS_53: f64 = 1.1102230246251565e-16;

/** The generator sfc32: 128 bits of state. */
@unmanaged
export class Stream {
  a: i32;
  b: i32;
  c: i32;
  counter: i32;

  nextUint32(): u32 {
    const b = this.b;
    const c = this.c;
    const bits = this.a + b + this.counter;
    this.counter++;
    this.a = b ^ (b >>> 9);
    this.b = c + (c << 3);
    this.c = rotl(c, 21) + bits;
    return <u32>bits;
  }

  /** A uniform number in [0, 1). */
  nextUniform(): f64 {
    const high = this.nextUint32() >>> 5;
    const low = this.nextUint32() >>> 6;
    return (<f64>high * 67108864 + <f64>low) * TWO_MINUS_53;
  }

  /** A uniform number in (0, 1). */
  nextOpenUniform(): f64 {
    const high = this.nextUint32();
    const low = this.nextUint32() >>> 12;
    return (<f64>high * 1048576 + <f64>low + 0.5) * TWO_MINUS_52;
  }
}

/** Writes the next uniform numbers in [0, 1) to places from <= i < to. */
export function fillUniform(stream: Stream, out: Reals, from: i32, to: i32): void {
  let a = stream.a;
  let b = stream.b;
  let c = stream.c;
  let counter = stream.counter;
  for (let i = from; i < to; i++) {
    const high = a + b + counter++;
    a = b ^ (b >>> 9);
    b = c + (c << 3);
    c = rotl(c, 21) + high;
    const low = a + b + counter++;
    a = b ^ (b >>> 9);
    b = c + (c << 3);
    c = rotl(c, 21) + low;
    out[i] = <f64>(((<i64>(high >>> 5)) << 26) | <i64>(low >>> 6)) * TWO_MINUS_53;
  }
  stream.a = a;
  stream.b = b;
  stream.c = c;
  stream.counter = counter;
}

export function newStream(): Stream {
  return changetype<Stream>(reserve(offsetof<Stream>()));
}

const block = changetype<Ints>(reserve(64));

/** Sets a stream to the start of its sequence: the first words of a ChaCha8 block. @param key eight words */
export function openStream(
  stream: Stream,
  key: Ints,
  nameLow: i32,
  nameHigh: i32,
  purpose: i32,
  replication: i32,
): void {
  block[0] = 0x61707865;
  block[1] = 0x3320646e;
  block[2] = 0x79622d32;
  block[3] = 0x6b206574;
  for (let i = 0; i < 8; i++) block[4 + i] = key[i];
  block[12] = replication;
  block[13] = purpose;
  block[14] = nameLow;
  block[15] = nameHigh;
  for (let doubleRound = 0; doubleRound < 4; doubleRound++) {
    quarterRound(0, 4, 8, 12);
    quarterRound(1, 5, 9, 13);
    quarterRound(2, 6, 10, 14);
    quarterRound(3, 7, 11, 15);
    quarterRound(0, 5, 10, 15);
    quarterRound(1, 6, 11, 12);
    quarterRound(2, 7, 8, 13);
    quarterRound(3, 4, 9, 14);
  }
  stream.a = block[0] + 0x61707865;
  stream.b = block[1] + 0x3320646e;
  stream.c = block[2] + 0x79622d32;
  stream.counter = block[3] + 0x6b206574;
}

function quarterRound(i: i32, j: i32, k: i32, l: i32): void {
  let a = block[i];
  let b = block[j];
  let c = block[k];
  let d = block[l];
  a += b;
  d = rotl(d ^ a, 16);
  c += d;
  b = rotl(b ^ c, 12);
  a += b;
  d = rotl(d ^ a, 8);
  c += d;
  b = rotl(b ^ c, 7);
  block[i] = a;
  block[j] = b;
  block[k] = c;
  block[l] = d;
}
