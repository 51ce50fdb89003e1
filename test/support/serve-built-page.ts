import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { preview } from 'vite';

export interface ServedPage {
  /** Address of the page, with a slash at the end. */
  readonly url: string;
  close(): Promise<void>;
}

/** Serves the built page (dist/web) on a free port of this machine, as `npm start` does. */
export function serveBuiltPage(): Promise<ServedPage> {
  return serveFolder(fileURLToPath(new URL('../../dist/web', import.meta.url)));
}

/**
 * Serves a folder that vite has built.
 * @throws Error when there is no index.html in it
 */
export async function serveFolder(folder: string): Promise<ServedPage> {
  if (!existsSync(`${folder}/index.html`)) throw new Error(`${folder}/index.html is missing; run: npm run build:web`);
  const server = await preview({
    configFile: false,
    root: folder,
    build: { outDir: folder },
    // Port 0: the system picks one, so that runs side by side do not meet.
    preview: { port: 0, host: '127.0.0.1', open: false },
    logLevel: 'silent',
  });
  const address = server.httpServer.address();
  if (address === null || typeof address === 'string') throw new Error('the preview server has no port');
  return { url: `http://127.0.0.1:${address.port}/`, close: () => server.close() };
}
