import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { erlangA } from '../../engine/theory/erlang-a.ts';
import { priorityAbandonment } from '../../engine/theory/priority-abandonment.ts';
import { priorityQueue } from '../../engine/theory/priority-queue.ts';
import { expectClose } from './agreement.ts';

/** A line of two classes, state by state: so many busy, or all busy and so many of each class waiting. */
interface TwoClasses {
  rates: [number, number];
  serviceRate: number;
  agents: number;
  abandonRate: number;
  /** The most of each class that wait: the law must have died out there. */
  most: number;
}

/** Mean queues and the share of time all agents are busy, by iterating the balance equations (Gauss and Seidel). */
function naiveTwoClasses({ rates: [a, b], serviceRate, agents, abandonRate, most }: TwoClasses) {
  const side = most + 1;
  const full = agents * serviceRate;
  // free[n]: n < agents busy, nobody waits; line[i * side + j]: all busy, i of the first and j of the second class wait.
  const free = new Float64Array(agents).fill(1);
  const line = new Float64Array(side * side).fill(1e-3);
  const at = (i: number, j: number): number => (i < 0 || j < 0 || i > most || j > most ? 0 : line[i * side + j]);
  for (let round = 0; round < 4000; round++) {
    let change = 0;
    for (let n = 0; n < agents; n++) {
      const fromAbove = n + 1 < agents ? free[n + 1] * (n + 1) * serviceRate : line[0] * full;
      const next = ((n > 0 ? free[n - 1] * (a + b) : 0) + fromAbove) / (a + b + n * serviceRate);
      change = Math.max(change, Math.abs(next - free[n]));
      free[n] = next;
    }
    for (let i = 0; i <= most; i++) {
      for (let j = 0; j <= most; j++) {
        const servedFirst = at(i + 1, j) * (full + (i + 1) * abandonRate);
        const servedSecond = at(i, j + 1) * ((i === 0 ? full : 0) + (j + 1) * abandonRate);
        const arrived = at(i - 1, j) * a + at(i, j - 1) * b + (i === 0 && j === 0 ? free[agents - 1] * (a + b) : 0);
        const leaving = (i < most ? a : 0) + (j < most ? b : 0) + full + (i + j) * abandonRate;
        const next = (servedFirst + servedSecond + arrived) / leaving;
        change = Math.max(change, Math.abs(next - line[i * side + j]));
        line[i * side + j] = next;
      }
    }
    const total = [...free, ...line].reduce((sum, p) => sum + p, 0);
    for (let n = 0; n < agents; n++) free[n] /= total;
    for (let s = 0; s < line.length; s++) line[s] /= total;
    if (change < 1e-15) break;
  }
  let first = 0;
  let second = 0;
  let allBusy = 0;
  for (let i = 0; i <= most; i++) {
    for (let j = 0; j <= most; j++) {
      first += i * at(i, j);
      second += j * at(i, j);
      allBusy += at(i, j);
    }
  }
  return { first, second, allBusy };
}

const rate = fc.double({ min: 0.05, max: 1.5, noNaN: true });

describe('priorityAbandonment', () => {
  test('agrees with the balance equations of two classes', () => {
    fc.assert(
      fc.property(
        fc.tuple(rate, rate),
        fc.integer({ min: 1, max: 4 }),
        fc.double({ min: 0.3, max: 3, noNaN: true }),
        ([a, b], agents, abandonRate) => {
          const naive = naiveTwoClasses({ rates: [a, b], serviceRate: 1, agents, abandonRate, most: 24 });
          const state = priorityAbandonment({
            arrivalRatesPerSecond: [a, b],
            meanHandleSeconds: 1,
            agents,
            meanPatienceSeconds: 1 / abandonRate,
          });
          expectClose(state.pWait, naive.allBusy, 1e-8);
          expectClose(state.classes[0].meanQueue, naive.first, 1e-7, 1e-12);
          expectClose(state.classes[1].meanQueue, naive.second, 1e-7, 1e-12);
        },
      ),
      { seed: 1, numRuns: 25 },
    );
  });

  test('tends to priorities without abandonment as patience grows', () => {
    const queue = { arrivalRatesPerSecond: [0.02, 0.05, 0.02], meanHandleSeconds: 100, agents: 11 };
    const endless = priorityQueue(queue);
    const state = priorityAbandonment({ ...queue, meanPatienceSeconds: 1e9 });
    state.classes.forEach(({ meanWaitAllSeconds }, k) => {
      expectClose(meanWaitAllSeconds, endless.classes[k].asaSeconds, 1e-4);
    });
  });

  test('keeps the line of Erlang A for teams to 100,000 and loads to ten times them, and nobody of a class is counted twice', () => {
    for (const agents of [1, 40, 5000, 100_000]) {
      for (const load of [1e-6, 0.5, 0.99, 1, 1.2, 10]) {
        const each = (agents * load) / 300 / 3;
        const queue = {
          arrivalRatesPerSecond: [each, each, each],
          meanHandleSeconds: 300,
          agents,
          meanPatienceSeconds: 120,
        };
        const state = priorityAbandonment(queue);
        const whole = erlangA({ ...queue, arrivalRatePerSecond: 3 * each }, 0);
        const sum = state.classes.reduce((all, { meanQueue }) => all + meanQueue, 0);
        expectClose(sum, whole.meanQueue, 1e-9, 1e-12);
        expectClose(
          state.classes.reduce((all, { pAbandon }) => all + pAbandon / 3, 0),
          whole.pAbandon,
          1e-8,
          1e-12,
        );
        const [first, second, third] = state.classes.map(({ meanWaitAllSeconds }) => meanWaitAllSeconds);
        expect(first).toBeLessThanOrEqual(second * (1 + 1e-9));
        expect(second).toBeLessThanOrEqual(third * (1 + 1e-9));
      }
    }
  });

  test('serves the upper classes when the lower ones overflow: three times two thirds of the capacity', () => {
    const each = (2 / 3) * (5000 / 300);
    const { classes } = priorityAbandonment({
      ...{ arrivalRatesPerSecond: [each, each, each], meanHandleSeconds: 300, agents: 5000, meanPatienceSeconds: 120 },
    });
    expect(classes[0].pAbandon).toBeLessThan(5e-3);
    expectClose(classes[1].pAbandon, 0.5, 1e-2);
    expectClose(classes[2].pAbandon, 1, 1e-2);
  });

  test('names what is out of range', () => {
    const queue = { arrivalRatesPerSecond: [1, -1], meanHandleSeconds: 1, agents: 1, meanPatienceSeconds: 1 };
    expect(() => priorityAbandonment(queue)).toThrow('arrivalRatesPerSecond[1]: found -1');
    expect(() => priorityAbandonment({ ...queue, arrivalRatesPerSecond: [1], agents: 0 })).toThrow('agents: found 0');
  });
});
