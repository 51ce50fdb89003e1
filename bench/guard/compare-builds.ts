import { availableParallelism } from 'node:os';
import { medianOf } from '../measurement.ts';
import { PAIRS, type Verdict, verdictOf } from './verdict.ts';
import { timeOnce, type Yardstick } from './yardsticks.ts';

/** Processor seconds of a yardstick on one build; null when that build cannot do the work. */
export type Timer = (yardstick: Yardstick, engine: string) => Promise<number | null>;

export interface Comparison {
  readonly yardstick: Yardstick;
  /** Time after the change / before, pair by pair. */
  readonly ratios: readonly number[];
  /** `open` when the time was up before enough pairs had run. */
  readonly verdict: Verdict;
  /** Why there are no ratios; empty otherwise. */
  readonly why: string;
}

export interface CompareOptions {
  readonly before: string;
  readonly after: string;
  readonly yardsticks: readonly Yardstick[];
  /** No pair is begun after so many milliseconds. */
  readonly withinMilliseconds: number;
  readonly timer?: Timer;
  readonly clock?: () => number;
}

/**
 * Compares two builds, a pair of each open yardstick a round. The two processes of a pair run at the same time, so that
 * both meet the same neighbours, and take turns in starting first; on a single processor one follows the other.
 */
export async function compareBuilds(options: CompareOptions): Promise<Comparison[]> {
  const { before, after, withinMilliseconds, timer = timeOnce, clock = () => performance.now() } = options;
  const startedAt = clock();
  const found = options.yardsticks.map((yardstick) => ({ yardstick, ratios: [] as number[], why: '' }));
  // The first run of each reads files from the disk; it counts for nothing but whether both builds can do the work.
  for (const one of found) {
    if ((await timer(one.yardstick, after)) === null) one.why = 'this build cannot run it';
    else if ((await timer(one.yardstick, before)) === null) one.why = 'the build before the change cannot run it';
  }
  for (let round = 0; round < PAIRS; round++) {
    for (const one of found) {
      const isOver = clock() - startedAt > withinMilliseconds;
      if (isOver || one.why !== '' || verdictOf(one.ratios) !== 'open') continue;
      const ratio = await timePair(one.yardstick, before, after, round % 2 === 0, timer);
      if (ratio !== null) one.ratios.push(ratio);
    }
  }
  return found.map((one) => ({ ...one, verdict: one.why === '' ? verdictOf(one.ratios) : 'open' }));
}

async function timePair(yardstick: Yardstick, before: string, after: string, isAfterFirst: boolean, timer: Timer) {
  const order = isAfterFirst ? [after, before] : [before, after];
  const times: (number | null)[] = [];
  if (availableParallelism() > 1) times.push(...(await Promise.all(order.map((engine) => timer(yardstick, engine)))));
  else for (const engine of order) times.push(await timer(yardstick, engine));
  const [first, second] = times;
  if (first === null || second === null) return null;
  return isAfterFirst ? first / second : second / first;
}

/** A comparison as a line: `everything: 1.02 times the time before (median of 7 pairs, 0.97 to 1.06), not slower`. */
export function comparisonLine({ yardstick, ratios, verdict, why }: Comparison): string {
  if (ratios.length === 0) return `${yardstick.name}: not compared, ${why || 'the time was up'}`;
  const [low, median, high] = [Math.min(...ratios), medianOf(ratios), Math.max(...ratios)].map((r) => r.toFixed(3));
  const word = verdict === 'open' ? 'not decided in time' : verdict;
  return `${yardstick.name}: ${median} times the time before (median of ${ratios.length} pairs, ${low} to ${high}), ${word}`;
}
