import { BadInput } from './bad-input.ts';
import { ExitCode } from './exit-code.ts';
import { loadScenario } from './load-scenario.ts';

/**
 * `surgeboard validate`: every file is looked at, whatever is wrong with the ones before it. Valid files are named on
 * stdout, faults and remarks on stderr.
 */
export async function validate(files: readonly string[]): Promise<ExitCode> {
  let exitCode: ExitCode = ExitCode.met;
  for (const file of files) {
    const { isValid, lines } = await check(file);
    for (const line of lines) console.error(line);
    if (isValid) console.log(`${file}: valid`);
    else exitCode = ExitCode.badInput;
  }
  return exitCode;
}

async function check(file: string): Promise<{ isValid: boolean; lines: readonly string[] }> {
  try {
    const loaded = await loadScenario(file);
    return { isValid: loaded.ok, lines: loaded.ok ? loaded.remarks : loaded.lines };
  } catch (error) {
    if (error instanceof BadInput) return { isValid: false, lines: error.lines };
    throw error;
  }
}
