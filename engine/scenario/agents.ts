import { z } from 'zod';
import { date } from './date-fields.ts';
import { field, later } from './field.ts';
import {
  byName,
  headcount,
  intervalMinutes,
  money,
  named,
  names,
  positiveMultiplier,
  selector,
  share,
  whole,
} from './quantities.ts';
import { shiftSchema } from './shifts.ts';

const proficiencySchema = later(() =>
  z.strictObject({
    handleTimeMultiplier: field(positiveMultiplier().default(1), 'Factor on handle time with this skill.', 1.1),
    firstContactResolution: field(
      share().optional(),
      "Probability of resolving a contact with this skill; the contact's own when left out.",
      0.7,
    ),
  }),
);

const skills = () => z.union([names(), byName(proficiencySchema, 200)]);

const concurrencySchema = later(() =>
  z.strictObject({
    channels: field(names(), 'Channels of which an agent may hold several contacts at once.', ['chat']),
    limit: field(whole(1, 50), 'Most contacts at once.', 3),
    speedAtLoad: field(
      z.array(z.number().positive().max(1)).min(1).max(50).optional(),
      'Speed of each contact with 1, 2, ... limit of them in hand, relative to one alone; the first is 1. Give exactly one of speedAtLoad and turns.',
      [1, 0.65, 0.45],
    ),
    turns: field(
      z
        .strictObject({
          composingToAgentTurnRatio: field(
            z.number().min(0.001).max(1000),
            "Time in which the customer reads and writes / time in which the agent does, of a contact alone; both exponential, the agent's one at a time.",
            1.5,
          ),
        })
        .optional(),
      'The speeds follow from turns that agent and customer take (machine repair, Palm 1947). Give exactly one of speedAtLoad and turns.',
      { composingToAgentTurnRatio: 1.5 },
    ),
    assignment: field(
      z.enum(['fewest-in-hand', 'most-in-hand']).default('fewest-in-hand'),
      'Whom a new contact goes to. fewest-in-hand: idle agents first, then those with the fewest. most-in-hand: those with the most who have room, idle ones last.',
      'fewest-in-hand',
    ),
  }),
);

/** Agents who are interchangeable: one site, one vendor, the same skills. */
export const agentGroupSchema = z.strictObject({
  name: field(named(), 'Name of the group, unique.', 'desk'),
  site: field(named().optional(), 'Where it works; may be left out when there is one site.', 'main'),
  vendor: field(named().optional(), 'Who employs it; may be left out when there is one vendor.', 'in-house'),
  topics: field(
    skills().optional(),
    'Topics it serves, as a list or with a proficiency each; all when left out.',
    ['billing'],
    {
      billing: {},
      nurse: { handleTimeMultiplier: 1.1, firstContactResolution: 0.7 },
    },
  ),
  languages: field(
    skills().optional(),
    'Languages it speaks, as a list or with a proficiency each; all when left out.',
    {
      en: {},
      es: { handleTimeMultiplier: 1.1 },
    },
  ),
  channels: field(names().optional(), 'Channels it serves; all when left out.', ['voice', 'chat']),
  headcount: field(
    headcount().optional(),
    'Agents on duty at all times. Give exactly one of headcount, shifts and headcountByInterval.',
    5,
  ),
  shifts: field(
    z.array(shiftSchema).min(1).max(5000).optional(),
    'Agents by shift. Give exactly one of headcount, shifts and headcountByInterval.',
    [{ start: '08:00', end: '16:30', headcount: 12 }],
  ),
  headcountByInterval: field(
    later(() =>
      z.strictObject({
        intervalMinutes: field(intervalMinutes(), 'Length of each interval: 15, 30 or 60 minutes.', 30),
        headcount: field(
          z.array(headcount()).min(1).max(400_000),
          'Agents on duty in each interval from calendar.start; the last stays, and the first holds before start.',
          [4, 4, 6, 8],
        ),
      }),
    ).optional(),
    'Agents by interval. Give exactly one of headcount, shifts and headcountByInterval.',
    { intervalMinutes: 30, headcount: [4, 4, 6, 8] },
  ),
  headcountMeans: field(
    z.enum(['scheduled', 'productive']).default('scheduled'),
    'scheduled: of the agents given, planned x (1 - shrinkage) work. productive: the agents given work, and net / (1 - shrinkage) are paid.',
    'scheduled',
  ),
  shrinkage: field(
    z
      .strictObject({
        planned: field(share().lt(1).default(0), 'Share of paid time in meetings, training and the like.', 0.15),
        unplanned: field(
          share().lt(1).default(0),
          'Share absent, each agent at random for a whole shift or day; adds to the planned share.',
          0.07,
        ),
      })
      .prefault({}),
    'Paid time that is not spent on contacts, beside the breaks of shifts.',
    { planned: 0.15, unplanned: 0.07 },
  ),
  concurrency: field(concurrencySchema.optional(), 'Several contacts at once; one at a time when left out.', {
    channels: ['chat'],
    limit: 3,
    speedAtLoad: [1, 0.65, 0.45],
  }),
  costPerHour: field(money().default(0), 'Cost of a paid hour, currency, benefits included.', 32),
  learning: field(
    later(() =>
      z.strictObject({
        startHandleTimeMultiplier: field(
          positiveMultiplier(),
          'Factor on handle time when they begin to take contacts.',
          1.6,
        ),
        startFirstContactResolution: field(
          share().optional(),
          "Probability of resolving a contact when they begin; the veterans' when left out.",
          0.6,
        ),
        halfLifeWeeks: field(z.number().positive().max(520), 'Weeks in which the gap to a veteran halves.', 6),
      }),
    ).optional(),
    'How agents of hiring classes and of surge plans of kind hired approach veterans; at once when left out.',
    { startHandleTimeMultiplier: 1.6, halfLifeWeeks: 6 },
  ),
  attritionPerYear: field(
    z.number().min(0).max(100).default(0),
    'Hazard of leaving, a year: of 100 agents kept at 100 by hiring, 0.35 means that about 35 leave a year. Only hiring replaces them.',
    0.35,
  ),
  hiring: field(
    z
      .array(
        later(() =>
          z.strictObject({
            date: field(
              date(),
              'First paid day; of a class hired before the run some have left by its start.',
              '2026-01-05',
            ),
            headcount: field(headcount(), 'Agents hired.', 8),
            trainingDays: field(z.number().min(0).max(3660), 'Paid calendar days before they take contacts.', 21),
          }),
        ),
      )
      .max(1000)
      .default([]),
    'Classes of new agents, who join the hours of the group: spread over its shifts by headcount, or evenly where nobody is on any.',
    [{ date: '2026-01-05', headcount: 8, trainingDays: 21 }],
  ),
  overtime: field(
    later(() =>
      z.strictObject({
        maxMinutesAfterShift: field(z.number().min(0).max(1440), 'Most minutes worked after the shift.', 60),
        premium: field(
          z.number().min(0).max(100).optional(),
          'Addition to pay, as a share of it; costs.overtimePremium when left out.',
          0.5,
        ),
      }),
    ).optional(),
    'Overtime that surge plans may call on; none when left out.',
    { maxMinutesAfterShift: 60 },
  ),
  reserve: field(
    later(() =>
      z.strictObject({
        agents: field(headcount(), 'Agents kept free.', 2),
        forContacts: field(z.array(selector()).min(1).max(1000), 'Selectors of the contacts that may use them.', [
          'nurse',
        ]),
      }),
    ).optional(),
    'Free agents kept for some contacts (trunk reservation); none when left out.',
    { agents: 2, forContacts: ['nurse'] },
  ),
  handleTimeMultiplier: field(positiveMultiplier().default(1), 'Factor on handle time of everything it does.', 1.05),
});

/** Agents who are interchangeable. */
export type AgentGroup = z.output<typeof agentGroupSchema>;

/** What a skill changes. */
export type Proficiency = z.output<typeof proficiencySchema>;
