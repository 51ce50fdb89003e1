import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ScenarioInput } from '../../engine/index.ts';
import { paidHours, rosterOfScenario, staffAt, stepsOf } from '../support/roster-of.ts';

type Group = ScenarioInput['agents'][number];
const week = { start: '2026-01-05', days: 7 };
const day = { start: '08:00', end: '16:00', headcount: 40 };
const staffed = (group: Partial<Group>, more: Partial<ScenarioInput> = {}) =>
  rosterOfScenario({ calendar: week, agents: [{ name: 'desk', ...group }], ...more });

function moments(values: readonly number[]): { mean: number; variance: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { mean, variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1) };
}

describe('the staff of a replication', () => {
  it('is the plan itself, the same object, when nothing is random', async () => {
    const { draw, staffing } = await staffed({ shifts: [day], shrinkage: { planned: 0.2 } });
    expect(draw(0)).toBe(staffing);
    expect(draw(1)).toBe(staffing);
  });

  it('is the same for the same replication and seed, and another for another', async () => {
    const { draw } = await staffed({ shifts: [day], shrinkage: { unplanned: 0.2 } });
    expect(draw(3)).toEqual(draw(3));
    expect(stepsOf(draw(3))).not.toEqual(stepsOf(draw(4)));
    expect(stepsOf(draw(3))).not.toEqual(stepsOf(draw(3, 'another')));
  });
});

describe('absence', () => {
  // 400 replications x 7 days are 2,800 shifts of 40 agents. Bounds are 4 standard errors: a false alarm of 6e-5 each.
  // An absence of 8 % in place of 10 % would move the mean by 0.8, which is 22 standard errors: power 1.
  it('takes a binomial number from each shift: mean n (1 - u), variance n u (1 - u)', async () => {
    const { draw } = await staffed({ shifts: [day], shrinkage: { unplanned: 0.1 } });
    const present: number[] = [];
    for (let replication = 0; replication < 400; replication++) {
      const plan = draw(replication);
      for (let d = 0; d < 7; d++) present.push(staffAt(plan, d * 24 + 12));
    }
    const { mean, variance } = moments(present);
    const expected = 40 * 0.1 * 0.9;
    expect(Math.abs(mean - 36)).toBeLessThan(4 * Math.sqrt(expected / present.length));
    // Of a binomial, var(s2) = (2 + excess kurtosis) v2 / n; the excess here is (1 - 6 x 0.09) / 3.6 = 0.13.
    expect(Math.abs(variance - expected)).toBeLessThan(4 * expected * Math.sqrt(2.13 / present.length));
  });

  it('is the same for all hours of a shift, breaks between them', async () => {
    const breaks = [{ at: '12:00', minutes: 30 }];
    const { draw } = await staffed({ shifts: [{ ...day, breaks }], shrinkage: { unplanned: 0.3 } });
    for (let replication = 0; replication < 20; replication++) {
      const plan = draw(replication);
      expect(staffAt(plan, 9)).toBe(staffAt(plan, 14));
      expect(staffAt(plan, 12.25)).toBe(0);
    }
  });

  it('adds to planned shrinkage, both being shares of paid time', async () => {
    const { draw } = await staffed({ shifts: [day], shrinkage: { planned: 0.2, unplanned: 0.1 } });
    let sum = 0;
    for (let replication = 0; replication < 400; replication++) {
      for (let d = 0; d < 7; d++) sum += staffAt(draw(replication), d * 24 + 12);
    }
    // 40 x (1 - 0.2 - 0.1) = 28, not 40 x 0.8 x 0.9 = 28.8; a standard error is 0.036: 4 of them are a false alarm of 6e-5.
    expect(Math.abs(sum / 2800 - 28)).toBeLessThan(0.15);
  });

  it('leaves those who are given as productive at work', async () => {
    const group = { headcount: 7, headcountMeans: 'productive', shrinkage: { unplanned: 0.2 } } as const;
    const { draw, staffing } = await staffed(group);
    expect(draw(5)).toBe(staffing);
  });

  it('of a day is of people where headcounts are by interval: more agents later are more of the same draw', async () => {
    const headcountByInterval = { intervalMinutes: 60 as const, headcount: [20, 30, 20, 30] };
    const calendar = { start: '2026-01-05', hours: 4 };
    const { draw } = await staffed({ headcountByInterval, shrinkage: { unplanned: 0.3 } }, { calendar });
    for (let replication = 0; replication < 20; replication++) {
      const plan = draw(replication);
      expect(staffAt(plan, 2)).toBe(staffAt(plan, 0));
      expect(staffAt(plan, 3)).toBe(staffAt(plan, 1));
      const extra = staffAt(plan, 1) - staffAt(plan, 0);
      expect(extra).toBeGreaterThanOrEqual(0);
      expect(extra).toBeLessThanOrEqual(10);
    }
  });

  it('of those who come on top of others is a draw of its own', async () => {
    const headcountByInterval = { intervalMinutes: 60 as const, headcount: [20, 40] };
    const calendar = { start: '2026-01-05', hours: 2 };
    const { draw } = await staffed({ headcountByInterval, shrinkage: { unplanned: 0.3 } }, { calendar });
    let same = 0;
    for (let replication = 0; replication < 40; replication++) {
      const plan = draw(replication);
      if (staffAt(plan, 1) === 2 * staffAt(plan, 0)) same++;
    }
    // Two independent binomials of 20 and 0.3 agree in 14 % of cases: 20 of 40 or more by chance has odds below 1e-7.
    expect(same).toBeLessThan(20);
  });

  it('of others stays as it was when a shift is added, another group, or one agent more', async () => {
    const shrinkage = { unplanned: 0.2 };
    const selection = { shiftEnd: 'named-agents' } as const;
    const alone = await staffed({ shifts: [day], shrinkage }, { selection });
    const beside = await rosterOfScenario({
      calendar: week,
      selection,
      agents: [
        { name: 'other', headcount: 9, shrinkage },
        {
          name: 'desk',
          shrinkage,
          shifts: [
            { start: '12:00', end: '20:00', headcount: 5 },
            { ...day, headcount: 41 },
          ],
        },
      ],
    });
    for (let replication = 0; replication < 10; replication++) {
      const before = alone.draw(replication);
      const after = beside.draw(replication);
      for (let d = 0; d < 7; d++) {
        const more = staffAt(after, d * 24 + 12, 2) - staffAt(before, d * 24 + 12, 0);
        expect([0, 1]).toContain(more);
      }
    }
  });
});

describe('attrition', () => {
  const year = { start: '2026-01-05', days: 364 };
  const rate = 0.5;

  // 60 replications of 100 agents: standard error of the mean share still there 0.0063 at most, bounds 4 of them: a
  // false alarm of 6e-5 at each of two dates. Leaving at 0.4 a year would show at the end by 5 of them: power 0.84.
  it('leaves exp(-rate x years) of the agents, by day, for good', async () => {
    const { draw } = await staffed({ headcount: 100, attritionPerYear: rate }, { calendar: year });
    let half = 0;
    let end = 0;
    for (let replication = 0; replication < 60; replication++) {
      const plan = draw(replication);
      const steps = stepsOf(plan);
      for (let i = 1; i < steps.length; i++) {
        expect(steps[i][1]).toBeLessThan(steps[i - 1][1]);
        expect(steps[i][0] % 24).toBe(0);
      }
      half += staffAt(plan, 182 * 24);
      end += staffAt(plan, 364 * 24 - 1);
    }
    expect(Math.abs(half / 6000 - Math.exp((-rate * 182) / 365.25))).toBeLessThan(4 * 0.0063);
    expect(Math.abs(end / 6000 - Math.exp((-rate * 363) / 365.25))).toBeLessThan(4 * 0.0063);
  });

  it('does not touch those who are hired before they come', async () => {
    const hiring = [{ date: '2026-07-06', headcount: 50, trainingDays: 0 }];
    const { draw } = await staffed({ headcount: 0, attritionPerYear: 3, hiring }, { calendar: year });
    for (let replication = 0; replication < 10; replication++) {
      expect(staffAt(draw(replication), 182 * 24)).toBe(50);
      expect(staffAt(draw(replication), 360 * 24)).toBeLessThan(40);
    }
  });

  // 100 replications of 100 agents, of whom exp(-1) are left: standard error 0.0048, bounds 4 of them: a false alarm of
  // 6e-5. As if nobody had left before the run all 100 would be there.
  it('has touched a class that was hired a year before the run, and its pay, but not the people of the group', async () => {
    const hiring = [{ date: '2025-01-05', headcount: 100, trainingDays: 0 }];
    const group = { headcount: 40, attritionPerYear: 1, hiring };
    const one = await staffed(group, { calendar: { start: '2026-01-05', days: 1 } });
    let present = 0;
    for (let replication = 0; replication < 100; replication++) present += staffAt(one.draw(replication), 0);
    const left = Math.exp(-365 / 365.25);
    expect(Math.abs((present / 100 - 40) / 100 - left)).toBeLessThan(4 * 0.0048);
    expect(paidHours(one, 'labour')).toBeCloseTo(24 * (40 + 100 * left), 6);
  });

  it('takes leavers out of every later shift, for the time that planned shrinkage left them', async () => {
    const group = { shifts: [{ ...day, headcount: 100 }], attritionPerYear: 2 };
    const calendar = { start: '2026-01-05', days: 60 };
    const all = (await staffed(group, { calendar })).draw(1);
    const net = (await staffed({ ...group, shrinkage: { planned: 0.25 } }, { calendar })).draw(1);
    for (let d = 0; d < 60; d++) {
      const left = 100 - staffAt(all, d * 24 + 12);
      expect(staffAt(net, d * 24 + 12)).toBe(75 - Math.round(left * 0.75));
    }
    expect(staffAt(all, 59 * 24 + 12)).toBeLessThan(90);
  });
});

describe('an outage under absence', () => {
  it('takes its share of those who are there', async () => {
    const outages = [
      { name: 'x', site: 'main', start: '2026-01-05T10:00', hours: 2, share: 0.5, contactsInHand: 'finished' as const },
    ];
    const { draw } = await staffed({ shifts: [day], shrinkage: { unplanned: 0.2 } }, { outages });
    for (let replication = 0; replication < 20; replication++) {
      const plan = draw(replication);
      const present = staffAt(plan, 9);
      expect(staffAt(plan, 11)).toBe(present - Math.round(present / 2));
      expect(staffAt(plan, 13)).toBe(present);
    }
  });
});

describe('overtime under absence', () => {
  it('is worked by those who are there, so many as are wanted', async () => {
    const surge = [
      { name: 'late', group: 'desk', agents: 38, start: '2026-01-05', leadTimeHours: 0, kind: 'overtime' as const },
    ];
    const overtime = { maxMinutesAfterShift: 60 };
    const { draw } = await staffed({ shifts: [day], shrinkage: { unplanned: 0.1 }, overtime }, { surge });
    let short = 0;
    for (let replication = 0; replication < 20; replication++) {
      const plan = draw(replication);
      const present = staffAt(plan, 15);
      expect(staffAt(plan, 16.5)).toBe(Math.min(38, present));
      if (present < 38) short++;
    }
    expect(short).toBeGreaterThan(0);
  });
});

describe('every drawn staff', () => {
  const shift = fc.record({
    start: fc.constantFrom('00:00', '08:00', '22:00'),
    end: fc.constantFrom('06:00', '16:00', '24:00'),
    headcount: fc.nat(12),
  });
  const group = fc.record({
    shifts: fc.array(shift, { minLength: 1, maxLength: 3 }),
    shrinkage: fc.record({ planned: fc.constantFrom(0, 0.3), unplanned: fc.constantFrom(0, 0.2) }),
    attritionPerYear: fc.constantFrom(0, 10),
    hiring: fc.constantFrom<NonNullable<Group['hiring']>>(
      [],
      [{ date: '2026-03-27', headcount: 5, trainingDays: 1.5 }],
    ),
  });

  it('lies between nobody and the plan, and changes in order of time, then of team', async () => {
    await fc.assert(
      fc.asyncProperty(group, fc.constantFrom('shared-capacity', 'named-agents'), async (one, shiftEnd) => {
        const calendar = { timeZone: 'Europe/London', start: '2026-03-26', days: 5 };
        const surge = [{ name: 's', group: 'desk', agents: 4, start: '2026-03-28', leadTimeHours: 3, agentsPerDay: 3 }];
        const { draw, staffing } = await staffed(one, {
          calendar,
          surge,
          selection: { shiftEnd: shiftEnd as 'named-agents' },
        });
        const plan = draw(0);
        for (let i = 1; i < plan.changes; i++) {
          const isInOrder =
            plan.timeSeconds[i] > plan.timeSeconds[i - 1] ||
            (plan.timeSeconds[i] === plan.timeSeconds[i - 1] && plan.group[i] > plan.group[i - 1]);
          expect(isInOrder).toBe(true);
        }
        for (let hour = 0.25; hour < 119; hour += 0.5) {
          for (let team = 0; team < staffing.staffAtStart.length; team++) {
            const staff = staffAt(plan, hour, team);
            expect(staff).toBeGreaterThanOrEqual(0);
            expect(staff).toBeLessThanOrEqual(staffAt(staffing, hour, team));
            expect(staff).toBeLessThanOrEqual(staffing.peakStaff[team]);
          }
        }
      }),
      { seed: 11, numRuns: 40 },
    );
  });
});
