import { z } from 'zod';
import { date, moment } from './date-fields.ts';
import { field, later } from './field.ts';
import { byName, days, multiplier, names, positiveMultiplier, prose, share } from './quantities.ts';

/** A weekly curve on the volume, such as a real influenza season. */
export const seasonSchema = later(() =>
  z.strictObject({
    weeks: field(
      z
        .array(
          z.strictObject({
            weekOf: field(date(), 'A date in the week, which runs from Monday to Sunday.', '2026-01-05'),
            multiplier: field(multiplier(), 'Factor on volume in this week.', 1.4),
          }),
        )
        .min(1)
        .max(1000),
      'The curve, ascending; outside it the nearest week holds.',
      [
        { weekOf: '2026-01-05', multiplier: 1.1 },
        { weekOf: '2026-01-12', multiplier: 1.6 },
      ],
    ),
    peakMultiplier: field(
      multiplier().optional(),
      'Stretches the curve about 1 so that its largest multiplier is this, on the same side of 1; as given when left out.',
      1.8,
    ),
    shareOfContacts: field(
      share().default(1),
      'Share of volume that follows the curve: the factor is 1 + share x (multiplier - 1).',
      0.4,
    ),
    topics: field(names().optional(), 'Only these topics; all when left out.', ['respiratory']),
    interpolation: field(
      z.enum(['step', 'linear']).default('step'),
      'step: a week has one factor. linear: straight lines between the middles of the weeks.',
      'linear',
    ),
  }),
);

const eventFields = () => ({
  name: field(prose(200), 'What happens.', 'Boil-water notice'),
  start: field(moment(), 'Local date, or date and time, at which it begins.', '2026-01-12'),
  topics: field(names().optional(), 'Only these topics; all when left out.', ['general']),
  languages: field(names().optional(), 'Only these languages; all when left out.', ['en']),
  channels: field(names().optional(), 'Only these channels; all when left out.', ['voice']),
  sites: field(
    names().optional(),
    'Only contacts that turn to these sites: those whose first routing step has agents there; all when left out.',
    ['main'],
  ),
  handleTimeMultiplier: field(
    positiveMultiplier().default(1),
    'Factor on handle time of the contacts that arrive while the event lasts.',
    1.2,
  ),
  patienceMultiplier: field(
    positiveMultiplier().default(1),
    'Factor on patience of the contacts that arrive while the event lasts.',
    1.5,
  ),
  languageMix: field(
    byName(share(), 200).optional(),
    'Languages of the contacts while the event lasts; shares add to 1, a language left out has none.',
    { en: 0.6, es: 0.4 },
  ),
  channelMix: field(
    byName(share(), 200).optional(),
    'Channels of the contacts while the event lasts; shares add to 1, a channel left out has none.',
    { voice: 0.8, chat: 0.2 },
  ),
});

const shape = <S extends string>(name: S, description: string) => field(z.literal(name), description, name as never);
const factor = () => field(multiplier(), 'Factor on volume at its height.', 2);
const end = () =>
  field(
    moment().optional(),
    'Local date or time at which it is over; lasts to the end of the run when left out.',
    '2026-01-20',
  );

/** Something dated that changes volume, mix or handle time; `shape` says how the volume moves. */
export const demandEventSchema = later(() => {
  const fields = eventFields();
  return z.discriminatedUnion('shape', [
    z.strictObject({
      ...fields,
      shape: shape('step', 'Volume is multiplied from start to end.'),
      multiplier: factor(),
      end: end(),
    }),
    z.strictObject({
      ...fields,
      shape: shape('pulse', 'Volume jumps at the start and the excess decays exponentially.'),
      multiplier: factor(),
      halfLifeDays: field(days().gt(0), 'Days in which the excess halves.', 3),
    }),
    z.strictObject({
      ...fields,
      shape: shape('ramp', 'Volume rises in a straight line, then stays until the end.'),
      multiplier: factor(),
      rampDays: field(days().gt(0), 'Days from start until the full multiplier.', 7),
      end: end(),
    }),
    z.strictObject({
      ...fields,
      shape: shape(
        'epidemic',
        'Contacts are added by an SEIR epidemic (susceptible, exposed, infectious, recovered); season, weekdays and growth do not change them.',
      ),
      population: field(z.number().min(1).max(1e10), 'People who may fall ill.', 500_000),
      attackRate: field(
        share().gt(0),
        'Share of the population that falls ill in the end, initial cases included.',
        0.12,
      ),
      reproductionNumber: field(
        z.number().gt(1).max(100),
        'People whom one case infects at the start; above 1, or there is no epidemic.',
        1.4,
      ),
      latentDays: field(days().gt(0).default(2), 'Mean days from infection until infectious.', 2),
      infectiousDays: field(days().gt(0).default(4), 'Mean days for which a case is infectious.', 4),
      initialCases: field(z.number().positive().max(1e10).default(10), 'Infectious people at the start.', 50),
      contactsPerCase: field(z.number().min(0).max(1000), 'Contacts that one new case makes.', 0.3),
    }),
  ]);
});

/** A dated change of demand. */
export type DemandEvent = z.output<typeof demandEventSchema>;
