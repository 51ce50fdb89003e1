import { describe, expect, it } from 'vitest';
import type { Model, ScenarioInput } from '../../engine/index.ts';
import { modelOf } from '../support/model-of.ts';

const desk = { name: 'desk', headcount: 2, costPerHour: 30 };
const premiums = { nightPremium: 0.2, weekendPremium: 0.5, holidayPremium: 1 };

async function paid(calendar: ScenarioInput['calendar'], more: Partial<ScenarioInput> = {}): Promise<Model> {
  return modelOf({ calendar, agents: [desk], costs: premiums, ...more });
}

const labour = ({ pay }: Model): number[] => [...pay.wages.find(({ kind }) => kind === 'labour')!.byInterval];
const total = (model: Model): number => labour(model).reduce((sum, cost) => sum + cost, 0);

describe('pay', () => {
  it('is agents x hours x cost per hour on a weekday by day', async () => {
    const model = await paid({ start: '2026-01-05T09:00', hours: 2 });
    expect(labour(model)).toEqual([30, 30, 30, 30]);
  });

  it('adds the night premium from 22:00 to 06:00', async () => {
    const model = await paid({ start: '2026-01-05T21:30', hours: 1 });
    expect(labour(model)).toEqual([30, 36]);
    const morning = await paid({ start: '2026-01-06T05:30', hours: 1 });
    expect(labour(morning)).toEqual([36, 30]);
  });

  it('adds premiums up: a holiday at a weekend by night', async () => {
    const model = await paid({ start: '2026-01-10T23:00', hours: 0.5, holidays: [{ date: '2026-01-10' }] });
    expect(labour(model)[0]).toBeCloseTo(30 * (1 + 0.2 + 0.5 + 1), 12);
  });

  it('follows the calendar over midnight into the weekend', async () => {
    const model = await paid({ start: '2026-01-09T23:30', hours: 1 });
    expect(labour(model)).toEqual([expect.closeTo(36, 12), expect.closeTo(30 * 1.7, 12)]);
  });

  it('takes premiums by the clock of the site', async () => {
    const model = await paid(
      { timeZone: 'America/New_York', start: '2026-01-05T12:00', hours: 0.5 },
      { sites: { manila: { timeZone: 'Asia/Manila' } } },
    );
    // One in the morning on Tuesday in Manila.
    expect(labour(model)[0]).toBeCloseTo(36, 12);
  });

  it('pays 25 hours on the day that has them', async () => {
    const day = { timeZone: 'Europe/London', start: '2025-10-27', days: 1 };
    const ordinary = total(await paid(day, { costs: {} }));
    expect(ordinary).toBeCloseTo(24 * 60, 9);
    expect(total(await paid({ ...day, start: '2025-10-26' }, { costs: {} }))).toBeCloseTo(25 * 60, 9);
  });

  it('counts a premium from the quarter of an hour in which it begins, within a reporting interval', async () => {
    const model = await paid(
      { start: '2026-01-05T21:00', hours: 1 },
      { costs: { nightPremium: 1, nightHours: { from: '21:15', to: '06:00' } } },
    );
    expect(labour(model)[0]).toBeCloseTo(15 + 30, 12);
  });

  it('prices an hour of overtime with the premium of the group, else of the costs, and that of the time', async () => {
    const shifts = [{ start: '08:00', end: '16:00', headcount: 1 }];
    const late = { name: 'late', shifts, costPerHour: 30, overtime: { maxMinutesAfterShift: 60, premium: 1 } };
    const agents = [desk, late];
    const model = await paid(
      { start: '2026-01-10T12:00', hours: 0.5 },
      { agents, costs: { ...premiums, overtimePremium: 0.25 } },
    );
    expect(model.pay.overtimePerHour[0][0]).toBeCloseTo(30 * (1.25 + 0.5), 12);
    expect(model.pay.overtimePerHour[1][0]).toBeCloseTo(30 * (2 + 0.5), 12);
  });

  it('pays a last interval that is cut short for its length', async () => {
    const model = await paid({ start: '2026-01-05T09:00', hours: 0.75 });
    expect(labour(model)).toEqual([30, 15]);
    expect([...model.pay.paidSeconds]).toEqual([2 * 2700]);
  });

  it('takes a telephone price on voice alone', async () => {
    const model = await modelOf({
      demand: { contactsPerHour: 60, channels: { voice: {}, chat: {} } },
      costs: { telephonePerMinute: 0.6 },
    });
    expect(model.classes.channels).toEqual(['voice', 'chat']);
    expect([...model.pay.telephonePerSecond]).toEqual([expect.closeTo(0.01, 15), 0]);
  });
});
