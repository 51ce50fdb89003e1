import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const built = fileURLToPath(new URL('../../dist/engine', import.meta.url));
const scenario = fileURLToPath(new URL('../../scenarios/start-here.json', import.meta.url));
const codeFiles = (folder: string) => readdirSync(folder).filter((name) => name.endsWith('.code'));

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'surgeboard-code-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Copies the built engine, changes its code files, and prints with it which scripts were loaded with code, and a report. */
function loadWith(name: string, change: (codeFile: string) => void): { cached: boolean[]; report: string } {
  const copy = join(folder, name);
  cpSync(built, copy, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  for (const file of codeFiles(copy)) change(join(copy, file));
  const program = `
    import { readFileSync } from 'node:fs';
    const { parseScenario, runStudy } = await import('${pathToFileURL(copy).href}/node.js');
    const { scripts } = await import('${pathToFileURL(copy).href}/code-cache.js');
    const { scenario } = parseScenario(readFileSync(${JSON.stringify(scenario)}, 'utf8'));
    const { report } = await runStudy(scenario, null, { replications: 5 });
    const cached = [...scripts.values()].map(({ cachedDataRejected }) => cachedDataRejected === false);
    console.log(JSON.stringify({ cached, report: JSON.stringify(report) }));`;
  return JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' }));
}

describe('the built engine', () => {
  it('is loaded with code made when it was built, and without it runs to the same bytes', () => {
    const whole = loadWith('whole', () => undefined);
    expect(whole.cached.length).toBeGreaterThan(1);
    expect(whole.cached).not.toContain(false);
    const without = loadWith('without', (file) => rmSync(file));
    expect(without.cached).not.toContain(true);
    expect(without.report).toBe(whole.report);
  });

  it('is compiled where V8 refuses the code', () => {
    const cut = loadWith('cut', (file) => truncateSync(file, statSync(file).size >> 1));
    expect(cut.cached).not.toContain(true);
    const empty = loadWith('empty', (file) => truncateSync(file, 0));
    expect(empty.cached).not.toContain(true);
    const others = loadWith('others', (file) => {
      const bytes = readFileSync(file);
      bytes[4]! ^= 1; // Part of the version of V8, which comes second, after a magic number.
      writeFileSync(file, bytes);
    });
    expect(others.cached).not.toContain(true);
    expect(new Set([cut.report, empty.report, others.report]).size).toBe(1);
  });

  it('brings code for the command, which sets a flag, and for programs that import the engine', () => {
    const settings = codeFiles(built).filter((name) => name.startsWith('node.cjs.'));
    expect(settings).toHaveLength(process.versions.v8.startsWith('11.') ? 2 : 1);
  });
});
