/**
 * Loads the built engine with the code that V8 made of it when it was built: a fifth of the processor time of a short
 * command was V8 reading a megabyte of JavaScript. Scripts can be loaded so, modules cannot (in Node 20), so the build
 * writes scripts (`.cjs`) and beside them small modules that take what they export from here.
 *
 * A script is one function, of what a script of Node is given; whoever writes it so spares everyone who loads it a copy.
 * The code lies beside each script, in a file named for the V8, its flags and the processor that it is for. Where there is
 * none, as with another version of Node than that of the build, or V8 refuses it, the script is compiled as usual.
 */

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { cachedDataVersionTag } from 'node:v8';
import { Script } from 'node:vm';

const folder = fileURLToPath(new URL('.', import.meta.url));

/** The modules loaded so far, and the scripts that they were made from, by path. */
const modules = new Map();
export const scripts = new Map();

/** Where the code of a script lies, for V8 as it is set now. */
export function codeFile(path) {
  return `${path}.${cachedDataVersionTag().toString(16)}.code`;
}

/** What a script beside this file exports. Scripts that require each other meet half-filled exports, as in Node. */
export function load(name) {
  const path = `${folder}${name}`;
  const known = modules.get(path);
  if (known !== undefined) return known.exports;
  const module = { exports: {} };
  modules.set(path, module);
  const script = new Script(readFileSync(path, 'utf8'), { filename: path, cachedData: codeOf(path) });
  scripts.set(path, script);
  const require = (id) => (id.startsWith('./') ? load(id.slice(2)) : process.getBuiltinModule(id));
  script.runInThisContext().call(module.exports, module.exports, require, module, path);
  return module.exports;
}

function codeOf(path) {
  try {
    return readFileSync(codeFile(path));
  } catch {
    return undefined;
  }
}
