import { fileURLToPath, pathToFileURL } from 'node:url';

/** The top of the project, from `bench/` as source and from `dist/bench/` as built. */
const top = new URL(import.meta.url.endsWith('.ts') ? '../' : '../../', import.meta.url);

/** Path of a file of the project on this machine. */
export function pathOf(file: string): string {
  return fileURLToPath(new URL(file, top));
}

/** What `npm run build:engine` made of the source as it is now. */
export const builtEngine = pathOf('dist/engine');

export type Engine = typeof import('../engine/node.ts');

/** The public door of a built engine, which need not be that of this source. */
export function openEngine(folder: string): Promise<Engine> {
  return import(/* @vite-ignore */ pathToFileURL(`${folder}/node.js`).href);
}
