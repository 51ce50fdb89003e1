import type { ScenarioInput } from '../engine/node.ts';
import { oneQueue } from './one-queue.ts';

/**
 * Scenarios with much of one thing, for which a simulator that searches takes long for every contact. The load is 0.95 of the
 * agents, or twice what they can do where a backlog grows.
 */
export const muchOfOneThing: Readonly<Record<string, (size: number) => ScenarioInput>> = {
  /** 1,000 agents in so many groups, of whom the one idle longest is taken. */
  groups: (size) => ({
    ...oneQueue({ contacts: 1e6, agents: 1000, classes: 1 }),
    agents: Array.from({ length: size }, (_, g) => ({ name: `group ${g + 1}`, headcount: Math.round(1000 / size) })),
  }),

  /** So many classes, of which the one longest beyond its share of the queue is taken from. */
  ratios: (size) => ({
    ...oneQueue({ contacts: 3e5, agents: 66, classes: size }),
    agents: [{ name: 'desk', headcount: 44 }],
    selection: { customerRule: 'queue-ratio', queueRatios: { '*': 1 } },
  }),

  /** So many messages, of which half are left in the end. */
  backlog: (size) => {
    const scenario = oneQueue({ contacts: size, agents: 100, classes: 1 });
    return {
      ...scenario,
      demand: { ...scenario.demand, channels: { mail: { kind: 'deferred', deadline: { hours: 24 } } } },
      agents: [{ name: 'desk', headcount: 47 }],
    };
  },

  /** So many surge plans, each with a trigger, over a year of 1,000 contacts a day. */
  plans: (size) => ({
    ...oneQueue({ contacts: 1, agents: 1, classes: 1 }),
    calendar: { start: '2026-01-05', days: 365, reportingMinutes: 60 },
    demand: { contactsPerDay: 1000 },
    agents: [{ name: 'desk', headcount: 5 }],
    surge: Array.from({ length: size }, (_, i) => ({
      name: `plan ${i + 1}`,
      group: 'desk',
      agents: 1,
      leadTimeHours: 1,
      trigger: { measure: 'wait', above: 100 + i, windowMinutes: 60 },
    })),
  }),

  /** So many agents, who write mail and are interrupted by calls. */
  interrupted: (size) => {
    const scenario = oneQueue({ contacts: 1e6, agents: size, classes: 1 });
    return {
      ...scenario,
      calendar: { start: '2026-01-05', hours: 1e6 / (12.5 * size), reportingMinutes: 60 },
      demand: {
        contactsPerHour: 12.5 * size,
        channels: {
          voice: { share: 0.3 },
          mail: { share: 0.7, kind: 'deferred', priority: 5, deadline: { hours: 24 } },
        },
      },
      selection: { preemption: 'resume' },
    };
  },
};
