import { Bench } from 'tinybench';
import { eventSet } from '../micro/event-set.ts';
import type { MicroCase } from '../micro/micro-case.ts';
import { randomNumbers } from '../micro/random-numbers.ts';
import { statistics } from '../micro/statistics.ts';
import type { MicroCost, MicroTask } from './tasks.ts';

const sets: Readonly<Record<string, () => MicroCase[]>> = {
  'random numbers': randomNumbers,
  'event set': eventSet,
  statistics,
};

/** Nanoseconds of one operation: the median over calls, as tinybench takes it, over the operations of a call. */
export async function timeMicroCosts({ set, timeMilliseconds }: MicroTask): Promise<MicroCost[]> {
  const cases = sets[set]();
  const bench = new Bench({ time: timeMilliseconds, warmupTime: timeMilliseconds / 4, throws: true });
  for (const { group, name, run } of cases) bench.add(`${group}: ${name}`, run);
  await bench.run();
  return cases.map(({ group, name, operations }) => {
    const { result } = bench.getTask(`${group}: ${name}`)!;
    if (!('latency' in result)) throw new Error(`${group}: ${name} gave no time`);
    return { group, name, nanoseconds: (result.latency.p50 * 1e6) / operations };
  });
}
