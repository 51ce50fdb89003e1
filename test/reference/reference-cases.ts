import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectText } from '../support/project-files.ts';

/** A record of `cases/`; what it holds depends on its family. */
export interface ReferenceCase {
  id: string;
  family: string;
  regime: string;
  description: string;
  source: string;
  // biome-ignore lint/suspicious/noExplicitAny: each family has parameters of its own, described in README.md
  parameters: any;
  expected: Record<string, number | number[]>;
  // biome-ignore lint/suspicious/noExplicitAny: figures that others printed, some with intervals
  published?: Record<string, any>;
}

/** All records of a family, named as its file. */
export function referenceCases(family: string): ReferenceCase[] {
  return JSON.parse(projectText(`test/reference/cases/${family}.json`));
}

/** One record by its id. */
export function referenceCase(family: string, id: string): ReferenceCase {
  const found = referenceCases(family).find((record) => record.id === id);
  if (!found) throw new Error(`no case ${id} in ${family}`);
  return found;
}

/** All records of a folder with one file a family, by the names of the files. */
export function casesOfFolder(folder: string): ReferenceCase[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return files.sort().flatMap((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')));
}
