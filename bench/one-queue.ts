import type { ScenarioInput } from '../engine/node.ts';

/** Yardstick A in other sizes: the load is always 0.95 of the agents, and the run as long as it takes. */
export function oneQueue({
  contacts,
  agents,
  classes,
}: {
  contacts: number;
  agents: number;
  classes: number;
}): ScenarioInput {
  const contactsPerHour = 11.4 * agents;
  // More languages than the format allows become topics.
  const languages = Math.min(classes, 10);
  const names = (prefix: string, count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, i) => [`${prefix} ${i + 1}`, {}]));
  return {
    surgeboard: 1,
    name: `One queue: ${contacts} contacts, ${agents} agents, ${classes} classes`,
    calendar: { start: '2026-01-05', hours: contacts / contactsPerHour, reportingMinutes: 60 },
    demand: {
      contactsPerHour,
      ...(classes > 1 && { languages: names('language', languages), topics: names('topic', classes / languages) }),
    },
    contacts: {
      handleTime: { law: 'exponential', meanSeconds: 300 },
      patience: { law: 'exponential', meanSeconds: 180 },
    },
    agents: [{ name: 'desk', headcount: agents, costPerHour: 30 }],
    targets: [{ measure: 'service-level', atLeast: 0.8 }],
    run: { seed: 'yardstick', replications: 1 },
  };
}
