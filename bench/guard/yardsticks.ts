import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { pathOf } from '../places.ts';
import type { ProbeResults, StudiesTask } from '../probe/tasks.ts';

/** Work whose processor time is compared between two builds. */
export interface Yardstick {
  readonly name: string;
  readonly what: string;
  /** Arguments of Node for a build of the engine. */
  readonly args: (engine: string) => string[];
  /** Exit codes of success. */
  readonly exits: readonly number[];
  /** Seconds of processor time, from what it printed and what the whole process took; null when that is no result. */
  readonly cpuSeconds: (printed: string, wholeProcess: number) => number | null;
}

const studies = (what: string, task: Omit<StudiesTask, 'engine'>): Yardstick => ({
  name: task.scenario,
  what,
  exits: [0],
  // The start of the process has a yardstick of its own; here it would only hide a part of what became slower.
  cpuSeconds: (printed) => {
    const { studies: timed }: ProbeResults['studies'] = JSON.parse(printed);
    return timed.reduce((sum, study) => sum + study.cpuSeconds, 0);
  },
  args: (engine) => [pathOf('dist/bench/probe.js'), 'studies', JSON.stringify({ engine, ...task })],
});

/** Scenario text in, report out, in a fresh process; each takes some tenths of a second. */
export const yardsticks: readonly Yardstick[] = [
  studies('one queue, two studies', { scenario: 'a', studies: 2 }),
  studies('a day of half hours, two studies', { scenario: 'b', studies: 2, replications: 100 }),
  studies('six classes, five groups', { scenario: 'c', studies: 1 }),
  studies('everything at once', { scenario: 'everything', studies: 1, replications: 1 }),
  studies('the scenario of the page', { scenario: 'flagship', studies: 1, replications: 10 }),
  {
    name: 'command',
    what: 'the command with a short run, its start included',
    // Node ends with 1 as well where there is no command; then there is no report.
    cpuSeconds: (printed, wholeProcess) => (printed.startsWith('{') ? wholeProcess : null),
    // 1 means that a target is missed.
    exits: [0, 1],
    args: (engine) => {
      const scenario = pathOf('bench/models/b.json');
      return [`${engine}/surgeboard.js`, 'run', scenario, '--json', '--workers', '1', '--replications', '4'];
    },
  },
];

/** Writes the processor time of the whole process, all its threads, to a channel of its own. */
const tellCpuTime =
  "data:text/javascript,import{writeSync}from'node:fs';process.on('exit',()=>writeSync(3,JSON.stringify(process.cpuUsage())))";

/**
 * Seconds of processor time of the work of a yardstick, done by a fresh process.
 * @returns null when the build cannot do it
 */
export async function timeOnce({ args, exits, cpuSeconds }: Yardstick, engine: string): Promise<number | null> {
  const child = spawn(process.execPath, ['--import', tellCpuTime, ...args(engine)], {
    stdio: ['ignore', 'pipe', 'ignore', 'pipe'],
  });
  const [, printed, , told] = child.stdio.map((stream) => textOf(stream as Readable | null));
  const exitCode = await new Promise((resolve) => {
    child.on('error', () => resolve(null));
    child.on('close', resolve);
  });
  if (!exits.some((code) => code === exitCode)) return null;
  const { user, system } = JSON.parse(told());
  return cpuSeconds(printed(), (user + system) / 1e6);
}

function textOf(stream: Readable | null): () => string {
  let text = '';
  stream?.setEncoding('utf8').on('data', (part: string) => {
    text += part;
  });
  return () => text;
}
