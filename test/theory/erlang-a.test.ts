import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { erlangA, erlangAWaitQuantile } from '../../engine/theory/erlang-a.ts';
import { erlangB } from '../../engine/theory/erlang-b.ts';
import { finiteQueue } from '../../engine/theory/finite-queue.ts';
import type { ImpatientQueue } from '../../engine/theory/markov-queue.ts';
import { mmc, mmcServiceLevel } from '../../engine/theory/mmc.ts';
import { type ReferenceCase, referenceCase, referenceCases } from '../reference/reference-cases.ts';
import { expectAgreement, expectClose, uncovered } from './agreement.ts';
import { naiveState } from './birth-death.ts';

const queueOf = ({ parameters: p }: ReferenceCase): ImpatientQueue => ({
  arrivalRatePerSecond: p.arrival_rate_per_hour / 3600,
  meanHandleSeconds: p.mean_handle_time_s,
  agents: p.agents,
  meanPatienceSeconds: p.mean_patience_s,
});

/** All numbers of a state, its service levels included. */
const numbersOf = (state: ReturnType<typeof erlangA>): number[] => [
  ...Object.values(state).filter((value) => typeof value === 'number'),
  ...Object.values(state.serviceLevels),
];

describe('erlangA', () => {
  const cases = [...referenceCases('erlang_a'), referenceCase('published', 'PUBL-TOOL-02')];
  test.each(cases)('agrees with every figure of $id to nine digits', (record) => {
    const queue = queueOf(record);
    const computed: Record<string, number> = {};
    for (const threshold of record.parameters.sl_thresholds_s) {
      const state = erlangA(queue, threshold);
      Object.assign(computed, {
        p_wait: state.pWait,
        p_abandon: state.pAbandon,
        asa_s: state.asaSeconds,
        mean_wait_all_s: state.meanWaitAllSeconds,
        mean_wait_abandoned_s: state.meanWaitAbandonedSeconds,
        [`sl${threshold}_ans_per_offered`]: state.serviceLevels.withinPerOffered,
        [`sl${threshold}_ans_per_offered_less_short_abandons`]: state.serviceLevels.withinPerOfferedLessShortAbandons,
        [`sl${threshold}_ans_or_abandoned_per_offered`]: state.serviceLevels.answeredOrAbandonedWithin,
        [`sl${threshold}_ans_per_answered`]: state.serviceLevels.withinPerAnswered,
        occupancy: state.occupancy,
        mean_queue: state.meanQueue,
        mean_in_system: state.meanInSystem,
        throughput_per_hour: state.throughputPerSecond * 3600,
      });
    }
    for (const percent of [50, 90, 95, 99]) {
      computed[`wait_answered_p${percent}_s`] = erlangAWaitQuantile(queue, percent / 100, 'answered');
      computed[`wait_all_p${percent}_s`] = erlangAWaitQuantile(queue, percent / 100, 'all');
    }
    expectAgreement(record, computed);
    expect(uncovered(record, computed)).toEqual([]);
  });

  test('agrees with the balance equations of a small system', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }),
        fc.double({ min: 0.05, max: 3, noNaN: true }),
        fc.double({ min: 0.5, max: 3, noNaN: true }),
        fc.double({ min: 0, max: 1.5, noNaN: true }),
        (agents, loadPerAgent, patience, threshold) => {
          const arrivalRate = loadPerAgent * agents;
          const naive = naiveState(
            { arrivalRate, serviceRate: 1, agents, abandonRate: 1 / patience, waitingPlaces: 120 },
            threshold,
          );
          const state = erlangA(
            { arrivalRatePerSecond: arrivalRate, meanHandleSeconds: 1, agents, meanPatienceSeconds: patience },
            threshold,
          );
          expectClose(state.pWait, naive.pWait, 1e-9, 1e-13);
          expectClose(state.pAbandon, naive.pAbandon, 1e-9, 1e-13);
          expectClose(state.meanQueue, naive.meanQueue, 1e-9, 1e-13);
          expectClose(state.occupancy, naive.occupancy, 1e-9, 1e-13);
          expectClose(state.answeredWithin, naive.answeredWithin, 1e-8);
          expectClose(state.abandonedWithin, naive.abandonedWithin, 1e-6, 1e-9);
        },
      ),
      { seed: 1, numRuns: 15 },
    );
  });

  test('agrees, for hundreds of agents, with the sums over states of a long finite queue', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 400 }),
        fc.double({ min: 0.3, max: 1.5, noNaN: true }),
        fc.double({ min: 5, max: 900, noNaN: true }),
        (agents, loadPerAgent, patience) => {
          const queue = {
            arrivalRatePerSecond: (loadPerAgent * agents) / 300,
            meanHandleSeconds: 300,
            agents,
            meanPatienceSeconds: patience,
          };
          const state = erlangA(queue, 20);
          const summed = finiteQueue({ ...queue, waitingPlaces: 3000 }, 20);
          for (const key of [
            'pWait',
            'pAbandon',
            'asaSeconds',
            'meanWaitAbandonedSeconds',
            'answeredWithin',
            'abandonedWithin',
            'meanQueue',
          ] as const) {
            expectClose(state[key], summed[key], 1e-10, 1e-13);
          }
        },
      ),
      { seed: 2, numRuns: 60 },
    );
  });

  test('has as many abandonments as waiting callers run out of patience', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3000 }), fc.double({ min: 0.01, max: 5, noNaN: true }), (agents, load) => {
        const queue = {
          arrivalRatePerSecond: (agents * load) / 240,
          meanHandleSeconds: 240,
          agents,
          meanPatienceSeconds: 150,
        };
        const state = erlangA(queue, 30);
        expectClose(state.pAbandon * 150, state.meanWaitAllSeconds, 1e-11, 1e-300);
        expectClose(state.throughputPerSecond / queue.arrivalRatePerSecond + state.pAbandon, 1, 1e-11);
      }),
      { seed: 3 },
    );
  });

  test('tends to Erlang C as patience grows', () => {
    const queue = { arrivalRatePerSecond: 0.15, meanHandleSeconds: 300, agents: 50 };
    const exact = mmc(queue);
    const state = erlangA({ ...queue, meanPatienceSeconds: 1e12 }, 20);
    expectClose(state.pWait, exact.pWait, 1e-7);
    expectClose(state.asaSeconds, exact.asaSeconds, 1e-6);
    expectClose(state.answeredWithin, mmcServiceLevel(queue, 20), 1e-7);
    expect(erlangA({ ...queue, meanPatienceSeconds: Infinity }, 20).pWait).toBe(exact.pWait);
  });

  test('tends to Erlang B as patience shrinks', () => {
    for (const [load, agents] of [
      [45, 50],
      [250, 50],
      [5000, 5000],
    ]) {
      const state = erlangA(
        { arrivalRatePerSecond: load / 300, meanHandleSeconds: 300, agents, meanPatienceSeconds: 1e-8 },
        20,
      );
      expectClose(state.pAbandon, erlangB(load, agents), 1e-6);
      expectClose(state.pWait, erlangB(load, agents), 1e-6);
    }
  });

  test('improves in every measure with each further agent', () => {
    for (const patience of [1, 60, 180, 3000]) {
      let before = erlangA(
        { arrivalRatePerSecond: 0.2, meanHandleSeconds: 300, agents: 0, meanPatienceSeconds: patience },
        20,
      );
      for (let agents = 1; agents <= 120; agents++) {
        const state = erlangA(
          { arrivalRatePerSecond: 0.2, meanHandleSeconds: 300, agents, meanPatienceSeconds: patience },
          20,
        );
        expect(state.pWait).toBeLessThanOrEqual(before.pWait * (1 + 1e-12));
        expect(state.pAbandon).toBeLessThanOrEqual(before.pAbandon * (1 + 1e-12));
        expect(state.asaSeconds).toBeLessThanOrEqual(before.asaSeconds * (1 + 1e-12));
        for (const formula of Object.keys(state.serviceLevels) as (keyof typeof state.serviceLevels)[]) {
          expect(state.serviceLevels[formula]).toBeGreaterThanOrEqual(before.serviceLevels[formula] - 1e-12);
        }
        before = state;
      }
    }
  });

  test('gives shares in 0 to 1 and no NaN for teams to 20,000, loads to 50,000 erlangs, any patience', () => {
    const agents = [1, 2, 7, 100, 3000, 20_000];
    const loads = [0, 1e-300, 1e-9, 0.5, 1, 99.999999, 100, 100.000001, 3000, 19_999, 50_000];
    const patiences = [1e-9, 1e-3, 1, 180, 1e5, 1e9, 1e15, 1e20, 1e30, 1e300, Infinity];
    for (const team of agents) {
      for (const load of loads) {
        for (const meanPatienceSeconds of patiences) {
          for (const threshold of [0, 1e-6, 20, 1e9]) {
            const queue = {
              arrivalRatePerSecond: load / 300,
              meanHandleSeconds: 300,
              agents: team,
              meanPatienceSeconds,
            };
            const state = erlangA(queue, threshold);
            for (const value of numbersOf(state)) {
              expect(value, `${JSON.stringify(queue)} ${threshold} ${JSON.stringify(state)}`).toBeGreaterThanOrEqual(0);
            }
            const shares = [
              state.pWait,
              state.pAbandon,
              state.occupancy,
              state.abandonedWithin,
              ...Object.values(state.serviceLevels),
            ];
            expect(Math.max(...shares), `${JSON.stringify(queue)} ${threshold}`).toBeLessThanOrEqual(1 + 1e-12);
          }
        }
      }
    }
  });

  test('stays exact for 100,000 agents and at ten times any capacity: the flow balances, and the fluid limit is met', () => {
    for (const agents of [5, 500, 5000, 100_000]) {
      for (const load of [0.5, 0.95, 1, 1.05, 2, 10]) {
        for (const meanPatienceSeconds of [10, 180, 3600]) {
          const arrivalRatePerSecond = (load * agents) / 300;
          const queue = { arrivalRatePerSecond, meanHandleSeconds: 300, agents, meanPatienceSeconds };
          const state = erlangA(queue, 20);
          // Who hangs up is who runs out of patience, and who is answered is whom busy agents serve.
          expectClose(state.pAbandon * meanPatienceSeconds, state.meanWaitAllSeconds, 1e-9, 1e-12);
          expectClose((1 - state.pAbandon) * load, state.occupancy, 1e-9);
          if (load < 2 || agents < 500) continue;
          expectClose(state.pAbandon, 1 - 1 / load, 1e-5);
          if (agents >= 5000) expectClose(state.asaSeconds, meanPatienceSeconds * Math.log(load), 0.02);
        }
      }
    }
  });

  test('lets agents answer what they can, and no more, at five times their capacity', () => {
    const state = erlangA(
      { arrivalRatePerSecond: 25_000 / 300, meanHandleSeconds: 300, agents: 5000, meanPatienceSeconds: 120 },
      20,
    );
    expectClose(state.pAbandon, 0.8, 1e-9);
    expectClose(state.occupancy, 1, 1e-9);
    // Waits gather around the time at which four in five have left, 120 ln 5 seconds.
    expectClose(state.asaSeconds, 120 * Math.log(5), 1e-3);
  });

  test('answers nobody without agents and everybody at once without arrivals', () => {
    const none = erlangA({ arrivalRatePerSecond: 0.1, meanHandleSeconds: 300, agents: 0, meanPatienceSeconds: 60 }, 60);
    expect(none).toMatchObject({ pWait: 1, pAbandon: 1, asaSeconds: Infinity, answeredWithin: 0, occupancy: 0 });
    expectClose(none.abandonedWithin, 1 - Math.exp(-1), 1e-14);
    const idle = erlangA({ arrivalRatePerSecond: 0, meanHandleSeconds: 300, agents: 3, meanPatienceSeconds: 60 }, 20);
    expect(idle).toMatchObject({ pWait: 0, pAbandon: 0, asaSeconds: 0, answeredWithin: 1, occupancy: 0, meanQueue: 0 });
  });

  test('names the quantity, what was found and what is allowed', () => {
    const queue = { arrivalRatePerSecond: 0.1, meanHandleSeconds: 300, agents: 3, meanPatienceSeconds: 60 };
    expect(() => erlangA({ ...queue, agents: 2.5 }, 20)).toThrow('agents: found 2.5; allowed: a whole number >= 0');
    expect(() => erlangA({ ...queue, arrivalRatePerSecond: -1 }, 20)).toThrow('arrivalRatePerSecond: found -1');
    expect(() => erlangA({ ...queue, meanHandleSeconds: 0 }, 20)).toThrow('meanHandleSeconds: found 0');
    expect(() => erlangA({ ...queue, meanPatienceSeconds: 0 }, 20)).toThrow('meanPatienceSeconds: found 0');
    expect(() => erlangA(queue, Number.NaN)).toThrow('thresholdSeconds: found NaN');
  });
});
