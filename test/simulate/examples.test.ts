import { describe, expect, it } from 'vitest';
import { runStudy, type ScenarioInput } from '../../engine/index.ts';
import { modelOf, scenarioOf, smallScenario } from '../support/model-of.ts';
import { agentSeconds, type RecordingObserver, recorded } from '../support/recording-observer.ts';

/**
 * Centres whose every second can be computed by hand: an arrival each `gapSeconds` (a power of two, so that times are
 * exact), the first after one gap, and constant handle times.
 */
function arrivalsEvery(gapSeconds: number): ScenarioInput['demand'] {
  return { contactsPerHour: 3600 / gapSeconds, arrivals: { process: 'renewal', gap: { law: 'constant', seconds: 1 } } };
}

const handling = (seconds: number, patience?: number): ScenarioInput['contacts'] => ({
  handleTime: { law: 'constant', seconds },
  patience: patience === undefined ? { law: 'never' } : { law: 'constant', seconds: patience },
});

async function watched(changes: Partial<ScenarioInput>): Promise<RecordingObserver> {
  return recorded(await modelOf(changes));
}

const waits = ({ outcomes }: RecordingObserver): number[] => outcomes.map(({ waitSeconds }) => waitSeconds);
const ends = ({ outcomes }: RecordingObserver): string[] => outcomes.map(({ end }) => end);
const groups = ({ services }: RecordingObserver): number[] => services.map(({ group }) => group);
const calendar = (hours: number, more = {}) => ({ start: '2026-01-05', hours, ...more });
const byQuarter = (...headcount: number[]) => ({ headcountByInterval: { intervalMinutes: 15 as const, headcount } });

describe('one agent, an arrival every 64 s', () => {
  const demand = arrivalsEvery(64);

  it('makes each contact wait 16 s more than the last when service takes 80 s', async () => {
    const seen = await watched({ calendar: calendar(0.19), demand, contacts: handling(80) });
    expect(waits(seen)).toEqual([0, 16, 32, 48, 64, 80, 96, 112, 128, 144]);
    expect(agentSeconds(seen.busyStretches, 0)).toBe(10 * 80);
  });

  it('makes nobody wait when service ends at the very moment of the next arrival', async () => {
    const seen = await watched({ calendar: calendar(0.19), demand, contacts: handling(64) });
    expect(waits(seen)).toEqual(new Array(10).fill(0));
  });

  it('answers a contact whose patience ends at the moment the agent becomes free', async () => {
    const seen = await watched({ calendar: calendar(0.04), demand, contacts: handling(80, 16) });
    expect([ends(seen), waits(seen)]).toEqual([
      ['answered', 'answered'],
      [0, 16],
    ]);
  });

  it('loses a contact whose patience ends before that, after its patience', async () => {
    const seen = await watched({ calendar: calendar(0.06), demand, contacts: handling(80, 15.5) });
    expect(ends(seen)).toEqual(['answered', 'abandoned', 'answered']);
    expect(waits(seen)).toEqual([0, 15.5, 0]);
  });

  it('works the after-call work as well', async () => {
    const contacts = { ...handling(50), afterCallWork: { law: 'constant' as const, seconds: 30 } };
    const seen = await watched({ calendar: calendar(0.06), demand, contacts });
    expect(waits(seen)).toEqual([0, 16, 32]);
    expect(seen.services[0]).toMatchObject({ talk: 50, afterCall: 30 });
  });

  it('takes the factors of class, group and skill on handle time', async () => {
    const seen = await watched({
      calendar: calendar(0.02),
      demand,
      contacts: { ...handling(10), handleTimeMultiplier: 2 },
      agents: [
        { name: 'desk', headcount: 1, handleTimeMultiplier: 3, languages: { en: { handleTimeMultiplier: 1.5 } } },
      ],
    });
    expect(seen.services[0].talk).toBe(90);
  });
});

describe('at the end of the run', () => {
  const changes = { demand: arrivalsEvery(256), contacts: handling(800) };

  it('draining answers all who are there', async () => {
    const seen = await watched({ ...changes, calendar: calendar(0.25, { atEnd: 'drain' }) });
    expect(waits(seen)).toEqual([0, 544, 1088]);
    expect(seen.contactsSimulated).toBe(3);
  });

  it('stopping leaves those in line still present, and cuts the service in hand off', async () => {
    const seen = await watched({ ...changes, calendar: calendar(0.25, { atEnd: 'stop' }) });
    expect(ends(seen)).toEqual(['answered', 'present', 'present']);
    expect(seen.busyStretches).toEqual([{ group: 0, from: 256, to: 900, agents: 1 }]);
  });

  it('stopping counts those whose patience ended before it as abandoned', async () => {
    const seen = await watched({
      ...changes,
      contacts: handling(800, 300),
      calendar: calendar(0.25, { atEnd: 'stop' }),
    });
    expect(ends(seen).toSorted()).toEqual(['abandoned', 'answered', 'present']);
  });
});

describe('a warm-up', () => {
  const changes = { calendar: calendar(0.25, { warmUpHours: 0.1 }), demand: arrivalsEvery(64), contacts: handling(40) };

  it('is simulated, from its beginning', async () => {
    const seen = await watched(changes);
    // From -360 s on: the first arrival at -296 s, the sixth at 24 s, the first of the report.
    expect(seen.offers.filter(({ row }) => row === 0)).toHaveLength(5);
    expect(seen.offers.filter(({ row }) => row === 1)).toHaveLength(14);
  });

  it('is not reported', async () => {
    const outcome = await runStudy(scenarioOf({ ...smallScenario, ...changes }), null);
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.issues));
    const { totals, groups: byGroup, contactsSimulated } = outcome.report;
    expect(totals.measures.offered.value).toBe(14);
    expect(contactsSimulated).toBe(19);
    expect(byGroup[0].staffedHours.value).toBeCloseTo(0.25, 12);
  });
});

describe('when staff changes', () => {
  it('down, busy agents finish in overtime and nobody starts until fewer are busy than staffed', async () => {
    const seen = await watched({
      calendar: calendar(0.5),
      demand: arrivalsEvery(256),
      contacts: handling(800),
      agents: [{ name: 'desk', ...byQuarter(2, 1) }],
    });
    // Services 256 to 1,056 and 512 to 1,312; at 900 one agent is left, so the third contact (768) starts at 1,312.
    expect(waits(seen).slice(0, 3)).toEqual([0, 0, 544]);
    expect(agentSeconds(seen.overtimeStretches, 0)).toBe(1056 - 900);
    expect(agentSeconds(seen.dutyStretches, 0)).toBe(2 * 900 + 900);
  });

  it('up, those who wait are answered at that instant, the longest wait first', async () => {
    const seen = await watched({
      calendar: calendar(0.5),
      demand: arrivalsEvery(256),
      contacts: handling(800),
      agents: [{ name: 'desk', ...byQuarter(0, 2) }],
    });
    expect(waits(seen).slice(0, 3)).toEqual([900 - 256, 900 - 512, 1700 - 768]);
  });

  it('down, idle agents leave before busy ones', async () => {
    const seen = await watched({
      calendar: calendar(0.5),
      demand: arrivalsEvery(512),
      contacts: handling(600),
      agents: [{ name: 'desk', ...byQuarter(3, 1) }],
    });
    expect(agentSeconds(seen.overtimeStretches, 0)).toBe(0);
  });
});

describe('routing', () => {
  const two = [
    { name: 'a', headcount: 1 },
    { name: 'b', headcount: 1 },
  ];
  const base = { calendar: calendar(0.08), demand: arrivalsEvery(64), agents: two };

  it('takes in one step the agent who has been idle longest, in whatever group; at first the first listed', async () => {
    const seen = await watched({ ...base, contacts: handling(20) });
    expect(groups(seen)).toEqual([0, 1, 0, 1]);
  });

  it('takes the first listed group with a free agent under the listed-order rule', async () => {
    const seen = await watched({ ...base, contacts: handling(20), selection: { agentRule: 'listed-order' } });
    expect(groups(seen)).toEqual([0, 0, 0, 0]);
  });

  it('opens a later step to the second, for those who still wait', async () => {
    const seen = await watched({
      ...base,
      contacts: handling(100),
      routing: { '*': [{ group: 'a' }, { group: 'b', afterSeconds: 30 }] },
    });
    // The second contact (128) waits 30 s for b; the third (192) takes a, free since 164; the fourth (256) b, at 286, free since 258.
    expect([groups(seen), waits(seen)]).toEqual([
      [0, 1, 0, 1],
      [0, 30, 0, 30],
    ]);
  });

  it('does not open a later step for those whose patience ends before', async () => {
    const seen = await watched({
      ...base,
      contacts: handling(1000, 29),
      routing: { '*': [{ group: 'a' }, { group: 'b', afterSeconds: 30 }] },
    });
    expect(ends(seen)).toEqual(['answered', 'abandoned', 'abandoned', 'abandoned']);
  });

  it('does not let a free agent of a later step take a contact before the step opens', async () => {
    const seen = await watched({
      ...base,
      calendar: calendar(0.04),
      contacts: handling(70),
      agents: [{ name: 'a', headcount: 0 }, two[1]],
      routing: { '*': [{ group: 'a' }, { group: 'b', afterSeconds: 90 }] },
    });
    // b is free from the start: at 64 + 90; the second, 128, may be taken from 218 on, b is free at 224.
    expect(waits(seen)).toEqual([90, 96]);
  });
});

describe('a freed agent', () => {
  const classes = (rule: 'priority-then-longest-wait' | 'first-come-first-served') => ({
    calendar: calendar(0.09),
    // Arrivals of routine every 256/3 s, of urgent every 256 s.
    demand: {
      ...arrivalsEvery(64),
      topics: { routine: { share: 0.75, priority: 1 }, urgent: { share: 0.25, priority: 0 } },
    },
    contacts: handling(200),
    selection: { customerRule: rule },
  });

  it('takes the highest priority, then the longest wait', async () => {
    const { services, outcomes } = await watched(classes('priority-then-longest-wait'));
    expect(services.map(({ contactClass }) => contactClass)).toEqual([0, 1, 0, 0]);
    // The first is free at 85 1/3 + 200; urgent came at 256.
    expect(outcomes[1].waitSeconds).toBeCloseTo(256 / 3 + 200 - 256, 9);
  });

  it('takes the longest wait whatever its priority under first-come-first-served', async () => {
    const { services } = await watched(classes('first-come-first-served'));
    expect(services.slice(0, 2).map(({ contactClass }) => contactClass)).toEqual([0, 0]);
  });
});
