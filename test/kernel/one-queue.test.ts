import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Model, ScenarioInput } from '../../engine/index.ts';
import { isOneQueue } from '../../engine/kernel/is-one-queue.ts';
import { isPlain } from '../../engine/kernel/is-plain.ts';
import { anyScenario } from '../support/any-scenario.ts';
import { modelOf } from '../support/model-of.ts';
import { plainPart } from '../support/plain-part.ts';
import { compiled, differences, kernelOf, loopOf, results } from '../support/same-bytes.ts';

/** Compares with the event loop; true when the kernel could do without one. */
function expectSameBytes(model: Model, seed: string, replications: number): boolean {
  expect(isPlain(model) && isOneQueue(model)).toBe(true);
  const kernel = kernelOf(model);
  expect(differences(results(kernel, seed, replications), results(loopOf(model), seed, replications))).toEqual([]);
  return kernel.simulation.way === 'one-queue';
}

/** The plain part of a scenario with its first group alone, who serves everybody in order of arrival. */
function oneQueueOf(given: ScenarioInput, load: number): ScenarioInput {
  const { agents, routing, selection, surge, targets, costs, ...rest } = plainPart(given);
  const { topics, languages, channels, ...desk } = agents[0];
  const { contactsPerHour, contactsPerDay } = rest.demand;
  const demand = {
    ...rest.demand,
    ...(contactsPerHour !== undefined && { contactsPerHour: contactsPerHour * load }),
    ...(contactsPerDay !== undefined && { contactsPerDay: contactsPerDay * load }),
  };
  return { ...rest, demand, agents: [desk], selection: { customerRule: 'first-come-first-served' } } as ScenarioInput;
}

describe('one queue before one team', () => {
  it('gives the bytes of the general loop without its events', async () => {
    let queues = 0;
    let severalClasses = 0;
    let changingStaff = 0;
    let swept = 0;
    await fc.assert(
      fc.asyncProperty(anyScenario, fc.constantFrom(0.3, 1, 5), async (given, load) => {
        const model = await compiled(oneQueueOf(given, load));
        if (model === null || !isPlain(model) || !isOneQueue(model)) return;
        queues++;
        if (model.classes.count > 1) severalClasses++;
        if (model.staffing.changes > 1) changingStaff++;
        if (!expectSameBytes(model, model.run.seed, 3)) swept++;
      }),
      { numRuns: 600, seed: 20261127 },
    );
    expect(queues).toBeGreaterThan(150);
    expect(severalClasses).toBeGreaterThan(50);
    expect(changingStaff).toBeGreaterThan(50);
    // On a busy day of a volume that varies much nobody looks at the lane for thousands of contacts.
    expect(swept).toBeLessThan(5);
  });

  it('gives them when agents leave while all are busy, and others come before they are free', async () => {
    const shift = (start: string, end: string, headcount: number) => ({ start, end, headcount });
    const model = await modelOf({
      calendar: { start: '2026-01-05', days: 2, warmUpHours: 3, reportingMinutes: 15 },
      demand: { contactsPerHour: 40 },
      contacts: {
        handleTime: { law: 'exponential', meanSeconds: 1500 },
        patience: { law: 'exponential', meanSeconds: 600 },
      },
      agents: [
        {
          name: 'desk',
          shifts: [
            shift('00:00', '08:00', 3),
            shift('07:45', '08:15', 9),
            shift('08:10', '16:00', 14),
            shift('17:00', '24:00', 6),
          ],
        },
      ],
    });
    expect(model.staffing.changes).toBeGreaterThan(10);
    expect(expectSameBytes(model, 'shifts', 20)).toBe(true);
  });

  // Whole minutes: arrivals, ends of services, shifts, deadlines and the end of the run fall together.
  const minutes = (contacts: number) =>
    Array.from({ length: contacts }, (_, i) => ((i * 7919) % 300) * 60).sort((a, b) => a - b);
  const constant = (seconds: number) => ({ law: 'constant', seconds }) as const;

  it('gives them when contacts, changes of staff and the end of the run share their instants', async () => {
    const model = await modelOf({
      calendar: { start: '2026-01-05', hours: 5, atEnd: 'stop' },
      demand: {
        topics: { one: {}, other: {} },
        trace: ['one', 'other'].map((topic, i) => ({ topic, atSeconds: minutes(600).filter((_, j) => j % 2 === i) })),
      },
      contacts: { handleTime: constant(240), patience: constant(120) },
      agents: [
        {
          name: 'desk',
          headcountByInterval: {
            intervalMinutes: 15,
            headcount: [4, 2, 5, 0, 3, 9, 1, 2, 7, 12, 4, 2, 5, 0, 3, 9, 1, 2, 1, 0],
          },
        },
      ],
    });
    expect(expectSameBytes(model, 'ties', 2)).toBe(true);
  });

  it('counts services that end at one instant in the order in which they began', async () => {
    // Ends are tenths of seconds after whole minutes, and hours of 60 busy agents: sums that round, and so depend on their order.
    const model = await modelOf({
      calendar: { start: '2026-01-05', hours: 6, reportingMinutes: 60 },
      demand: {
        topics: { one: { handleTime: constant(240.1) }, other: { handleTime: constant(120.1) } },
        trace: ['one', 'other'].map((topic, i) => ({ topic, atSeconds: minutes(6000).filter((_, j) => j % 2 === i) })),
      },
      contacts: { handleTime: constant(240), patience: constant(120) },
      agents: [{ name: 'desk', headcount: 100 }],
    });
    expect(expectSameBytes(model, 'ties', 1)).toBe(true);
  });

  it('leaves to the event loop a lane that nobody looks at for so long that it is swept', async () => {
    const model = await modelOf({
      calendar: { start: '2026-01-05', hours: 3 },
      demand: { contactsPerHour: 20_000 },
      contacts: {
        handleTime: { law: 'constant', seconds: 60 },
        patience: { law: 'exponential', meanSeconds: 300 },
      },
      agents: [{ name: 'desk', shifts: [{ start: '02:00', end: '03:00', headcount: 90 }] }],
    });
    expect(expectSameBytes(model, 'swept', 2)).toBe(false);
  });

  it('needs no event loop where nobody hangs up, however long the lane', async () => {
    const model = await modelOf({
      calendar: { start: '2026-01-05', hours: 3 },
      demand: { contactsPerHour: 6000 },
      contacts: { handleTime: { law: 'constant', seconds: 60 }, patience: { law: 'never' } },
      agents: [{ name: 'desk', shifts: [{ start: '02:00', end: '03:00', headcount: 90 }] }],
    });
    expect(expectSameBytes(model, 'patient', 2)).toBe(true);
  });
});
