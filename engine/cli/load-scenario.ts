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
 * @param runAtOnce a plan that is compiled anyway, because it is simulated next: its faults come to light then, unless
 *   another plan has some, and it is the first to be named
 * @returns the scenarios with remarks on what their writer may not have meant, or their faults; one line each, with the
 *   file's name in front
 * @throws BadInput when the file cannot be read
 */
export async function loadScenarios(file: string, runAtOnce?: string): Promise<LoadedScenario | FaultyScenario> {
  const { name, text } = await readScenarioText(file);
  const parsed = parseScenario(text);
  if (!parsed.ok) return { ok: false, lines: faultLines(name, parsed.issues) };
  const { scenario, variants } = parsed;
  const lines = await compileFaults(name, [[baseVariant, scenario], ...Object.entries(variants)], runAtOnce);
  if (lines.length > 0) return { ok: false, lines };
  const remarks = parsed.notes.map((note) => `${name}: remark: ${formatIssue(note)}`);
  return { ok: true, name, scenario, variants, remarks };
}

/**
 * Reads one scenario to simulate: a file, or a variant of it, written `file#variant`. Its own faults of compiling are left
 * for the simulation to find (see `loadScenarios`).
 * @param variant the variant asked for otherwise
 */
export async function loadScenario(given: string, variant?: string): Promise<LoadedScenario | FaultyScenario> {
  const [file, wanted = variant ?? baseVariant] = variant === undefined ? fileAndVariant(given) : [given];
  const loaded = await loadScenarios(file, wanted);
  if (!loaded.ok || wanted === baseVariant) return loaded;
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

/** The faults of the first plan that has some. */
async function compileFaults(
  file: string,
  plans: readonly (readonly [name: string, Scenario])[],
  runAtOnce: string | undefined,
): Promise<string[]> {
  let postponed: readonly [name: string, Scenario] | undefined;
  for (const plan of plans) {
    if (plan[0] === runAtOnce) {
      postponed = plan;
      continue;
    }
    const lines = await faultsOf(file, plan);
    if (lines.length === 0) continue;
    const earlier = postponed === undefined ? [] : await faultsOf(file, postponed);
    return earlier.length > 0 ? earlier : lines;
  }
  return [];
}

async function faultsOf(file: string, [name, scenario]: readonly [name: string, Scenario]): Promise<string[]> {
  const compiled = await compile(scenario);
  return compiled.ok ? [] : faultLines(name === baseVariant ? file : `${file}#${name}`, compiled.issues);
}
