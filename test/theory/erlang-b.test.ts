import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { erlangB, inverseErlangB } from '../../engine/theory/erlang-b.ts';
import { referenceCases } from '../reference/reference-cases.ts';
import { expectAgreement, expectClose, uncovered } from './agreement.ts';
import { stationaryLaw } from './birth-death.ts';

describe('erlangB', () => {
  test.each(referenceCases('erlang_b'))('agrees with every figure of $id', (record) => {
    const { arrival_rate_per_hour, mean_handle_time_s, agents } = record.parameters;
    const load = (arrival_rate_per_hour * mean_handle_time_s) / 3600;
    const blocked = erlangB(load, agents);
    const computed = {
      p_block: blocked,
      carried_per_hour: arrival_rate_per_hour * (1 - blocked),
      mean_busy_agents: load * (1 - blocked),
      occupancy: (load * (1 - blocked)) / agents,
    };
    expectAgreement(record, computed);
    expect(uncovered(record, computed)).toEqual([]);
  });

  test('is the share of time all agents are busy', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.double({ min: 0.01, max: 60, noNaN: true }), (agents, load) => {
        const law = stationaryLaw({ arrivalRate: load, serviceRate: 1, agents, abandonRate: 0, waitingPlaces: 0 });
        expectClose(erlangB(load, agents), law[agents], 1e-12);
      }),
      { seed: 1 },
    );
  });

  test('follows the recursion from one agent fewer, for thousands of agents', () => {
    for (const load of [0.1, 10, 900, 4800, 5000, 50_000]) {
      let blocked = 1;
      for (let agents = 1; agents <= 5000; agents++) blocked = (load * blocked) / (agents + load * blocked);
      expectClose(erlangB(load, 5000), blocked, 1e-11);
    }
  });

  test('loses everything without agents and nothing without load', () => {
    expect(erlangB(3, 0)).toBe(1);
    expect(erlangB(0, 0)).toBe(1);
    expect(erlangB(0, 2)).toBe(0);
    expectClose(erlangB(1e9, 10), 1, 1.1e-8);
    expect(inverseErlangB(1e-200, 5000)).toBe(Infinity);
  });

  test('refuses a negative load and a broken number of agents', () => {
    expect(() => erlangB(-1, 2)).toThrow('offeredLoad: found -1; allowed: a number >= 0');
    expect(() => erlangB(1, 1.5)).toThrow('agents: found 1.5; allowed: a whole number >= 0');
  });
});
