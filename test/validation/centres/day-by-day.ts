import type { Report, ScenarioInput } from '../../../engine/index.ts';
import type { Validation } from '../section.ts';
import { type ProviderDay, providerDays } from './real-data.ts';

/**
 * A back-test of NHS 111: what would this model have said of each day, knowing only how many called?
 *
 * Nobody publishes a roster. Here each day's is made as planners make one: from the mean of the same weekday in the four weeks before,
 * by the hour-of-day shape of scenarios/nhs-111-winter.json, at one occupancy all along. That occupancy is the only number
 * fitted, one for each provider, to one figure: the share answered within 60 s in the first seven weeks. Handle time and
 * patience are those of the scenario file, from their published sources. The last seven weeks are predicted.
 */
export interface BackTest {
  readonly provider: string;
  readonly name: string;
  /** Contacts per agent-hour of handling over hours on duty for which the roster was sized. */
  readonly plannedOccupancy: number;
  readonly days: readonly PredictedDay[];
}

export interface PredictedDay {
  readonly date: string;
  readonly isTraining: boolean;
  readonly isBankHoliday: boolean;
  readonly offered: number;
  /** Of the answered, within 60 s. */
  readonly observedWithin: number;
  readonly predictedWithin: number;
  readonly observedAbandoned: number;
  readonly predictedAbandoned: number;
}

const HISTORY_WEEKS = 4;
const FIRST = '2025-12-22';
const TRAINING_DAYS = 49;
/** The clocks go forward on the day after. */
const LAST = '2026-03-28';
const bankHolidays = new Set(['2025-12-25', '2025-12-26', '2026-01-01']);

const HANDLE_SECONDS = 950;
const weekday = [26, 19, 15, 13, 13, 17, 28, 50, 78, 88, 84, 76, 70, 66, 64, 66, 72, 84, 98, 96, 84, 70, 54, 38];
const weekend = [34, 25, 20, 18, 18, 24, 40, 72, 104, 112, 106, 96, 88, 80, 76, 76, 80, 88, 94, 90, 78, 64, 50, 38];

export async function backTests({ form, study, tell }: Validation): Promise<BackTest[]> {
  const isLong = form === 'long';
  const all = providerDays();
  const providers = [...new Set(all.map(({ provider }) => provider))];
  return Promise.all(
    providers.map(async (provider) => {
      const days = all.filter((day) => day.provider === provider);
      const test = new ProviderTest(days);
      const occupancy = await test.fit(study, isLong ? 9 : 7, isLong ? 2 : 1);
      const report = await study(test.scenario(occupancy, test.run.length, isLong ? 8 : 2));
      tell(`back-test of ${days[0]!.name}`);
      return { provider, name: days[0]!.name, plannedOccupancy: occupancy, days: test.predicted(report) };
    }),
  );
}

class ProviderTest {
  readonly run: readonly ProviderDay[];
  private readonly days: readonly ProviderDay[];

  constructor(days: readonly ProviderDay[]) {
    this.days = days;
    this.run = days.filter(({ date }) => date >= FIRST && date <= LAST);
  }

  /** The occupancy at which the training period comes out as it did, by halving. */
  async fit(study: Validation['study'], halvings: number, replications: number): Promise<number> {
    const training = this.run.slice(0, TRAINING_DAYS);
    const judged = training.filter(({ date }) => !bankHolidays.has(date));
    const sum = (of: (day: ProviderDay) => number): number => judged.reduce((total, day) => total + of(day), 0);
    const observed = sum(({ answeredWithin }) => answeredWithin) / sum(({ answered }) => answered);
    let [low, high] = [0.5, 1.2];
    for (let i = 0; i < halvings; i++) {
      const middle = (low + high) / 2;
      const report = await study(this.scenario(middle, training.length, replications));
      if (shareWithin(report, training) > observed) low = middle;
      else high = middle;
    }
    return (low + high) / 2;
  }

  scenario(occupancy: number, days: number, replications: number): ScenarioInput {
    const run = this.run.slice(0, days);
    return {
      surgeboard: 1,
      name: `NHS 111, ${run[0]!.name}`,
      calendar: { start: FIRST, days, warmUpHours: 6, reportingMinutes: 60 },
      demand: {
        dailyContacts: Object.fromEntries(run.map((day) => [day.date, offeredOn(day)])),
        timeOfDay: { weekday, saturday: weekend, sunday: weekend },
      },
      contacts: {
        handleTime: { law: 'lognormal', meanSeconds: HANDLE_SECONDS, cv: 0.61 },
        patience: { law: 'exponential', meanSeconds: 1940 },
      },
      agents: [
        {
          name: 'call handlers',
          headcountByInterval: {
            intervalMinutes: 60,
            headcount: run.flatMap((day) => this.roster(day, occupancy)),
          },
        },
      ],
      serviceLevel: { formula: 'within-per-answered', thresholdSeconds: 60 },
      run: { seed: `back-test ${run[0]!.provider}`, replications },
    };
  }

  private roster(day: ProviderDay, occupancy: number): number[] {
    const shape = isWeekend(day.date) ? weekend : weekday;
    const expected = this.expectedVolume(day.date);
    const total = shape.reduce((sum, weight) => sum + weight, 0);
    return shape.map((weight) => Math.round((expected * weight * HANDLE_SECONDS) / total / 3600 / occupancy));
  }

  /** What a planner knows four weeks of: the same weekday before, on bank holidays the Sundays before. */
  private expectedVolume(date: string): number {
    const back = bankHolidays.has(date) ? new Date(`${date}T00:00Z`).getUTCDay() : 0;
    const before = Array.from({ length: HISTORY_WEEKS }, (_, week) =>
      daysBefore(date, 7 * (week + (back > 0 ? 0 : 1)) + back),
    );
    const known = this.days.filter((day) => before.includes(day.date) && !bankHolidays.has(day.date));
    return known.reduce((sum, day) => sum + offeredOn(day), 0) / known.length;
  }

  predicted({ overTime }: Report): PredictedDay[] {
    const { serviceLevel, abandonment } = overTime.days.measures;
    return this.run.map((day, i) => ({
      date: day.date,
      isTraining: i < TRAINING_DAYS,
      isBankHoliday: bankHolidays.has(day.date),
      offered: offeredOn(day),
      observedWithin: day.answeredWithin / day.answered,
      predictedWithin: serviceLevel.value[i]!,
      observedAbandoned: day.abandoned / offeredOn(day),
      predictedAbandoned: abandonment.value[i]!,
    }));
  }
}

function shareWithin({ overTime }: Report, days: readonly ProviderDay[]): number {
  const { serviceLevel, answered } = overTime.days.measures;
  let [within, all] = [0, 0];
  days.forEach(({ date }, i) => {
    if (bankHolidays.has(date)) return;
    within += serviceLevel.value[i]! * answered.value[i]!;
    all += answered.value[i]!;
  });
  return within / all;
}

const offeredOn = ({ answered, abandoned }: ProviderDay): number => answered + abandoned;

function isWeekend(date: string): boolean {
  return [0, 6].includes(new Date(`${date}T00:00Z`).getUTCDay());
}

function daysBefore(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
}
