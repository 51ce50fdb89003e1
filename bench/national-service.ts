import type { ScenarioInput } from '../engine/node.ts';

const AGENTS = 3000;
const LANGUAGES = ['en', 'es', 'zh', 'vi', 'ko', 'ar'];
const TOPICS = [
  'nurse',
  'appointments',
  'billing',
  'pharmacy',
  'results',
  'records',
  'referrals',
  'urgent',
  'plans',
  'other',
];
/** What the groups of a topic speak besides English. */
const OTHER_LANGUAGES = [['es'], ['es', 'zh'], ['vi', 'ko'], ['ar']];
const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
/** Starts of the eight-hour shifts and the share of people on each. */
const STARTS: readonly [string, string, number][] = [
  ['06:00', '14:00', 0.22],
  ['08:00', '16:00', 0.3],
  ['11:00', '19:00', 0.2],
  ['14:00', '22:00', 0.18],
  ['22:00', '06:00', 0.1],
];

/**
 * A national service for a year, around the clock: 100,000 contacts a day, 60 classes (ten topics, six languages), 3,000
 * people in 40 groups. Each group has two topics and up to three languages; everybody works five days of eight hours a week, and
 * 25 % of their time is not on contacts. The offered load, 382 erlangs on average, is about 0.7 of those on duty.
 */
export function nationalService(): ScenarioInput {
  const groups = Array.from({ length: 40 }, (_, i) => groupOf(i));
  return {
    surgeboard: 1,
    name: 'National service, a year',
    calendar: { timeZone: 'America/New_York', start: '2026-01-01', days: 365, reportingMinutes: 30 },
    demand: {
      contactsPerDay: 100_000,
      timeOfDay: [14, 10, 8, 7, 8, 12, 26, 52, 84, 100, 98, 90, 84, 82, 80, 78, 74, 66, 58, 50, 42, 34, 26, 18],
      weekdayFactors: { mon: 1.25, tue: 1.1, wed: 1.05, thu: 1.02, fri: 1, sat: 0.86, sun: 0.72 },
      season: {
        weeks: [
          { weekOf: '2026-01-05', multiplier: 1.2 },
          { weekOf: '2026-03-02', multiplier: 1.05 },
          { weekOf: '2026-06-01', multiplier: 0.9 },
          { weekOf: '2026-12-14', multiplier: 1.15 },
        ],
        interpolation: 'linear',
      },
      topics: Object.fromEntries(TOPICS.map((name, i) => [name, { share: 0.1, priority: i === 7 ? -5 : 0 }])),
      languages: Object.fromEntries(
        LANGUAGES.map((name, i) => [name, { share: [0.7, 0.17, 0.05, 0.03, 0.03, 0.02][i] }]),
      ),
    },
    contacts: {
      handleTime: { law: 'lognormal', meanSeconds: 330, cv: 0.9 },
      patience: { law: 'exponential', meanSeconds: 300 },
    },
    agents: groups,
    targets: [{ measure: 'service-level', atLeast: 0.8 }],
    run: { seed: 'yardstick', replications: 1 },
  };
}

function groupOf(index: number): ScenarioInput['agents'][number] {
  const topic = index % 10;
  const people = AGENTS / 40;
  let earned = 0;
  let given = 0;
  const shifts = STARTS.flatMap(([start, end, share]) =>
    DAYS.map((_, rest) => {
      // One running total over all shifts of the group, so that rounding loses nobody.
      earned += (people * share) / DAYS.length;
      const headcount = Math.round(earned) - given;
      given += headcount;
      const days = DAYS.filter((_, day) => day !== rest && day !== (rest + 1) % 7);
      return { start, end, headcount, days };
    }),
  );
  return {
    name: `group ${index + 1}`,
    topics: [TOPICS[topic], TOPICS[(topic + 3) % 10]],
    languages: ['en', ...OTHER_LANGUAGES[Math.floor(index / 10)]],
    shifts: shifts.filter(({ headcount }) => headcount > 0),
    shrinkage: { planned: 0.25 },
    costPerHour: 30,
  };
}
