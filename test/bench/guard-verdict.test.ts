import seedrandom from 'seedrandom';
import { describe, expect, it } from 'vitest';
import { type Comparison, compareBuilds, comparisonLine } from '../../bench/guard/compare-builds.ts';
import { MARGIN, PAIRS, probabilityOfFailing, UNANIMOUS, VOTES_TO_FAIL, verdictOf } from '../../bench/guard/verdict.ts';
import type { Yardstick } from '../../bench/guard/yardsticks.ts';

const repeated = (slower: number, other: number) => [...Array(slower).fill(1.2), ...Array(other).fill(1)];

describe('the verdict of the guard', () => {
  it('falls as soon as it is certain, and no sooner', () => {
    expect(verdictOf([])).toBe('open');
    expect(verdictOf(repeated(0, PAIRS - VOTES_TO_FAIL))).toBe('open');
    expect(verdictOf(repeated(0, PAIRS - VOTES_TO_FAIL + 1))).toBe('not slower');
    const mixed = [...repeated(0, PAIRS - VOTES_TO_FAIL), ...repeated(VOTES_TO_FAIL - 1, 0)];
    expect(verdictOf(mixed)).toBe('open');
    expect(verdictOf([...mixed, 1.2])).toBe('slower');
    expect(verdictOf([...mixed, 1])).toBe('not slower');
  });

  it('falls early where the first pairs agree, and only the first', () => {
    expect(verdictOf(repeated(UNANIMOUS - 1, 0))).toBe('open');
    expect(verdictOf(repeated(UNANIMOUS, 0))).toBe('slower');
    expect(verdictOf([1, ...repeated(UNANIMOUS, 0)])).toBe('open');
  });

  it('counts a ratio at the margin as not slower', () => {
    expect(verdictOf(Array(PAIRS).fill(1 + MARGIN))).toBe('not slower');
  });

  it('has the odds that it states', () => {
    // 26 or more heads in 31 tosses: (C(31,26) + ... + C(31,31)) / 2^31; or 14 heads and then fewer than 12 in 17.
    const enough = (169911 + 31465 + 4495 + 465 + 31 + 1) / 2 ** 31;
    const atLeast12Of17 = (6188 + 2380 + 680 + 136 + 17 + 1) / 2 ** 17;
    expect(probabilityOfFailing(0.5)).toBeCloseTo(enough + (1 - atLeast12Of17) / 2 ** 14, 12);
    expect(1 / probabilityOfFailing(0.5)).toBeGreaterThan(6500);
    expect(1 / (6 * probabilityOfFailing(0.5))).toBeGreaterThan(1090);
    expect(probabilityOfFailing(0.9)).toBeGreaterThan(0.91);
    expect(probabilityOfFailing(0)).toBe(0);
    expect(probabilityOfFailing(1)).toBe(1);
  });
});

/** Times of a noisy machine: neighbours that come and go slow both sides alike, each process has noise of its own, and some are wild. */
function noisyTimer(seed: string, slowdown: number) {
  const random = seedrandom(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  let calls = 0;
  let neighbours = 1;
  return async (_: Yardstick, engine: string) => {
    if (calls++ % 2 === 0 && random() < 0.2) neighbours = 1 + random();
    const wild = random() < 0.03 ? 2 : 1;
    return 0.5 * neighbours * wild * (1 + 0.02 * normal()) * (engine === 'after' ? slowdown : 1);
  };
}

const yardstick: Yardstick = { name: 'a', what: 'one queue', args: () => [], exits: [0], cpuSeconds: () => 1 };

async function compared(seed: string, slowdown: number): Promise<Comparison> {
  const options = { before: 'before', after: 'after', yardsticks: [yardstick], withinMilliseconds: 1 };
  const [comparison] = await compareBuilds({ ...options, timer: noisyTimer(seed, slowdown), clock: () => 0 });
  return comparison;
}

async function failures(slowdown: number, studies: number): Promise<number> {
  let failed = 0;
  for (let i = 0; i < studies; i++) if ((await compared(`guard ${i}`, slowdown)).verdict === 'slower') failed++;
  return failed;
}

describe('a comparison on a noisy machine', () => {
  // Noise of a pair: 2.8 % of normal noise, and a wild process in 6 % of pairs, which counts as slower in half of them.
  it('does not fail a change that costs nothing, in 400 of 400', async () => {
    // A pair votes slower with probability 0.17: 26 of 31 do so with 5e-16, the first 14 with 2e-11.
    expect(await failures(1, 400)).toBe(0);
  });

  it('does not fail a change that costs the margin, in at least 399 of 400', async () => {
    // Expected failures 400 x 1.5e-4 = 0.06; two or more with probability 2e-3.
    expect(await failures(1 + MARGIN, 400)).toBeLessThanOrEqual(1);
  });

  it('fails a change that costs 10 %, in at least 380 of 400', async () => {
    // A pair votes slower with probability 0.965: 26 of 31 do so with 0.9993; fewer than 380 with less than 1e-20.
    expect(await failures(1.1, 400)).toBeGreaterThanOrEqual(380);
  });

  it('does not fail a change that makes it faster', async () => {
    expect(await failures(0.9, 100)).toBe(0);
  });

  it('ends early where nothing is slower', async () => {
    const { ratios } = await compared('early', 0.9);
    expect(ratios.length).toBeLessThan(10);
  });

  it('decides nothing when the time is up, and says so', async () => {
    const options = { before: 'before', after: 'after', yardsticks: [yardstick], withinMilliseconds: 10 };
    let now = 0;
    const clock = () => now++;
    const [comparison] = await compareBuilds({ ...options, timer: noisyTimer('late', 2), clock });
    expect(comparison.verdict).toBe('open');
    expect(comparison.ratios.length).toBeGreaterThan(0);
    expect(comparisonLine(comparison)).toMatch(/not decided in time$/);
  });

  it('leaves out what the build before cannot run', async () => {
    const options = { before: 'before', after: 'after', yardsticks: [yardstick], withinMilliseconds: 10 };
    const timer = async (_: Yardstick, engine: string) => (engine === 'before' ? null : 1);
    const [comparison] = await compareBuilds({ ...options, timer });
    expect(comparison.verdict).toBe('open');
    expect(comparisonLine(comparison)).toBe('a: not compared, the build before the change cannot run it');
  });
});
