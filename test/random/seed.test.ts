import { describe, expect, test } from 'vitest';
import { Purpose } from '../../engine/random/purpose.ts';
import { expandSeed, hashName, openStream, type StudyKey } from '../../engine/random/seed.ts';
import { Stream } from '../../engine/random/stream.ts';
import { correlation } from './fit.ts';

const key = expandSeed('surgeboard');

function stateOf(studyKey: StudyKey, name: readonly [number, number], purpose: number, replication: number): number[] {
  const stream = new Stream();
  openStream(stream, studyKey, name, purpose, replication);
  return [stream.a, stream.b, stream.c, stream.counter];
}

function uniforms(studyKey: StudyKey, name: string, purpose: number, replication: number, n: number): Float64Array {
  const stream = new Stream();
  openStream(stream, studyKey, hashName(name), purpose, replication);
  return Float64Array.from({ length: n }, () => stream.nextUniform());
}

describe('expandSeed', () => {
  test('gives this key for this seed', () => {
    expect(Array.from(key)).toMatchInlineSnapshot(`
      [
        -466175533,
        1636124570,
        -1664143630,
        343465484,
        -823222156,
        -1343721845,
        -78492877,
        1132289780,
      ]
    `);
  });

  test('tells apart seeds that differ in case, blank, length, or in the high byte of a letter', () => {
    const seeds = [
      '',
      ' ',
      'a',
      'A',
      'aa',
      'a ',
      '1',
      '11',
      '111',
      'A\u0100',
      'A\u0200',
      'Ł',
      '\u0141',
      'flu-2026',
      'flu-2027',
      'x'.repeat(300),
      'x'.repeat(301),
    ];
    const distinct = new Set(seeds);
    const keys = new Set([...distinct].map((seed) => expandSeed(seed).join()));
    expect(keys.size).toBe(distinct.size);
  });

  test('takes a seed of a megabyte', () => {
    expect(expandSeed('seed'.repeat(250_000))).toHaveLength(8);
  });
});

describe('hashName', () => {
  test('gives these 64 bits for these names', () => {
    expect([hashName('general/en/voice'), hashName('')]).toMatchInlineSnapshot(`
      [
        [
          261821311,
          2589848638,
        ],
        [
          233162409,
          3167924526,
        ],
      ]
    `);
  });

  test('keeps a million similar names apart', () => {
    const seen = new Set<bigint>();
    for (let i = 0; i < 1_000_000; i++) {
      const [low, high] = hashName(`topic-${i % 1000}/${(i / 1000) | 0}/voice`);
      seen.add((BigInt(high) << 32n) | BigInt(low));
    }
    // Odds of any collision among honest 64-bit hashes: 3e-8.
    expect(seen.size).toBe(1_000_000);
  });

  test('gives whole numbers from 0 to 2^32 - 1', () => {
    for (const name of ['', 'a', 'billing/es/chat', 'x'.repeat(5000)]) {
      for (const word of hashName(name)) expect(word >>> 0).toBe(word);
    }
  });
});

describe('openStream', () => {
  test('mixes with the ChaCha permutation: RFC 8439 key, counter and nonce give this state after 8 rounds', () => {
    const rfcKey = new Int32Array(new Uint8Array(32).map((_, i) => i).buffer);
    expect(stateOf(rfcKey, [0x4a000000, 0], 0x09000000, 1).map((word) => (word >>> 0).toString(16))).toEqual([
      'fb9dadee',
      '3e4460bc',
      'ba11689d',
      '3a0ae6b8',
    ]);
  });

  test('gives this state for these four', () => {
    expect(stateOf(key, hashName('general/en/voice'), Purpose.service, 7)).toMatchInlineSnapshot(`
      [
        -2027697654,
        -606462597,
        323054073,
        -864780603,
      ]
    `);
  });

  test('flips each of the 128 state bits half of the time when one bit of name, purpose, replication or key flips', () => {
    const flips = new Uint32Array(128);
    let total = 0;
    for (let base = 0; base < 40; base++) {
      const name = hashName(`class ${base}`);
      const before = stateOf(key, name, base, base);
      for (let bit = 0; bit < 32; bit++) {
        const mask = 1 << bit;
        const changedKey = Int32Array.from(key);
        changedKey[base % 8] ^= mask;
        for (const after of [
          stateOf(changedKey, name, base, base),
          stateOf(key, [(name[0] ^ mask) >>> 0, name[1]], base, base),
          stateOf(key, [name[0], (name[1] ^ mask) >>> 0], base, base),
          stateOf(key, name, (base ^ mask) >>> 0, base),
          stateOf(key, name, base, (base ^ mask) >>> 0),
        ]) {
          total++;
          for (let i = 0; i < 128; i++) flips[i] += ((before[i >> 5] ^ after[i >> 5]) >>> (i & 31)) & 1;
        }
      }
    }
    // 6,400 flips for each of 128 bits: false alarm 128 x 8e-9 = 1e-6 (5.77 standard deviations, 3.6 % of the flips).
    for (const count of flips) expect(Math.abs(count - total / 2)).toBeLessThan(5.77 * Math.sqrt(total / 4));
  });

  test('gives neighbouring purposes, replications, classes and seeds streams without correlation', () => {
    const n = 200_000;
    const base = uniforms(key, 'billing/en/voice', Purpose.arrivals, 0, n);
    const others = [
      ...Object.values(Purpose)
        .slice(1)
        .map((purpose) => uniforms(key, 'billing/en/voice', purpose, 0, n)),
      ...[1, 2, 3, 4, 5].map((replication) => uniforms(key, 'billing/en/voice', Purpose.arrivals, replication, n)),
      uniforms(key, 'billing/es/voice', Purpose.arrivals, 0, n),
      uniforms(expandSeed('surgeboard2'), 'billing/en/voice', Purpose.arrivals, 0, n),
    ];
    // About 31 pairs: false alarm 31 x 3e-8 = 1e-6 (5.54 standard deviations); power 0.99 against a correlation of 0.018.
    for (const other of others) expect(Math.abs(correlation(base, other))).toBeLessThan(5.54 / Math.sqrt(n));
  });

  test('gives first draws of successive replications without correlation', () => {
    const first = Float64Array.from(
      { length: 100_000 },
      (_, replication) => uniforms(key, 'billing', Purpose.busyness, replication, 1)[0],
    );
    const r = correlation(first.subarray(1), first.subarray(0, first.length - 1));
    // False alarm 1e-6 (4.9 standard deviations).
    expect(Math.abs(r)).toBeLessThan(4.9 / Math.sqrt(first.length));
  });

  test('leaves no trace of what the stream drew before', () => {
    const used = new Stream();
    used.reseed(1, 2, 3, 4);
    for (let i = 0; i < 100; i++) used.nextUint32();
    openStream(used, key, [5, 6], 7, 8);
    expect([used.a, used.b, used.c, used.counter]).toEqual(stateOf(key, [5, 6], 7, 8));
  });

  test('purposes have distinct numbers', () => {
    const numbers = Object.values(Purpose);
    expect(new Set(numbers).size).toBe(numbers.length);
  });
});
