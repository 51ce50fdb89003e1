import { projectText } from '../support/project-files.ts';

/** A record of `cases/`; what it holds depends on its family. */
export interface ReferenceCase {
  id: string;
  family: string;
  regime: string;
  description: string;
  // biome-ignore lint/suspicious/noExplicitAny: each family has parameters of its own, described in README.md
  parameters: any;
  expected: Record<string, number | number[]>;
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
