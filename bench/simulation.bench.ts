import { execFileSync, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, bench, describe } from 'vitest';

/**
 * The yardsticks through the public door: scenario JSON in, report out, all measures on, one thread. Each sample is a
 * fresh process on the built engine (`npm run build:engine` first): modules loaded by Vitest call each other through
 * getters, and in one process a model would run on code that was optimised for another.
 *
 * Vitest prints the time of whole processes. Contacts per second follow below its table: of the first study of a
 * process, for which code is still being compiled; of later ones, each with an engine of its own; and of a long one,
 * in which the code of one engine has settled.
 */
interface TimedStudy {
  readonly contacts: number;
  readonly elapsedSeconds: number;
  readonly cpuSeconds: number;
}

const PROCESSES = 5;
const STUDIES = 4;
/** A long study is so many times a million contacts. */
const LONG = 5;
const script = fileURLToPath(new URL('time-study.js', import.meta.url));
const command = fileURLToPath(new URL('../engine/cli/surgeboard.js', import.meta.url));
const models = fileURLToPath(new URL('models', import.meta.url));
const first = new Map<string, number[]>();
const later = new Map<string, number[]>();
const long = new Map<string, number[]>();
const resident = new Map<string, number[]>();

function timeInProcess(model: string, studies: number, times: number): void {
  const printed = execFileSync(process.execPath, [script, model, `${studies}`, `${times}`], { encoding: 'utf8' });
  const timed: { studies: TimedStudy[]; residentMegabytes: number } = JSON.parse(printed);
  const speeds = timed.studies.map(({ contacts, cpuSeconds }) => contacts / cpuSeconds);
  if (times === LONG) {
    keep(long, model, speeds[0]);
    keep(resident, model, timed.residentMegabytes);
  } else {
    keep(first, model, speeds[0]);
    keep(later, model, median(speeds.slice(1)));
  }
}

/** What a planner waits for: start of the process, 200 days of model b, the report as JSON. */
function commandLine(model: string): void {
  const { status, stderr } = spawnSync(process.execPath, [command, 'run', `${models}/${model}.json`, '--json'], {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  // 1 means that a target is missed.
  if (status !== 0 && status !== 1) throw new Error(stderr);
}

function keep(samples: Map<string, number[]>, model: string, value: number): void {
  samples.set(model, [...(samples.get(model) ?? []), value]);
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
}

function millions(samples: readonly number[] | undefined): string {
  return samples === undefined ? '-' : `${(median(samples) / 1e6).toFixed(2)} M`;
}

const asOften = { iterations: PROCESSES, warmupIterations: 0, time: 0, warmupTime: 0 };

describe('a fresh process', () => {
  for (const model of ['a', 'b', 'c']) {
    bench(`${model}, ${STUDIES} studies of a million`, () => timeInProcess(model, STUDIES, 1), asOften);
    bench(`${model}, one of ${LONG} million`, () => timeInProcess(model, 1, LONG), asOften);
  }
  bench('b, the command line', () => commandLine('b'), asOften);
});

afterAll(() => {
  const lines = [...first.keys()].map(
    (model) =>
      `${model}  first study ${millions(first.get(model))}  later studies ${millions(later.get(model))}  ` +
      `long study ${millions(long.get(model))}  ` +
      `resident ${Math.round(median(resident.get(model) ?? []))} MB`,
  );
  console.log(`contacts per second of processor time, medians\n${lines.join('\n')}`);
});
