import { normalCdf } from '../../../engine/arithmetic/normal.ts';
import { cdfOf } from '../../../engine/random/cdf.ts';
import { momentsOf } from '../../../engine/random/moments.ts';
import { Purpose } from '../../../engine/random/purpose.ts';
import { type DistributionSpec, samplerFor } from '../../../engine/random/sampler.ts';
import { expandSeed, hashName, openStream, type StudyKey } from '../../../engine/random/seed.ts';
import { Stream } from '../../../engine/random/stream.ts';
import { correlation } from '../../random/fit.ts';
import { LAWS } from '../../random/laws.ts';
import { andersonDarling, chiSquareSurvival, evenCells, kolmogorovSmirnov, poissonCount } from './goodness-of-fit.ts';

/** One test of the random numbers. */
export interface RandomTest {
  readonly of: string;
  readonly test: string;
  readonly drawn: number;
  readonly p: number;
}

const TAILS = [1e-3, 1e-4, 1e-5, 1e-6];
const CELLS = 1000;
/** Sorted for the tests that need order. */
const IN_ORDER = 400_000;

/** Every law against its distribution function, into tails of one in a million on both sides. */
export function lawTests(draws: number): RandomTest[] {
  return LAWS.flatMap(([title, spec]) => lawTestsOf(title, spec, draws));
}

/**
 * Each value is put where it stands in its law; where the law has an atom, at random within the jump. What comes out must
 * be uniform.
 */
function lawTestsOf(title: string, spec: DistributionSpec, draws: number): RandomTest[] {
  const key = expandSeed('validation of laws');
  const stream = opened(key, title, Purpose.service, 0);
  const within = opened(key, title, Purpose.patience, 0);
  const cdf = cdfOf(spec);
  const sampler = samplerFor(spec);
  const cells = new Uint32Array(CELLS);
  const below = new Uint32Array(TAILS.length);
  const above = new Uint32Array(TAILS.length);
  const inOrder = new Float64Array(Math.min(draws, IN_ORDER));
  const block = new Float64Array(1 << 14);
  let sum = 0;
  let done = 0;
  while (done < draws) {
    const size = Math.min(block.length, draws - done);
    sampler.fill(stream, block, 0, size);
    for (let i = 0; i < size; i++) {
      const x = block[i]!;
      const at = cdf(x);
      const before = cdf(x === 0 ? -Number.MIN_VALUE : x * (1 - Number.EPSILON));
      const place = at - before > 1e-9 ? before + within.nextOpenUniform() * (at - before) : at;
      cells[Math.min(CELLS - 1, Math.floor(place * CELLS))]!++;
      for (let t = 0; t < TAILS.length; t++) {
        if (place < TAILS[t]!) below[t]!++;
        if (1 - place < TAILS[t]!) above[t]!++;
      }
      if (done + i < inOrder.length) inOrder[done + i] = Math.min(1 - 1e-16, Math.max(1e-300, place));
      if (x < Infinity) sum += x;
    }
    done += size;
  }
  inOrder.sort();
  const { mean, variance } = momentsOf(spec);
  const z = (sum / draws - mean) / Math.sqrt(variance / draws);
  const tails = TAILS.flatMap((tail, t) =>
    draws * tail < 1
      ? []
      : [
          { of: title, test: `count below ${tail}`, drawn: draws, p: poissonCount(below[t]!, draws * tail) },
          { of: title, test: `count above 1 - ${tail}`, drawn: draws, p: poissonCount(above[t]!, draws * tail) },
        ],
  );
  return [
    { of: title, test: `${CELLS} even cells`, drawn: draws, p: evenCells(cells) },
    { of: title, test: 'Kolmogorov-Smirnov', drawn: inOrder.length, p: kolmogorovSmirnov(inOrder) },
    { of: title, test: 'Anderson-Darling', drawn: inOrder.length, p: andersonDarling(inOrder) },
    { of: title, test: 'mean', drawn: draws, p: 2 * normalCdf(-Math.abs(z)) },
    ...tails,
  ];
}

const NEIGHBOURS = 200;

/** Streams beside each other: correlations of each with the next, all together a chi-square. */
export function streamTests(draws: number): RandomTest[] {
  const key = expandSeed('validation of streams');
  const name = 'billing/en/voice';
  const purposes = Object.values(Purpose);
  const families: [string, (i: number) => Stream, number][] = [
    ['neighbouring replications', (i) => opened(key, name, Purpose.arrivals, i), NEIGHBOURS],
    [
      'classes with names that differ in a digit',
      (i) => opened(key, `topic-${i}/en/voice`, Purpose.arrivals, 0),
      NEIGHBOURS,
    ],
    ['purposes of one class', (i) => opened(key, name, purposes[i]!, 0), purposes.length],
    ['seeds that differ in a digit', (i) => opened(expandSeed(`flu ${i}`), name, Purpose.arrivals, 0), NEIGHBOURS],
  ];
  const neighbours = families.map(([of, streamAt, count]): RandomTest => {
    let [statistic, tests] = [0, 0];
    let before = uniforms(streamAt(0), draws);
    for (let i = 1; i < count; i++) {
      const values = uniforms(streamAt(i), draws);
      // Draw by draw, and one draw apart, which is how a slip in the seeding would show.
      for (const r of [correlation(before, values), correlation(before.subarray(1), values.subarray(0, draws - 1))]) {
        statistic += r * r * draws;
        tests++;
      }
      before = values;
    }
    return { of, test: `${tests} correlations together`, drawn: count * draws, p: chiSquareSurvival(statistic, tests) };
  });
  return [...neighbours, ...openingTests(key, 100 * draws), ...laggedSums(draws / 50)];
}

/** The first draws of successive replications, all that a purpose such as busyness may ever see. */
function openingTests(key: StudyKey, replications: number): RandomTest[] {
  const stream = new Stream();
  const name = hashName('general');
  const cells = new Uint32Array(CELLS);
  const pairs = new Uint32Array(64 * 64);
  const first = new Float64Array(replications);
  for (let replication = 0; replication < replications; replication++) {
    openStream(stream, key, name, Purpose.busyness, replication);
    const [one, two] = [stream.nextUniform(), stream.nextUniform()];
    first[replication] = one;
    cells[Math.floor(one * CELLS)]!++;
    pairs[Math.floor(one * 64) * 64 + Math.floor(two * 64)]!++;
  }
  const z = correlation(first.subarray(1), first.subarray(0, replications - 1)) * Math.sqrt(replications);
  const of = 'first draws of successive replications';
  return [
    { of, test: `${CELLS} even cells`, drawn: replications, p: evenCells(cells) },
    { of, test: 'first and second on a 64 x 64 grid', drawn: replications, p: evenCells(pairs) },
    { of, test: 'correlation with the one before', drawn: replications, p: 2 * normalCdf(-Math.abs(z)) },
  ];
}

/**
 * Sums of a million words, each 32 after the one before, in the order `replications`: what dieharder's test 203 reads at lag 31, computed
 * here without it. They fall on 32 streams, which are summed one after the other.
 * @param sums how many, a multiple of 20
 */
function laggedSums(sums: number): RandomTest[] {
  const [lag, words, batch] = [31, 1_000_000, 20];
  const places = new Float64Array(sums);
  const streams: Stream[] = [];
  const key = expandSeed('lagged sums');
  for (let i = lag; i < 1024; i += lag + 1) streams.push(opened(key, 'general/en/voice', Purpose.service, i));
  for (let at = 0; at < sums; at++) {
    let sum = 0;
    for (const stream of streams) for (let i = 0; i < words / streams.length; i++) sum += stream.nextUint32() + 0.5;
    places[at] = normalCdf((sum / 2 ** 32 - words / 2) / Math.sqrt(words / 12));
  }
  const batches = Float64Array.from({ length: Math.floor(sums / batch) }, (_, b) =>
    andersonDarling(places.slice(b * batch, (b + 1) * batch).sort()),
  );
  const z = correlation(places.subarray(1), places.subarray(0, sums - 1)) * Math.sqrt(sums);
  const of = 'sums of a million words, 31 left out between each';
  return [
    { of, test: 'Kolmogorov-Smirnov', drawn: sums * words, p: kolmogorovSmirnov(places.slice().sort()) },
    { of, test: 'Anderson-Darling', drawn: sums * words, p: andersonDarling(places.slice().sort()) },
    // Of twenty values the law is the limit's to 1e-3, less than so few batches could tell.
    {
      of,
      test: `p-values of batches of ${batch}, spread evenly`,
      drawn: sums * words,
      p: kolmogorovSmirnov(batches.sort()),
    },
    { of, test: 'correlation with the one before', drawn: sums * words, p: 2 * normalCdf(-Math.abs(z)) },
  ];
}

function uniforms(stream: Stream, n: number): Float64Array {
  const values = new Float64Array(n);
  for (let i = 0; i < n; i++) values[i] = stream.nextUniform();
  return values;
}

function opened(key: StudyKey, name: string, purpose: number, replication: number): Stream {
  const stream = new Stream();
  openStream(stream, key, hashName(name), purpose, replication);
  return stream;
}
