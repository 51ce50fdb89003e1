import { type Comparison, compareStudies } from '../node.ts';
import { BadInput } from './bad-input.ts';
import { ExitCode } from './exit-code.ts';
import { interruptible } from './interruptible.ts';
import { faultLines, loadScenario } from './load-scenario.ts';
import type { RunOptions } from './run.ts';
import { paintFor } from './terminal.ts';
import { withWorkers } from './with-workers.ts';

/** `surgeboard compare`: simulates two scenario files side by side and prints how they differ. */
export async function compare(firstFile: string, secondFile: string, options: RunOptions): Promise<ExitCode> {
  if (firstFile === '-' && secondFile === '-') {
    throw new BadInput(['scenario files: found - twice; allowed: - for one of them']);
  }
  const first = await loadScenario(firstFile);
  const second = await loadScenario(secondFile);
  if (!first.ok || !second.ok) {
    throw new BadInput([...(first.ok ? [] : first.lines), ...(second.ok ? [] : second.lines)]);
  }
  for (const remark of [...first.remarks, ...second.remarks]) console.error(remark);
  const startedAt = performance.now();
  const outcome = await interruptible((signal) =>
    withWorkers(options, signal, (pool, study) => compareStudies(first.scenario, second.scenario, pool, study)),
  );
  if (outcome === 'interrupted') {
    console.error('Stopped; nothing is reported.');
    return ExitCode.interrupted;
  }
  if (!outcome.ok) {
    throw new BadInput([
      ...faultLines(first.name, outcome.firstIssues),
      ...faultLines(second.name, outcome.secondIssues),
    ]);
  }
  await print(outcome.comparison, options.json === true, (performance.now() - startedAt) / 1000);
  return ExitCode.met;
}

async function print(comparison: Comparison, isJson: boolean, seconds: number): Promise<void> {
  if (isJson) {
    process.stdout.write(`${JSON.stringify(comparison, null, 2)}\n`);
    return;
  }
  const { comparisonTable } = await import('./comparison-table.ts');
  process.stdout.write(comparisonTable(comparison, seconds, paintFor(process.stdout)));
}
