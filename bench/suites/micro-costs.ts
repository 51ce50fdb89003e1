import { probe } from '../fresh-process.ts';
import { type Measurement, Samples } from '../measurement.ts';
import type { Setting } from './setting.ts';

/** What the design rests on, operation by operation; each set in a fresh process. */
export function measureMicroCosts({ rounds, isQuick, say }: Setting): Measurement[] {
  const suites = new Map<string, Samples>();
  for (const set of ['random numbers', 'event set', 'statistics']) {
    for (let round = 0; round < Math.min(rounds, 3); round++) {
      say(`${set}, one by one, round ${round + 1}`);
      for (const { group, name, nanoseconds } of probe('micro', { set, timeMilliseconds: isQuick ? 2 : 150 })) {
        const samples = suites.get(group) ?? new Samples(`Micro-costs: ${group}`);
        suites.set(group, samples);
        samples.add(name, 'ns', nanoseconds);
      }
    }
  }
  return [...suites.values()].flatMap((samples) => samples.measurements());
}
