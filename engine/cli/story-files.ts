import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the scenarios that come with Surgeboard, beside the folder `dist` of this program. */
export const builtInFolder = fileURLToPath(new URL('../../scenarios', import.meta.url));

/** Scenario files, and those in folders, by name; a JSON Schema is none. What is not there is left to the reader to refuse. */
export async function storyFiles(given: readonly string[]): Promise<string[]> {
  const lists = await Promise.all(
    given.map(async (path) => {
      const isFolder = await stat(path).then(
        (found) => found.isDirectory(),
        () => false,
      );
      if (!isFolder) return [path];
      const names = (await readdir(path)).filter((name) => name.endsWith('.json') && !name.endsWith('.schema.json'));
      return names.sort().map((name) => join(path, name));
    }),
  );
  return lists.flat();
}
