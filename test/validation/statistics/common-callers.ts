import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareStudies, parseScenario, type Scenario } from '../../../engine/index.ts';
import { projectFolder } from '../../support/project-files.ts';

/** What is left of the variance of one measure's difference when both plans meet the same callers. */
export interface SharedVariance {
  readonly measure: string;
  readonly difference: number;
  readonly varianceRatio: number;
}

/** One change of staff in one scenario. */
export interface StaffChange {
  readonly scenario: string;
  readonly change: string;
  readonly replications: number;
  /** Paid hours added, as a share of those there were. */
  readonly addedShare: number;
  readonly measures: readonly SharedVariance[];
}

const MEASURES = ['serviceLevel', 'abandonment', 'asaSeconds', 'occupancy', 'costPerAnswered'];

interface Roster {
  agents: { shifts: { headcount: number }[] }[];
}

type Edit = (roster: Roster) => void;

const everyShift =
  (headcount: (before: number) => number): Edit =>
  ({ agents }) => {
    for (const { shifts } of agents) for (const shift of shifts) shift.headcount = headcount(shift.headcount);
  };

const changes: readonly (readonly [string, Edit])[] = [
  ['one agent more on one shift', ({ agents }) => agents[0]!.shifts[1]!.headcount++],
  ['one agent more on every shift', everyShift((before) => before + 1)],
  ['5 % more on every shift', everyShift((before) => Math.round(before * 1.05))],
  ['10 % more on every shift', everyShift((before) => Math.round(before * 1.1))],
  ['20 % more on every shift', everyShift((before) => Math.round(before * 1.2))],
];

const ONE_ON_EVERY_SHIFT = 1;

/** @param file below the project's folder, with `/` */
export async function staffChanges(
  file: string,
  replications: number,
  isShort: boolean,
): Promise<{ changes: StaffChange[]; contacts: number }> {
  const text = readFileSync(join(projectFolder, file), 'utf8');
  const first = parsed(text);
  const results: StaffChange[] = [];
  let contacts = 0;
  for (const [change, edit] of isShort ? [changes[ONE_ON_EVERY_SHIFT]!] : changes) {
    const roster = JSON.parse(text);
    edit(roster);
    const outcome = await compareStudies(first, parsed(JSON.stringify(roster)), null, { replications });
    if (!outcome.ok) throw new Error(JSON.stringify(outcome));
    const { measures, contactsSimulated } = outcome.comparison;
    contacts += contactsSimulated;
    const ofAll = (name: string) => measures.find((one) => one.of === 'all' && one.name === name)!;
    const paid = ofAll('paidHours');
    results.push({
      ...{ scenario: first.name, change, replications },
      addedShare: paid.difference.value! / paid.first.value!,
      measures: MEASURES.map((measure) => {
        const { difference, varianceRatio } = ofAll(measure);
        return { measure, difference: difference.value!, varianceRatio: varianceRatio! };
      }),
    });
  }
  return { changes: results, contacts };
}

function parsed(text: string): Scenario {
  const outcome = parseScenario(text);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.issues));
  return outcome.scenario;
}
