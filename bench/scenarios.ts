import { readFileSync } from 'node:fs';
import type { ScenarioInput } from '../engine/node.ts';
import { nationalService } from './national-service.ts';
import { pathOf } from './places.ts';

const files: Readonly<Record<string, string>> = {
  a: 'bench/models/a.json',
  b: 'bench/models/b.json',
  c: 'bench/models/c.json',
  everything: 'bench/models/everything.json',
  flagship: 'scenarios/nhs-111-winter.json',
};

/**
 * The text of a scenario that is timed, by name: a file (`a`, `b`, `c`, `everything`, `flagship`), `national`, or a member of a series:
 * `contacts-10000`, `agents-1000`, `classes-60`, each yardstick A with one number changed.
 * @throws RangeError when there is no such scenario
 */
export function scenarioText(name: string): string {
  const file = files[name];
  if (file !== undefined) return readFileSync(pathOf(file), 'utf8');
  if (name === 'national') return JSON.stringify(nationalService());
  const [, series, digits] = /^(contacts|agents|classes)-(\d+)$/.exec(name) ?? [];
  const size = Number(digits);
  if (series === 'contacts') return JSON.stringify(oneQueue({ contacts: size, agents: 100, classes: 1 }));
  if (series === 'agents') return JSON.stringify(oneQueue({ contacts: 1e6, agents: size, classes: 1 }));
  if (series === 'classes') return JSON.stringify(oneQueue({ contacts: 1e6, agents: 100, classes: size }));
  throw new RangeError(
    `scenario: found ${name}; allowed: ${Object.keys(files).join(', ')}, national, contacts-N, agents-N, classes-N`,
  );
}

/** Yardstick A in other sizes: the load is always 0.95 of the agents, and the run as long as it takes. */
function oneQueue({ contacts, agents, classes }: { contacts: number; agents: number; classes: number }): ScenarioInput {
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
