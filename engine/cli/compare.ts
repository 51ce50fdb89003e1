import { baseVariant, type Comparison, compareWithFirst, type Scenario } from '../node.ts';
import { BadInput } from './bad-input.ts';
import { ExitCode } from './exit-code.ts';
import { interruptible } from './interruptible.ts';
import { faultLines, loadScenario, loadScenarios } from './load-scenario.ts';
import { printJson } from './print-json.ts';
import type { RunOptions } from './run.ts';
import { paintFor } from './terminal.ts';
import { withWorkers } from './with-workers.ts';

/** A scenario under the name by which the user knows it. */
interface Plan {
  readonly name: string;
  readonly scenario: Scenario;
}

/**
 * `surgeboard compare`: simulates two scenarios, or one and all of its variants, side by side and prints how they differ
 * from the first.
 */
export async function compare(first: string, second: string | undefined, options: RunOptions): Promise<ExitCode> {
  if (first === '-' && second === '-') {
    throw new BadInput(['scenario files: found - twice; allowed: - for one of them']);
  }
  const plans = second === undefined ? await variantsOf(first) : await pairOf(first, second);
  const startedAt = performance.now();
  const outcome = await interruptible((signal) =>
    withWorkers(options, signal, (pool, study) =>
      compareWithFirst(
        plans.map(({ scenario }) => scenario),
        pool,
        study,
      ),
    ),
  );
  if (outcome === 'interrupted') {
    console.error('Stopped; nothing is reported.');
    return ExitCode.interrupted;
  }
  if (!outcome.ok) throw new BadInput(outcome.issues.flatMap((issues, i) => faultLines(plans[i].name, issues)));
  const { comparisons } = outcome;
  const names = plans.map(({ name }) => name);
  await print(comparisons, second === undefined ? names : null, options.json === true, startedAt);
  return ExitCode.met;
}

async function pairOf(firstFile: string, secondFile: string): Promise<Plan[]> {
  const first = await loadScenario(firstFile);
  const second = await loadScenario(secondFile);
  if (!first.ok || !second.ok) {
    throw new BadInput([...(first.ok ? [] : first.lines), ...(second.ok ? [] : second.lines)]);
  }
  for (const remark of [...first.remarks, ...second.remarks]) console.error(remark);
  return [first, second];
}

async function variantsOf(file: string): Promise<Plan[]> {
  const loaded = await loadScenarios(file);
  if (!loaded.ok) throw new BadInput(loaded.lines);
  const { name, scenario, variants, remarks } = loaded;
  if (Object.keys(variants).length === 0) {
    throw new BadInput([
      `${name}: variants: found none; allowed: a second scenario file, or variants to compare it with`,
    ]);
  }
  for (const remark of remarks) console.error(remark);
  return [
    { name: baseVariant, scenario },
    ...Object.entries(variants).map(([key, plan]) => ({ name: key, scenario: plan })),
  ];
}

/** @param names of the variants, base first; null where two scenarios were named */
async function print(
  comparisons: readonly Comparison[],
  names: readonly string[] | null,
  isJson: boolean,
  startedAt: number,
): Promise<void> {
  if (isJson) {
    await printJson(names === null ? comparisons[0] : comparisons);
    return;
  }
  const seconds = (performance.now() - startedAt) / 1000;
  const paint = paintFor(process.stdout);
  const { comparisonTable } = await import('./comparison-table.ts');
  const { variantsTable } = await import('./variants-table.ts');
  process.stdout.write(
    names === null
      ? comparisonTable(comparisons[0], seconds, paint)
      : variantsTable(comparisons, names, seconds, paint),
  );
}
