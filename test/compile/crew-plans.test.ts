import { describe, expect, it } from 'vitest';
import type { ScenarioInput } from '../../engine/index.ts';
import { paidHours, rosterOfScenario, staffAt, stepsOf } from '../support/roster-of.ts';

type Group = ScenarioInput['agents'][number];
const monday = { start: '2026-01-05', days: 7 };
const early = { start: '08:00', end: '16:00', headcount: 6 };
const late = { start: '14:00', end: '22:00', headcount: 3 };
const learning = { startHandleTimeMultiplier: 1.6, startFirstContactResolution: 0.5, halfLifeWeeks: 6 };

const staffed = (group: Partial<Group>, more: Partial<ScenarioInput> = {}) =>
  rosterOfScenario({ calendar: monday, agents: [{ name: 'desk', shifts: [early, late], ...group }], ...more });

describe('teams', () => {
  it('are one for a group whose agents leave as shared capacity', async () => {
    const { teams, staffing } = await staffed({});
    expect(teams.count).toBe(1);
    expect(stepsOf(staffing).slice(0, 5)).toEqual([
      [0, 0],
      [8, 6],
      [14, 9],
      [16, 3],
      [22, 0],
    ]);
  });

  it('are one for each shift when agents are named, and add up to the same staff', async () => {
    const shared = await staffed({});
    const named = await staffed({}, { selection: { shiftEnd: 'named-agents' } });
    expect([...named.teams.groupOf]).toEqual([0, 0]);
    expect(named.teams.names).toEqual(['desk', 'desk']);
    expect(stepsOf(named.staffing, 0, 0).slice(0, 3)).toEqual([
      [0, 0],
      [8, 6],
      [16, 0],
    ]);
    expect(stepsOf(named.staffing, 0, 1).slice(0, 3)).toEqual([
      [0, 0],
      [14, 3],
      [22, 0],
    ]);
    expect(stepsOf(named.staffing)).toEqual(stepsOf(shared.staffing));
  });

  it('of a group share its rounding: planned shrinkage takes from the sum', async () => {
    const shifts = Array.from({ length: 4 }, () => ({ ...early, headcount: 1 }));
    const more = { selection: { shiftEnd: 'named-agents' } } as const;
    const { teams, staffing } = await staffed({ shifts, shrinkage: { planned: 0.3 } }, more);
    expect(teams.count).toBe(4);
    // 4 x 0.7 = 2.8 is 3 agents; rounded one by one it would be 4.
    expect(staffAt(staffing, 9)).toBe(3);
  });

  it('resolve by language, else by topic, else as the contact says', async () => {
    const { teams } = await rosterOfScenario({
      demand: { contactsPerHour: 1, topics: { nurse: {}, billing: {} }, languages: { en: {}, es: {} } },
      contacts: {
        handleTime: { law: 'constant', seconds: 60 },
        patience: { law: 'never' },
        firstContactResolution: 0.9,
      },
      agents: [
        {
          name: 'desk',
          headcount: 1,
          topics: { nurse: { firstContactResolution: 0.8, handleTimeMultiplier: 1.5 }, billing: {} },
          languages: { en: {}, es: { firstContactResolution: 0.7, handleTimeMultiplier: 2 } },
          handleTimeMultiplier: 1.1,
        },
      ],
    });
    expect([...teams.resolution]).toEqual([0.8, 0.7, 0.9, 0.7]);
    expect([...teams.handleTimeMultiplier]).toEqual([1.1 * 1.5, expect.closeTo(3.3, 12), 1.1, 2.2]);
  });
});

describe('hired agents', () => {
  const hiring = [{ date: '2026-01-06', headcount: 3, trainingDays: 2 }];

  it('are paid from the first day, take contacts after training, and join the shifts in proportion', async () => {
    const staffedWith = await staffed({ hiring });
    const without = await staffed({});
    expect(staffedWith.teams.count).toBe(1);
    // Hired on Tuesday, trained on Tuesday and Wednesday: two on the early shift and one on the late from Thursday on.
    expect([staffAt(staffedWith.staffing, 2 * 24 + 9), staffAt(staffedWith.staffing, 3 * 24 + 9)]).toEqual([6, 8]);
    expect(staffAt(staffedWith.staffing, 3 * 24 + 20)).toBe(4);
    expect(paidHours(staffedWith, 'training')).toBe(2 * 3 * 8);
    expect(paidHours(staffedWith, 'labour') - paidHours(without, 'labour')).toBe(4 * 3 * 8);
  });

  it('who learn are a team, which begins to learn when training is over', async () => {
    const { teams, staffing } = await staffed({ hiring, learning });
    expect(teams.learning).toEqual([
      null,
      {
        startSeconds: 3 * 86400,
        startHandleTimeMultiplier: 1.6,
        startResolution: 0.5,
        halfLifeSeconds: 6 * 7 * 86400,
      },
    ]);
    expect([staffAt(staffing, 3 * 24 + 9, 0), staffAt(staffing, 3 * 24 + 9, 1)]).toEqual([6, 2]);
  });

  it('join headcounts by interval in proportion to them, and headcounts at all hours', async () => {
    const headcountByInterval = { intervalMinutes: 60 as const, headcount: [0, 2, 4, 1] };
    const { staffing } = await staffed({
      shifts: undefined,
      headcountByInterval,
      hiring: [{ ...hiring[0], date: '2026-01-05', trainingDays: 0, headcount: 2 }],
    });
    expect([0, 1, 2, 3, 50].map((hour) => staffAt(staffing, hour))).toEqual([0, 3, 6, 2, 2]);
    const allDay = await staffed({ shifts: undefined, headcount: 4, hiring });
    expect([0, 71, 73].map((hour) => staffAt(allDay.staffing, hour))).toEqual([4, 4, 7]);
  });
});

describe('dated surge', () => {
  const plan = { name: 'flu', group: 'desk', agents: 6, start: '2026-01-05T12:00', leadTimeHours: 24 };

  it('comes after its lead time, so many a day, and leaves after its release', async () => {
    const surge = [{ ...plan, agentsPerDay: 2, minimumHours: 12, release: { afterHours: 24 } }];
    const { teams, staffing } = await staffed({ shifts: undefined, headcount: 4 }, { surge });
    expect(teams.count).toBe(2);
    // Tuesday noon 2, Wednesday noon 4, Thursday noon 6, gone a day after that.
    expect(stepsOf(staffing)).toEqual([
      [0, 4],
      [36, 6],
      [60, 8],
      [84, 10],
      [108, 4],
    ]);
  });

  it('stays at least its minimum, and for ever without a release', async () => {
    const surge = [{ ...plan, minimumHours: 48, release: { afterHours: 1 } }];
    const desk = { shifts: undefined, headcount: 4 };
    expect(stepsOf((await staffed(desk, { surge })).staffing)).toEqual([
      [0, 4],
      [36, 10],
      [84, 4],
    ]);
    expect(stepsOf((await staffed(desk, { surge: [plan] })).staffing)).toEqual([
      [0, 4],
      [36, 10],
    ]);
  });

  it('keeps the hours of its group, spread over shifts as they are', async () => {
    const { staffing, teams } = await staffed({}, { surge: [plan] });
    expect(teams.count).toBe(2);
    expect([9, 15, 20, 23].map((hour) => staffAt(staffing, 48 + hour))).toEqual([10, 15, 5, 0]);
  });

  it('of agents who learn is a team for each day on which some come', async () => {
    const surge = [{ ...plan, agentsPerDay: 3 }];
    const { teams, staffing } = await staffed({ learning }, { surge });
    expect(teams.learning.map((curve) => curve?.startSeconds ?? null)).toEqual([null, 36 * 3600, 60 * 3600]);
    // All six have come by Thursday: the group has grown from 6 and 3 to 10 and 5.
    expect([9, 20].map((hour) => staffAt(staffing, 72 + hour))).toEqual([10, 5]);
  });

  it('as a reserve is paid for standing by, before it comes and after it has gone', async () => {
    const surge = [{ ...plan, kind: 'reserve' as const, release: { afterHours: 24 }, standbyCostPerHour: 3 }];
    const staffedWith = await staffed({ shifts: undefined, headcount: 4, costPerHour: 30 }, { surge });
    expect(paidHours(staffedWith, 'standby')).toBe(6 * (7 * 24 - 24));
    expect(paidHours(staffedWith, 'labour')).toBe(4 * 7 * 24 + 6 * 24);
  });

  it('as overtime keeps so many of each shift on after its end, in their own team', async () => {
    const surge = [{ ...plan, kind: 'overtime' as const, agents: 4, release: { afterHours: 24 } }];
    const staffedWith = await staffed({ overtime: { maxMinutesAfterShift: 90 } }, { surge });
    expect(staffedWith.teams.count).toBe(1);
    // From Tuesday noon to Wednesday noon: one end of each shift. Of the late three, three can stay.
    expect(stepsOf(staffedWith.staffing).filter(([hour]) => hour > 24 && hour < 48)).toEqual([
      [32, 6],
      [38, 9],
      [40, 7],
      [41.5, 3],
      [47.5, 0],
    ]);
    expect(paidHours(staffedWith, 'overtime')).toBe((4 + 3) * 1.5);
  });
});

describe('triggered surge', () => {
  it('is not in the plan, and tells the hours that its agents will keep', async () => {
    const trigger = { measure: 'service-level' as const, below: 0.7, windowMinutes: 60 };
    const surge = [{ name: 'help', group: 'desk', agents: 6, trigger, leadTimeHours: 2, kind: 'reserve' as const }];
    const { roster, staffing, teams } = await staffed({}, { surge });
    expect(teams.count).toBe(2);
    expect(staffAt(staffing, 15)).toBe(9);
    expect([...staffing.peakStaff]).toEqual([9, 6]);
    const [{ hours, ...spec }] = roster.surges;
    expect(spec).toMatchObject({ agents: 6, leadTimeSeconds: 7200, agentsPerDay: Infinity, release: null });
    expect([...spec.trigger.teams]).toEqual([0, 1]);
    const asPlan = { ...hours, group: hours.team, peakStaff: staffing.peakStaff };
    expect([9, 15, 20, 23].map((hour) => staffAt(asPlan, hour))).toEqual([4, 6, 2, 0]);
  });
});

describe('an outage', () => {
  const outage = {
    name: 'power',
    site: 'north',
    start: '2026-01-06T10:00',
    hours: 3,
    share: 0.8,
    contactsInHand: 'finished' as const,
  };
  const agents: Group[] = [
    { name: 'desk', site: 'north', headcount: 10 },
    { name: 'vendor', site: 'south', headcount: 4 },
  ];

  it('takes its share of the agents who are on site, and spares other sites', async () => {
    const sites = { north: { remoteShare: 0.4 }, south: {} };
    const { staffing, roster } = await rosterOfScenario({ calendar: monday, agents, sites, outages: [outage] });
    // 0.8 x 0.6 of 10 is 4.8: five are gone.
    expect(stepsOf(staffing)).toEqual([
      [0, 14],
      [34, 9],
      [37, 14],
    ]);
    expect([...roster.outages[0].teams]).toEqual([0]);
  });

  it('takes its share of what another leaves', async () => {
    const outages = [outage, { ...outage, start: '2026-01-06T11:00', hours: 1, share: 0.5 }];
    const { staffing } = await rosterOfScenario({ calendar: monday, agents, sites: { north: {}, south: {} }, outages });
    expect(stepsOf(staffing)).toEqual([
      [0, 14],
      [34, 6],
      [35, 5],
      [36, 6],
      [37, 14],
    ]);
  });

  it('follows the staff that shifts bring while it lasts', async () => {
    const { staffing } = await rosterOfScenario({
      calendar: monday,
      agents: [{ name: 'desk', site: 'north', shifts: [early, late] }],
      sites: { north: {} },
      outages: [{ ...outage, share: 0.5, hours: 5 }],
    });
    expect(stepsOf(staffing).filter(([hour]) => hour > 24 && hour < 48)).toEqual([
      [32, 6],
      [34, 3],
      // Of nine 4.5 are lost: rounded to the nearest, five.
      [38, 4],
      [39, 9],
      [40, 3],
      [46, 0],
    ]);
  });
});
