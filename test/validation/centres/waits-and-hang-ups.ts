import type { Report, ScenarioInput } from '../../../engine/index.ts';
import type { Validation } from '../section.ts';
import { siteMonths, type WaitingCentre, waitingCentres } from './real-data.ts';

/** What the model says of a line at one load. */
export interface ModelPoint {
  readonly patienceSeconds: number;
  readonly waitSeconds: number;
  readonly abandonment: number;
}

export interface WaitsAndHangUps {
  readonly centres: readonly WaitingCentre[];
  readonly model: readonly ModelPoint[];
}

/** Mean patience of nurse lines and of benefits lines: see scenarios/nhs-111-winter.json, and half of the Medicaid lines. */
export const NURSE_LINE_SECONDS = 1940;
export const BENEFITS_LINE_SECONDS = 4500;
const LOADS = [0.9, 0.96, 1, 1.03, 1.06, 1.1, 1.15, 1.2, 1.3, 1.45, 1.6, 1.8, 2.2, 3];
const AGENTS = 50;
const HANDLE_SECONDS = 600;

/** Waits and hang-ups of centres that published both, beside the line on which the model must put them. */
export async function waitsAndHangUps({ study }: Validation, isLong: boolean): Promise<WaitsAndHangUps> {
  const points = [NURSE_LINE_SECONDS, BENEFITS_LINE_SECONDS].flatMap((patience) =>
    LOADS.map((load): [number, ScenarioInput] => [
      patience,
      {
        surgeboard: 1,
        name: `load ${load}, patience ${patience} s`,
        calendar: { start: '2026-01-05', hours: 40, warmUpHours: 10, reportingMinutes: 60 },
        demand: { contactsPerHour: (load * AGENTS * 3600) / HANDLE_SECONDS },
        contacts: {
          handleTime: { law: 'lognormal', meanSeconds: HANDLE_SECONDS, cv: 0.8 },
          patience: { law: 'exponential', meanSeconds: patience },
        },
        agents: [{ name: 'desk', headcount: AGENTS }],
        run: { seed: `load ${load} ${patience}`, replications: isLong ? 40 : 4 },
      },
    ]),
  );
  const model = await Promise.all(
    points.map(async ([patienceSeconds, scenario]): Promise<ModelPoint> => {
      const { asaSeconds, abandonment } = (await study(scenario)).totals.measures;
      return { patienceSeconds, waitSeconds: asaSeconds.value!, abandonment: abandonment.value! };
    }),
  );
  return { centres: waitingCentres(), model };
}

/** Abandonment where the mean wait is so long: along the model's points. */
export function abandonmentAt(model: readonly ModelPoint[], patienceSeconds: number, waitSeconds: number): number {
  const line = model.filter((point) => point.patienceSeconds === patienceSeconds);
  const next = line.findIndex((point) => point.waitSeconds >= waitSeconds);
  if (next <= 0) return line.at(next)!.abandonment;
  const [before, after] = [line[next - 1]!, line[next]!];
  const part = (waitSeconds - before.waitSeconds) / (after.waitSeconds - before.waitSeconds);
  return before.abandonment + part * (after.abandonment - before.abandonment);
}

/** A tenth of the site-months of NHS 111 in 2015-16, by the share answered within 60 s; or the model at one staffing. */
export interface QualityPoint {
  readonly within: number;
  readonly abandonedAfter30: number;
}

export interface QualityAndHangUps {
  readonly observed: readonly QualityPoint[];
  readonly tenths: readonly QualityPoint[];
  readonly model: readonly QualityPoint[];
}

const OCCUPANCIES = [0.5, 0.58, 0.64, 0.7, 0.76, 0.8, 0.84, 0.88, 0.92, 0.96, 1, 1.05, 1.1];
const weekday = [26, 19, 15, 13, 13, 17, 28, 50, 78, 88, 84, 76, 70, 66, 64, 66, 72, 84, 98, 96, 84, 70, 54, 38];

/** Given how many are answered within 60 s, how many hang up after 30 s? Patience comes from other years. */
export async function qualityAndHangUps({ study }: Validation, isLong: boolean): Promise<QualityAndHangUps> {
  const observed = siteMonths()
    .filter(({ answered }) => answered > 5000)
    .map(({ offered, abandonedAfter30, answered, answeredWithin }) => ({
      within: answeredWithin / answered,
      abandonedAfter30: abandonedAfter30 / offered,
    }))
    .sort((a, b) => a.within - b.within);
  const size = Math.ceil(observed.length / 10);
  const tenths = Array.from({ length: 10 }, (_, i) => observed.slice(i * size, (i + 1) * size)).map((part) => ({
    within: mean(part.map(({ within }) => within)),
    abandonedAfter30: mean(part.map((point) => point.abandonedAfter30)),
  }));
  const reports = await Promise.all(OCCUPANCIES.map((occupancy) => study(monthAt(occupancy, isLong ? 10 : 2))));
  return { observed, tenths, model: reports.map(qualityOf) };
}

/** A month of a site of a thousand calls a day, staffed in proportion to its calls. */
function monthAt(occupancy: number, replications: number): ScenarioInput {
  const perDay = 1000;
  const total = weekday.reduce((sum, weight) => sum + weight, 0);
  const headcount = weekday.map((weight) => Math.round((perDay * weight * 950) / total / 3600 / occupancy));
  return {
    surgeboard: 1,
    name: `a site at ${occupancy}`,
    calendar: { start: '2026-01-05', days: 28, warmUpHours: 6, reportingMinutes: 60 },
    demand: { contactsPerDay: perDay, timeOfDay: weekday },
    contacts: {
      handleTime: { law: 'lognormal', meanSeconds: 950, cv: 0.61 },
      patience: { law: 'exponential', meanSeconds: NURSE_LINE_SECONDS },
    },
    agents: [
      {
        name: 'call handlers',
        headcountByInterval: { intervalMinutes: 60, headcount: Array.from({ length: 28 }, () => headcount).flat() },
      },
    ],
    serviceLevel: { formula: 'within-per-answered', thresholdSeconds: 60, shortAbandonSeconds: 30 },
    run: { seed: `site ${occupancy}`, replications },
  };
}

function qualityOf({ totals }: Report): QualityPoint {
  const { serviceLevels, measures } = totals;
  const early = serviceLevels['within-plus-short-abandons']!.value! - serviceLevels['within-per-offered']!.value!;
  return { within: measures.serviceLevel.value!, abandonedAfter30: measures.abandonment.value! - early };
}

/** The model's hang-ups where so many are answered within 60 s. */
export function hangUpsAt(model: readonly QualityPoint[], within: number): number {
  const line = [...model].sort((a, b) => a.within - b.within);
  const next = line.findIndex((point) => point.within >= within);
  if (next <= 0) return line.at(next)!.abandonedAfter30;
  const [before, after] = [line[next - 1]!, line[next]!];
  const part = (within - before.within) / (after.within - before.within);
  return before.abandonedAfter30 + part * (after.abandonedAfter30 - before.abandonedAfter30);
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
