import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Model, ScenarioInput } from '../../engine/index.ts';
import { rowsToHold } from '../../engine/kernel/held-rows.ts';
import { isOneQueue } from '../../engine/kernel/is-one-queue.ts';
import { isPlain } from '../../engine/kernel/is-plain.ts';
import { newPlainKernel } from '../../engine/kernel/plain-kernel.ts';
import { PlainSimulation } from '../../engine/kernel/plain-simulation.ts';
import { expandSeed } from '../../engine/random/seed.ts';
import { runThrough } from '../../engine/simulate/steps.ts';
import { anyScenario } from '../support/any-scenario.ts';
import { modelOf } from '../support/model-of.ts';
import { plainPart } from '../support/plain-part.ts';
import { compiled, differences, isAbleToPack, kernelOf, loopOf, results } from '../support/same-bytes.ts';

const FEW_ROWS = 16;

/** Compares a kernel that holds few rows at a time with the loop; the rows that it held in the end. */
function expectSameBytes(model: Model, replications: number): number {
  expect(isPlain(model)).toBe(true);
  const kernel = kernelOf(model, FEW_ROWS);
  expect(differences(results(kernel, 'rows', replications), results(loopOf(model), 'rows', replications))).toEqual([]);
  return kernel.simulation.heldRows;
}

describe('a kernel that packs the rows that are past', () => {
  it('gives the bytes of the general loop on plain scenarios of any kind, at most of few rows', async () => {
    let packing = 0;
    let queues = 0;
    let grown = 0;
    await fc.assert(
      fc.asyncProperty(anyScenario, async (given) => {
        const model = await compiled({ ...plainPart(given), targets: given.targets } as ScenarioInput);
        if (model === null || !isPlain(model) || !isAbleToPack(model)) return;
        const held = expectSameBytes(model, 2);
        if (model.clock.intervals <= FEW_ROWS) return;
        packing++;
        if (isOneQueue(model)) queues++;
        if (held > FEW_ROWS) grown++;
      }),
      { numRuns: 900, seed: 20261128 },
    );
    expect(packing).toBeGreaterThan(100);
    expect(queues).toBeGreaterThan(10);
    expect(grown).toBeGreaterThan(10);
    expect(packing - grown).toBeGreaterThan(30);
  });

  const demand = { contactsPerHour: 12, topics: { one: { share: 0.7 }, other: { share: 0.3 } } } as const;
  const handleTime = { law: 'exponential', meanSeconds: 300 } as const;
  /** Ten weeks by hours, of which a window holds two thirds of a day. */
  const calendar = { start: '2026-01-05', days: 70, warmUpHours: 30, reportingMinutes: 60 } as const;

  it('holds no more than it began with where contacts wait for minutes', async () => {
    const agents = [
      { name: 'both', headcount: 6, costPerHour: 30, shrinkage: { planned: 0, unplanned: 0.1 } },
      { name: 'one', topics: ['one'], shifts: [{ start: '08:00', end: '17:00', headcount: 1 }], costPerHour: 20 },
    ];
    const patience = { law: 'exponential', meanSeconds: 600 } as const;
    const costs = { telephonePerMinute: 0.02 };
    const targets: ScenarioInput['targets'] = [
      { measure: 'service-level', atLeast: 0.8, period: 'day' },
      { measure: 'wait-p90', atMost: 120, period: 'week' },
    ];
    const busy = { ...demand, contactsPerHour: 55 };
    const model = await modelOf({ calendar, demand: busy, contacts: { handleTime, patience }, agents, costs, targets });
    expect(expectSameBytes(model, 3)).toBe(FEW_ROWS);
  });

  it.each([
    ['each topic has agents of its own', ['one']],
    ['there is one queue', undefined],
  ])('holds more where contacts wait for days, and %s', async (_, topics) => {
    // From Friday to Monday, and in the whole of the fifth week, nobody works, and nobody hangs up.
    const days = ['mon', 'tue', 'wed', 'thu'];
    const shift = { start: '07:00', end: '21:00', days, headcount: 4 };
    const shifts = [
      { ...shift, until: '2026-01-31' },
      { ...shift, from: '2026-02-09' },
    ];
    const desk = { name: 'desk', ...(topics !== undefined && { topics }), shifts };
    const other = { name: 'other', topics: ['other'], shifts };
    const model = await modelOf({
      ...{ calendar, demand, contacts: { handleTime, patience: { law: 'never' } } },
      agents: topics === undefined ? [desk] : [desk, other],
    } as Partial<ScenarioInput>);
    expect(isOneQueue(model)).toBe(topics === undefined);
    const held = expectSameBytes(model, 2);
    expect(held).toBeGreaterThan(10 * 24);
    expect(held).toBeLessThan(model.clock.intervals);
  });

  it('holds all in the end where one service outlasts the run', async () => {
    const model = await modelOf({
      ...{ calendar, demand },
      contacts: { handleTime: { law: 'constant', seconds: 100 * 86400 }, patience: { law: 'constant', seconds: 60 } },
      agents: [{ name: 'desk', headcount: 2 }],
    });
    expect(expectSameBytes(model, 2)).toBeGreaterThan(model.clock.intervals);
  });

  it('counts overtime and duty that reach over rows long past', async () => {
    // Few contacts, each of hours: when a shift has ended agents stay far into the next one, and staff changes once in ten days.
    const shifts = ['2026-01-05', '2026-01-15', '2026-01-25', '2026-02-04'].map((from, i) => ({
      ...{ start: '00:00', end: '24:00', headcount: 3 + (i % 3) },
      ...{ from, until: from.replace(/\d\d$/, (day) => String(Number(day) + 4).padStart(2, '0')) },
    }));
    const model = await modelOf({
      calendar: { ...calendar, atEnd: 'drain' },
      demand: { ...demand, contactsPerHour: 1 },
      contacts: {
        handleTime: { law: 'exponential', meanSeconds: 4000 },
        patience: { law: 'exponential', meanSeconds: 6000 },
      },
      agents: [
        { name: 'desk', shifts, costPerHour: 30 },
        { name: 'other', topics: ['other'], headcount: 1 },
      ],
    });
    expect(model.staffing.changes).toBeGreaterThan(4);
    expectSameBytes(model, 3);
  });

  it('takes less than half of the room for the tables of a year of half hours', async () => {
    const topics = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`topic ${i}`, { share: 0.05 }]));
    const model = await modelOf({
      calendar: { start: '2026-01-01', days: 365, reportingMinutes: 30 },
      demand: { contactsPerDay: 20_000, topics },
      contacts: { handleTime, patience: { law: 'exponential', meanSeconds: 300 } },
      agents: Object.keys(topics).map((topic, i) => ({ name: topic, topics: [topic], headcount: 5 + (i % 3) })),
    });
    const memoryWith = (heldRows?: number): number => {
      const kernel = newPlainKernel()!;
      runThrough(new PlainSimulation(model, kernel, heldRows).steps(expandSeed('memory'), 0));
      return kernel.memory.buffer.byteLength;
    };
    expect(rowsToHold(model)).toBeGreaterThan(0);
    // What both have besides: waits by interval, results and the model's tables.
    const tables = 8 * (model.clock.intervals + 2) * (20 * 16 + 20 * 8);
    const packed = memoryWith();
    const whole = memoryWith(0);
    expect(whole - packed).toBeGreaterThan(0.5 * tables);
  });
});
