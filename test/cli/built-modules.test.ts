import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const built = fileURLToPath(new URL('../../dist/engine', import.meta.url));
const source = fileURLToPath(new URL('../../engine', import.meta.url));

/** How often a pattern is found in files whose name ends so, and what it finds. */
function found(folder: string, ending: string, pattern: RegExp): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .flatMap((name) => [...readFileSync(`${folder}/${name}`, 'utf8').matchAll(pattern)].map(([, of]) => of));
}

describe('the built engine', () => {
  // Where one is missing the engine gives the same bytes, several times as slowly: nothing else would tell.
  it('brings the WebAssembly that its scripts read, one file for each module of the source', () => {
    const imported = found(source, '.ts', /^import code from '(.+)\?assemblyscript';$/gm);
    const read = found(built, '.cjs', /["'`]([\w-]+\.wasm)["'`]/g);
    expect(read).toHaveLength(imported.length);
    expect(new Set(read).size).toBe(read.length);
    for (const name of read) expect(WebAssembly.validate(readFileSync(`${built}/${name}`)), name).toBe(true);
  });
});
