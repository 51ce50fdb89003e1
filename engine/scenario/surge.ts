import { z } from 'zod';
import { moment } from './date-fields.ts';
import { field, later } from './field.ts';
import { headcount, hours, money, named, selector } from './quantities.ts';

const level = () => z.number().min(0).max(1e9);

/** Extra agents on a date, or when a measured trigger fires. */
export const surgePlanSchema = later(() =>
  z.strictObject({
    name: field(named(), 'Name of the plan, unique.', 'flu reserve'),
    group: field(named(), 'Group that grows.', 'desk'),
    agents: field(headcount(), 'Agents added once all have come; they keep the hours of the group.', 20),
    start: field(
      moment().optional(),
      'Local date or time at which the plan is set off. Give exactly one of start and trigger.',
      '2026-01-12',
    ),
    trigger: field(
      z
        .strictObject({
          measure: field(
            z.enum(['service-level', 'wait', 'queue', 'occupancy']),
            'Measured over the rolling window. service-level: At/(A+B-Bt), 0 to 1. wait: mean wait of answered contacts, seconds. queue: contacts waiting, on average. occupancy: of the group, 0 to 1.',
            'service-level',
          ),
          contacts: field(
            z.array(selector()).min(1).max(1000).optional(),
            'Selectors of the contacts measured; those the group serves when left out.',
            ['nurse'],
          ),
          above: field(level().optional(), 'Fires when the measure is above this.', 0.92),
          below: field(level().optional(), 'Fires when the measure is below this.', 0.7),
          windowMinutes: field(
            z.number().positive().max(100_000),
            'Length of the rolling window, minutes; it is looked at every minute.',
            60,
          ),
        })
        .optional(),
      'Condition that sets off the plan. Give exactly one of start and trigger.',
      { measure: 'service-level', below: 0.7, windowMinutes: 60 },
    ),
    leadTimeHours: field(hours(), 'Hours from setting off until the first of them work.', 72),
    agentsPerDay: field(
      z.number().positive().max(1e6).optional(),
      'Most that come a day; all at once when left out.',
      5,
    ),
    minimumHours: field(hours().default(0), 'Hours for which they stay at least, from when all have come.', 168),
    release: field(
      z
        .strictObject({
          below: field(level().optional(), 'Released when the measure of the trigger is below this.', 0.75),
          above: field(level().optional(), 'Released when the measure of the trigger is above this.', 0.9),
          afterHours: field(hours().optional(), 'Released this many hours after all have come.', 336),
        })
        .optional(),
      'When they leave again, after minimumHours; never when left out.',
      { afterHours: 336 },
    ),
    kind: field(
      z.enum(['hired', 'overtime', 'reserve']).default('hired'),
      'hired: new agents, who train and learn. overtime: present staff stays on. reserve: trained people on standby.',
      'reserve',
    ),
    standbyCostPerHour: field(money().default(0), 'Cost of an agent an hour while not called, currency.', 3),
    costPerHour: field(money().optional(), "Cost of a paid hour, currency; the group's when left out.", 45),
  }),
);
