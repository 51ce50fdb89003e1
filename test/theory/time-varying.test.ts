import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { erlangA } from '../../engine/theory/erlang-a.ts';
import { type TimeVaryingQueue, timeVarying } from '../../engine/theory/time-varying.ts';
import { type ReferenceCase, referenceCase, referenceCases } from '../reference/reference-cases.ts';
import { expectAgreement, expectClose, uncovered } from './agreement.ts';
import { naiveDay } from './forward-equations.ts';

const dayOf = ({ parameters: p }: ReferenceCase): TimeVaryingQueue => ({
  intervals: p.arrival_rates_per_hour.map((rate: number, i: number) => ({
    seconds: p.interval_length_s,
    arrivalRatePerSecond: rate / 3600,
    agents: p.agents_by_interval[i],
  })),
  meanHandleSeconds: p.mean_handle_time_s,
  meanPatienceSeconds: p.mean_patience_s ?? Infinity,
  zeroPatienceShare: p.p_zero_patience ?? 0,
  waitingPlaces: p.waiting_places ?? Infinity,
});

/** Waits of single callers need a tagged-caller chain, which `timeVarying` does not follow. */
const NEEDS_TAGGED_CALLER = /sl\d|asa_s|p_abandon_arrivals|answered_within|sl20|_answered_of_|mean_wait_all_s_arrivals/;

describe('timeVarying', () => {
  const cases = [
    ...referenceCases('time_varying'),
    ...['PUBL-CC-01', 'PUBL-CC-02', 'PUBL-CC-03'].map((id) => referenceCase('published', id)),
  ];
  test.each(cases)('agrees with the day $id', (record) => {
    const day = timeVarying(dayOf(record));
    const computed = {
      arrivals_expected: day.arrivals,
      answered_expected: day.answered,
      abandoned_expected: day.abandoned,
      p_abandon: day.pAbandon,
      p_wait: day.pWait,
      mean_wait_all_s: day.meanWaitAllSeconds,
      busy_agent_hours: day.busyAgentSeconds / 3600,
      staffed_agent_hours: day.staffedAgentSeconds / 3600,
      overrun_agent_hours: day.overrunAgentSeconds / 3600,
      occupancy: day.occupancy,
      mean_waiting_at_close: day.meanWaitingAtClose,
      by_interval_arrivals_expected: day.intervals.map((interval) => interval.arrivals),
      by_interval_p_all_busy_end: day.intervals.map((interval) => interval.pAllBusyEnd),
      by_interval_mean_queue_end: day.intervals.map((interval) => interval.meanQueueEnd),
      by_interval_mean_busy_end: day.intervals.map((interval) => interval.meanBusyEnd),
      by_interval_mean_queue_avg: day.intervals.map((interval) => interval.meanQueue),
      by_interval_mean_busy_avg: day.intervals.map((interval) => interval.meanBusy),
      by_interval_abandonments_in_interval: day.intervals.map((interval) => interval.abandonments),
      by_interval_p_wait_arrivals: day.intervals.map((interval) => interval.pWait),
    };
    expectAgreement(record, computed, 1e-9);
    expect(uncovered(record, computed, NEEDS_TAGGED_CALLER)).toEqual([]);
  });

  test('counts the callers blocked by five places (PUBL-CC-04)', () => {
    const record = referenceCase('published', 'PUBL-CC-04');
    const day = timeVarying(dayOf(record));
    expectAgreement(record, { blocked_per_day: day.blocked, occupancy: day.occupancy }, 1e-9);
    expectClose(day.answered + day.blocked, day.arrivals, 1e-13);
  });

  test('agrees with the forward equations written down state by state, whatever staff and demand do', () => {
    const interval = fc.record({
      seconds: fc.constantFrom(200, 500),
      arrivalRatePerSecond: fc.double({ min: 0, max: 0.05, noNaN: true }),
      agents: fc.integer({ min: 0, max: 4 }),
    });
    fc.assert(
      fc.property(
        fc.array(interval, { minLength: 2, maxLength: 4 }),
        fc.constantFrom(40, 100),
        fc.constantFrom(30, 90),
        fc.constantFrom(0, 0.3),
        (intervals, meanHandleSeconds, meanPatienceSeconds, zeroPatienceShare) => {
          const queue = { intervals, meanHandleSeconds, meanPatienceSeconds, zeroPatienceShare };
          const naive = naiveDay(queue, 30, 1);
          timeVarying(queue).intervals.forEach((state, i) => {
            for (const figure of ['pAllBusyEnd', 'meanQueueEnd', 'meanBusyEnd', 'meanQueue', 'abandonments'] as const) {
              const exact = naive[i][figure];
              expect(Math.abs(state[figure] - exact), `${figure} of interval ${i}`).toBeLessThan(
                2e-6 * Math.max(1, exact),
              );
            }
          });
        },
      ),
      { seed: 3, numRuns: 12 },
    );
  });

  test('settles into Erlang A when demand and staff hold', () => {
    const queue = { arrivalRatePerSecond: 0.1, meanHandleSeconds: 300, agents: 30, meanPatienceSeconds: 200 };
    const { intervals } = timeVarying({
      ...queue,
      intervals: Array.from({ length: 12 }, () => ({ seconds: 1800, arrivalRatePerSecond: 0.1, agents: 30 })),
    });
    const steady = erlangA(queue, 20);
    const last = intervals[11];
    expectClose(last.pWait, steady.pWait, 1e-9);
    expectClose(last.meanQueue, steady.meanQueue, 1e-9);
    expectClose(last.meanBusy, 30 * steady.occupancy, 1e-9);
    expectClose(last.abandonments, 180 * steady.pAbandon, 1e-9);
  });

  test('gives the same day when intervals are cut in two', () => {
    const record = referenceCase('time_varying', 'PUB-TV-03');
    const queue = dayOf(record);
    const cut = queue.intervals.flatMap((interval) => [
      { ...interval, seconds: 0.3 * interval.seconds },
      { ...interval, seconds: 0.7 * interval.seconds },
    ]);
    const whole = timeVarying(queue);
    const halves = timeVarying({ ...queue, intervals: cut });
    expectClose(halves.abandoned, whole.abandoned, 1e-11);
    expectClose(halves.meanWaitAllSeconds, whole.meanWaitAllSeconds, 1e-11);
    expectClose(halves.overrunAgentSeconds, whole.overrunAgentSeconds, 1e-11);
  });

  test('follows a queue far longer than it first allows for', () => {
    const day = timeVarying({
      intervals: [
        { seconds: 3600, arrivalRatePerSecond: 0.2, agents: 0 },
        { seconds: 3600, arrivalRatePerSecond: 0, agents: 40 },
      ],
      meanHandleSeconds: 300,
      meanPatienceSeconds: Infinity,
    });
    expectClose(day.intervals[0].meanQueueEnd, 720, 1e-9);
    expectClose(day.answered, 720, 1e-12);
    // Nobody is answered in the first hour, so its arrivals wait half an hour each within it.
    expectClose(day.intervals[0].meanQueue, 360, 1e-9);
    expect(day.pWait).toBeCloseTo(1, 10);
  });

  test('takes everybody who would have to wait as lost when nobody has patience', () => {
    const day = timeVarying({
      intervals: [{ seconds: 1800, arrivalRatePerSecond: 0.1, agents: 20 }],
      meanHandleSeconds: 300,
      meanPatienceSeconds: 100,
      zeroPatienceShare: 1,
    });
    expect(day.meanWaitAllSeconds).toBe(0);
    expectClose(day.pAbandon, day.pWait, 1e-12);
  });

  test('names the interval and quantity out of range', () => {
    const day = { meanHandleSeconds: 300, meanPatienceSeconds: 100 };
    expect(() => timeVarying({ ...day, intervals: [] })).toThrow('intervals: found none');
    expect(() => timeVarying({ ...day, intervals: [{ seconds: 60, arrivalRatePerSecond: 1, agents: 1.5 }] })).toThrow(
      'intervals[0].agents: found 1.5; allowed: a whole number >= 0',
    );
    expect(() =>
      timeVarying({
        ...day,
        zeroPatienceShare: 2,
        intervals: [{ seconds: 60, arrivalRatePerSecond: 1, agents: 1 }],
      }),
    ).toThrow('zeroPatienceShare: found 2; allowed: 0 to 1');
  });
});
