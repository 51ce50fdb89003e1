import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseScenario, type Report, runStudy } from '../../engine/index.ts';

/**
 * Exact digits of some figures. They change when the engine draws other random numbers, simulates or sums in another
 * order, or reports in another way; whoever changes them on purpose runs
 *
 *     SURGEBOARD_GOLDEN=update npx vitest run test/golden
 *
 * and says in the changelog what moved, and why. A change that nobody intended is a fault.
 */
const rowsFile = new URL('./figures.json', import.meta.url);
const isUpdate = process.env.SURGEBOARD_GOLDEN === 'update';

interface Row {
  readonly study: string;
  readonly figures: Record<string, number | null>;
}

const studies = [
  { study: 'bench/models/a.json, 4 hours, 4 replications', path: 'bench/models/a.json', hours: 4 },
  { study: 'bench/models/b.json, 24 hours, 4 replications', path: 'bench/models/b.json', hours: 24 },
  { study: 'bench/models/c.json, 4 hours, 4 replications', path: 'bench/models/c.json', hours: 4 },
  { study: 'scenarios/nhs-111-winter.json, 4 replications', path: 'scenarios/nhs-111-winter.json', hours: undefined },
];

function figuresOf({ totals, cost, targets, groups, overTime, contactsSimulated }: Report): Row['figures'] {
  const { measures, waitAnswered, waitAll } = totals;
  const busiest = overTime.intervals.measures.offered.value.reduce<number>(
    (best, offered, i, all) => ((offered ?? 0) > (all[best] ?? 0) ? i : best),
    0,
  );
  return {
    contactsSimulated,
    offered: measures.offered.value,
    answered: measures.answered.value,
    serviceLevel: measures.serviceLevel.value,
    serviceLevelLow: measures.serviceLevel.low,
    serviceLevelHigh: measures.serviceLevel.high,
    abandonment: measures.abandonment.value,
    asaSeconds: measures.asaSeconds.value,
    asaSecondsHigh: measures.asaSeconds.high,
    meanSquaredWaitAnswered: measures.meanSquaredWaitAnswered.value,
    waitAnsweredP90: waitAnswered.p90.value,
    waitAllP99: waitAll.p99.value,
    longestWaitSeconds: totals.longestWaitSeconds,
    occupancy: totals.occupancy.value,
    lastGroupBusyHours: groups[groups.length - 1].busyHours.value,
    totalCost: cost.total.value,
    totalCostHigh: cost.total.high,
    probabilityMet: targets[0].probabilityMet.value,
    busiestInterval: busiest,
    busiestIntervalWaitP90: overTime.intervals.waitAnswered.p90.value[busiest],
  };
}

async function rowOf({ study, path, hours }: (typeof studies)[number]): Promise<Row> {
  const scenario = JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'));
  if (hours !== undefined) {
    delete scenario.calendar.days;
    scenario.calendar.hours = hours;
  }
  const parsed = parseScenario(JSON.stringify(scenario));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  const outcome = await runStudy(parsed.scenario, null, { seed: 'golden', replications: 4 });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.issues));
  return { study, figures: figuresOf(outcome.report) };
}

describe('the exact digits', () => {
  if (isUpdate) {
    it('are written down anew', async () => {
      const rows = await Promise.all(studies.map(rowOf));
      writeFileSync(rowsFile, `${JSON.stringify(rows, null, 2)}\n`);
    });
    return;
  }
  const rows: Row[] = JSON.parse(readFileSync(rowsFile, 'utf8'));

  it.each(studies)('of $study are those of the last release', async (study) => {
    const { figures } = await rowOf(study);
    const wanted = rows.find((row) => row.study === study.study)?.figures;
    expect(
      figures,
      'Digits have moved. If that is intended, update test/golden/figures.json (see figures.test.ts) and add a line to the changelog that says what moved, and why.',
    ).toEqual(wanted);
  });

  it('are written down for no study that is gone', () => {
    expect(rows.map(({ study }) => study)).toEqual(studies.map(({ study }) => study));
  });
});
