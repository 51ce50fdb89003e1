import { describe, expect, it } from 'vitest';
import { compile, formatIssue, type ScenarioInput } from '../../engine/index.ts';
import { scenarioOf, smallScenario } from '../support/model-of.ts';

const start = '2026-01-05';
type Demand = ScenarioInput['demand'];

async function faultsOf(demand: Demand): Promise<string[]> {
  const compiled = await compile(scenarioOf({ ...smallScenario, demand }));
  return compiled.ok ? [] : compiled.issues.map(formatIssue);
}

const epidemic = {
  name: 'influenza',
  shape: 'epidemic' as const,
  start,
  population: 1000,
  attackRate: 0.2,
  reproductionNumber: 1.4,
  contactsPerCase: 1,
};
const trace = [{ atSeconds: [1, 2] }];

describe('a demand that cannot be', () => {
  it.each<[string, Demand, string]>([
    [
      'a peak on the other side of 1',
      { contactsPerHour: 1, season: { weeks: [{ weekOf: start, multiplier: 2 }], peakMultiplier: 0.5 } },
      'demand.season.peakMultiplier: found 0.5; allowed: a multiplier above 1, as 2 is',
    ],
    [
      'two dates of one week',
      {
        contactsPerHour: 1,
        season: {
          weeks: [
            { weekOf: start, multiplier: 2 },
            { weekOf: '2026-01-11', multiplier: 3 },
          ],
        },
      },
      'demand.season.weeks[1].weekOf: found "2026-01-11", in the same week (Monday to Sunday) as the date before; allowed: one date of each week',
    ],
    [
      'an epidemic larger than its final size',
      { contactsPerHour: 1, events: [{ ...epidemic, attackRate: 0.6 }] },
      'demand.events[0].attackRate: found 0.6; allowed: at most 0.536, the final size of an epidemic with reproductionNumber 1.4',
    ],
    [
      'an epidemic that is over when it starts',
      { contactsPerHour: 1, events: [{ ...epidemic, initialCases: 200 }] },
      'demand.events[0].initialCases: found 200; allowed: fewer than the 200 who fall ill in all (attackRate x population)',
    ],
    [
      'an epidemic among contacts without volume',
      { contactsPerHour: 0, events: [epidemic] },
      'demand.events[0]: found an epidemic whose contacts have no base volume to follow; allowed: topics, languages and channels with some base volume: it says at what time of day they come',
    ],
    [
      'a season beside a trace',
      { trace, season: { weeks: [{ weekOf: start, multiplier: 2 }] } },
      'demand.season: found a change of volume beside a trace; allowed: nothing: a trace is replayed as it is',
    ],
    [
      'busyness beside a trace',
      { trace, busyness: { cv: 0.1 } },
      'demand.busyness: found a change of volume beside a trace; allowed: nothing: a trace is replayed as it is',
    ],
    [
      'a step beside a trace',
      { trace, events: [{ name: 'a', shape: 'step', start, multiplier: 2 }] },
      'demand.events[0]: found a change of volume beside a trace; allowed: nothing: a trace is replayed as it is',
    ],
    [
      'more contacts than a machine can hold',
      {
        contactsPerHour: 1000,
        events: [1, 2].map((n) => ({ name: `${n}`, shape: 'step' as const, start, multiplier: 1000 })),
      },
      'demand: found about 1.00e+9 contacts in a replication; allowed: at most 200000000',
    ],
  ])('is refused: %s', async (_, demand, sentence) => {
    expect(await faultsOf(demand)).toEqual([sentence]);
  });

  it('is not one with the largest epidemic that its reproduction number allows', async () => {
    expect(await faultsOf({ contactsPerHour: 1, events: [{ ...epidemic, attackRate: 0.51 }] })).toEqual([]);
  });

  it('is not a trace whose events change handle times alone', async () => {
    const event = { name: 'a', shape: 'step' as const, start, multiplier: 1, handleTimeMultiplier: 1.2 };
    expect(await faultsOf({ trace, events: [event] })).toEqual([]);
  });
});
