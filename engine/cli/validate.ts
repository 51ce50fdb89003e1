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
    const { name, isValid, lines } = await check(file);
    for (const line of lines) console.error(line);
    if (isValid) console.log(`${name}: valid`);
    else exitCode = ExitCode.badInput;
  }
  return exitCode;
}

async function check(file: string): Promise<{ name: string; isValid: boolean; lines: readonly string[] }> {
  try {
    const loaded = await loadScenario(file);
    if (!loaded.ok) return { name: file, isValid: false, lines: loaded.lines };
    return { name: loaded.name, isValid: true, lines: loaded.remarks };
  } catch (error) {
    if (error instanceof BadInput) return { name: file, isValid: false, lines: error.lines };
    throw error;
  }
}
