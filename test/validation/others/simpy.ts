import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { projectFolder, projectText } from '../../support/project-files.ts';

/** What `clinic_day.py` prints. */
export interface SimpyResult {
  readonly simpy: string;
  readonly python: string;
  readonly days: number;
  readonly contacts: number;
  readonly figures: Readonly<Record<string, { readonly value: number; readonly standardError: number }>>;
}

export const SCENARIO = 'test/validation/others/clinic-day.json';
const PROGRAM = 'test/validation/others/clinic_day.py';
const RECORD = 'test/validation/others/clinic-day-simpy.json';

/**
 * Runs the SimPy program, with Debian's Python or that of `PYTHON`.
 * @returns what it found, or why it could not run
 */
export function runSimpy(days: number, seed: number): SimpyResult | { readonly missing: string } {
  const python = process.env.PYTHON ?? '/usr/bin/python3';
  const run = spawnSync(python, [join(projectFolder, PROGRAM), join(projectFolder, SCENARIO), `${days}`, `${seed}`], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  if (run.error !== undefined) return { missing: 'there is no Python' };
  if (run.status === 0) return JSON.parse(run.stdout);
  if (run.stderr.includes("No module named 'simpy'")) return { missing: 'Python has no SimPy' };
  throw new Error(`${PROGRAM} ended with ${run.status}: ${run.stderr}`);
}

/** What the program found once, for where there is no SimPy. */
export function recordedSimpy(): SimpyResult {
  return JSON.parse(projectText(RECORD));
}
