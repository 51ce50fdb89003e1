import { readFileSync } from 'node:fs';
import { figureFaults } from '../node.ts';
import { BadInput } from './bad-input.ts';
import { ExitCode } from './exit-code.ts';
import { faultLines, loadScenarios } from './load-scenario.ts';

/**
 * `surgeboard validate`: every file is looked at, whatever is wrong with the ones before it. Valid files are named on
 * stdout, faults and remarks on stderr.
 */
export async function validate(files: readonly string[]): Promise<ExitCode> {
  let exitCode: ExitCode = ExitCode.met;
  for (const file of files) {
    if (files.length > 1 && isJsonSchema(file)) {
      console.error(`${file}: the schema of scenarios, not one of them; left out`);
      continue;
    }
    const { name, isValid, lines, variants } = await check(file);
    for (const line of lines) console.error(line);
    if (isValid) console.log(`${name}: valid${variants.length > 0 ? `; variants: ${variants.join(', ')}` : ''}`);
    else exitCode = ExitCode.badInput;
  }
  return exitCode;
}

/** Where a pattern such as `scenarios/*.json` names files, the schema beside the scenarios is among them. */
function isJsonSchema(file: string): boolean {
  if (!file.endsWith('.schema.json')) return false;
  try {
    const { $schema } = JSON.parse(readFileSync(file, 'utf8')) as { $schema?: unknown };
    return typeof $schema === 'string' && $schema.includes('json-schema.org');
  } catch {
    return false;
  }
}

interface Checked {
  readonly name: string;
  readonly isValid: boolean;
  readonly lines: readonly string[];
  readonly variants: readonly string[];
}

async function check(file: string): Promise<Checked> {
  try {
    const loaded = await loadScenarios(file);
    if (!loaded.ok) return { name: file, isValid: false, lines: loaded.lines, variants: [] };
    const missing = await figureFaults(loaded);
    if (missing.length > 0) {
      return { name: loaded.name, isValid: false, lines: faultLines(loaded.name, missing), variants: [] };
    }
    return { name: loaded.name, isValid: true, lines: loaded.remarks, variants: Object.keys(loaded.variants) };
  } catch (error) {
    if (error instanceof BadInput) return { name: file, isValid: false, lines: error.lines, variants: [] };
    throw error;
  }
}
