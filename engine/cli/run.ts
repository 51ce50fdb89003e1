import { availableParallelism } from 'node:os';
import { createWorkerPool, type Report, runStudy, type Scenario, type StudyOutcome, type WorkerPool } from '../node.ts';
import { ExitCode } from './exit-code.ts';
import { interruptible } from './interruptible.ts';
import { faultLines, loadScenario } from './load-scenario.ts';
import { ProgressLine } from './progress-line.ts';
import { paintFor } from './terminal.ts';

export interface RunOptions {
  readonly replications?: number;
  readonly seed?: string;
  readonly workers?: number;
  readonly confidence?: number;
  readonly json?: boolean;
}

/** `surgeboard run`: simulates a scenario file and prints the report. */
export async function run(file: string, options: RunOptions): Promise<ExitCode> {
  const loaded = await loadScenario(file);
  if (!loaded.ok) return badInput(loaded.lines);
  const startedAt = performance.now();
  const outcome = await interruptible((signal) => {
    for (const remark of loaded.remarks) console.error(remark);
    return simulate(loaded.scenario, options, signal);
  });
  if (outcome === 'interrupted') {
    console.error('Stopped; nothing is reported.');
    return ExitCode.interrupted;
  }
  if (!outcome.ok) return badInput(faultLines(loaded.name, outcome.issues));
  await print(outcome.report, options.json === true, (performance.now() - startedAt) / 1000);
  return outcome.report.targets.every((target) => target.isMet) ? ExitCode.met : ExitCode.targetMissed;
}

async function simulate(scenario: Scenario, options: RunOptions, signal: AbortSignal): Promise<StudyOutcome> {
  const { workers, replications, seed, confidence } = options;
  let pool: WorkerPool | null = null;
  const openPool = () => {
    pool = createWorkerPool(workers ?? availableParallelism());
    return pool;
  };
  const progress = new ProgressLine();
  progress.start();
  try {
    return await runStudy(scenario, workers === undefined ? openPool : openPool(), {
      ...(replications !== undefined && { replications }),
      ...(seed !== undefined && { seed }),
      ...(confidence !== undefined && { confidence }),
      signal,
      onProgress: (latest) => progress.update(latest),
    });
  } finally {
    progress.stop();
    await (pool as WorkerPool | null)?.terminate();
  }
}

async function print(report: Report, isJson: boolean, seconds: number): Promise<void> {
  if (isJson) {
    process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
    return;
  }
  const { reportTable } = await import('./report-table.ts');
  process.stdout.write(reportTable(report, seconds, paintFor(process.stdout)));
}

function badInput(lines: readonly string[]): ExitCode {
  for (const line of lines) console.error(line);
  return ExitCode.badInput;
}
