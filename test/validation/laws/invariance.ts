import type { Estimate, Report, ScenarioInput } from '../../../engine/index.ts';
import { projectText } from '../../support/project-files.ts';
import type { Validation } from '../section.ts';
import { type Check, equalCheck, exactCheck, type Law, standardErrorOf } from './check.ts';

/** A day of six steps, two skills, an overflow after a wait, with every time in it multiplied. */
function scaledDay(times: 1 | 2 | 4): ScenarioInput {
  const perHour = [60, 110, 150, 120, 70, 40];
  const staff = [4, 6, 8, 7, 4, 3];
  const stepMinutes = ({ 1: 15, 2: 30, 4: 60 } as const)[times];
  const slots = (24 * 60) / stepMinutes;
  const weights = Array.from({ length: slots }, (_, i) => perHour[i] ?? 0);
  const total = weights.reduce((sum, rate) => sum + rate, 0);
  return {
    surgeboard: 1,
    name: `a day, ${times} times as slow`,
    calendar: { start: '2026-01-05', hours: 1.5 * times, reportingMinutes: stepMinutes },
    demand: {
      contactsPerHour: total / slots / times,
      timeOfDay: weights,
      languages: { en: { share: 0.7 }, es: { share: 0.3 } },
    },
    contacts: {
      handleTime: { law: 'lognormal', meanSeconds: 240 * times, cv: 0.8 },
      afterCallWork: { law: 'exponential', meanSeconds: 40 * times },
      patience: { law: 'exponential', meanSeconds: 150 * times },
    },
    agents: [
      {
        name: 'english',
        languages: ['en'],
        headcountByInterval: { intervalMinutes: stepMinutes, headcount: staff.map((n) => Math.ceil(n * 1.2)) },
      },
      {
        name: 'both',
        languages: ['en', 'es'],
        headcountByInterval: { intervalMinutes: stepMinutes, headcount: staff.map((n) => Math.ceil(n * 0.7)) },
      },
    ],
    routing: {
      '*/en': [{ group: 'english' }, { group: 'both', afterSeconds: 25 * times }],
      '*/es': [{ group: 'both' }],
    },
    serviceLevel: { thresholdSeconds: 20 * times },
    run: { seed: 'time unit', replications: 64 },
  };
}

/** Rates divided, times multiplied: the same day in another unit of time. */
export async function timeUnits({ study }: Validation): Promise<Law> {
  const [one, two, four] = await Promise.all(([1, 2, 4] as const).map((times) => study(scaledDay(times))));
  const checks = [
    [2, two!],
    [4, four!],
  ].map(([times, report]) => unitCheck(times as number, one!, report as Report));
  return {
    name: 'Units of time',
    statement:
      'With all rates divided and all times multiplied by 2 and by 4, counts and shares stay, waits and hours are multiplied. To 1e-9: the draws are the same.',
    checks,
  };
}

function unitCheck(times: number, one: Report, scaled: Report): Check {
  const pairs: [number, number][] = [
    ...['offered', 'answered', 'abandoned', 'serviceLevel', 'abandonment', 'delayedShare'].map(
      (name): [number, number] => [meanOf(one, name), meanOf(scaled, name)],
    ),
    ...['asaSeconds', 'meanWaitSeconds', 'meanTalkSeconds', 'meanAfterCallSeconds'].map((name): [number, number] => [
      times * meanOf(one, name),
      meanOf(scaled, name),
    ]),
    [one.totals.occupancy.value!, scaled.totals.occupancy.value!],
    [times * one.totals.longestWaitSeconds!, scaled.totals.longestWaitSeconds!],
    [times * one.groups[1]!.busyHours.value!, scaled.groups[1]!.busyHours.value!],
  ];
  const worst = Math.max(...pairs.map(([a, b]) => Math.abs(a - b) / Math.max(1e-12, Math.abs(a))));
  return exactCheck(
    'two skills, six steps, overflow',
    `${pairs.length} figures, times ${times}`,
    `largest relative difference ${worst.toExponential(1)}`,
    worst < 1e-9,
  );
}

const meanOf = ({ totals }: Report, name: string): number =>
  (totals.measures as unknown as Record<string, Estimate>)[name]!.value!;

/** One class, or two halves of it that are alike in everything. */
export async function twoHalves({ study }: Validation, replications: number): Promise<Law> {
  const day = scaledDay(1);
  const halves = { care: { share: 0.5 }, 'care-again': { share: 0.5 } };
  const run = { seed: 'halves', replications: 20 * replications };
  const flagship: ScenarioInput = JSON.parse(projectText('scenarios/nhs-111-winter.json'));
  const pairs: [string, ScenarioInput, ScenarioInput][] = [
    ['two skills, six steps, overflow', { ...day, run }, { ...day, demand: { ...day.demand, topics: halves }, run }],
    [
      'nhs-111-winter',
      { ...flagship, run: { seed: 'halves', replications } },
      {
        ...flagship,
        demand: { ...flagship.demand, topics: halves },
        run: { seed: 'halves', replications },
      },
    ],
  ];
  const checks = await Promise.all(
    pairs.map(async ([where, whole, split]) => {
      const [one, other] = await Promise.all([study(whole), study(split)]);
      return halvesChecks(where, one!, other!);
    }),
  );
  return {
    name: 'Two halves of a class',
    statement:
      'A class split into two that are alike in everything answers as one: service level, abandonment, waits, percentiles, occupancy. The halves meet callers of their own, so the two studies are independent.',
    checks: checks.flat(),
  };
}

function halvesChecks(where: string, one: Report, other: Report): Check[] {
  const figures: [string, (report: Report) => Estimate][] = [
    ['offered', ({ totals }) => totals.measures.offered],
    ['service level', ({ totals }) => totals.measures.serviceLevel],
    ['abandonment', ({ totals }) => totals.measures.abandonment],
    ['ASA', ({ totals }) => totals.measures.asaSeconds],
    ['mean wait of those who hang up', ({ totals }) => totals.measures.meanWaitAbandonedSeconds],
    ['wait p90', ({ totals }) => totals.waitAnswered.p90],
    ['occupancy', ({ totals }) => totals.occupancy],
  ];
  return figures.map(([what, of]) => {
    const [a, b] = [of(one), of(other)];
    const error = Math.hypot(standardErrorOf(a, one.replications), standardErrorOf(b, other.replications));
    return equalCheck(
      where,
      `${what}: ${a.value!.toPrecision(5)}, ${b.value!.toPrecision(5)}`,
      b.value! - a.value!,
      error,
    );
  });
}

/** Prices multiplied: money is linear in them, and nothing else moves. */
export async function prices({ study }: Validation): Promise<Law> {
  const flagship = JSON.parse(projectText('scenarios/nhs-111-winter.json'));
  const run = { seed: 'prices', replications: 8 };
  const dearer = structuredClone(flagship);
  for (const group of dearer.agents) group.costPerHour *= 3;
  const [one, three] = await Promise.all([study({ ...flagship, run }), study({ ...dearer, run })]);
  const ratio = three!.cost.total.value! / one!.cost.total.value!;
  const isSame = JSON.stringify(one!.totals.measures) === JSON.stringify(three!.totals.measures);
  return {
    name: 'Prices',
    statement: 'Three times the wage is three times the cost, to 1e-12, and moves no figure that is not money.',
    checks: [
      exactCheck('nhs-111-winter', 'cost', `${ratio.toFixed(12)} times`, Math.abs(ratio - 3) < 3e-12),
      exactCheck('nhs-111-winter', 'all measures of contacts', isSame ? 'the same digits' : 'moved', isSame),
    ],
  };
}
