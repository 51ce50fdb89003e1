import type { z } from 'zod';
import { distributionSchema } from './distribution.ts';
import { type ReferenceObject, referenceObjects } from './reference-objects.ts';
import { closing, closingHeadings, opening } from './reference-prose.ts';
import { type SectionLink, sectionOf, tables } from './reference-section.ts';
import { headingLink } from './reference-words.ts';
import { scenarioSchema } from './scenario.ts';

/**
 * The reference of the scenario format, Markdown: every field with type, range, unit, default, meaning and example, made
 * from the schema that checks files. `npm run schema` writes it to `scenarios/REFERENCE.md`.
 */
export function referencePage(): string {
  const [file, ...objects] = referenceObjects(scenarioSchema) as [ReferenceObject, ...ReferenceObject[]];
  const headings = new Map<unknown, string>(objects.map(({ object, path }) => [object._zod.def, path]));
  const linkTo: SectionLink = (object: z.ZodType) => {
    const heading = headings.get(object._zod.def);
    return heading === undefined ? undefined : headingLink(heading);
  };
  const parts = [
    opening,
    contents(objects),
    `## The file\n\nThe fields of the whole file, in the order in which the sections follow.\n\n${tables(file.object, '', linkTo)}`,
    ...objects.map((object) => sectionOf(object, linkTo)),
    closing(tables(distributionSchema, 'distribution', linkTo)),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** The sections of the file, those inside one object on its line, and what all of them refer to. */
function contents(objects: readonly ReferenceObject[]): string {
  const tops = objects.filter(({ path }) => topOf(path) === path);
  const lines = tops.map(({ path }) => {
    const within = objects.filter((object) => object.path !== path && topOf(object.path) === path);
    const links = within.map((object) => headingLink(object.path, object.path.replace(/^\w+(\[\]|\.\{\w+\})?\./, '')));
    return [headingLink(path), links.join(', ')].filter((part) => part !== '').join(': ');
  });
  const items = [headingLink('The file'), ...lines, ...closingHeadings.map((heading) => headingLink(heading))];
  return `## Contents\n\n${items.map((item) => `- ${item}`).join('\n')}`;
}

function topOf(path: string): string {
  return path.split(/[.[]/)[0]!;
}
