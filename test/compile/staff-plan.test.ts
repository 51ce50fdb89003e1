import { describe, expect, it } from 'vitest';
import type { Model, ScenarioInput } from '../../engine/index.ts';
import { modelOf } from '../support/model-of.ts';

const HOUR = 3600;
type Group = ScenarioInput['agents'][number];
type Calendar = ScenarioInput['calendar'];

async function staffed(calendar: Calendar, group: Partial<Group>, more: Partial<ScenarioInput> = {}): Promise<Model> {
  return modelOf({ calendar, agents: [{ name: 'desk', costPerHour: 1, ...group }], ...more });
}

/** Staff as [hour, agents] from the start of the run on. */
function stepsOf({ staffing, clock }: Model, group = 0): [number, number][] {
  const steps: [number, number][] = [[-clock.warmUpSeconds / HOUR + 0, staffing.staffAtStart[group]]];
  for (let i = 0; i < staffing.changes; i++) {
    if (staffing.group[i] === group) steps.push([staffing.timeSeconds[i] / HOUR, staffing.staff[i]]);
  }
  return steps;
}

/** Agents who are paid in an interval, of a plan in which each costs 1 an hour. */
function paidAt({ pay, clock }: Model, interval: number): number {
  return pay.wages[0].byInterval[interval] * (HOUR / clock.intervalSeconds);
}

const night = { start: '22:00', end: '06:00', headcount: 5 };
const london = (start: string, days: number): Calendar => ({ timeZone: 'Europe/London', start, days });

describe('the staff plan', () => {
  it.each([
    ['2026-03-21', 8],
    ['2026-03-28', 7],
    ['2025-10-25', 9],
  ])('makes a shift from 22:00 to 06:00 on %s %i hours long', async (start, hours) => {
    const model = await staffed(london(start, 2), { shifts: [{ ...night, from: start, until: start }] });
    expect(stepsOf(model)).toEqual([
      [0, 0],
      [22, 5],
      [22 + hours, 0],
    ]);
  });

  it('brings in the shift that began on the evening before the run', async () => {
    const model = await staffed({ start: '2026-01-05', days: 1 }, { shifts: [night] });
    expect(stepsOf(model)).toEqual([
      [0, 5],
      [6, 0],
      [22, 5],
    ]);
  });

  it('covers all day by a shift from 00:00 to 24:00, without a gap at midnight', async () => {
    const shifts = [{ start: '00:00', end: '24:00', headcount: 3 }];
    expect(stepsOf(await staffed({ start: '2026-01-05', days: 3 }, { shifts }))).toEqual([[0, 3]]);
  });

  it('adds shifts up where they overlap', async () => {
    const shifts = [
      { start: '08:00', end: '12:00', headcount: 2 },
      { start: '10:00', end: '14:00', headcount: 3 },
    ];
    expect(stepsOf(await staffed({ start: '2026-01-05', days: 1 }, { shifts }))).toEqual([
      [0, 0],
      [8, 2],
      [10, 5],
      [12, 3],
      [14, 0],
    ]);
  });

  it('works a shift on its weekdays, between its dates, and on holidays when told to', async () => {
    const shift = { start: '08:00', end: '16:00', headcount: 1 };
    const shifts = [
      { ...shift, days: ['mon' as const, 'wed' as const], from: '2026-01-06', until: '2026-01-14', onHolidays: false },
    ];
    const model = await staffed({ start: '2026-01-05', days: 14, holidays: [{ date: '2026-01-12' }] }, { shifts });
    // Monday the 5th is before `from`, Monday the 12th a holiday: Wednesdays the 7th and the 14th are left.
    expect(stepsOf(model)).toEqual([
      [0, 0],
      [2 * 24 + 8, 1],
      [2 * 24 + 16, 0],
      [9 * 24 + 8, 1],
      [9 * 24 + 16, 0],
    ]);
  });

  it('keeps the clock of the site', async () => {
    const model = await staffed(
      { timeZone: 'America/New_York', start: '2026-01-05', days: 1 },
      { shifts: [{ start: '09:00', end: '17:00', headcount: 4, days: ['mon', 'tue'] }] },
      { sites: { manila: { timeZone: 'Asia/Manila' } } },
    );
    // 09:00 in Manila is 20:00 on the evening before in New York: Monday's shift is at its end, Tuesday's begins.
    expect(stepsOf(model)).toEqual([
      [0, 4],
      [4, 0],
      [20, 4],
    ]);
  });

  it('takes breaks out of duty, and unpaid ones out of pay', async () => {
    const breaks = [
      { at: '10:00', minutes: 15, paid: true },
      { at: '12:00', minutes: 30 },
    ];
    const model = await staffed(
      { start: '2026-01-05', days: 1 },
      { shifts: [{ start: '08:00', end: '16:00', headcount: 4, breaks }] },
    );
    expect(stepsOf(model)).toEqual([
      [0, 0],
      [8, 4],
      [10, 0],
      [10.25, 4],
      [12, 0],
      [12.5, 4],
      [16, 0],
    ]);
    expect(paidAt(model, 20)).toBe(4);
    expect(paidAt(model, 24)).toBe(0);
  });

  it.each([
    ['2026-03-28', 26],
    ['2025-10-25', 26],
  ])('keeps a break over a clock change as long as it is (night of %s)', async (start, at) => {
    const shifts = [{ ...night, from: start, until: start, breaks: [{ at: '00:30', minutes: 120 }] }];
    const steps = stepsOf(await staffed(london(start, 2), { shifts }));
    expect(steps.slice(2, 4)).toEqual([
      [24.5, 0],
      [at + 0.5, 5],
    ]);
  });

  it('ends a break with its shift on a night that is an hour short', async () => {
    const shifts = [{ ...night, from: '2026-03-28', until: '2026-03-28', breaks: [{ at: '00:30', minutes: 330 }] }];
    expect(stepsOf(await staffed(london('2026-03-28', 2), { shifts }))).toEqual([
      [0, 0],
      [22, 5],
      [24.5, 0],
    ]);
  });

  it('holds the first headcount by interval before the start and the last after', async () => {
    const headcountByInterval = { intervalMinutes: 30 as const, headcount: [2, 2, 4, 1] };
    const model = await staffed({ start: '2026-01-05', hours: 4, warmUpHours: 1 }, { headcountByInterval });
    expect(stepsOf(model)).toEqual([
      [-1, 2],
      [1, 4],
      [1.5, 1],
    ]);
    expect([...model.staffing.peakStaff]).toEqual([4]);
  });

  it('lists changes at one instant in the order of the groups', async () => {
    const shifts = [{ start: '08:00', end: '16:00', headcount: 1 }];
    const { staffing } = await modelOf({
      calendar: { start: '2026-01-05', days: 1 },
      agents: [
        { name: 'a', shifts },
        { name: 'b', shifts },
      ],
    });
    expect([...staffing.timeSeconds]).toEqual([8, 8, 16, 16].map((hour) => hour * HOUR));
    expect([...staffing.group]).toEqual([0, 1, 0, 1]);
  });
});

describe('shrinkage', () => {
  it('takes its share of scheduled agents, rounded to the nearest agent of the group as a whole', async () => {
    const shifts = [
      { start: '08:00', end: '16:00', headcount: 3 },
      { start: '08:00', end: '16:00', headcount: 4 },
    ];
    const model = await staffed({ start: '2026-01-05', days: 1 }, { shifts, shrinkage: { planned: 0.3 } });
    // 7 x 0.7 = 4.9; rounded shift by shift it would be 2 + 3 as well, 3 x 0.7 = 2.1 and 4 x 0.7 = 2.8.
    expect(stepsOf(model)).toEqual([
      [0, 0],
      [8, 5],
      [16, 0],
    ]);
    expect(paidAt(model, 16)).toBe(7);
  });

  it('does not round each shift for itself', async () => {
    const shifts = Array.from({ length: 4 }, () => ({ start: '08:00', end: '16:00', headcount: 1 }));
    const model = await staffed({ start: '2026-01-05', days: 1 }, { shifts, shrinkage: { planned: 0.3 } });
    expect(stepsOf(model)[1]).toEqual([8, 3]);
  });

  it('adds to pay, not to staff, where the headcount means productive agents', async () => {
    const model = await staffed(
      { start: '2026-01-05', hours: 1 },
      { headcount: 7, headcountMeans: 'productive', shrinkage: { planned: 0.3 } },
    );
    expect(stepsOf(model)).toEqual([[0, 7]]);
    expect(paidAt(model, 0)).toBeCloseTo(10, 12);
    expect(model.notes.some((note) => note.includes('net / (1 - s)'))).toBe(true);
  });
});
