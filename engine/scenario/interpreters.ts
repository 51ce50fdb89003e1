import { z } from 'zod';
import { distributionSchema } from './distribution.ts';
import { field, later } from './field.ts';
import { headcount, money, named, names, positiveMultiplier } from './quantities.ts';
import { shiftSchema } from './shifts.ts';

/** A pool of interpreters, who join an agent and a customer for the length of a contact. */
export const interpreterPoolSchema = later(() =>
  z.strictObject({
    languages: field(names(), 'Languages it interprets.', ['es', 'zh']),
    interpreters: field(
      z.union([headcount(), z.array(shiftSchema).min(1).max(5000)]),
      'Interpreters on duty: a number at all times, or shifts on the clock of the site given.',
      4,
      [{ start: '08:00', end: '18:00', headcount: 4 }],
    ),
    site: field(named().optional(), "Site whose clock its shifts follow; the calendar's zone when left out.", 'main'),
    connect: field(distributionSchema.optional(), 'Time to bring the interpreter in, agent held; none when left out.', {
      law: 'constant',
      seconds: 30,
    }),
    handleTimeMultiplier: field(positiveMultiplier().default(1), 'Factor on handle time with an interpreter.', 1.5),
    pricePerMinute: field(money(), 'Price of an interpreted minute, currency.', 0.75),
  }),
);
