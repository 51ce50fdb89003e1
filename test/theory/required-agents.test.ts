import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { erlangA } from '../../engine/theory/erlang-a.ts';
import { requiredAgents, type StaffingTarget } from '../../engine/theory/required-agents.ts';
import { referenceCases } from '../reference/reference-cases.ts';
import { expectAgreement, uncovered } from './agreement.ts';

describe('requiredAgents', () => {
  test.each(referenceCases('staffing_minimum'))('finds every team of $id', (record) => {
    const { parameters: p } = record;
    const demand = {
      arrivalRatePerSecond: p.arrival_rate_per_hour / 3600,
      meanHandleSeconds: p.mean_handle_time_s,
      meanPatienceSeconds: p.mean_patience_s ?? Infinity,
    };
    const computed: Record<string, number> = {};
    for (const { metric, level, T_s } of p.targets) {
      const targets: Record<string, StaffingTarget> = {
        sl: { measure: 'service-level', atLeast: level, thresholdSeconds: T_s },
        p_abandon: { measure: 'abandonment', atMost: level },
        asa: { measure: 'asa', atMostSeconds: level },
        p_wait: { measure: 'wait-probability', atMost: level },
      };
      const agents = requiredAgents(demand, targets[metric]);
      const valueAt = (team: number) => {
        const state = erlangA({ ...demand, agents: team }, T_s ?? 0);
        return { sl: state.answeredWithin, p_abandon: state.pAbandon, asa: state.asaSeconds, p_wait: state.pWait }[
          metric as 'sl'
        ];
      };
      const name = `min_agents_${metric}${T_s ?? ''}_${level}`;
      computed[name] = agents;
      computed[`${name}__value_at_min`] = valueAt(agents);
      computed[`${name}__value_at_one_fewer`] = valueAt(agents - 1);
    }
    expectAgreement(record, computed);
    expect(uncovered(record, computed)).toEqual([]);
  });

  test('meets the target with the team found and misses it with one agent fewer', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.001, max: 3000, noNaN: true }),
        fc.double({ min: 1, max: 2000, noNaN: true }),
        fc.double({ min: 0.001, max: 0.999, noNaN: true }),
        (load, patience, share) => {
          const demand = { arrivalRatePerSecond: load / 300, meanHandleSeconds: 300, meanPatienceSeconds: patience };
          const agents = requiredAgents(demand, { measure: 'abandonment', atMost: share });
          expect(erlangA({ ...demand, agents }, 0).pAbandon).toBeLessThanOrEqual(share);
          if (agents > 0) expect(erlangA({ ...demand, agents: agents - 1 }, 0).pAbandon).toBeGreaterThan(share);
        },
      ),
      { seed: 1, numRuns: 50 },
    );
  });

  test('asks for more agents than erlangs where nobody hangs up, and for none where nobody calls', () => {
    const demand = { arrivalRatePerSecond: 0.1, meanHandleSeconds: 300, meanPatienceSeconds: Infinity };
    expect(requiredAgents(demand, { measure: 'abandonment', atMost: 0.05 })).toBe(31);
    expect(requiredAgents({ ...demand, arrivalRatePerSecond: 0 }, { measure: 'asa', atMostSeconds: 5 })).toBe(0);
  });

  test('refuses a target outside 0 to 1', () => {
    const demand = { arrivalRatePerSecond: 0.1, meanHandleSeconds: 300, meanPatienceSeconds: 60 };
    expect(() => requiredAgents(demand, { measure: 'service-level', atLeast: 1, thresholdSeconds: 20 })).toThrow(
      'target.atLeast: found 1; allowed: a number between 0 and 1, both excluded',
    );
  });
});
