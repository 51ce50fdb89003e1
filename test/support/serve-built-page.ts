import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { preview } from 'vite';

export interface ServedPage {
  /** Address of the page, with a slash at the end. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves the built page (dist/web) on a free port of this machine, as `npm start` does.
 * @throws Error when it has not been built
 */
export async function serveBuiltPage(): Promise<ServedPage> {
  const built = fileURLToPath(new URL('../../dist/web', import.meta.url));
  if (!existsSync(`${built}/index.html`)) throw new Error('dist/web/index.html is missing; run: npm run build:web');
  const server = await preview({
    configFile: false,
    root: fileURLToPath(new URL('../..', import.meta.url)),
    build: { outDir: built },
    // Port 0: the system picks one, so that runs side by side do not meet.
    preview: { port: 0, host: '127.0.0.1', open: false },
    logLevel: 'silent',
  });
  const address = server.httpServer.address();
  if (address === null || typeof address === 'string') throw new Error('the preview server has no port');
  return { url: `http://127.0.0.1:${address.port}/`, close: () => server.close() };
}
