import { describe, expect, test } from 'vitest';
import { exp } from '../../engine/arithmetic/exp.ts';
import { ln } from '../../engine/arithmetic/ln.ts';
import { normalCdf } from '../../engine/arithmetic/normal.ts';
import { erlangA } from '../../engine/theory/erlang-a.ts';
import { mmcGeneralPatience, mmcGeneralPatienceWaitQuantile } from '../../engine/theory/mmc-general-patience.ts';
import type { Patience } from '../../engine/theory/virtual-wait-general.ts';
import { referenceCases } from '../reference/reference-cases.ts';
import { expectAgreement, expectClose, uncovered } from './agreement.ts';

// biome-ignore lint/suspicious/noExplicitAny: the laws of the reference cases, as their README describes them
function patienceOf(law: any): Patience {
  switch (law.law) {
    case 'exponential':
      return { survival: (t) => exp(-t / law.mean_s) };
    case 'deterministic':
      return { survival: (t) => (t < law.value_s ? 1 : 0), breakSeconds: [law.value_s] };
    case 'uniform':
      return {
        survival: (t) => Math.min(1, Math.max(0, (law.high_s - t) / (law.high_s - law.low_s))),
        breakSeconds: [law.low_s, law.high_s],
      };
    case 'lognormal': {
      const variance = ln(1 + law.cv * law.cv);
      const mean = ln(law.mean_s) - variance / 2;
      return { survival: (t) => (t === 0 ? 1 : normalCdf((mean - ln(t)) / Math.sqrt(variance))) };
    }
    case 'hyperexponential':
      return {
        survival: (t) => law.probs.reduce((sum: number, p: number, i: number) => sum + p * exp(-t / law.means_s[i]), 0),
      };
    case 'mixture': {
      const parts: Patience[] = law.parts.map(patienceOf);
      return { survival: (t) => parts.reduce((sum, part, i) => sum + law.weights[i] * part.survival(t), 0) };
    }
    default:
      throw new Error(`no law ${law.law}`);
  }
}

describe('mmcGeneralPatience', () => {
  test.each(referenceCases('mmc_general_patience'))('agrees with every figure of $id', (record) => {
    const { parameters: p } = record;
    const patience = patienceOf(p.patience);
    const queue = {
      arrivalRatePerSecond: p.arrival_rate_per_hour / 3600,
      meanHandleSeconds: p.mean_handle_time_s,
      agents: p.agents,
    };
    const computed: Record<string, number> = {};
    for (const threshold of p.sl_thresholds_s) {
      const state = mmcGeneralPatience(queue, patience, threshold);
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
    for (const metric of Object.keys(record.expected)) {
      const [, of, percent] = /^wait_(answered|all)_p(\d+)_s$/.exec(metric) ?? [];
      if (of) {
        const share = Number(percent) / 100;
        computed[metric] = mmcGeneralPatienceWaitQuantile(queue, patience, share, of as 'answered' | 'all');
      }
    }
    expectAgreement(record, computed);
    expect(uncovered(record, computed)).toEqual([]);
  });

  test('agrees with Erlang A when patience is exponential, from idle to three times overloaded', () => {
    for (const [agents, load, patience] of [
      [1, 0.2, 50],
      [10, 9, 1],
      [60, 60, 300],
      [100, 300, 200],
      [3000, 3100, 100],
    ]) {
      const queue = { arrivalRatePerSecond: load / 300, meanHandleSeconds: 300, agents };
      const general = mmcGeneralPatience(queue, { survival: (t) => exp(-t / patience) }, 15);
      const exact = erlangA({ ...queue, meanPatienceSeconds: patience }, 15);
      for (const key of ['pWait', 'pAbandon', 'asaSeconds', 'answeredWithin', 'abandonedWithin'] as const) {
        expectClose(general[key], exact[key], 1e-9, 1e-13);
      }
      expectClose(general.meanWaitAbandonedSeconds, exact.meanWaitAbandonedSeconds, 1e-7);
    }
  });

  test('lets agents answer what they can at ten times their capacity, for teams to 20,000 and patience of any shape', () => {
    for (const agents of [3, 400, 20_000]) {
      for (const shape of [0.6, 1, 3]) {
        // Weibull of scale 100 s: 1 - F(t) = exp(-(t / 100)^shape). In the fluid limit one in ten is left when agents come.
        const patience: Patience = { survival: (t) => Math.exp(-((t / 100) ** shape)) };
        const queue = { arrivalRatePerSecond: (10 * agents) / 300, meanHandleSeconds: 300, agents };
        const state = mmcGeneralPatience(queue, patience, 20);
        expectClose((1 - state.pAbandon) * 10, state.occupancy, 1e-8);
        expect(state.pWait).toBeLessThanOrEqual(1);
        if (agents < 400) continue;
        expectClose(state.pAbandon, 0.9, 1e-6);
        expectClose(state.asaSeconds, 100 * Math.log(10) ** (1 / shape), 0.02);
      }
    }
  });

  test('refuses a load of callers who never hang up above what the agents can serve', () => {
    const queue = { arrivalRatePerSecond: 1, meanHandleSeconds: 10, agents: 5 };
    expect(() => mmcGeneralPatience(queue, { survival: () => 0.6 }, 20)).toThrow('patience: found so many callers');
    expect(mmcGeneralPatience(queue, { survival: () => 0.4 }, 20).pWait).toBeLessThan(1);
  });
});
