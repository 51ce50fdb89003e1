import { type Report, runStudy } from '../node.ts';
import { ExitCode } from './exit-code.ts';
import { interruptible } from './interruptible.ts';
import { faultLines, loadScenario } from './load-scenario.ts';
import { printJson } from './print-json.ts';
import { paintFor } from './terminal.ts';
import { type SimulationOptions, withWorkers } from './with-workers.ts';

export interface RunOptions extends SimulationOptions {
  readonly json?: boolean;
  readonly variant?: string;
}

/** `surgeboard run`: simulates a scenario file and prints the report. */
export async function run(file: string, options: RunOptions): Promise<ExitCode> {
  const loaded = await loadScenario(file, options.variant);
  if (!loaded.ok) return badInput(loaded.lines);
  const startedAt = performance.now();
  const outcome = await interruptible((signal) => {
    for (const remark of loaded.remarks) console.error(remark);
    return withWorkers(options, signal, (pool, study) => runStudy(loaded.scenario, pool, study));
  });
  if (outcome === 'interrupted') {
    console.error('Stopped; nothing is reported.');
    return ExitCode.interrupted;
  }
  if (!outcome.ok) return badInput(faultLines(loaded.name, outcome.issues));
  await print(outcome.report, options.json === true, (performance.now() - startedAt) / 1000);
  return outcome.report.targets.every((target) => target.isMet) ? ExitCode.met : ExitCode.targetMissed;
}

async function print(report: Report, isJson: boolean, seconds: number): Promise<void> {
  if (isJson) {
    await printJson(report);
    return;
  }
  const { reportTable } = await import('./report-table.ts');
  process.stdout.write(reportTable(report, seconds, paintFor(process.stdout)));
}

function badInput(lines: readonly string[]): ExitCode {
  for (const line of lines) console.error(line);
  return ExitCode.badInput;
}
