import { describe, expect, it } from 'vitest';
import { TALLIES, Tally } from '../../../engine/collect/counters.ts';
import type { ScenarioInput } from '../../../engine/index.ts';
import { modelOf } from '../../support/model-of.ts';
import { recorded } from '../../support/recording-observer.ts';

/** Journeys by hand: single arrivals, one agent unless more are given, every contact takes 100 seconds of work. */
const contacts = { handleTime: { law: 'constant', seconds: 100 }, patience: { law: 'never' } } as const;
const constant = (seconds: number) => ({ law: 'constant', seconds }) as const;
const at = (topic: string, ...atSeconds: number[]) => ({ topic, atSeconds });

async function journey(changes: Partial<ScenarioInput>) {
  const model = await modelOf({ contacts, ...changes });
  const seen = recorded(model);
  const nameOf = (code: number) => Object.keys(Tally).find((name) => Tally[name as keyof typeof Tally] === code)!;
  const tallies: Record<string, number> = {};
  for (const { tally, amount } of seen.tallies) tallies[nameOf(tally)] = (tallies[nameOf(tally)] ?? 0) + amount;
  const { topics, topicOf } = model.classes;
  return {
    tallies,
    offered: seen.offers.length,
    ends: seen.outcomes.map(({ end }) => end),
    waits: seen.outcomes.map(({ waitSeconds }) => waitSeconds),
    topics: seen.services.map(({ contactClass }) => topics[topicOf[contactClass]]),
    stretches: seen.busyStretches.map(({ from, to }) => [from, to]).sort(([a], [b]) => a - b),
    virtualWaits: seen.virtualWaits.map(({ waitSeconds }) => waitSeconds),
  };
}

it('every tally has a place of its own', () => {
  expect(Object.values(Tally).toSorted((a, b) => a - b)).toEqual(Array.from({ length: TALLIES }, (_, i) => i));
});

describe('a line', () => {
  it('is free when the customer hangs up, not when the after-call work is done', async () => {
    const seen = await journey({
      demand: { trace: [{ atSeconds: [0, 70, 80] }] },
      contacts: { ...contacts, handleTime: constant(60), afterCallWork: constant(60) },
      queues: [{ name: 'main', contacts: ['*'], lines: 1 }],
    });
    expect(seen.waits).toEqual([0, 50]);
    expect(seen.tallies.blocked).toBe(1);
  });

  it('with no waiting place turns away who cannot be answered at once, and is shared by its contacts', async () => {
    const seen = await journey({
      demand: { trace: [at('a', 0, 10), at('b', 20, 30)], topics: { a: {}, b: {} } },
      queues: [{ name: 'main', contacts: ['*'], waitingPlaces: 1 }],
    });
    expect(seen.topics).toEqual(['a', 'a']);
    expect(seen.tallies.blocked).toBe(2);
  });
});

describe('an AI front door', () => {
  const bot = { name: 'bot', adoption: 1, session: constant(50), containment: 0 };

  it('that is full lets contacts pass straight to the agents', async () => {
    const seen = await journey({
      demand: { trace: [{ atSeconds: [0, 10] }] },
      ai: [{ ...bot, capacity: 1, residualHandleTimeMultiplier: 0.5 }],
    });
    expect(seen.stretches).toEqual([
      [10, 110],
      [110, 160],
    ]);
    expect(seen.tallies).toMatchObject({ aiSessions: 1, escalated: 1, aiSessionSeconds: 50 });
  });

  it('makes urgent those whom its triage takes for urgent, rightly or not', async () => {
    const firstAfter = async (sensitivity: number, specificity: number) => {
      const seen = await journey({
        demand: {
          trace: [at('x', 0), at('plain', 10), at('grave', 20)],
          topics: { x: {}, plain: {}, grave: { urgentShare: 1 } },
        },
        ai: [{ ...bot, contacts: ['plain', 'grave'], session: constant(5), triage: { sensitivity, specificity } }],
      });
      return seen.topics[1];
    };
    expect(await firstAfter(1, 1)).toBe('grave');
    expect(await firstAfter(0, 1)).toBe('plain');
    expect(await firstAfter(1, 0)).toBe('plain');
  });

  it('that holds a contact when the run stops leaves it still present', async () => {
    const seen = await journey({
      calendar: { start: '2026-01-05', hours: 1, atEnd: 'stop' },
      demand: { trace: [{ atSeconds: [3590] }] },
      ai: [bot],
    });
    expect(seen.ends).toEqual(['present']);
  });
});

describe('a callback', () => {
  const callback = { offerWhenWaitingAtLeast: 0, acceptance: 1 };
  const topics = (mode: 'keeps-place' | 'when-idle') => ({ x: {}, a: { callback: { ...callback, mode } }, b: {} });
  const trace = [at('x', 0), at('a', 10), at('b', 20)];

  it('keeps its place in the line, or waits until nobody waits on the line', async () => {
    const keeps = await journey({ demand: { trace, topics: topics('keeps-place') } });
    expect(keeps.topics).toEqual(['x', 'a', 'b']);
    expect(keeps.tallies).toEqual({
      callbackTaken: 1,
      calledBack: 1,
      calledBackWithin: 1,
      callbackDelaySeconds: 90,
    });
    const idle = await journey({ demand: { trace, topics: topics('when-idle') } });
    expect(idle.topics).toEqual(['x', 'b', 'a']);
    expect(idle.tallies.callbackDelaySeconds).toBe(190);
  });

  it('is made again after a quarter of an hour, as often as is given, and takes no time in vain', async () => {
    const inVain = (hours: number, atEnd: 'drain' | 'stop') =>
      journey({
        calendar: { start: '2026-01-05', hours, atEnd },
        demand: { trace: [{ atSeconds: [0, 10] }] },
        contacts: { ...contacts, callback: { ...callback, reach: 0, attempts: 3 } },
      });
    const seen = await inVain(1, 'drain');
    expect(seen.tallies).toEqual({ callbackTaken: 1, unreached: 1 });
    expect(seen.stretches).toEqual([[0, 100]]);
    // Calls at 100, 1000 and 1900 seconds: at 1800 one is to come.
    expect((await inVain(0.5, 'stop')).ends).toEqual(['answered', 'present']);
    expect((await inVain(0.6, 'stop')).ends).toEqual(['answered']);
  });

  it('is made by a group whose step opens meanwhile', async () => {
    const seen = await journey({
      demand: { trace: [{ atSeconds: [0, 10] }] },
      contacts: { ...contacts, callback },
      agents: [
        { name: 'desk', headcount: 1 },
        { name: 'vendor', headcount: 1 },
      ],
      routing: { '*': [{ group: 'desk' }, { group: 'vendor', afterSeconds: 30 }] },
    });
    expect(seen.stretches[1]).toEqual([40, 140]);
  });

  it('is offered when others ahead wait for the same agents, and those of worse priority are not ahead', async () => {
    const offeredTo = async (priority: number) => {
      const seen = await journey({
        demand: {
          trace: [at('x', 0), at('a', 10), at('b', 20)],
          topics: { x: {}, a: { priority }, b: { callback: { offerWhenWaitingAtLeast: 1, acceptance: 1 } } },
        },
      });
      return seen.tallies.callbackTaken ?? 0;
    };
    expect(await offeredTo(0)).toBe(1);
    expect(await offeredTo(1)).toBe(0);
  });

  it('to a message is made when the line opens, even if all agents are idle', async () => {
    const seen = await journey({
      demand: { trace: [{ atSeconds: [0] }] },
      openingHours: { '*': { hours: [{ days: ['mon'], from: '00:10', to: '24:00' }], outside: 'voicemail' } },
    });
    expect(seen.stretches).toEqual([[600, 700]]);
    expect(seen.tallies).toEqual({
      callbackTaken: 1,
      calledBack: 1,
      calledBackWithin: 1,
      callbackDelaySeconds: 600,
    });
  });
});

describe('who is not answered', () => {
  it('redials so many times, each time a new contact offered', async () => {
    const seen = await journey({
      demand: { trace: [{ atSeconds: [0] }] },
      contacts: {
        ...contacts,
        patience: constant(10),
        redial: { afterAbandon: 1, delay: constant(100), maxAttempts: 2 },
      },
      agents: [{ name: 'desk', headcount: 0 }],
    });
    expect(seen.offered).toBe(3);
    expect(seen.ends).toEqual(['abandoned', 'abandoned', 'abandoned']);
    expect(seen.tallies).toEqual({
      redials: 2,
      triedAgain: 2,
      redialDelaySeconds: 200,
      firstAttempts: 1,
      firstDelayed: 1,
    });
  });

  it('redials as often as it may, however often the issue returned before', async () => {
    const seen = await journey({
      demand: { trace: [{ atSeconds: [0] }] },
      contacts: {
        ...contacts,
        patience: constant(10),
        firstContactResolution: 0,
        returns: { delay: constant(1000), maxAttempts: 1 },
        redial: { afterAbandon: 1, delay: constant(100), maxAttempts: 1 },
      },
      // Served at 0; nobody is there when it returns, nor when it redials.
      agents: [{ name: 'desk', headcountByInterval: { intervalMinutes: 15, headcount: [1, 0] } }],
    });
    expect(seen.tallies).toEqual({
      returns: 1,
      redials: 1,
      triedAgain: 1,
      redialDelaySeconds: 100,
      returnDelaySeconds: 1000,
      firstAttempts: 1,
      firstAnswered: 1,
      firstAnsweredWithin: 1,
    });
    expect(seen.ends).toEqual(['answered', 'abandoned', 'abandoned']);
  });
});

describe('an interpreter', () => {
  const demand = (...trace: { language: string; atSeconds: number[] }[]) => ({
    trace,
    languages: { en: {}, es: {}, zh: {} },
  });
  const pool = (languages: string[], seconds: number) => ({
    languages,
    interpreters: 1,
    connect: constant(seconds),
    pricePerMinute: 0,
  });
  const desk = { name: 'desk', languages: ['en'] };
  const routing = {
    '*/en': [{ group: 'desk' }],
    '*/es': [{ group: 'desk', interpreter: 'spanish' }],
    '*/zh': [{ group: 'desk', interpreter: 'chinese' }],
  };

  it('is waited for while agents are free, who take others meanwhile', async () => {
    const seen = await journey({
      demand: demand({ language: 'es', atSeconds: [0, 1] }, { language: 'en', atSeconds: [2] }),
      agents: [{ ...desk, headcount: 2 }],
      interpreters: { spanish: pool(['es'], 30), chinese: pool(['zh'], 50) },
      routing,
    });
    expect(seen.stretches).toEqual([
      [0, 130],
      [2, 102],
      [130, 260],
    ]);
  });

  it('takes the time to join that its own pool takes', async () => {
    const seen = await journey({
      demand: demand({ language: 'es', atSeconds: [0] }, { language: 'zh', atSeconds: [1000] }),
      agents: [{ ...desk, headcount: 1 }],
      interpreters: { spanish: pool(['es'], 30), chinese: pool(['zh'], 50) },
      routing,
    });
    expect(seen.stretches).toEqual([
      [0, 130],
      [1000, 1150],
    ]);
  });
});

describe('deferred and outbound work', () => {
  it('is begun when its window opens, though agents were idle before', async () => {
    const seen = await journey({
      demand: {
        trace: [{ channel: 'reminder', atSeconds: [0, 1300] }],
        channels: { reminder: { kind: 'outbound', window: { days: ['mon'], from: '00:10', to: '00:20' } } },
      },
    });
    expect(seen.stretches).toEqual([[600, 700]]);
    expect(seen.ends).toEqual(['answered', 'present']);
  });

  it('is left at the end of the run, when live contacts are still answered', async () => {
    const seen = await journey({
      demand: {
        trace: [
          { channel: 'voice', atSeconds: [3550, 3580] },
          { channel: 'email', atSeconds: [3560] },
        ],
        channels: { voice: {}, email: {} },
      },
    });
    expect(seen.ends).toEqual(['answered', 'answered', 'present']);
  });
});

describe('a virtual wait', () => {
  it('lasts until an agent would have come, after those ahead in other lanes', async () => {
    const seen = await journey({
      demand: {
        trace: [at('x', 0), at('a', 10), at('b', 20)],
        topics: { x: {}, a: {}, b: { patience: constant(5) } },
      },
    });
    // x until 100, a until 200: then it would have been the turn of b.
    expect(seen.virtualWaits).toEqual([180]);
  });
});
