import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The top folder of the project, from the sources and from the build alike. */
export const projectFolder = topFolder(dirname(fileURLToPath(import.meta.url)));

function topFolder(folder: string): string {
  if (existsSync(join(folder, 'package-lock.json'))) return folder;
  if (folder === dirname(folder)) throw new Error('The validation does not lie inside the project.');
  return topFolder(dirname(folder));
}

/** The text of a file by its path from the top of the project. */
export function projectText(path: string): string {
  return readFileSync(join(projectFolder, path), 'utf8');
}
