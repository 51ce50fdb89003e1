import { readFileSync } from 'node:fs';
import { muchOfOneThing } from './much-of-one-thing.ts';
import { nationalService } from './national-service.ts';
import { oneQueue } from './one-queue.ts';
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
 * `contacts-10000`, `agents-1000`, `classes-60`, each yardstick A with one number changed; and what else there may be much of,
 * `groups-200`, `ratios-200`, `backlog-100000`, `plans-100`, `interrupted-1000`.
 * @throws RangeError when there is no such scenario
 */
export function scenarioText(name: string): string {
  const file = files[name];
  if (file !== undefined) return readFileSync(pathOf(file), 'utf8');
  if (name === 'national') return JSON.stringify(nationalService());
  const [, series, digits] = /^([a-z]+)-(\d+)$/.exec(name) ?? [];
  const size = Number(digits);
  const much = series === undefined ? undefined : muchOfOneThing[series];
  if (much !== undefined) return JSON.stringify(much(size));
  if (series === 'contacts') return JSON.stringify(oneQueue({ contacts: size, agents: 100, classes: 1 }));
  if (series === 'agents') return JSON.stringify(oneQueue({ contacts: 1e6, agents: size, classes: 1 }));
  if (series === 'classes') return JSON.stringify(oneQueue({ contacts: 1e6, agents: 100, classes: size }));
  throw new RangeError(
    `scenario: found ${name}; allowed: ${Object.keys(files).join(', ')}, national, contacts-N, agents-N, classes-N, ${Object.keys(
      muchOfOneThing,
    )
      .map((series) => `${series}-N`)
      .join(', ')}`,
  );
}
