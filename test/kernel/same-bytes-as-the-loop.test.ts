// One file, and long: each case is what once told a fault of a kernel from the loop, with its scenario beside it.
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile, type Model, parseScenario, type ScenarioInput } from '../../engine/index.ts';
import { isPlain } from '../../engine/kernel/is-plain.ts';
import { laneBits } from '../../engine/kernel/lane-bits.ts';
import { PlainSimulation } from '../../engine/kernel/plain-simulation.ts';
import { replicatorFor } from '../../engine/kernel/replicator.ts';
import { teamTable } from '../../engine/kernel/team-table.ts';
import { WholeSimulation } from '../../engine/kernel/whole-simulation.ts';
import { anyScenario } from '../support/any-scenario.ts';
import { atWholeSeconds } from '../support/at-whole-seconds.ts';
import { modelOf } from '../support/model-of.ts';
import { plainPart } from '../support/plain-part.ts';
import {
  compiled,
  differences,
  expectSameBytesOfWhole,
  kernelOf,
  loopOf,
  results,
  wholeKernelOf,
} from '../support/same-bytes.ts';

function expectSameBytes(model: Model, seed: string, replications: number): void {
  expect(isPlain(model)).toBe(true);
  const kernel = results(kernelOf(model), seed, replications);
  expect(differences(kernel, results(loopOf(model), seed, replications))).toEqual([]);
}

/** @param file from the root of the repository */
const textOf = (file: string): string => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');

async function modelIn(file: string): Promise<Model> {
  const parsed = parseScenario(textOf(file));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  const outcome = await compile(parsed.scenario);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.issues));
  return outcome.model;
}

const shipped = readdirSync(new URL('../../scenarios', import.meta.url)).filter(
  (name) => name.endsWith('.json') && name !== 'scenario.schema.json',
);

describe('the plain kernel', () => {
  it.each(['a', 'b', 'c'])('gives the bytes of the general loop on yardstick %s', async (name) => {
    expectSameBytes(await modelIn(`bench/models/${name}.json`), 'yardstick', name === 'b' ? 7 : 1);
  });

  it('gives the bytes of the general loop on plain scenarios of any kind', async () => {
    let plain = 0;
    await fc.assert(
      fc.asyncProperty(anyScenario, async (given) => {
        const model = await compiled(plainPart(given));
        if (model === null || !isPlain(model)) return;
        plain++;
        expectSameBytes(model, model.run.seed, 3);
      }),
      { numRuns: 480, seed: 20261126 },
    );
    expect(plain).toBeGreaterThan(200);
  });

  it.each([
    ['looks up teams and lanes where they are few', 5, 8],
    ['searches them where they are many', 14, 70],
  ])('%s', async (_, teams, topics) => {
    const names = Array.from({ length: topics }, (_, i) => `topic ${i}`);
    const model = await modelOf({
      calendar: { start: '2026-01-05', hours: 6 },
      demand: {
        contactsPerHour: 700,
        topics: Object.fromEntries(names.map((name, i) => [name, { priority: i % 3 }])),
      },
      contacts: {
        handleTime: { law: 'exponential', meanSeconds: 300 },
        patience: { law: 'exponential', meanSeconds: 120 },
      },
      agents: Array.from({ length: teams }, (_, g) => ({
        name: `team ${g}`,
        topics: names.filter((_, i) => i % teams === g || i % 4 === 0 || g === 0),
        headcount: Math.ceil(54 / teams),
      })),
      selection: { agentRule: 'listed-order' },
    });
    const isSmall = teams < 12;
    expect(teamTable(model) !== null).toBe(isSmall);
    expect(laneBits(model) !== null).toBe(isSmall);
    expectSameBytes(model, 'few or many', 3);
  });

  it('gives them when the crowd outgrows its memory', async () => {
    // 60,000 wait at the end, where room was made for about a thousand: memory is moved, and the tables with it.
    const model = await modelOf({
      calendar: { start: '2026-01-05', hours: 1, atEnd: 'stop' },
      demand: { contactsPerHour: 60_000 },
    });
    expectSameBytes(model, 'crowd', 2);
  });
});

describe('both kernels', () => {
  it('sweep as the loop does a lane that nobody looks at, those who stay included', async () => {
    // Nobody works for two hours: 20,000 an hour join each lane, of whom some thousand wait at any time.
    const topics = { one: { share: 0.5 }, other: { share: 0.5 } };
    const model = await modelOf({
      calendar: { start: '2026-01-05', hours: 3 },
      demand: { contactsPerHour: 40_000, topics },
      contacts: {
        handleTime: { law: 'constant', seconds: 60 },
        patience: { law: 'exponential', meanSeconds: 300 },
      },
      agents: Object.keys(topics).map((topic) => ({
        name: topic,
        topics: [topic],
        shifts: [{ start: '02:00', end: '03:00', headcount: 90 }],
      })),
    });
    expectSameBytes(model, 'swept', 1);
    expectSameBytesOfWhole(model, 'swept', 1);
  });
});

describe('the whole kernel', () => {
  it('gives the bytes of the general loop on a scenario that uses every feature', async () => {
    expectSameBytesOfWhole(await modelIn('bench/models/everything.json'), 'everything', 2);
  });

  it.each([
    [60, 40],
    [30, 12],
    [5, 25],
  ])('gives them where all happens at multiples of %i seconds, on %i lines', async (step, lines) => {
    const everything: ScenarioInput = JSON.parse(textOf('bench/models/everything.json'));
    expectSameBytesOfWhole((await compiled(atWholeSeconds(everything, step, lines)))!, 'whole seconds', 1);
  });

  it('gives them where contacts are in hand and in line when the run stops', async () => {
    const everything: ScenarioInput = JSON.parse(textOf('bench/models/everything.json'));
    // At eleven in the morning of a Friday.
    const calendar = { ...everything.calendar, days: undefined, hours: 11 * 24 + 11, atEnd: 'stop' };
    const stopping = JSON.parse(JSON.stringify({ ...everything, calendar }));
    expectSameBytesOfWhole((await compiled(stopping))!, 'stop', 3);
  });

  it.each(shipped)('gives the bytes of the general loop on %s', async (file) => {
    expectSameBytesOfWhole(await modelIn(`scenarios/${file}`), 'shipped', 3);
  });

  it('gives the bytes of the general loop on scenarios of any kind', async () => {
    let whole = 0;
    await fc.assert(
      fc.asyncProperty(anyScenario, async (given) => {
        const model = await compiled(given);
        if (model === null) return;
        if (!isPlain(model)) whole++;
        expectSameBytesOfWhole(model, model.run.seed, 2);
      }),
      { numRuns: 400, seed: 20261127 },
    );
    expect(whole).toBeGreaterThan(300);
  });

  it.each(['longest-queue', 'queue-ratio'] as const)(
    'gives them under %s, where ghosts stand in line and callbacks wait beside it',
    async (customerRule) => {
      const model = await modelOf({
        calendar: { start: '2026-01-05', hours: 8 },
        demand: { contactsPerHour: 400, topics: { a: { share: 0.5 }, b: { share: 0.3 }, c: { share: 0.2 } } },
        contacts: {
          handleTime: { law: 'exponential', meanSeconds: 300 },
          patience: { law: 'exponential', meanSeconds: 120 },
          callback: { offerWhenWaitingAtLeast: 4, acceptance: 0.4, mode: 'when-idle', reserveAgents: 1 },
        },
        agents: [
          { name: 'most', headcount: 15, topics: ['a', 'b'] },
          { name: 'all', headcount: 12 },
        ],
        selection: { customerRule, ...(customerRule === 'queue-ratio' && { queueRatios: { a: 2, c: 0.5 } }) },
      });
      expectSameBytesOfWhole(model, 'queues', 3);
    },
  );

  it('gives them when the crowd and the timers outgrow their memory', async () => {
    // 20,000 come an hour to ten agents: most redial, hours later, and those who wait have their patience watched.
    const model = await modelOf({
      calendar: { start: '2026-01-05', hours: 3, atEnd: 'drain' },
      demand: { contactsPerHour: 20_000 },
      contacts: {
        handleTime: { law: 'exponential', meanSeconds: 300 },
        patience: { law: 'exponential', meanSeconds: 7200 },
        redial: { afterAbandon: 0.9, delay: { law: 'exponential', meanSeconds: 3600 } },
      },
    });
    expect(isPlain(model)).toBe(false);
    expectSameBytesOfWhole(model, 'crowd', 2);
  });

  it('tells seeds apart, or the comparisons above would say nothing', async () => {
    const model = await modelIn('scenarios/omnichannel.json');
    const [one, other] = ['one', 'other'].map((seed) => results(wholeKernelOf(model), seed, 1));
    expect(differences(one, other).length).toBeGreaterThan(1000);
  });
});

describe('replicatorFor', () => {
  it('takes the plain kernel for plain scenarios, and the whole kernel for others', async () => {
    expect(replicatorFor(await modelOf()).simulation).toBeInstanceOf(PlainSimulation);
    const balking = await modelOf({
      contacts: { handleTime: { law: 'constant', seconds: 60 }, patience: { law: 'never' }, balkingShare: 0.1 },
    });
    expect(isPlain(balking)).toBe(false);
    expect(replicatorFor(balking).simulation).toBeInstanceOf(WholeSimulation);
  });
});
