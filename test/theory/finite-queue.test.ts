import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { erlangB } from '../../engine/theory/erlang-b.ts';
import { finiteQueue, finiteQueueWaitQuantile } from '../../engine/theory/finite-queue.ts';
import { referenceCases } from '../reference/reference-cases.ts';
import { expectAgreement, expectClose, uncovered } from './agreement.ts';
import { naiveState } from './birth-death.ts';

describe('finiteQueue', () => {
  const cases = [...referenceCases('finite_queue'), ...referenceCases('finite_queue_abandonment')];
  test.each(cases)('agrees with every figure of $id', (record) => {
    const { parameters: p } = record;
    const queue = {
      arrivalRatePerSecond: p.arrival_rate_per_hour / 3600,
      meanHandleSeconds: p.mean_handle_time_s,
      agents: p.agents,
      meanPatienceSeconds: p.mean_patience_s ?? Infinity,
      waitingPlaces: p.waiting_places,
    };
    const canHangUp = p.patience_law === 'exponential';
    const computed: Record<string, number> = {};
    for (const threshold of p.sl_thresholds_s) {
      const state = finiteQueue(queue, threshold);
      Object.assign(computed, {
        p_block: state.pBlock,
        p_wait: state.pWait,
        p_answered: state.pAnswered,
        asa_s: state.asaSeconds,
        mean_wait_accepted_s: state.meanWaitAcceptedSeconds,
        [`sl${threshold}_ans_per_offered`]: state.answeredWithin,
        [`sl${threshold}_ans_per_accepted`]: state.answeredWithin / (1 - state.pBlock),
        occupancy: state.occupancy,
        mean_queue: state.meanQueue,
        mean_in_system: state.meanInSystem,
        throughput_per_hour: state.throughputPerSecond * 3600,
      });
      if (!canHangUp) {
        expect(state).toMatchObject({ pAbandon: 0, abandonedWithin: 0, meanWaitAbandonedSeconds: 0 });
        continue;
      }
      computed.p_abandon = state.pAbandon;
      computed.mean_wait_abandoned_s = state.meanWaitAbandonedSeconds;
      computed[`sl${threshold}_ans_or_abandoned_per_offered`] = state.answeredWithin + state.abandonedWithin;
    }
    for (const percent of [50, 90, 95, 99]) {
      computed[`wait_answered_p${percent}_s`] = finiteQueueWaitQuantile(queue, percent / 100);
    }
    expectAgreement(record, computed);
    expect(uncovered(record, computed)).toEqual([]);
  });

  test('agrees with the balance equations of a small system', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 0, max: 12 }),
        fc.double({ min: 0.05, max: 4, noNaN: true }),
        fc.oneof(fc.constant(Infinity), fc.double({ min: 0.1, max: 9, noNaN: true })),
        fc.double({ min: 0, max: 3, noNaN: true }),
        (agents, waitingPlaces, loadPerAgent, patience, threshold) => {
          const arrivalRate = loadPerAgent * agents;
          const naive = naiveState(
            { arrivalRate, serviceRate: 1, agents, abandonRate: 1 / patience, waitingPlaces },
            threshold,
          );
          const state = finiteQueue(
            {
              arrivalRatePerSecond: arrivalRate,
              meanHandleSeconds: 1,
              agents,
              meanPatienceSeconds: patience,
              waitingPlaces,
            },
            threshold,
          );
          for (const key of ['pBlock', 'pWait', 'pAbandon', 'meanQueue', 'occupancy'] as const) {
            expectClose(state[key], naive[key], 1e-11, 1e-13);
          }
          expectClose(state.answeredWithin, naive.answeredWithin, 1e-8);
          expectClose(state.abandonedWithin, naive.abandonedWithin, 1e-6, 1e-9);
        },
      ),
      { seed: 1, numRuns: 60 },
    );
  });

  test('is Erlang B without places to wait', () => {
    const queue = { arrivalRatePerSecond: 0.3, meanHandleSeconds: 300, agents: 80, meanPatienceSeconds: 60 };
    const state = finiteQueue({ ...queue, waitingPlaces: 0 }, 20);
    expectClose(state.pBlock, erlangB(90, 80), 1e-13);
    expect(state).toMatchObject({ pWait: 0, pAbandon: 0, asaSeconds: 0, meanQueue: 0 });
  });

  test('accounts for every contact, without NaN, for teams to 20,000 and loads to 50,000 erlangs', () => {
    for (const agents of [1, 30, 20_000]) {
      for (const load of [0, 1e-9, 30, 19_000, 50_000]) {
        for (const meanPatienceSeconds of [1e-6, 200, Infinity]) {
          for (const waitingPlaces of [0, 1, 5000]) {
            const queue = {
              arrivalRatePerSecond: load / 300,
              meanHandleSeconds: 300,
              agents,
              meanPatienceSeconds,
              waitingPlaces,
            };
            const state = finiteQueue(queue, 20);
            const label = JSON.stringify([queue, state]);
            for (const value of Object.values(state)) expect(value, label).toBeGreaterThanOrEqual(0);
            expect(Math.abs(state.pAnswered + state.pBlock + state.pAbandon - 1), label).toBeLessThan(1e-10);
          }
        }
      }
    }
  });

  test('refuses a broken number of places', () => {
    const queue = { arrivalRatePerSecond: 0.3, meanHandleSeconds: 300, agents: 80, meanPatienceSeconds: 60 };
    expect(() => finiteQueue({ ...queue, waitingPlaces: 1.5 }, 20)).toThrow(
      'waitingPlaces: found 1.5; allowed: a whole number >= 0',
    );
  });
});
