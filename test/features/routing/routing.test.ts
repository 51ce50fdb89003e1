import { describe, expect, it } from 'vitest';
import type { ScenarioInput } from '../../../engine/index.ts';
import { modelOf } from '../../support/model-of.ts';
import { recorded } from '../../support/recording-observer.ts';

/**
 * Each named rule by an example in which it decides otherwise than the others. Single arrivals, constant handle times: nothing
 * is random. Where a rule has an exact theory it is in test/validation/exact too.
 */
type Selection = NonNullable<ScenarioInput['selection']>;

const at = (topic: string, ...atSeconds: number[]) => ({ topic, atSeconds });

/** Services in the order in which they began: topics, and groups. */
async function served(changes: Partial<ScenarioInput>) {
  const model = await modelOf({
    contacts: { handleTime: { law: 'constant', seconds: 100 }, patience: { law: 'never' } },
    ...changes,
  });
  const { services, busyStretches, outcomes } = recorded(model);
  const topicOf = (k: number) => model.classes.topics[model.classes.topicOf[k]];
  return {
    topics: services.map(({ contactClass }) => topicOf(contactClass)),
    groups: services.map(({ group }) => model.groups.groupNames[model.groups.groupOf[group]]),
    waits: outcomes.map(({ waitSeconds }) => waitSeconds),
    stretches: busyStretches.map(({ from, to }) => [from, to]),
  };
}

/** One agent, busy from 0 to 100 with x; then a waits since 10, b since 20 (two of them), c since 30. Who is next? */
async function nextOf(selection: Selection, priorities: Partial<Record<'a' | 'b' | 'c', number>> = {}, rest = {}) {
  const topics = Object.fromEntries(
    (['x', 'a', 'b', 'c'] as const).map((name) => [name, { priority: name === 'x' ? 0 : (priorities[name] ?? 0) }]),
  );
  const seen = await served({
    demand: { trace: [at('x', 0), at('a', 10), at('b', 20, 21), at('c', 30)], topics },
    selection,
    ...rest,
  });
  return seen.topics[1];
}

describe('a freed agent takes', () => {
  it('the best priority, then the longest wait, when nothing else is said', async () => {
    expect(await nextOf({})).toBe('a');
    expect(await nextOf({}, { a: 1, b: 1 })).toBe('c');
    expect(await nextOf({}, { a: 1 })).toBe('b');
  });

  it('the longest wait whatever its priority under first-come-first-served', async () => {
    expect(await nextOf({ customerRule: 'first-come-first-served' }, { a: 1, b: 1 })).toBe('a');
  });

  it('from the longest queue under longest-queue, ties to the topic listed first', async () => {
    expect(await nextOf({ customerRule: 'longest-queue' })).toBe('b');
    const tied = await served({
      demand: { trace: [at('x', 0), at('b', 10), at('a', 20)], topics: { x: {}, a: {}, b: {} } },
      selection: { customerRule: 'longest-queue' },
    });
    expect(tied.topics[1]).toBe('a');
  });

  it('first those whose step ranks them first under listed-order', async () => {
    const routing = {
      x: [{ group: 'desk' }],
      a: [{ group: 'desk', rank: 2 }],
      b: [{ group: 'desk', rank: 1 }],
      c: [{ group: 'desk', rank: 0 }],
    };
    expect(await nextOf({ customerRule: 'listed-order' }, {}, { routing })).toBe('c');
    expect(await nextOf({}, {}, { routing })).toBe('a');
  });

  it('first those who list its group first under listed-order', async () => {
    const rest = {
      agents: [
        { name: 'desk', headcount: 1 },
        { name: 'others', headcount: 0 },
      ],
      routing: {
        '*': [{ group: 'others' }, { group: 'desk' }],
        c: [{ group: 'desk' }, { group: 'others' }],
      },
    };
    expect(await nextOf({ customerRule: 'listed-order' }, {}, rest)).toBe('c');
  });

  it('the longest wait times its weight under longest-weighted-wait', async () => {
    expect(await nextOf({ customerRule: 'longest-weighted-wait', waitWeights: { b: 2 } })).toBe('b');
    expect(await nextOf({ customerRule: 'longest-weighted-wait', waitWeights: { b: 2, c: 3 } })).toBe('c');
    expect(await nextOf({ customerRule: 'longest-weighted-wait' })).toBe('a');
  });

  it('from the queue furthest above its part of all who wait under queue-ratio', async () => {
    expect(await nextOf({ customerRule: 'queue-ratio' })).toBe('b');
    expect(await nextOf({ customerRule: 'queue-ratio', queueRatios: { b: 8 } })).toBe('a');
    expect(await nextOf({ customerRule: 'queue-ratio', queueRatios: { b: 8, a: 8 } })).toBe('c');
  });

  it('a better priority before the choice of any other rule', async () => {
    const rules = ['longest-queue', 'longest-weighted-wait', 'queue-ratio', 'listed-order'] as const;
    for (const customerRule of rules) expect(await nextOf({ customerRule }, { c: -1 })).toBe('c');
  });

  it('a worse priority that has waited long enough when priorities age', async () => {
    expect(await nextOf({ priorityAgeingPerMinute: 1 }, { a: 1, b: 1 })).toBe('c');
    expect(await nextOf({ priorityAgeingPerMinute: 4 }, { a: 1, b: 1 })).toBe('a');
  });

  it('deferred work after live contacts under every rule, unless it is given a priority', async () => {
    const rules = [
      'priority-then-longest-wait',
      'first-come-first-served',
      'longest-queue',
      'listed-order',
      'longest-weighted-wait',
      'queue-ratio',
    ] as const;
    const firstAfter = async (customerRule: (typeof rules)[number], priority?: number) => {
      const { waits } = await served({
        demand: {
          trace: [
            { channel: 'voice', atSeconds: [0, 90] },
            { channel: 'email', atSeconds: [10, 20] },
          ],
          channels: { voice: {}, email: priority === undefined ? {} : { priority } },
        },
        selection: { customerRule },
      });
      return waits[1];
    };
    for (const customerRule of rules) expect(await firstAfter(customerRule)).toBe(10);
    expect(await firstAfter('priority-then-longest-wait', -1)).toBe(90);
  });
});

/** The groups that take single contacts at these times. */
async function takers(agents: ScenarioInput['agents'], agentRule: Selection['agentRule'], ...atSeconds: number[]) {
  const seen = await served({ demand: { trace: [{ atSeconds }] }, agents, selection: { agentRule } });
  return seen.groups;
}

describe('an arriving contact takes', () => {
  const pair = [
    { name: 'north', headcount: 1 },
    { name: 'south', headcount: 1 },
  ];

  it('the agent who has been idle longest under longest-idle', async () => {
    expect(await takers(pair, 'longest-idle', 0, 150, 300)).toEqual(['north', 'south', 'north']);
  });

  it('the group listed first under listed-order', async () => {
    expect(await takers(pair, 'listed-order', 0, 150, 160)).toEqual(['north', 'north', 'south']);
  });

  it('the group with most idle agents under most-idle', async () => {
    const agents = [pair[0], { name: 'south', headcount: 3 }];
    expect(await takers(agents, 'most-idle', 0, 1, 2, 3)).toEqual(['south', 'south', 'north', 'south']);
  });

  it('the group that serves the fewest kinds of contacts under least-flexible', async () => {
    const seen = await served({
      demand: { trace: [at('a', 0, 1), at('b', 300)], topics: { a: {}, b: {} } },
      agents: [
        { name: 'all-rounders', headcount: 1 },
        { name: 'specialists', headcount: 1, topics: ['a'] },
      ],
      selection: { agentRule: 'least-flexible' },
    });
    expect(seen.groups).toEqual(['specialists', 'all-rounders', 'all-rounders']);
  });

  it('the group with the least work for each agent under expected-delay', async () => {
    const agents = [
      { name: 'many', headcount: 4 },
      { name: 'fast', headcount: 1, handleTimeMultiplier: 0.5 },
    ];
    // Work for each agent after taking it: many 1/4, 2/4, 3/4 of a handle time, fast 1/2.
    expect(await takers(agents, 'expected-delay', 0, 1, 2, 3)).toEqual(['many', 'many', 'fast', 'many']);
  });

  it('what its own step says where a step has a rule of its own', async () => {
    const seen = await served({
      demand: { trace: [{ atSeconds: [0, 150] }] },
      agents: pair,
      routing: { '*': [{ groups: ['north', 'south'], rule: 'longest-idle' }] },
      selection: { agentRule: 'most-idle' },
    });
    expect(seen.groups).toEqual(['north', 'south']);
  });
});

describe('a reserve', () => {
  it('keeps agents free for the contacts it is for', async () => {
    const seen = await served({
      demand: { trace: [at('a', 0, 1), at('nurse', 2)], topics: { a: {}, nurse: {} } },
      agents: [{ name: 'desk', headcount: 2, reserve: { agents: 1, forContacts: ['nurse'] } }],
    });
    expect(seen.topics).toEqual(['a', 'nurse', 'a']);
    expect(seen.waits).toEqual([0, 0, 101]);
  });
});

describe('preemption', () => {
  const blend = { channels: { voice: {}, email: {} } };

  it('interrupts deferred work for a call and resumes it where it was left', async () => {
    const seen = await served({
      demand: {
        trace: [
          { channel: 'email', atSeconds: [0] },
          { channel: 'voice', atSeconds: [30] },
        ],
        ...blend,
      },
      selection: { preemption: 'resume' },
    });
    expect(seen.stretches).toEqual([
      [0, 30],
      [30, 130],
      [130, 200],
    ]);
    expect(seen.waits).toEqual([0, 0]);
  });

  it('leaves live contacts of worse priority alone', async () => {
    const seen = await served({
      demand: { trace: [at('a', 0), at('nurse', 30)], topics: { a: {}, nurse: { priority: -5 } } },
      selection: { preemption: 'resume' },
    });
    expect(seen.stretches).toEqual([
      [0, 100],
      [100, 200],
    ]);
  });
});

describe('random-idle', () => {
  it('takes any idle agent of the step alike: a third of the contacts where a third of the agents are', async () => {
    const seen = await served({
      demand: { contactsPerHour: 3600 },
      contacts: { handleTime: { law: 'constant', seconds: 0.5 }, patience: { law: 'never' } },
      agents: [
        { name: 'few', headcount: 100 },
        { name: 'many', headcount: 200 },
      ],
      routing: { '*': [{ groups: ['few', 'many'], rule: 'random-idle' }] },
      calendar: { start: '2026-01-05', hours: 3 },
    });
    // About 10,800 contacts: four standard errors of a third are 1.8 %, a false alarm in 16,000 seeds.
    const few = seen.groups.filter((group) => group === 'few').length / seen.groups.length;
    expect(Math.abs(few - 1 / 3)).toBeLessThan(0.018);
  });
});
