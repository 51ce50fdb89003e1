/**
 * The command `npm run validation`: runs the sections, keeps what they find, writes the report and closes with a line that
 * counts. See README.md beside this file.
 */

import { execFileSync } from 'node:child_process';
import { availableParallelism, cpus } from 'node:os';
import { join } from 'node:path';
import { Command, Option } from 'commander';
import { ENGINE_VERSION } from '../../engine/index.ts';
import { projectFolder } from '../support/project-files.ts';
import { type Judged, judgedOf } from './judged.ts';
import { keepRun, keptRun } from './kept-runs.ts';
import type { Form, KeptRun } from './section.ts';
import { sections } from './sections.ts';
import { StudyWorkers } from './study-workers.ts';
import { verdictWords, writeReport } from './write-report.ts';

interface Options {
  readonly short?: true;
  readonly section?: string;
  readonly render?: true;
  readonly cases?: string;
  readonly workers: number;
}

const names = sections.map(({ name }) => name);

await new Command('validation')
  .description('Validates the engine and writes the report: the long form to docs/validation, the short one to dist.')
  .option('--short', 'the short form, a few minutes, for continuous integration')
  .addOption(new Option('--section <name>', 'run one section alone').choices(names))
  .option('--render', 'run nothing: write the report from what was found before')
  .option('--cases <folder>', 'reference cases of another folder, to dist/other-cases; with --section exact')
  .option('--workers <n>', 'studies at one time', Number, availableParallelism())
  .action(validate)
  .parseAsync();

async function validate(options: Options): Promise<void> {
  const form: Form = options.short ? 'short' : 'long';
  const place =
    options.cases !== undefined ? 'dist/other-cases' : form === 'long' ? 'docs/validation' : 'dist/short-validation';
  const folder = join(projectFolder, place);
  const judged: Judged[] = [];
  for (const section of sections) {
    const isToRun = !options.render && (options.section === undefined || options.section === section.name);
    if (isToRun) keepRun(folder, await run(section, form, options));
    const found = keptRun(folder, section.name);
    if (found === null) continue;
    const judgement = judgedOf(section, found);
    judged.push(judgement);
    if (isToRun) say(`${section.name}: ${verdictWords(judgement.verdict)}`);
  }
  writeReport(folder, judged);
  const ran = judged.filter(({ section }) => options.section === undefined || options.section === section.name);
  const isPassed = ran.length > 0 && ran.every((one) => one.isPassed);
  say(`report: ${join(folder, 'report.html')}`);
  say(`${isPassed ? 'PASSED' : 'FAILED'}: ${ran.map(({ verdict }) => verdictWords(verdict)).join('; ')}`);
  process.exitCode = isPassed ? 0 : 1;
}

async function run(section: Judged['section'], form: Form, { workers: size, cases }: Options): Promise<KeptRun> {
  const workers = new StudyWorkers(size, new URL('./study-worker.js', import.meta.url));
  const startedAt = new Date();
  try {
    const data = await section.run({
      ...{ form, workers: size, ...(cases !== undefined && { casesFolder: cases }) },
      study: (scenario) => workers.study(scenario),
      tell: (sentence) => say(`${section.name}: ${sentence}`),
    });
    return {
      ...{ section: section.name, form, engineVersion: ENGINE_VERSION, commit: commit() },
      startedAt: startedAt.toISOString(),
      seconds: Math.round((Date.now() - startedAt.getTime()) / 100) / 10,
      machine: `${size} threads of ${cpus()[0]?.model ?? 'an unknown processor'}, Node ${process.versions.node}`,
      ...workers.tally,
      data,
    };
  } finally {
    await workers.terminate();
  }
}

function commit(): string {
  const git = (...words: string[]): string =>
    execFileSync('git', words, { cwd: projectFolder, encoding: 'utf8' }).trim();
  try {
    return git('rev-parse', '--short', 'HEAD') + (git('status', '--porcelain', 'engine') === '' ? '' : '-dirty');
  } catch {
    return 'unknown';
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
