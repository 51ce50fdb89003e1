import { spawnSync } from 'node:child_process';
import { pathOf } from './places.ts';
import type { ProbeResults, ProbeTasks } from './probe/tasks.ts';

/** What a process printed and how long it ran, start included. */
export interface Finished {
  readonly stdout: string;
  readonly elapsedSeconds: number;
}

/**
 * Runs a program to its end.
 * @param allowedExits exit codes that are no failure; 0 alone by default
 * @throws Error with what it wrote to its standard error, when it fails
 */
export function runProgram(command: string, args: readonly string[], allowedExits: readonly number[] = [0]): Finished {
  const before = performance.now();
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 2 ** 28 });
  const elapsedSeconds = (performance.now() - before) / 1000;
  if (error !== undefined) throw error;
  if (status === null || !allowedExits.includes(status)) {
    throw new Error(`${command} ${args.join(' ')} ended with ${status}: ${stderr.slice(-2000)}`);
  }
  return { stdout, elapsedSeconds };
}

/** Does one task of the probe in a process of its own, so that no code is optimised for what ran before. */
export function probe<Name extends keyof ProbeTasks>(name: Name, task: ProbeTasks[Name]): ProbeResults[Name] {
  const { stdout } = runProgram(process.execPath, [pathOf('dist/bench/probe.js'), name, JSON.stringify(task)]);
  return JSON.parse(stdout);
}

/** Runs the command as it is built in `folder`. Exit code 1 means that a target is missed: no failure of the run. */
export function runCommand(folder: string, args: readonly string[]): Finished {
  return runProgram(process.execPath, [`${folder}/surgeboard.js`, ...args], [0, 1]);
}
