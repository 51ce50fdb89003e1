import { compile, formatIssue, type Issue, parseScenario, type Scenario } from '../node.ts';
import { readScenarioText } from './read-scenario-text.ts';

export type LoadedScenario =
  | { readonly ok: true; readonly name: string; readonly scenario: Scenario; readonly remarks: readonly string[] }
  | { readonly ok: false; readonly lines: readonly string[] };

/**
 * Reads, checks and compiles a scenario file; the compiler sees faults that no single field shows.
 * @returns the scenario with remarks on what its writer may not have meant, or its faults; one line each, with the file's
 *   name in front
 * @throws BadInput when the file cannot be read
 */
export async function loadScenario(file: string): Promise<LoadedScenario> {
  const { name, text } = await readScenarioText(file);
  const parsed = parseScenario(text);
  if (!parsed.ok) return { ok: false, lines: faultLines(name, parsed.issues) };
  const compiled = await compile(parsed.scenario);
  if (!compiled.ok) return { ok: false, lines: faultLines(name, compiled.issues) };
  const remarks = parsed.notes.map((note) => `${name}: remark: ${formatIssue(note)}`);
  return { ok: true, name, scenario: parsed.scenario, remarks };
}

/** Faults in the one grammar of this project, each on a line of its own behind the name of its file. */
export function faultLines(name: string, issues: readonly Issue[]): string[] {
  return issues.map((issue) => `${name}: ${formatIssue(issue)}`);
}
