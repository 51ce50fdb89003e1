import { describe, expect, it } from 'vitest';
import { isPlain } from '../../engine/kernel/is-plain.ts';
import { modelOf } from '../support/model-of.ts';
import { expectSameBytesOfWhole } from '../support/same-bytes.ts';

/*
 * The whole kernel finds by bookkeeping what the loop searches for, so that much of one thing (a backlog, teams, plans, work that
 * may be interrupted, agents who are lost) does not make every contact slow. The loop is the independent answer.
 */
describe('the whole kernel gives the bytes of the loop', () => {
  it('where a backlog and a queue outlast many intervals, and some leave and come back', async () => {
    // Twice the work that two desks can do. Mail is interrupted and resumed; calls have patience that is watched, or not, or
    // keep their place to be called back; the day before the report leaves something of every age.
    const topics = {
      patient: { patience: { law: 'never' } },
      hasty: { redial: { afterAbandon: 0.5, delay: { law: 'exponential', meanSeconds: 1800 } } },
      callers: { callback: { offerWhenWaitingAtLeast: 3, acceptance: 0.6, reach: 0.4, attempts: 4 } },
    } as const;
    const model = await modelOf({
      calendar: { start: '2026-01-05', hours: 70.3, warmUpHours: 30, reportingMinutes: 15 },
      demand: {
        contactsPerHour: 60,
        topics,
        channels: {
          voice: { share: 0.6 },
          mail: { share: 0.4, kind: 'deferred', priority: 5, deadline: { hours: 9 } },
        },
      },
      contacts: {
        handleTime: { law: 'exponential', meanSeconds: 300 },
        patience: { law: 'exponential', meanSeconds: 2400 },
      },
      agents: [
        { name: 'calls', headcount: 2, channels: ['voice'] },
        { name: 'both', headcount: 2, costPerHour: 30 },
      ],
      selection: { preemption: 'resume' },
      report: { queueOverTime: true, waitingAtLeast: [5] },
    });
    expectSameBytesOfWhole(model, 'backlog', 2);
  });

  it.each([
    ['share what they measure', undefined],
    ['each look for themselves, since they let agents go', { afterHours: 1 }],
  ])('where plans of surge %s', async (_, release) => {
    const measures = ['wait', 'service-level', 'queue', 'occupancy'] as const;
    const bounds = {
      wait: { above: 40 },
      'service-level': { below: 0.7 },
      queue: { above: 3 },
      occupancy: { above: 0.9 },
    };
    const model = await modelOf({
      calendar: { start: '2026-01-05', hours: 90 },
      demand: { contactsPerHour: 200, topics: { a: { share: 0.6 }, b: { share: 0.4 } } },
      contacts: {
        handleTime: { law: 'exponential', meanSeconds: 300 },
        patience: { law: 'exponential', meanSeconds: 240 },
      },
      agents: [
        { name: 'first', headcount: 10 },
        { name: 'later', headcount: 4, topics: ['b'] },
      ],
      routing: { a: [{ group: 'first' }], b: [{ group: 'first' }, { group: 'later', afterSeconds: 30 }] },
      surge: Array.from({ length: 12 }, (_, i) => ({
        name: `plan ${i}`,
        group: i % 3 === 0 ? 'later' : 'first',
        agents: i % 4 === 3 ? 9 : 1,
        leadTimeHours: 0.1 * i,
        kind: 'reserve' as const,
        trigger: { measure: measures[i % 4], ...bounds[measures[i % 4]], windowMinutes: i < 4 ? 45 : 30 },
        ...(release !== undefined && { release }),
      })),
    });
    expectSameBytesOfWhole(model, 'plans', 2);
  });

  it.each([
    ['longest-idle', 1],
    ['longest-idle', 30],
    ['most-idle', 1],
    ['expected-delay', 1],
    ['random-idle', 1],
  ] as const)(
    'gives them where steps have many teams, by the rule %s, at multiples of %i s',
    async (agentRule, step) => {
      // Some speak Spanish, others take it with an interpreter; some keep an agent for the urgent, some hold several chats.
      const named = (is: (g: number) => boolean): string[] =>
        Array.from({ length: 90 }, (_, g) => g)
          .filter(is)
          .map((g) => `group ${g}`);
      const isFluent = (g: number): boolean => g % 4 === 0;
      const hasVoice = (g: number): boolean => g % 7 !== 0;
      const model = await modelOf({
        calendar: { start: '2026-01-05', hours: 8 },
        demand: {
          ...(step > 1
            ? { trace: [{ atSeconds: Array.from({ length: 12_000 }, (_, i) => Math.floor(i / 12) * step) }] }
            : { contactsPerHour: 1500 }),
          topics: { urgent: { share: 0.2 }, ordinary: { share: 0.8 } },
          languages: { en: { share: 0.7 }, es: { share: 0.3 } },
          channels: { voice: { share: 0.7 }, chat: { share: 0.3 } },
        },
        contacts: {
          handleTime: step > 1 ? { law: 'constant', seconds: 10 * step } : { law: 'exponential', meanSeconds: 300 },
          patience: { law: 'constant', seconds: step > 1 ? 4 * step : 100 },
        },
        agents: Array.from({ length: 90 }, (_, g) => ({
          name: `group ${g}`,
          languages: isFluent(g) ? ['en', 'es'] : ['en'],
          channels: hasVoice(g) ? (g % 5 === 0 ? ['voice', 'chat'] : ['voice']) : ['chat'],
          ...(g % 3 === 0
            ? { headcount: 2 }
            : { shifts: [{ start: `0${g % 4}:00`, end: `0${5 + (g % 3)}:30`, headcount: 1 + (g % 2) }] }),
          ...(g % 6 === 0 && { reserve: { agents: 1, forContacts: ['urgent'] } }),
          ...(!hasVoice(g) && { concurrency: { channels: ['chat'], limit: 3, speedAtLoad: [1, 0.7, 0.5] } }),
        })),
        interpreters: { phone: { languages: ['es'], interpreters: 9, pricePerMinute: 1 } },
        routing: {
          '*/en/voice': [{ groups: named(hasVoice) }],
          '*/*/chat': [{ groups: named((g) => isFluent(g) && (!hasVoice(g) || g % 5 === 0)) }],
          '*/es/voice': [
            { groups: named((g) => hasVoice(g) && isFluent(g)) },
            {
              groups: named((g) => hasVoice(g) && !isFluent(g)),
              interpreter: 'phone',
              afterSeconds: step > 1 ? step : 20,
            },
          ],
        },
        selection: { agentRule },
      });
      expect(isPlain(model)).toBe(false);
      expectSameBytesOfWhole(model, 'many teams', 2);
    },
  );

  it('where calls interrupt work of two ranks, in some of many teams', async () => {
    const model = await modelOf({
      calendar: { start: '2026-01-05', hours: 14, warmUpHours: 2 },
      demand: {
        contactsPerHour: 700,
        channels: {
          voice: { share: 0.5 },
          mail: { share: 0.3, kind: 'deferred', priority: 5, deadline: { hours: 4 } },
          outreach: { share: 0.2, kind: 'outbound', priority: 8, deadline: { hours: 24 } },
        },
        languages: { en: { share: 0.8 }, es: { share: 0.2 } },
      },
      contacts: {
        handleTime: { law: 'exponential', meanSeconds: 300 },
        patience: { law: 'exponential', meanSeconds: 120 },
      },
      agents: Array.from({ length: 20 }, (_, g) => ({
        name: `group ${g}`,
        languages: g % 4 === 0 ? ['en', 'es'] : ['en'],
        channels: g % 5 === 0 ? ['mail'] : g % 3 === 0 ? ['voice', 'mail'] : ['voice', 'mail', 'outreach'],
        shifts: [
          { start: '00:00', end: `0${6 + (g % 3)}:00`, headcount: 2 },
          { start: '04:00', end: '14:00', headcount: 2 },
        ],
        ...(g === 6 && { concurrency: { channels: ['mail'], limit: 2, speedAtLoad: [1, 0.6] } }),
      })),
      interpreters: { phone: { languages: ['es'], interpreters: 5, pricePerMinute: 1 } },
      routing: {
        '*/en/voice': [{ groups: ['group 1', 'group 2', 'group 3', 'group 4', 'group 6', 'group 7'] }],
        '*/es/voice': [{ groups: ['group 4', 'group 8', 'group 12', 'group 16'] }],
        '*/en/mail': [{ groups: Array.from({ length: 20 }, (_, g) => `group ${g}`) }],
        '*/es/mail': [
          { groups: ['group 0', 'group 4', 'group 8'] },
          { groups: ['group 1', 'group 2'], interpreter: 'phone' },
        ],
        '*/en/outreach': [{ groups: ['group 1', 'group 2', 'group 4', 'group 7', 'group 8'] }],
        '*/es/outreach': [{ groups: ['group 4', 'group 8'] }],
      },
      selection: { preemption: 'resume' },
    });
    expectSameBytesOfWhole(model, 'interrupted', 2);
  });

  it('where half of a site is lost at once, desks with several contacts included', async () => {
    const hit = { site: 'hit', hours: 0.5, share: 0.5, contactsInHand: 'dropped' } as const;
    const model = await modelOf({
      calendar: { start: '2026-01-05', hours: 5 },
      demand: { contactsPerHour: 3000, channels: { voice: { share: 0.5 }, chat: { share: 0.5 } } },
      contacts: {
        handleTime: { law: 'exponential', meanSeconds: 300 },
        patience: { law: 'exponential', meanSeconds: 120 },
      },
      sites: { hit: {}, other: {} },
      agents: [
        { name: 'calls', site: 'hit', headcount: 130, channels: ['voice'] },
        {
          name: 'chats',
          site: 'hit',
          headcount: 40,
          channels: ['chat'],
          concurrency: { channels: ['chat'], limit: 3, speedAtLoad: [1, 0.7, 0.5] },
        },
        { name: 'others', site: 'other', headcount: 60 },
      ],
      outages: ['01:00', '02:30', '04:10'].map((at) => ({ name: at, start: `2026-01-05T${at}`, ...hit })),
    });
    expectSameBytesOfWhole(model, 'lost', 2);
  });
});
