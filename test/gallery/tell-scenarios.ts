import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type ClaimRow, claimRowsIn } from '../../engine/cli/claim-rows.ts';
import { formatIssue, parseScenario, runClaims, type WorkerPool } from '../../engine/node.ts';
import type { ToldScenario } from './gallery-files.ts';

/** The order of the gallery; what is not named comes after, by name. */
const order = [
  'start-here',
  'surge-in-a-week',
  'strep-a-week',
  'in-house-or-manila',
  'los-angeles-languages',
  'two-in-the-morning',
  'five-minutes-to-one',
  'the-contract',
  'sixty-percent-bot',
  'hurricane',
  'untrained-vendor',
  'peak-hour-rota',
  'five-year-plan',
  'omnichannel',
  'ai-triage',
  'nhs-111-winter',
];

/** Names of the scenarios in the folder, in the order of the gallery. */
export function scenarioNames(folder: string): string[] {
  const rank = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json') && !file.endsWith('.schema.json'))
    .map((file) => file.replace(/\.json$/, ''))
    .sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

/** Simulates one scenario of the folder with its variants. */
export async function tellScenario(folder: string, name: string, pool: WorkerPool | null): Promise<ToldScenario> {
  const parsed = parseScenario(readFileSync(`${folder}/${name}.json`, 'utf8'));
  if (!parsed.ok) throw new Error([name, ...parsed.issues.map(formatIssue)].join('\n'));
  const outcome = await runClaims(parsed, pool);
  if (!outcome.ok) throw new Error([name, ...outcome.issues.map(formatIssue)].join('\n'));
  return { name, scenario: parsed.scenario, study: outcome.study };
}

export const scenarioFolder = fileURLToPath(new URL('../../scenarios', import.meta.url));

/** Every row of the table of claims beside the scenarios. */
export const claimRows = (): Promise<ClaimRow[]> => claimRowsIn(scenarioFolder);
