import { probe } from '../fresh-process.ts';
import { type Measurement, Samples } from '../measurement.ts';
import type { StageTimes } from '../probe/tasks.ts';
import type { Setting } from './setting.ts';

const figures: readonly [keyof StageTimes, string, string, number][] = [
  ['parseMilliseconds', 'parse and check', 'ms', 1],
  ['compileMilliseconds', 'compile', 'ms', 1],
  ['simulateMilliseconds', 'simulate a replication', 'ms', 1],
  ['mergeMilliseconds', 'merge a replication', 'ms', 1],
  ['reportMilliseconds', 'report as JSON', 'ms', 1],
  ['modelBytes', 'size of the model, sent to each worker once', 'kB', 1e-3],
  ['batchBytes', 'size of the result of a batch, sent back', 'kB', 1e-3],
  ['reportBytes', 'size of the report', 'kB', 1e-3],
];

/** Scenarios, and replications of each: as many as are merged in one pass, so that none of it is left to the report. */
const cases: readonly [string, number][] = [
  ['a', 1],
  ['b', 16],
  ['flagship', 16],
  ['everything', 8],
];

/** Where the time of a cold study goes, stage by stage, and what crosses between threads. */
export function measureStages({ engine, rounds, isQuick, say }: Setting): Measurement[] {
  return (isQuick ? cases.slice(1, 2) : cases).flatMap(([scenario, replications]) => {
    const samples = new Samples(`Stages, cold: ${scenario}`);
    for (let round = 0; round < rounds; round++) {
      say(`stages of ${scenario}, round ${round + 1} of ${rounds}`);
      const times = probe('stages', { engine, scenario, replications });
      for (const [key, what, unit, factor] of figures) samples.add(what, unit, times[key] * factor);
    }
    return samples.measurements();
  });
}

/** One replication of a national service for a year. */
export function measureNationalService(setting: Setting): Measurement[] {
  const samples = new Samples('A national service for a year, one replication');
  if (setting.isQuick) return [];
  for (let round = 0; round < Math.min(setting.rounds, 3); round++) {
    setting.say(`national service, round ${round + 1}`);
    const { engine } = setting;
    const { studies, residentMegabytes } = probe('studies', { engine, scenario: 'national', studies: 1 });
    const [{ contacts, cpuSeconds, elapsedSeconds }] = studies;
    samples.add('scenario text in, report out', 's', elapsedSeconds, 'under 20');
    samples.add('speed', 'M contacts/s', contacts / cpuSeconds / 1e6);
    samples.add('contacts', 'M', contacts / 1e6);
    samples.add('memory of the process', 'MB', residentMegabytes, 'under 150');
  }
  return samples.measurements();
}
