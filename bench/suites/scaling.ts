import { availableParallelism } from 'node:os';
import { probe } from '../fresh-process.ts';
import { type Measurement, medianOf, Samples } from '../measurement.ts';
import type { Setting } from './setting.ts';

interface Member {
  readonly scenario: string;
  /** In words, for the table. */
  readonly what: string;
  /** Takes minutes: only in the long form. */
  readonly isLong?: boolean;
}

const contacts: Member[] = [1e4, 1e5, 1e6, 1e7, 1e8].map((n) => ({
  scenario: `contacts-${n}`,
  what: `${n.toLocaleString('en')} contacts, 100 agents`,
  isLong: n > 1e7,
}));
const agents: Member[] = [10, 100, 1000, 10_000, 100_000].map((n) => ({
  scenario: `agents-${n}`,
  what: `${n.toLocaleString('en')} agents, a million contacts`,
}));
const classes: Member[] = [1, 10, 100, 1000].map((n) => ({
  scenario: `classes-${n}`,
  what: `${n.toLocaleString('en')} classes, a million contacts, 100 agents`,
}));

const muchOfOneThing: Member[] = [
  ...[10, 100, 1000].map((n) => ({
    scenario: `groups-${n}`,
    what: `${n.toLocaleString('en')} groups, a million contacts, 1,000 agents`,
  })),
  ...[10, 100, 1000].map((n) => ({
    scenario: `ratios-${n}`,
    what: `${n.toLocaleString('en')} queues in ratios, 300,000 contacts`,
  })),
  ...[1e4, 1e5, 1e6].map((n) => ({
    scenario: `backlog-${n}`,
    what: `${n.toLocaleString('en')} messages, half left in the end`,
  })),
  ...[1, 100, 1000].map((n) => ({
    scenario: `plans-${n}`,
    what: `${n.toLocaleString('en')} surge plans with triggers, a year`,
  })),
  ...[100, 1000, 10_000].map((n) => ({
    scenario: `interrupted-${n}`,
    what: `${n.toLocaleString('en')} agents who may be interrupted, a million contacts`,
  })),
];

/** How cost grows: contacts a second must not fall with contacts, and little with agents and classes. */
export function measureScaling(setting: Setting): Measurement[] {
  const speeds = new Samples('Scaling, one thread, first study of a process');
  const memory = new Samples('Scaling, memory of the process');
  const members = [...contacts, ...agents, ...classes, ...muchOfOneThing].filter(
    ({ isLong, scenario }) =>
      (isLong !== true || setting.isLong) && (!setting.isQuick || /contacts-10+$|-10$/.test(scenario)),
  );
  for (const { scenario, what, isLong } of setting.isQuick ? members.slice(0, 1) : members) {
    setting.say(what);
    for (let round = 0; round < (isLong ? 1 : setting.rounds); round++) {
      const { studies, residentMegabytes } = probe('studies', { engine: setting.engine, scenario, studies: 1 });
      speeds.add(what, 'M contacts/s', studies[0].contacts / studies[0].cpuSeconds / 1e6);
      memory.add(what, 'MB', residentMegabytes);
    }
  }
  return [...speeds.measurements(), ...measureReplications(setting), ...memory.measurements()];
}

function measureReplications({ engine, rounds, isQuick, say }: Setting): Measurement[] {
  const speeds = new Samples('Scaling, one thread, first study of a process');
  for (const replications of isQuick ? [2] : [2, 20, 200, 2000]) {
    const what = `${replications.toLocaleString('en')} replications of model b`;
    say(what);
    for (let round = 0; round < rounds; round++) {
      const { studies } = probe('studies', { engine, scenario: 'b', studies: 1, replications });
      speeds.add(what, 'M contacts/s', studies[0].contacts / studies[0].cpuSeconds / 1e6);
    }
  }
  return speeds.measurements();
}

/** Studies in a pool: in the first compilers are at work, and take processors from two workers that one leaves free. */
const POOL_STUDIES = 8;
/** Studies from this one on count as later ones. */
const FIRST_LATER = 3;
/** A long study is so many of these: seconds, as of somebody who wants narrow intervals. */
const LONG_STUDY = 10;

/** Worker threads that are running already: so many contacts a second of the clock on the wall. */
export function measureWorkers({ engine, isQuick, rounds, say }: Setting): Measurement[] {
  const speeds = new Samples('Workers, warm, by the clock on the wall');
  const ratios = new Samples('Workers, warm, times the speed of one');
  const most = Math.min(4, availableParallelism());
  for (const [scenario, replications] of [
    ['b', isQuick ? 4 : 2000],
    ['flagship', isQuick ? 4 : 200],
  ] as const) {
    for (let round = 0; round < rounds; round++) {
      say(`workers, ${scenario}, round ${round + 1} of ${rounds}`);
      const alone = new Map<string, number>();
      for (let workers = 1; workers <= most; workers *= 2) {
        const speedsOf = (times: number, studies: number): number[] => {
          const found = probe('pool', { engine, scenario, replications: times * replications, workers, studies });
          return found.map(({ contacts: simulated, elapsedSeconds }) => simulated / elapsedSeconds);
        };
        const short = speedsOf(1, POOL_STUDIES);
        const [long] = speedsOf(LONG_STUDY, 1);
        const name = `${scenario}, ${workers} worker${workers === 1 ? '' : 's'}`;
        for (const [which, speed] of [
          ['first study', short[0]],
          ['later studies', medianOf(short.slice(FIRST_LATER))],
          ['long study', long],
        ] as const) {
          if (workers === 1) alone.set(which, speed);
          else ratios.add(`${name}, ${which}`, 'times', speed / alone.get(which)!, workers === 2 ? '1.9' : undefined);
          speeds.add(`${name}, ${which}`, 'M contacts/s', speed / 1e6);
        }
      }
    }
  }
  return [...speeds.measurements(), ...ratios.measurements()];
}
