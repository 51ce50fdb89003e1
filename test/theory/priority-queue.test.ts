import { describe, expect, test } from 'vitest';
import { mmc } from '../../engine/theory/mmc.ts';
import { priorityQueue } from '../../engine/theory/priority-queue.ts';
import { referenceCases } from '../reference/reference-cases.ts';
import { expectAgreement, expectClose, uncovered } from './agreement.ts';

describe('priorityQueue', () => {
  test.each(referenceCases('priority_nonpreemptive'))('agrees with the means of $id', (record) => {
    const { parameters: p } = record;
    const state = priorityQueue({
      arrivalRatesPerSecond: p.arrival_rates_per_hour.map((rate: number) => rate / 3600),
      meanHandleSeconds: p.mean_handle_time_s,
      agents: p.agents,
    });
    const computed: Record<string, number> = {
      p_wait: state.pWait,
      asa_s: state.asaSeconds,
      mean_queue: state.meanQueue,
      occupancy: state.occupancy,
    };
    state.classes.forEach((each, i) => {
      computed[`class${i + 1}_asa_s`] = each.asaSeconds;
      computed[`class${i + 1}_mean_queue`] = each.meanQueue;
    });
    expectAgreement(record, computed);
    expect(uncovered(record, computed, /_sl\d|_p\d\d_s$|_sd_wait_s$/)).toEqual([]);
  });

  test('keeps the queue of M/M/c, whatever the order of the classes', () => {
    const whole = mmc({ arrivalRatePerSecond: 0.06, meanHandleSeconds: 300, agents: 20 });
    for (const arrivalRatesPerSecond of [[0.06], [0.01, 0.02, 0.03], [0.03, 0, 0.02, 0.01]]) {
      const state = priorityQueue({ arrivalRatesPerSecond, meanHandleSeconds: 300, agents: 20 });
      expectClose(state.meanQueue, whole.meanQueue, 1e-12);
      expectClose(state.asaSeconds, whole.asaSeconds, 1e-12);
    }
  });

  test('leaves the upper classes a steady state when the lowest one overflows', () => {
    const state = priorityQueue({ arrivalRatesPerSecond: [0.03, 0.01, 0.05], meanHandleSeconds: 300, agents: 20 });
    expect(state.pWait).toBe(1);
    // All 20 agents always busy: one frees every 15 s, and 9 of the 20 go to the first class.
    expectClose(state.classes[0].asaSeconds, 15 / (1 - 9 / 20), 1e-12);
    expectClose(state.classes[1].asaSeconds, 15 / (1 - 9 / 20) / (1 - 12 / 20), 1e-12);
    expect(state.classes[2].asaSeconds).toBe(Infinity);
  });

  test('names the class whose rate is out of range', () => {
    expect(() => priorityQueue({ arrivalRatesPerSecond: [1, -2], meanHandleSeconds: 1, agents: 9 })).toThrow(
      'arrivalRatesPerSecond[1]: found -2; allowed: a number >= 0',
    );
  });
});
