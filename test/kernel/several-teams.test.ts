import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Model, ScenarioInput } from '../../engine/index.ts';
import { isOneQueue } from '../../engine/kernel/is-one-queue.ts';
import { isPlain } from '../../engine/kernel/is-plain.ts';
import { isSeveralTeams } from '../../engine/kernel/is-several-teams.ts';
import { teamTable } from '../../engine/kernel/team-table.ts';
import { anyScenario } from '../support/any-scenario.ts';
import { modelOf } from '../support/model-of.ts';
import { plainPart } from '../support/plain-part.ts';
import { compiled, differences, isAbleToPack, kernelOf, loopOf, results } from '../support/same-bytes.ts';

function expectSameBytes(model: Model, seed: string, replications: number, heldRows?: number): void {
  const kernel = kernelOf(model, heldRows);
  expect(kernel.simulation.way).toBe('several-teams');
  expect(differences(results(kernel, seed, replications), results(loopOf(model), seed, replications))).toEqual([]);
}

const isForSeveralTeams = (model: Model | null): model is Model =>
  model !== null && isPlain(model) && !isOneQueue(model) && isSeveralTeams(model);

const rule = fc.constantFrom('longest-idle', 'listed-order');

/** The plain part of a scenario under another load and rule. */
function severalTeamsOf(given: ScenarioInput, load: number, agentRule: string): ScenarioInput {
  const plain = plainPart(given);
  const { contactsPerHour, contactsPerDay } = plain.demand;
  const demand = {
    ...plain.demand,
    ...(contactsPerHour !== undefined && { contactsPerHour: contactsPerHour * load }),
    ...(contactsPerDay !== undefined && { contactsPerDay: contactsPerDay * load }),
  };
  return { ...plain, demand, selection: { ...plain.selection, agentRule } } as ScenarioInput;
}

/** Teams, topics and staff by chance; all happens at whole minutes, or ends of services a tenth of a second later: such sums depend on their order. */
const anyWithTies: fc.Arbitrary<Parameters<typeof modelOf>[0]> = fc
  .record({
    rule,
    tenths: fc.nat(1),
    atEnd: fc.constantFrom('stop', 'drain'),
    topics: fc.array(fc.record({ priority: fc.nat(1), minutes: fc.integer({ min: 1, max: 9 }), patience: fc.nat(6) }), {
      minLength: 2,
      maxLength: 5,
    }),
    teams: fc.array(
      fc.record({ skills: fc.nat(31), headcount: fc.array(fc.nat(6), { minLength: 12, maxLength: 12 }) }),
      { minLength: 2, maxLength: 5 },
    ),
    arrivals: fc.array(fc.nat(179), { minLength: 100, maxLength: 250 }),
  })
  .map(({ rule, tenths, atEnd, topics, teams, arrivals }) => {
    const names = topics.map((_, i) => `topic ${i}`);
    const constant = (minutes: number) => ({ law: 'constant', seconds: 60 * minutes });
    const byTime = [...arrivals].sort((a, b) => a - b).map((minute) => 60 * minute);
    return {
      calendar: { start: '2026-01-05', hours: 3, reportingMinutes: 15, atEnd },
      demand: {
        topics: Object.fromEntries(
          topics.map(({ priority, minutes, patience }, i) => [
            names[i],
            { priority, handleTime: constant(minutes + tenths / 600), patience: constant(patience) },
          ]),
        ),
        trace: names.map((topic, i) => ({ topic, atSeconds: byTime.filter((_, j) => (j * 7) % names.length === i) })),
      },
      contacts: { handleTime: constant(1), patience: constant(1) },
      agents: teams.map(({ skills, headcount }, g) => ({
        name: `team ${g}`,
        // Somebody can do everything.
        ...(g > 0 && { topics: names.filter((_, i) => i === g % names.length || (skills >> i) & 1) }),
        headcountByInterval: { intervalMinutes: 15, headcount },
      })),
      selection: { agentRule: rule },
    } as unknown as Parameters<typeof modelOf>[0];
  });

describe('several teams', () => {
  it('give the bytes of the general loop when only awaited ends are events', async () => {
    let all = 0;
    let choices = 0;
    let tables = 0;
    let packed = 0;
    let changingStaff = 0;
    await fc.assert(
      fc.asyncProperty(
        anyScenario,
        fc.constantFrom(0.3, 1, 4),
        rule,
        fc.constantFrom(0, 16),
        async (given, load, agentRule, rows) => {
          const model = await compiled(severalTeamsOf(given, load, agentRule));
          if (!isForSeveralTeams(model)) return;
          all++;
          if (model.routing.tracksIdleTime.includes(1)) choices++;
          if (teamTable(model) !== null) tables++;
          if (model.staffing.changes > 1) changingStaff++;
          const heldRows = isAbleToPack(model) ? rows : 0;
          if (heldRows > 0 && model.clock.intervals > heldRows) packed++;
          expectSameBytes(model, model.run.seed, 2, heldRows);
        },
      ),
      { numRuns: 450, seed: 20261128 },
    );
    expect(all).toBeGreaterThan(100);
    expect(choices).toBeGreaterThan(30);
    expect(tables).toBeGreaterThan(20);
    expect(changingStaff).toBeGreaterThan(40);
    expect(packed).toBeGreaterThan(30);
  });

  it('give them when contacts, ends, changes of staff and the end of the run share their instants', async () => {
    let all = 0;
    let changingStaff = 0;
    await fc.assert(
      fc.asyncProperty(anyWithTies, async (given) => {
        const model = await modelOf(given);
        if (!isForSeveralTeams(model)) return;
        all++;
        if (model.staffing.changes > 4) changingStaff++;
        expectSameBytes(model, 'ties', 1);
      }),
      { numRuns: 400, seed: 20261129 },
    );
    expect(all).toBeGreaterThan(300);
    expect(changingStaff).toBeGreaterThan(300);
  });

  it.each([
    ['knows how many agents of a team are idle', { agentRule: 'most-idle' }, 3, 'event-loop'],
    ['chooses among few teams', { agentRule: 'longest-idle' }, 3, 'several-teams'],
    ['serves many teams', { agentRule: 'longest-idle' }, 60, 'event-loop'],
    ['serves some dozens', { agentRule: 'longest-idle' }, 40, 'several-teams'],
  ] as const)('are left to the event loop or not when it %s: %o', async (_, selection, teams, way) => {
    const model = await modelOf({
      calendar: { start: '2026-01-05', hours: 6 },
      demand: { contactsPerHour: 700, topics: { a: { share: 0.5 }, b: { share: 0.5, priority: 1 } } },
      contacts: {
        handleTime: { law: 'exponential', meanSeconds: 300 },
        patience: { law: 'exponential', meanSeconds: 120 },
      },
      agents: Array.from({ length: teams }, (_, g) => ({
        name: `team ${g}`,
        ...(g % 3 !== 0 && { topics: g % 3 === 1 ? ['a'] : ['b'] }),
        headcount: Math.ceil(57 / teams),
      })),
      selection,
    });
    const kernel = kernelOf(model);
    expect(kernel.simulation.way).toBe(way);
    expect(differences(results(kernel, 'way', 3), results(loopOf(model), 'way', 3))).toEqual([]);
  });
});
