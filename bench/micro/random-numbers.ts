/**
 * What a random number costs, by generator and by law. Every case writes 65,536 numbers in blocks of 256 into the same
 * column, as the engine does. Decisions 0001 and 0002 quote such figures.
 */
import seedrandom from 'seedrandom';
import { exp } from '../../engine/arithmetic/exp.ts';
import { ln } from '../../engine/arithmetic/ln.ts';
import { fillExponential, nextExponential } from '../../engine/random/exponential.ts';
import { fillNormal } from '../../engine/random/normal.ts';
import { type DistributionSpec, samplerFor } from '../../engine/random/sampler.ts';
import { expandSeed, openStream } from '../../engine/random/seed.ts';
import { Stream } from '../../engine/random/stream.ts';
import type { MicroCase } from './micro-case.ts';

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
function filling(group: string, name: string, fill: () => void): MicroCase {
  return {
    group,
    name,
    operations: BLOCK * BLOCKS,
    run: () => {
      for (let block = 0; block < BLOCKS; block++) fill();
    },
  };
}

export function randomNumbers(): MicroCase[] {
  return [...uniforms(), ...exponentials(), ...normals(), ...otherLaws(), ...portableFunctions(), openingAStream];
}

function uniforms(): MicroCase[] {
  const group = 'uniform';
  const seedrandomDefault = seedrandom('bench');
  const alea = seedrandom.alea('bench');
  const xoshiro = new Xoshiro128();
  return [
    filling(group, 'seedrandom, its default (RC4)', () => {
      for (let i = 0; i < BLOCK; i++) column[i] = seedrandomDefault();
    }),
    filling(group, 'seedrandom.alea, 32 bits', () => {
      for (let i = 0; i < BLOCK; i++) column[i] = alea();
    }),
    filling(group, 'xoshiro128**, 32 bits', () => {
      for (let i = 0; i < BLOCK; i++) column[i] = xoshiro.nextUint32();
    }),
    filling(group, 'sfc32 (Stream), 32 bits', () => {
      for (let i = 0; i < BLOCK; i++) column[i] = stream.nextUint32();
    }),
    filling(group, 'sfc32 (Stream), 53 bits', () => {
      for (let i = 0; i < BLOCK; i++) column[i] = stream.nextUniform();
    }),
  ];
}

function exponentials(): MicroCase[] {
  const group = 'exponential';
  return [
    filling(group, '-Math.log(u)', () => {
      for (let i = 0; i < BLOCK; i++) column[i] = -Math.log(stream.nextOpenUniform());
    }),
    filling(group, '-ln(u)', () => {
      for (let i = 0; i < BLOCK; i++) column[i] = -ln(stream.nextOpenUniform());
    }),
    filling(group, 'ziggurat, one at a time', () => {
      for (let i = 0; i < BLOCK; i++) column[i] = nextExponential(stream);
    }),
    filling(group, 'ziggurat, fillExponential', () => fillExponential(stream, column, 0, BLOCK)),
  ];
}

function normals(): MicroCase[] {
  const group = 'normal and lognormal';
  const lognormal = samplerFor({ law: 'lognormal', meanSeconds: 300, cv: 0.8 });
  return [
    filling(group, 'normal, fillNormal', () => fillNormal(stream, column, 0, BLOCK)),
    filling(group, 'lognormal, Box-Muller with Math', () => {
      for (let i = 0; i < BLOCK; i++) {
        const radius = Math.sqrt(-2 * Math.log(stream.nextOpenUniform()));
        column[i] = Math.exp(5 + 0.7 * radius * Math.cos(2 * Math.PI * stream.nextUniform()));
      }
    }),
    filling(group, 'lognormal, Sampler', () => lognormal.fill(stream, column, 0, BLOCK)),
  ];
}

function otherLaws(): MicroCase[] {
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
  return laws.map((spec) => {
    const sampler = samplerFor(spec);
    return filling('other laws', spec.law, () => sampler.fill(stream, column, 0, BLOCK));
  });
}

function portableFunctions(): MicroCase[] {
  const group = 'portable functions';
  const positive = Float64Array.from({ length: BLOCK }, () => stream.nextOpenUniform());
  const signed = new Float64Array(BLOCK);
  fillNormal(stream, signed, 0, BLOCK);
  return [
    filling(group, 'Math.log', () => {
      for (let i = 0; i < BLOCK; i++) column[i] = Math.log(positive[i]);
    }),
    filling(group, 'ln', () => {
      for (let i = 0; i < BLOCK; i++) column[i] = ln(positive[i]);
    }),
    filling(group, 'Math.exp', () => {
      for (let i = 0; i < BLOCK; i++) column[i] = Math.exp(signed[i]);
    }),
    filling(group, 'exp', () => {
      for (let i = 0; i < BLOCK; i++) column[i] = exp(signed[i]);
    }),
  ];
}

const openingAStream: MicroCase = {
  group: 'a stream',
  name: 'openStream',
  operations: 4096,
  run: () => {
    for (let replication = 0; replication < 4096; replication++) openStream(stream, key, [1, 2], 3, replication);
  },
};
