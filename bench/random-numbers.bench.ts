/**
 * What a random number costs, by generator and by law. Every case writes 65,536 numbers in blocks of 256 into the same
 * column, as the engine does: a mean of 0.3 ms is 4.6 ns a number. Vitest reaches functions of other modules through
 * getters, so cases that call ln or exp for every number take up to twice the time of the built product, which is one
 * module. The decision records 0001 and 0002 quote bundled figures.
 */
import seedrandom from 'seedrandom';
import { bench, describe } from 'vitest';
import { exp } from '../engine/arithmetic/exp.ts';
import { ln } from '../engine/arithmetic/ln.ts';
import { fillExponential, nextExponential } from '../engine/random/exponential.ts';
import { fillNormal } from '../engine/random/normal.ts';
import { type DistributionSpec, samplerFor } from '../engine/random/sampler.ts';
import { expandSeed, openStream } from '../engine/random/seed.ts';
import { Stream } from '../engine/random/stream.ts';

const BLOCK = 256;
const BLOCKS = 256;
const column = new Float64Array(BLOCK);
const key = expandSeed('bench');
const stream = new Stream();
openStream(stream, key, [1, 2], 3, 4);

/** The generator that was not chosen: xoshiro128**, Blackman and Vigna (2021), with number fields like `Stream`. */
class Xoshiro128 {
  a = 1;
  b = 2;
  c = 3;
  d = 4;

  nextUint32(): number {
    const { b } = this;
    const scrambled = Math.imul(b, 5);
    const bits = Math.imul((scrambled << 7) | (scrambled >>> 25), 9);
    const c = this.c ^ this.a;
    const d = this.d ^ b;
    this.b = b ^ c;
    this.a ^= d;
    this.c = c ^ (b << 9);
    this.d = (d << 11) | (d >>> 21);
    return bits >>> 0;
  }
}

/** One case a function of its own, so that no case shares the optimised code of another. */
function blocks(fill: () => void): () => void {
  return () => {
    for (let block = 0; block < BLOCKS; block++) fill();
  };
}

describe('uniform', () => {
  const seedrandomDefault = seedrandom('bench');
  bench(
    'seedrandom, its default (RC4)',
    blocks(() => {
      for (let i = 0; i < BLOCK; i++) column[i] = seedrandomDefault();
    }),
  );
  const alea = seedrandom.alea('bench');
  bench(
    'seedrandom.alea, 32 bits',
    blocks(() => {
      for (let i = 0; i < BLOCK; i++) column[i] = alea();
    }),
  );
  bench(
    'seedrandom.alea, 53 bits',
    blocks(() => {
      for (let i = 0; i < BLOCK; i++) column[i] = alea.double();
    }),
  );
  const xoshiro = new Xoshiro128();
  bench(
    'xoshiro128**, 32 bits',
    blocks(() => {
      for (let i = 0; i < BLOCK; i++) column[i] = xoshiro.nextUint32();
    }),
  );
  bench(
    'sfc32 (Stream), 32 bits',
    blocks(() => {
      for (let i = 0; i < BLOCK; i++) column[i] = stream.nextUint32();
    }),
  );
  bench(
    'sfc32 (Stream), 53 bits',
    blocks(() => {
      for (let i = 0; i < BLOCK; i++) column[i] = stream.nextUniform();
    }),
  );
});

describe('exponential', () => {
  bench(
    '-Math.log(u)',
    blocks(() => {
      for (let i = 0; i < BLOCK; i++) column[i] = -Math.log(stream.nextOpenUniform());
    }),
  );
  bench(
    '-ln(u)',
    blocks(() => {
      for (let i = 0; i < BLOCK; i++) column[i] = -ln(stream.nextOpenUniform());
    }),
  );
  bench(
    'ziggurat, one at a time',
    blocks(() => {
      for (let i = 0; i < BLOCK; i++) column[i] = nextExponential(stream);
    }),
  );
  bench(
    'ziggurat, fillExponential',
    blocks(() => fillExponential(stream, column, 0, BLOCK)),
  );
});

describe('normal and lognormal', () => {
  bench(
    'normal, fillNormal',
    blocks(() => fillNormal(stream, column, 0, BLOCK)),
  );
  bench(
    'lognormal, Box-Muller with Math',
    blocks(() => {
      for (let i = 0; i < BLOCK; i++) {
        const radius = Math.sqrt(-2 * Math.log(stream.nextOpenUniform()));
        column[i] = Math.exp(5 + 0.7 * radius * Math.cos(2 * Math.PI * stream.nextUniform()));
      }
    }),
  );
  const lognormal = samplerFor({ law: 'lognormal', meanSeconds: 300, cv: 0.8 });
  bench(
    'lognormal, Sampler',
    blocks(() => lognormal.fill(stream, column, 0, BLOCK)),
  );
});

describe('other laws', () => {
  const laws: DistributionSpec[] = [
    { law: 'gamma', meanSeconds: 300, cv: 0.5 },
    { law: 'erlang', meanSeconds: 300, stages: 3 },
    { law: 'weibull', meanSeconds: 90, shape: 0.7 },
    { law: 'empirical', quantilesSeconds: [0, 60, 200, 900] },
    {
      law: 'mixture',
      parts: [
        { weight: 1, of: { law: 'constant', seconds: 0 } },
        { weight: 5, of: { law: 'exponential', meanSeconds: 60 } },
      ],
    },
  ];
  for (const spec of laws) {
    const sampler = samplerFor(spec);
    bench(
      spec.law,
      blocks(() => sampler.fill(stream, column, 0, BLOCK)),
    );
  }
});

describe('portable functions', () => {
  const positive = Float64Array.from({ length: BLOCK }, () => stream.nextOpenUniform());
  const signed = new Float64Array(BLOCK);
  fillNormal(stream, signed, 0, BLOCK);
  bench(
    'Math.log',
    blocks(() => {
      for (let i = 0; i < BLOCK; i++) column[i] = Math.log(positive[i]);
    }),
  );
  bench(
    'ln',
    blocks(() => {
      for (let i = 0; i < BLOCK; i++) column[i] = ln(positive[i]);
    }),
  );
  bench(
    'Math.exp',
    blocks(() => {
      for (let i = 0; i < BLOCK; i++) column[i] = Math.exp(signed[i]);
    }),
  );
  bench(
    'exp',
    blocks(() => {
      for (let i = 0; i < BLOCK; i++) column[i] = exp(signed[i]);
    }),
  );
});

describe('a stream', () => {
  bench('65,536 times openStream', () => {
    for (let replication = 0; replication < 65_536; replication++) openStream(stream, key, [1, 2], 3, replication);
  });
});
