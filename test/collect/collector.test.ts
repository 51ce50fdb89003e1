import { describe, expect, it } from 'vitest';
import { TIMED_AGENT_ENTRIES } from '../../engine/collect/agent-sets.ts';
import { Collector } from '../../engine/collect/collector.ts';
import { GroupCounter } from '../../engine/collect/counters.ts';
import { SectionIndex } from '../../engine/collect/result-layout.ts';
import type { Model, ScenarioInput } from '../../engine/index.ts';
import { expandSeed } from '../../engine/random/seed.ts';
import { Simulation } from '../../engine/simulate/simulation.ts';
import { runThrough } from '../../engine/simulate/steps.ts';
import { modelOf } from '../support/model-of.ts';
import { recorded, type Stretch } from '../support/recording-observer.ts';

const exponential = (meanSeconds: number) => ({ law: 'exponential' as const, meanSeconds });
const quarters = (...headcount: number[]) => ({ headcountByInterval: { intervalMinutes: 15 as const, headcount } });

const centre = (hours: number, atEnd: 'drain' | 'stop', reportingMinutes: 15 | 30 | 60): Partial<ScenarioInput> => ({
  calendar: { start: '2026-01-05', hours, warmUpHours: 0.4, atEnd, reportingMinutes },
  demand: { contactsPerHour: 80 },
  contacts: { handleTime: exponential(400), patience: exponential(300) },
  agents: [
    { name: 'a', ...quarters(6, 2, 7, 0, 5) },
    { name: 'b', ...quarters(0, 3, 1) },
  ],
});

/** Agent seconds of all groups by reporting interval, stretch by stretch and interval by interval. */
function secondsByInterval({ clock }: Model, stretches: readonly Stretch[]): number[] {
  return Array.from({ length: clock.intervals }, (_, i) => {
    const start = i * clock.intervalSeconds;
    const end = Math.min(start + clock.intervalSeconds, clock.endSeconds);
    return stretches.reduce(
      (sum, { from, to, agents }) => sum + agents * Math.max(0, Math.min(to, end) - Math.max(from, start)),
      0,
    );
  });
}

describe('the collector', () => {
  it.each([
    [2, 'drain', 15],
    [2, 'stop', 30],
    [1.9, 'drain', 60],
    [0.7, 'stop', 30],
    [0.2, 'drain', 60],
  ] as const)(
    'spreads agent seconds over the intervals they fall in (%f hours, %s, %i minutes)',
    async (hours, atEnd, minutes) => {
      const model = await modelOf(centre(hours, atEnd, minutes));
      for (let replication = 0; replication < 20; replication++) {
        const collector = new Collector(model);
        collector.replication = 0;
        runThrough(new Simulation(model, collector).steps(expandSeed(model.run.seed), replication));
        const seen = recorded(model, replication);
        const { mean } = collector.forest.total();
        const at = collector.layout.moments.meanOffset[SectionIndex.agentIntervals];
        const series = (counter: number): number[] =>
          Array.from({ length: model.clock.intervals }, (_, i) => mean[at + i * TIMED_AGENT_ENTRIES + counter]);
        const compare = (counter: number, stretches: readonly Stretch[]): void => {
          const wanted = secondsByInterval(model, stretches);
          for (const [i, seconds] of series(counter).entries()) expect(seconds).toBeCloseTo(wanted[i], 6);
        };
        compare(GroupCounter.busy, seen.busyStretches);
        compare(GroupCounter.onDuty, seen.dutyStretches);
        compare(GroupCounter.overtime, seen.overtimeStretches);
      }
    },
  );
});
