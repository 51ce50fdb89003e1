import { type ClaimStudy, runClaims } from '../node.ts';
import { BadInput } from './bad-input.ts';
import { type ClaimRow, claimRowsIn, claimsCsv } from './claim-rows.ts';
import { ExitCode } from './exit-code.ts';
import { interruptible } from './interruptible.ts';
import { type LoadedScenario, loadScenarios } from './load-scenario.ts';
import { printJson } from './print-json.ts';
import { readExpected } from './read-expected.ts';
import { builtInFolder, storyFiles } from './story-files.ts';
import { paintFor } from './terminal.ts';
import { type SimulationOptions, withWorkers } from './with-workers.ts';

export interface ClaimsOptions extends SimulationOptions {
  readonly json?: boolean;
  readonly csv?: boolean;
  readonly all?: boolean;
}

/** A story put to the test, with the verdicts that were written down for it, claim by claim; null: none were. */
export interface ToldStory {
  readonly file: string;
  readonly study: ClaimStudy;
  readonly expected: readonly string[] | null;
}

/**
 * `surgeboard claims`: puts the claims of scenario files to the test and prints what becomes of each.
 * @param given files and folders; none: the scenarios that come with Surgeboard
 * @returns 0 when every verdict is the one that was written down
 */
export async function claims(given: readonly string[], options: ClaimsOptions): Promise<ExitCode> {
  const files = await storyFiles(given.length > 0 ? given : [builtInFolder]);
  const loaded = await Promise.all(files.map((file) => loadScenarios(file)));
  const faults = loaded.flatMap((one) => (one.ok ? [] : one.lines));
  if (faults.length > 0) throw new BadInput(faults);
  const stories = loaded.filter((one): one is LoadedScenario => one.ok && one.scenario.claims.length > 0);
  if (stories.length === 0) {
    throw new BadInput([
      `claims: found none in ${files.length === 1 ? 'one file' : `${files.length} files`}; allowed: scenario files with claims`,
    ]);
  }
  const rows = options.all === true ? await claimRowsIn(given[0] ?? builtInFolder) : null;
  const startedAt = performance.now();
  const told: ToldStory[] = [];
  for (const story of stories) {
    const outcome = await interruptible((signal) =>
      withWorkers(options, signal, (pool, study) => runClaims(story, pool, study)),
    );
    if (outcome === 'interrupted') {
      console.error('Stopped; nothing is reported.');
      return ExitCode.interrupted;
    }
    if (!outcome.ok) {
      throw new BadInput(
        outcome.issues.map(({ path, found, allowed }) => `${story.name}: ${path}: found ${found}; allowed: ${allowed}`),
      );
    }
    told.push({ file: story.name, study: outcome.study, expected: await readExpected(story.name) });
  }
  await print(told, rows, options, (performance.now() - startedAt) / 1000);
  return told.every(isAsExpected) ? ExitCode.met : ExitCode.targetMissed;
}

/** A story of which nothing is written down is nobody's expectation. */
export function isAsExpected({ study, expected }: ToldStory): boolean {
  return expected === null || expected.join() === study.claims.map(({ verdict }) => verdict).join();
}

async function print(
  told: readonly ToldStory[],
  rows: readonly ClaimRow[] | null,
  options: ClaimsOptions,
  seconds: number,
): Promise<void> {
  if (options.json === true) await printJson(told);
  else if (options.csv === true) process.stdout.write(claimsCsv(told));
  else {
    const { claimsTable } = await import('./claims-table.ts');
    process.stdout.write(claimsTable(told, rows, seconds, paintFor(process.stdout)));
  }
}
