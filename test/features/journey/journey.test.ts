import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  type ContactSlice,
  type Estimate,
  type JourneyMeasures,
  parseScenario,
  type Report,
  runStudy,
  type Scenario,
  type ScenarioInput,
} from '../../../engine/index.ts';
import { scenarioOf } from '../../support/model-of.ts';

/**
 * Every journey through the public door: a small scenario each, its effect and its conservation law. Figures that are
 * drawn are held to 5 standard errors of their own (odds of a false alarm 6e-7 each, below 1e-4 in all; seeds are fixed).
 * Two studies of one seed have the same callers, so that a difference of their means is an effect and not chance. Exact
 * answers are in test/validation/exact, examples by hand in examples.test.ts.
 */
const here = new URL('./', import.meta.url);
const names = readdirSync(here).flatMap((file) => (file.endsWith('.json') ? [file.slice(0, -5)] : []));
const inputOf = (name: string): ScenarioInput => JSON.parse(readFileSync(new URL(`${name}.json`, here), 'utf8'));

function scenarioNamed(name: string): Scenario {
  const parsed = parseScenario(readFileSync(new URL(`${name}.json`, here), 'utf8'));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.scenario;
}

async function reportOf(scenario: Scenario): Promise<Report> {
  const outcome = await runStudy(scenario, null);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.issues));
  return outcome.report;
}

const studied = new Map<string, Promise<Report>>();
/** The report of a feature's scenario, simulated once. */
function studyOf(name: string): Promise<Report> {
  const report = studied.get(name) ?? reportOf(scenarioNamed(name));
  studied.set(name, report);
  return report;
}
/** The same with its behaviour or other parts changed; the same seed, so the same callers. */
const changedStudyOf = (name: string, changes: (input: ScenarioInput) => Partial<ScenarioInput>): Promise<Report> =>
  reportOf(scenarioOf({ ...inputOf(name), ...changes(inputOf(name)) }));
const withContacts =
  (contacts: Partial<ScenarioInput['contacts']>) =>
  (input: ScenarioInput): Partial<ScenarioInput> => ({ contacts: { ...input.contacts, ...contacts } });

type Counts = JourneyMeasures['counts'];
const figure = ({ value }: Estimate): number => value ?? 0;
const errorOf = ({ value, high, low }: Estimate): number =>
  Math.max((high ?? 0) - (value ?? 0), (value ?? 0) - (low ?? 0)) / 2;
const journeyOf = ({ totals }: Report): JourneyMeasures => totals.journey!;
const counted = (report: Report, tally: keyof Counts): number => figure(journeyOf(report).counts[tally]);

function expectWithin(estimate: Estimate, expected: number): void {
  expect(Math.abs(figure(estimate) - expected)).toBeLessThan(5 * errorOf(estimate));
}

/** What contacts offered have become of, beside those answered on the line, abandoned and still present. */
const OUTCOMES = ['balked', 'blocked', 'closed', 'contained', 'leftAi', 'calledBack', 'unreached'] as const;

function leftOver({ measures, journey }: Pick<ContactSlice, 'measures' | 'journey'>): number {
  const { offered, answered, abandoned, stillPresent } = measures;
  const others = OUTCOMES.reduce((sum, outcome) => sum + figure(journey!.counts[outcome]), 0);
  return figure(offered) - figure(answered) - figure(abandoned) - figure(stillPresent) - others;
}

describe.each(names)('%s', (name) => {
  it('gives every contact offered exactly one outcome, in every class', async () => {
    const report = await studyOf(name);
    expect(figure(report.totals.measures.offered)).toBeGreaterThan(0);
    for (const slice of [report.totals, ...report.classes]) {
      expect(Math.abs(leftOver(slice))).toBeLessThan(1e-9 * figure(slice.measures.offered));
    }
  });

  it('gives every contact that an agent takes an outcome of its own: answered on the line or called back', async () => {
    const report = await studyOf(name);
    const taken = report.groups.reduce((sum, group) => sum + figure(group.answered), 0);
    expect(taken).toBeCloseTo(figure(report.totals.measures.answered) + counted(report, 'calledBack'), 6);
  });
});

describe('finite lines', () => {
  it('turn away fewer the more lines there are, and nobody when there is no limit', async () => {
    const blockedWith = async (lines: number) =>
      counted(
        await changedStudyOf('finite-lines', () => ({ queues: [{ name: 'main', contacts: ['*'], lines }] })),
        'blocked',
      );
    const seven = counted(await studyOf('finite-lines'), 'blocked');
    expect(seven).toBeGreaterThan(1);
    expect(await blockedWith(6)).toBeGreaterThan(seven);
    expect(await blockedWith(9)).toBeLessThan(seven);
    expect(await blockedWith(1000)).toBe(0);
  });

  it('are tried again by the share that redials, unless that was the last time', async () => {
    const report = await studyOf('finite-lines');
    const { blocked, redials } = journeyOf(report).counts;
    expect(figure(redials)).toBeGreaterThan(0);
    expect(figure(redials)).toBeLessThan(0.5 * figure(blocked) + 5 * errorOf(redials));
  });
});

describe('balking', () => {
  it('takes away its share of those who cannot be answered at once', async () => {
    const report = await studyOf('balking');
    const { measures } = report.totals;
    const balked = counted(report, 'balked');
    const delayed = figure(measures.delayedShare) * figure(measures.offered);
    expect(balked / (balked + delayed)).toBeGreaterThan(0.19);
    expect(balked / (balked + delayed)).toBeLessThan(0.21);
    const patient = await changedStudyOf('balking', withContacts({ balkingShare: 0 }));
    expect(counted(patient, 'balked')).toBe(0);
    expect(figure(patient.totals.measures.asaSeconds)).toBeGreaterThan(figure(measures.asaSeconds));
  });
});

describe('an announced wait', () => {
  it('makes some leave at once and the others more patient', async () => {
    const report = await studyOf('announced-wait');
    expect(counted(report, 'balked')).toBeGreaterThan(10);
    const announcedWait = { balk: [{ waitSeconds: 60, share: 0 }] };
    const nobodyLeaves = await changedStudyOf('announced-wait', withContacts({ announcedWait }));
    const patient = await changedStudyOf(
      'announced-wait',
      withContacts({ announcedWait: { ...announcedWait, patienceMultiplier: 3 } }),
    );
    expect(counted(nobodyLeaves, 'balked')).toBe(0);
    expect(figure(patient.totals.measures.abandonment)).toBeLessThan(
      figure(nobodyLeaves.totals.measures.abandonment) - 0.02,
    );
  });
});

describe('virtual hold', () => {
  it('reaches all but those whom two calls of one in three miss', async () => {
    const report = await studyOf('virtual-hold');
    const { callbackTaken, calledBack, unreached } = journeyOf(report).counts;
    expect(figure(callbackTaken)).toBeGreaterThan(20);
    expect(figure(calledBack) + figure(unreached)).toBeCloseTo(figure(callbackTaken), 6);
    expectWithin(unreached, figure(callbackTaken) * 0.35 ** 2);
  });

  it('spares customers the wait on the line', async () => {
    const report = await studyOf('virtual-hold');
    const onLine = await changedStudyOf('virtual-hold', ({ contacts: { callback: _, ...contacts } }) => ({ contacts }));
    expect(figure(report.totals.measures.abandonment)).toBeLessThan(figure(onLine.totals.measures.abandonment) - 0.03);
    expect(figure(journeyOf(report).callbackDelaySeconds)).toBeGreaterThan(60);
  });
});

describe('an AI front door', () => {
  it('ends every session in one of three ways, with the odds that are given', async () => {
    const report = await studyOf('ai-front-door');
    const { aiSessions, contained, leftAi, escalated, bouncedBack, returns } = journeyOf(report).counts;
    expect(figure(contained) + figure(leftAi) + figure(escalated)).toBeCloseTo(figure(aiSessions), 6);
    expectWithin(contained, figure(aiSessions) * 0.5);
    expectWithin(leftAi, figure(aiSessions) * 0.5 * 0.1);
    expectWithin(bouncedBack, figure(contained) * 0.2);
    expect(figure(returns)).toBeLessThan(figure(bouncedBack));
    expect(figure(returns)).toBeGreaterThan(0.8 * figure(bouncedBack));
  });

  it('reports containment net of those who come back', async () => {
    const report = await studyOf('ai-front-door');
    const net = counted(report, 'contained') - counted(report, 'bouncedBack');
    expect(figure(journeyOf(report).netContainment)).toBeCloseTo(net / figure(report.totals.measures.offered), 9);
  });

  it('has no sessions while it is out of order, and more when more try it', async () => {
    const [door] = inputOf('ai-front-door').ai!;
    const adoptedBy = async (adoption: typeof door.adoption, outages = door.outages) =>
      counted(await changedStudyOf('ai-front-door', () => ({ ai: [{ ...door, adoption, outages }] })), 'aiSessions');
    const ramp = counted(await studyOf('ai-front-door'), 'aiSessions');
    expect(await adoptedBy(0.3)).toBeLessThan(ramp);
    expect(await adoptedBy(0.6)).toBeGreaterThan(ramp);
    expect(await adoptedBy(door.adoption, [])).toBeGreaterThan(ramp);
    expect(await adoptedBy(1, [{ start: '2026-01-05', hours: 48 }])).toBe(0);
    expect(await adoptedBy(0)).toBe(0);
  });
});

describe('opening hours', () => {
  const outsideIs = (outside: 'lost' | 'voicemail' | 'defer' | 'ai-only') =>
    changedStudyOf('opening-hours', ({ openingHours }) => ({
      openingHours: { '*': { ...openingHours!['*'], outside } },
      ...(outside === 'ai-only' && {
        ai: [{ name: 'bot', adoption: 1, session: { law: 'constant', seconds: 60 }, containment: 0.4 }],
      }),
    }));
  /** Of two days 28 hours are closed; 40 contacts an hour. */
  const offeredOutside = 28 * 40;

  it('are missed by all who come outside them when they are lost', async () => {
    const { closed } = journeyOf(await outsideIs('lost')).counts;
    expectWithin(closed, offeredOutside);
  });

  it('take messages, which are called back in the morning, or are left at the end of the run', async () => {
    const report = await outsideIs('voicemail');
    const { callbackTaken, calledBack, closed } = journeyOf(report).counts;
    expectWithin(callbackTaken, offeredOutside);
    expect(figure(closed)).toBe(0);
    // Six hours before midnight of the last day.
    expectWithin(report.totals.measures.stillPresent, 6 * 40);
    expect(figure(calledBack) + figure(report.totals.measures.stillPresent)).toBeCloseTo(figure(callbackTaken), 6);
    expect(figure(journeyOf(report).callbackDelaySeconds)).toBeGreaterThan(3600);
  });

  it('let deferred customers in when they begin, who then may hang up', async () => {
    const deferred = await outsideIs('defer');
    const lost = await outsideIs('lost');
    expect(counted(deferred, 'closed')).toBe(0);
    expect(figure(deferred.totals.measures.abandoned)).toBeGreaterThan(2 * figure(lost.totals.measures.abandoned));
  });

  it('leave the AI front door to those who come outside them', async () => {
    const { contained, closed, escalated } = journeyOf(await outsideIs('ai-only')).counts;
    expect(figure(contained)).toBeGreaterThan(0);
    expectWithin(closed, offeredOutside * 0.6);
    expect(figure(escalated)).toBeGreaterThan(figure(closed));
  });
});

describe('deferred work', () => {
  const channel = (report: Report, name: string) => report.channels.find((slice) => slice.name === name)!;

  it('is carried over the nights and left where it is at the end, and never abandons', async () => {
    const email = channel(await studyOf('deferred-work'), 'email');
    expect(figure(email.measures.abandoned)).toBe(0);
    expect(figure(email.journey!.counts.closed)).toBe(0);
    expect(figure(email.measures.answered)).toBeGreaterThan(400);
    // What comes after the last evening cannot be answered: 6 hours of 16 an hour.
    expect(figure(email.measures.stillPresent)).toBeGreaterThan(6 * 16 - 5 * errorOf(email.measures.stillPresent));
    expect(figure(email.measures.asaSeconds)).toBeGreaterThan(3600);
  });

  it('is measured against its deadline in business hours', async () => {
    const inTime = async (hours: number, clock: 'business' | 'clock') => {
      const report = await changedStudyOf('deferred-work', ({ demand }) => ({
        demand: {
          ...demand,
          channels: { ...demand.channels, email: { ...demand.channels!.email, deadline: { hours, clock } } },
        },
      }));
      return {
        inTime: figure(channel(report, 'email').journey!.inTime),
        level: figure(channel(report, 'email').measures.serviceLevel),
      };
    };
    const business = await inTime(8, 'business');
    const clock = await inTime(8, 'clock');
    expect(business.inTime).toBeGreaterThan(clock.inTime + 0.1);
    expect(business.level).toBeCloseTo(business.inTime, 9);
    expect(clock.level).toBeCloseTo(clock.inTime, 9);
    expect((await inTime(1, 'business')).inTime).toBeLessThan(business.inTime);
  });

  it('does not make live contacts wait longer than the message in hand', async () => {
    const blended = channel(await studyOf('deferred-work'), 'voice');
    const alone = channel(
      await changedStudyOf('deferred-work', () => ({ selection: { preemption: 'resume' } })),
      'voice',
    );
    // Interrupted messages cost live contacts nothing; those that are finished cost less than the wait for one agent of seven.
    expect(figure(blended.measures.asaSeconds)).toBeLessThan(figure(alone.measures.asaSeconds) + 300 / 7);
    expect(figure(alone.measures.asaSeconds)).toBeLessThan(figure(blended.measures.asaSeconds));
  });
});

describe('an outbound window', () => {
  it('holds its work back until it opens, and leaves what comes after it has closed', async () => {
    const report = await studyOf('outbound-window');
    const reminder = report.channels.find(({ name }) => name === 'reminder')!;
    // From 10:00 to 12:00 each day: what came after the second noon stays, 12 hours of 15 an hour.
    expectWithin(reminder.measures.stillPresent, 12 * 15);
    expect(figure(reminder.measures.asaSeconds)).toBeGreaterThan(4 * 3600);
    expect(figure(reminder.measures.abandoned)).toBe(0);
  });
});

describe('interpreters', () => {
  it('are held for as long as the agent, connecting included', async () => {
    const report = await studyOf('interpreters');
    const { interpreted, interpreterSeconds } = journeyOf(report).counts;
    const spanish = report.languages.find(({ name }) => name === 'es')!;
    expect(figure(interpreted)).toBeCloseTo(figure(spanish.measures.answered), 6);
    const talk = figure(spanish.measures.meanTalkSeconds) * figure(spanish.measures.answered);
    expect(figure(interpreterSeconds)).toBeCloseTo(talk, 4);
    expectWithin(spanish.measures.meanTalkSeconds, 300 * 1.4 + 30);
  });

  it('are waited for while agents are free', async () => {
    const report = await studyOf('interpreters');
    const [one, many] = await Promise.all(
      [1, 20].map((interpreters) =>
        changedStudyOf('interpreters', (input) => ({
          interpreters: { phone: { ...input.interpreters!.phone, interpreters } },
        })),
      ),
    );
    const waitOf = (study: Report) => figure(study.languages.find(({ name }) => name === 'es')!.measures.delayedShare);
    expect(waitOf(one)).toBeGreaterThan(waitOf(report) + 0.1);
    expect(waitOf(many)).toBeLessThan(waitOf(report) - 0.05);
  });
});

describe('a chat that becomes a call', () => {
  it('is offered again as a call in its share of cases', async () => {
    const report = await studyOf('chat-to-call');
    const [voice, chat] = ['voice', 'chat'].map((wanted) => report.channels.find(({ name }) => name === wanted)!);
    const converted = chat.journey!.counts.converted;
    expectWithin(converted, figure(chat.measures.answered) * 0.25);
    const plain = await changedStudyOf('chat-to-call', ({ demand }) => ({
      demand: { ...demand, channels: { voice: { share: 0.4 }, chat: { share: 0.6 } } },
    }));
    const calls = figure(plain.channels.find(({ name }) => name === 'voice')!.measures.offered);
    // A call that would begin after the end of the run does not come.
    expect(figure(voice.measures.offered) - calls).toBeGreaterThan(figure(converted) - 1);
    expect(figure(voice.measures.offered) - calls).toBeLessThanOrEqual(figure(converted) + 1e-9);
  });
});

describe('returns', () => {
  it('resolve in the end all but those who have returned as often as they may', async () => {
    const report = await studyOf('returns');
    const { resolved, returns } = journeyOf(report).counts;
    const { answered, offered } = report.totals.measures;
    expectWithin(resolved, figure(answered) * 0.7);
    expect(figure(journeyOf(report).firstContactResolution)).toBeCloseTo(figure(resolved) / figure(answered), 9);
    const once = await changedStudyOf(
      'returns',
      withContacts({ returns: { delay: { law: 'exponential', meanSeconds: 7200 }, maxAttempts: 1 } }),
    );
    expect(counted(once, 'returns')).toBeLessThan(figure(returns));
    expect(figure(offered) - figure(returns)).toBeCloseTo(
      figure(once.totals.measures.offered) - counted(once, 'returns'),
      6,
    );
  });
});
