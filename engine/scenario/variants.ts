import { z } from 'zod';
import { field, later } from './field.ts';
import { entries, named, prose } from './quantities.ts';

const variantNameForm = /^[A-Za-z][A-Za-z0-9]{0,39}$/;

/** The name of a variant: a word that can stand in a formula and after `#` on a command line. */
export const variantName = () =>
  z
    .string()
    .regex(variantNameForm, { error: '1 to 40 letters and digits, beginning with a letter, such as "eightWeeks"' })
    .meta({ title: 'variant' });

const variantSchema = later(() =>
  z.strictObject({
    description: field(prose(2000).optional(), 'What is different, in a sentence.', 'Three agents more.'),
    changes: field(
      entries(named(), z.unknown(), 40),
      'What is different, as a JSON merge patch (RFC 7396): objects are merged, null removes, anything else replaces. A list whose entries have names may be changed by name: an object that gives the changes of each entry, null to remove it; a new name adds one.',
      { agents: { desk: { headcount: 8 } } },
    ),
  }),
);

/** Other plans for the same story. */
export const variantsSchema = entries(variantName(), variantSchema, 50);

/** Parts of a file that a variant cannot change: what all variants have in common, and what is said about them. */
export const unchangeable = ['$schema', 'surgeboard', 'name', 'sources', 'variants', 'claims', 'finding', 'run'];
