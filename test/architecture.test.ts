import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { brokenRules, type SourceFile } from './support/house-rules.ts';

const top = fileURLToPath(new URL('..', import.meta.url));

function sourceFiles(folder: string): SourceFile[] {
  return readdirSync(`${top}/${folder}`, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => `${entry.parentPath.slice(top.length).replaceAll('\\', '/').replace(/^\/+/, '')}/${entry.name}`)
    .map((path) => ({ path, text: readFileSync(`${top}/${path}`, 'utf8') }));
}

describe('the house', () => {
  it.each(['engine', 'web', 'bench', 'test'])('keeps its rules in %s', (folder) => {
    const files = sourceFiles(folder);
    expect(files.length).toBeGreaterThan(0);
    expect(files.flatMap(brokenRules)).toEqual([]);
  });
});

describe('the rules', () => {
  const broken = (path: string, text: string) => brokenRules({ path, text });

  it.each([
    ['a stage that imports a later one', 'engine/compile/model.ts', "import { run } from '../run/run-study.ts';"],
    ['a value where only types may pass', 'engine/simulate/simulation.ts', "import { a } from '../compile/model.ts';"],
    ['a re-export from a forbidden folder', 'engine/random/stream.ts', "export * from '../simulate/simulation.ts';"],
    ['a dynamic import', 'engine/cli/run.ts', "const a = await import('../run/run-study.ts');"],
    ['an import that is computed', 'engine/run/run-study.ts', 'const a = await import(name);'],
    ['arithmetic that imports', 'engine/arithmetic/exp.ts', "import { a } from '../random/stream.ts';"],
    ['a folder the table does not know', 'engine/extras/a.ts', "import { a } from '../run/run-study.ts';"],
    [
      'a component that reaches past the state',
      'web/components/a-b.ts',
      "import { a } from '../../engine/browser.ts';",
    ],
    ['a chart that computes with the engine', 'web/charts/a.ts', "import { a } from '../../engine/browser.ts';"],
    ['d3 outside the charts', 'web/components/a-b.ts', "import { scaleLinear } from 'd3';"],
    ['Node in the portable engine', 'engine/run/run-study.ts', "import { cpus } from 'node:os';"],
    ['comlink outside run', 'engine/cli/run.ts', "import { wrap } from 'comlink/dist/esm/comlink.mjs';"],
    ['a logarithm outside arithmetic', 'engine/random/exponential.ts', 'export const a = Math.log(2);'],
    ['a power by operator', 'engine/theory/mmc.ts', 'export const a = (x: number) => x ** 2;'],
    ['Math taken apart', 'engine/theory/mmc.ts', 'const { exp } = Math;'],
    ['Math by computed name', 'engine/theory/mmc.ts', "const a = Math['exp'](1);"],
    ['unseeded randomness', 'engine/arithmetic/exp.ts', 'export const a = Math.random();'],
    ['the time of day', 'engine/compile/clock.ts', 'export const a = Date.now();'],
    ['a date of this machine', 'engine/compile/clock.ts', 'export const a = new Date(0);'],
    ['a stopwatch in a stage', 'engine/simulate/simulation.ts', 'export const a = performance.now();'],
    ['a stopwatch in run beside the clock', 'engine/run/run-study.ts', 'export const a = performance.now();'],
    ['the page in a stage', 'engine/summarise/report.ts', 'export const a = document.title;'],
    ['a door with a thought of its own', 'engine/index.ts', 'export const a = 1;'],
    ['a drawer', 'engine/run/utils.ts', ''],
    ['a drawer for a folder', 'test/helpers/clock.ts', ''],
    ['a name that is not in kebab-case', 'web/state/levelOf.ts', ''],
    ['401 lines without a reason', 'bench/speed.bench.ts', 'const a = 1;\n'.repeat(401)],
  ])('refuse %s', (_, path, text) => {
    expect(broken(path, text)).toHaveLength(1);
  });

  it.each([
    ['a type where types may pass', 'engine/simulate/a.ts', "import type { Model } from '../compile/model.ts';"],
    ['types among braces', 'engine/simulate/a.ts', "import { type Model } from '../compile/model.ts';"],
    ['the stage before', 'engine/collect/a.ts', "import { observe } from '../simulate/observer.ts';"],
    ['arithmetic anywhere in the engine', 'engine/theory/a.ts', "import { ln } from '../arithmetic/ln.ts';"],
    ['the page that says what was validated', 'web/state/a.ts', "import a from '../../docs/validation/results.json';"],
    ['the same folder', 'engine/theory/a.ts', "import { b } from './b.ts';"],
    ['exact functions', 'engine/simulate/a.ts', 'export const a = Math.sqrt(2) + Math.imul(2, 3);'],
    [
      'forbidden words in comments and texts',
      'engine/theory/a.ts',
      "/** Math.log(2) ** 3 */\nexport const a = 'Date.now()';",
    ],
    ['a field that shares its name with a global', 'engine/compile/a.ts', 'export const a = (b: B) => b.document;'],
    ['a key that shares its name with a global', 'engine/compile/a.ts', 'export const a = { document: 1 };'],
    ['a test that imports what it tests', 'test/run/a.test.ts', "import { a } from '../../engine/run/clock.ts';"],
    ['401 lines with a reason', 'test/a.ts', `// These lines are one table.\n${'const a = 1;\n'.repeat(401)}`],
  ])('allow %s', (_, path, text) => {
    expect(broken(path, text)).toEqual([]);
  });
});
