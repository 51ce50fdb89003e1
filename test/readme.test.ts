import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parseScenario, runStudy } from '../engine/index.ts';
import { ENGINE_VERSION } from '../engine/version.ts';
import { runSurgeboard } from './support/run-surgeboard.ts';

const top = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string): string => readFileSync(join(top, path), 'utf8');

const documents = [
  'README.md',
  'CHANGELOG.md',
  'engine/README.md',
  'engine/GLOSSARY.md',
  'engine/cli/README.md',
  'scenarios/README.md',
  'scenarios/REFERENCE.md',
  'bench/README.md',
  'test/validation/README.md',
  'docs/validation/report.md',
  ...readdirSync(join(top, 'engine/decisions')).map((name) => `engine/decisions/${name}`),
];

const withoutCode = (text: string): string => text.replaceAll(/^```[\s\S]*?^```/gm, '').replaceAll(/`[^`\n]*`/g, '');

/** Targets of links and pictures that lead into the project, without their fragment. */
function relativeLinks(text: string): string[] {
  return [...withoutCode(text).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target]) => target)
    .filter((target) => !/^[a-z]+:/.test(target) && !target.startsWith('#'))
    .map((target) => target.split('#')[0]);
}

/** Names of source files in code spans, as far as they say in which folder: `collect/moments.ts`. */
function sourceFiles(text: string): string[] {
  return [...text.matchAll(/`((?:[\w-]+\/)+[\w.-]+\.(?:ts|js|py|json))`/g)].map(([, path]) => path);
}

const example = /```json\n([\s\S]*?)```/.exec(read('README.md'))?.[1] ?? '';

describe('the scenario in the README', () => {
  it('is sound', () => {
    expect(parseScenario(example)).toMatchObject({ ok: true, notes: [] });
  });

  it('gives the figure that the README states', async () => {
    const parsed = parseScenario(example);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
    const outcome = await runStudy(parsed.scenario, null);
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.issues));
    const { value, low, high } = outcome.report.totals.measures.serviceLevel;
    const percent = (share: number | null): string => (100 * (share ?? Number.NaN)).toFixed(1);
    expect(read('README.md')).toContain(
      `answers ${percent(value)} % (${percent(low)}-${percent(high)}) within ${outcome.report.serviceLevel.thresholdSeconds} s`,
    );
  });
});

describe('the command in the README', () => {
  const [, file, sample] = /\$ npx surgeboard run (\S+)\n([\s\S]*?)\n\n {0,3}\S/.exec(read('README.md')) ?? [];

  it('prints every line that the README shows, but for the seconds it took', async () => {
    const { stdout, exitCode } = await runSurgeboard(['run', join(top, file)]);
    const withoutSeconds = (line: string): string => line.trim().replace(/ \. [\d.]+ s \. /, ' . ');
    const printed = new Set(stdout.split('\n').map(withoutSeconds));
    const shown = sample.split('\n').map(withoutSeconds);
    const lines = shown.filter((line) => line !== '' && line !== '...');
    expect(lines.length).toBeGreaterThan(8);
    expect(lines.filter((line) => !printed.has(line))).toEqual([]);
    expect(exitCode).toBe(1);
  });
});

describe('the documents', () => {
  it.each(documents)('%s links to files that exist', (path) => {
    const missing = relativeLinks(read(path)).filter((target) => !existsSync(join(top, dirname(path), target)));
    expect(missing).toEqual([]);
  });

  it.each(documents)('%s names source files that exist', (path) => {
    const folders = [dirname(path), '.', 'engine'];
    const isThere = (file: string): boolean => folders.some((folder) => existsSync(join(top, folder, file)));
    // Built by `npm run build`, and so not of the sources.
    const missing = sourceFiles(read(path)).filter((file) => !file.startsWith('dist/') && !isThere(file));
    expect(missing).toEqual([]);
  });

  it('have links at all', () => {
    expect(documents.flatMap((path) => relativeLinks(read(path))).length).toBeGreaterThan(40);
    expect(documents.flatMap((path) => sourceFiles(read(path))).length).toBeGreaterThan(10);
  });

  it('index every scenario', () => {
    const files = readdirSync(join(top, 'scenarios')).filter((name) => name.endsWith('.json'));
    expect(relativeLinks(read('scenarios/README.md'))).toEqual(expect.arrayContaining(files));
  });
});

describe('the glossary', () => {
  const cells = read('engine/GLOSSARY.md')
    .split('\n')
    .filter((line) => line.startsWith('| ') && !/^\| (?:term|-)/.test(line))
    .map((line) => line.split('|').slice(1, -1));
  const names = new Set(cells.flatMap((row) => [...(row.at(-1) ?? '').matchAll(/`([^`]+)`/g)].map(([, name]) => name)));
  const code = readdirSync(join(top, 'engine'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => read(join('engine', path)))
    .join('\n');

  it('has six columns in every row', () => {
    expect(cells.length).toBeGreaterThan(60);
    expect(cells.filter((row) => row.length !== 6)).toEqual([]);
  });

  it('names nothing that is not in the code of the engine', () => {
    const isWord = (name: string): boolean => new RegExp(`(?<![\\w-])${name}(?![\\w-])`).test(code);
    expect(names.size).toBeGreaterThan(60);
    expect([...names].filter((name) => !isWord(name))).toEqual([]);
  });
});

describe('the version', () => {
  it('is the same in package.json, the engine and the changelog', () => {
    expect(JSON.parse(read('package.json')).version).toBe(ENGINE_VERSION);
    expect(read('CHANGELOG.md')).toContain(`## [${ENGINE_VERSION}]`);
  });
});
