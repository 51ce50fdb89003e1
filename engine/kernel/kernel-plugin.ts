import type { Plugin } from 'vite';

const SUFFIX = '?assemblyscript';

/**
 * Compiles `import bytes from './kernel.ts?assemblyscript'` to WebAssembly and inlines it in base 64, so that one bundle
 * works in Node, in workers and in a page that was opened without a network. The compiler is loaded when it is needed.
 */
export function assemblyScript(): Plugin {
  return {
    name: 'assemblyscript',
    enforce: 'pre',
    async resolveId(source, importer) {
      if (!source.endsWith(SUFFIX)) return null;
      const file = await this.resolve(source.slice(0, -SUFFIX.length), importer, { skipSelf: true });
      return file === null ? null : `${file.id}${SUFFIX}`;
    },
    async load(id) {
      if (!id.endsWith(SUFFIX)) return null;
      const entry = id.slice(0, -SUFFIX.length);
      const bytes = await compile(entry, (file) => this.addWatchFile(file));
      return `export default ${JSON.stringify(bytes)};`;
    },
  };
}

/** @throws Error with what the compiler had to say */
async function compile(entry: string, onRead: (file: string) => void): Promise<string> {
  const { default: asc } = await import('assemblyscript/asc');
  let bytes: Uint8Array | null = null;
  const folder = entry.slice(0, entry.lastIndexOf('/'));
  const name = entry.slice(folder.length + 1);
  // No runtime: nothing is allocated but what `room.ts` hands out. No traps that could be avoided: `abort` is never called.
  const options = ['-O3', '--noAssert', '--runtime', 'stub', '--debug', '--use', 'abort=', '--outFile', 'kernel.wasm'];
  const { error, stderr } = await asc.main([name, '--baseDir', folder, ...options], {
    writeFile: (file, contents) => {
      if (file === 'kernel.wasm' && typeof contents !== 'string') bytes = contents;
    },
  });
  if (error !== null || bytes === null) throw new Error(`${name} does not compile: ${error?.message}\n${stderr}`);
  onRead(entry);
  return Buffer.from(bytes).toString('base64');
}
