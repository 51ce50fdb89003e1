import { spawnSync } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const pathOf = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/**
 * Puts a module `x.js` before each entry script `x.cjs`, which loads it and exports what it exports; that of the command
 * sets V8's flags first. At the end makes
 * the code that they are loaded with (see `code-cache.js`). Without that code they only load more slowly, so that it
 * cannot be made is no fault of a build.
 */
export function codeCache(): Plugin {
  return {
    name: 'code-cache',
    apply: 'build',
    generateBundle(_, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        if (/\bimport\(/.test(chunk.code)) this.error(`${chunk.fileName} imports a module, which a script cannot`);
        chunk.code = `(function (exports, require, module, __filename) {'use strict';${chunk.code}\n})`;
        if (!chunk.isEntry) continue;
        const names = chunk.exports.join(', ');
        const flags = chunk.name === 'surgeboard' ? "import './command-flags.js';\n" : '';
        const loaded = `load('${chunk.fileName}')`;
        const source = names === '' ? `${loaded};\n` : `const { ${names} } = ${loaded};\nexport { ${names} };\n`;
        this.emitFile({
          type: 'asset',
          fileName: chunk.fileName.replace('.cjs', '.js'),
          source: `${flags}import { load } from './code-cache.js';\n${source}`,
        });
      }
    },
    writeBundle({ dir = '' }) {
      for (const name of ['code-cache.js', 'command-flags.js']) copyFileSync(pathOf(name), `${dir}/${name}`);
      for (const door of ['command', 'engine']) {
        const { status } = spawnSync(process.execPath, [pathOf('make-code-cache.js'), dir, door], { stdio: 'ignore' });
        if (status !== 0 && status !== 1) this.warn(`no code was made for the ${door}: it will start more slowly`);
      }
    },
  };
}
