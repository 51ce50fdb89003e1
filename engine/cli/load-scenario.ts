import { existsSync } from 'node:fs';
import {
  baseVariant,
  compile,
  formatIssue,
  type Issue,
  nearest,
  orList,
  parseScenario,
  type Scenario,
} from '../node.ts';
import { readScenarioText } from './read-scenario-text.ts';

/** A scenario file with its variants. */
export interface LoadedScenario {
  readonly ok: true;
  readonly name: string;
  readonly scenario: Scenario;
  readonly variants: Readonly<Record<string, Scenario>>;
  readonly remarks: readonly string[];
}

export interface FaultyScenario {
  readonly ok: false;
  readonly lines: readonly string[];
}

/**
 * Reads, checks and compiles a scenario file with its variants; the compiler sees faults that no single field shows.
 * @returns the scenarios with remarks on what their writer may not have meant, or their faults; one line each, with the
 *   file's name in front
 * @throws BadInput when the file cannot be read
 */
export async function loadScenarios(file: string): Promise<LoadedScenario | FaultyScenario> {
  const { name, text } = await readScenarioText(file);
  const parsed = parseScenario(text);
  if (!parsed.ok) return { ok: false, lines: faultLines(name, parsed.issues) };
  const { scenario, variants } = parsed;
  const lines = await compileFaults(name, scenario);
  for (const [variant, plan] of Object.entries(variants)) {
    if (lines.length === 0) lines.push(...(await compileFaults(`${name}#${variant}`, plan)));
  }
  if (lines.length > 0) return { ok: false, lines };
  const remarks = parsed.notes.map((note) => `${name}: remark: ${formatIssue(note)}`);
  return { ok: true, name, scenario, variants, remarks };
}

/**
 * Reads one scenario: a file, or a variant of it, written `file#variant`.
 * @param variant the variant asked for otherwise
 */
export async function loadScenario(given: string, variant?: string): Promise<LoadedScenario | FaultyScenario> {
  const [file, wanted = variant] = variant === undefined ? fileAndVariant(given) : [given];
  const loaded = await loadScenarios(file);
  if (!loaded.ok || wanted === undefined || wanted === baseVariant) return loaded;
  const scenario = Object.hasOwn(loaded.variants, wanted) ? loaded.variants[wanted] : undefined;
  if (scenario !== undefined) return { ...loaded, name: `${loaded.name}#${wanted}`, scenario };
  const names = [baseVariant, ...Object.keys(loaded.variants)];
  const guess = nearest(wanted, names);
  const issue = { path: 'variant', found: JSON.stringify(wanted), allowed: orList(names) };
  return { ok: false, lines: faultLines(loaded.name, [guess === undefined ? issue : { ...issue, guess }]) };
}

/** Faults in the one grammar of this project, each on a line of its own behind the name of its file. */
export function faultLines(name: string, issues: readonly Issue[]): string[] {
  return issues.map((issue) => `${name}: ${formatIssue(issue)}`);
}

/** A file may have `#` in its own name; then it is meant. */
function fileAndVariant(given: string): [file: string, variant?: string] {
  const at = given.lastIndexOf('#');
  return at <= 0 || existsSync(given) ? [given] : [given.slice(0, at), given.slice(at + 1)];
}

async function compileFaults(name: string, scenario: Scenario): Promise<string[]> {
  const compiled = await compile(scenario);
  return compiled.ok ? [] : faultLines(name, compiled.issues);
}
