import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { erlangB } from '../../engine/theory/erlang-b.ts';
import { erlangC } from '../../engine/theory/erlang-c.ts';
import { mmc, mmcServiceLevel, mmcWaitQuantile } from '../../engine/theory/mmc.ts';
import { referenceCase, referenceCases } from '../reference/reference-cases.ts';
import { expectAgreement, expectClose, uncovered } from './agreement.ts';

describe('mmc', () => {
  const cases = [...referenceCases('erlang_c'), referenceCase('published', 'PUBL-TOOL-01')];
  test.each(cases)('agrees with every figure of $id', (record) => {
    const { arrival_rate_per_hour, mean_handle_time_s, agents, sl_thresholds_s } = record.parameters;
    const queue = {
      arrivalRatePerSecond: arrival_rate_per_hour / 3600,
      meanHandleSeconds: mean_handle_time_s,
      agents,
    };
    const state = mmc(queue);
    const computed: Record<string, number> = {
      p_wait: state.pWait,
      asa_s: state.asaSeconds,
      mean_wait_given_delayed_s: state.meanWaitGivenDelayedSeconds,
      second_moment_wait_s2: state.secondMomentWaitSeconds2,
      occupancy: state.occupancy,
      mean_queue: state.meanQueue,
      mean_in_system: state.meanInSystem,
    };
    for (const threshold of sl_thresholds_s) {
      computed[`sl${threshold}_ans_per_offered`] = mmcServiceLevel(queue, threshold);
    }
    for (const percent of [50, 90, 95, 99])
      computed[`wait_answered_p${percent}_s`] = mmcWaitQuantile(queue, percent / 100);
    expectAgreement(record, computed);
    expect(uncovered(record, computed)).toEqual([]);
  });

  test('is Erlang B passed through C = c B / (c - a (1 - B))', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20_000 }),
        fc.double({ min: 0, max: 0.9999999, noNaN: true }),
        (agents, load) => {
          const blocked = erlangB(load * agents, agents);
          const waits = erlangC(load * agents, agents);
          expectClose(waits, (agents * blocked) / (agents - load * agents * (1 - blocked)), 1e-8, 1e-300);
          expect(waits).toBeLessThanOrEqual(1);
        },
      ),
      { seed: 1 },
    );
  });

  test('gives the chance of four or more at a copier with one to four machines (PUBL-BOOK-01)', () => {
    const record = referenceCase('published', 'PUBL-BOOK-01');
    const load = (record.parameters.arrival_rate_per_hour * record.parameters.mean_handle_time_s) / 3600;
    const computed: Record<string, number> = {};
    for (const agents of record.parameters.agents) {
      let chance = erlangC(load, agents);
      for (let n = agents; n < 4; n++) chance *= load / agents;
      computed[`p_four_or_more_in_system_c${agents}`] = chance;
    }
    expectAgreement(record, computed);
    expect(uncovered(record, computed)).toEqual([]);
  });

  test('has no steady state at a load of all the agents', () => {
    const queue = { arrivalRatePerSecond: 1, meanHandleSeconds: 10, agents: 10 };
    expect(() => mmc(queue)).toThrow('offeredLoad: found 10; allowed: less than the 10 agents');
    expect(() => mmc({ ...queue, agents: 0 })).toThrow('agents: found 0; allowed: a whole number >= 1');
    expect(() => mmcWaitQuantile({ ...queue, agents: 11 }, 1)).toThrow('share: found 1');
  });
});
