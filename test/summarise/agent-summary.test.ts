import { describe, expect, it } from 'vitest';
import { modelOf } from '../support/model-of.ts';
import { tellContact, toldReport } from '../support/told-report.ts';

const agents = [
  { name: 'day', site: 'north', vendor: 'own', headcount: 4, shrinkage: { planned: 0.5 } },
  { name: 'night', site: 'north', vendor: 'bpo', headcount: 2 },
  { name: 'far', site: 'south', vendor: 'bpo', headcount: 2 },
];
const centre = () =>
  modelOf({
    calendar: { start: '2026-01-05', hours: 2 },
    sites: { north: {}, south: {} },
    vendors: { own: {}, bpo: {} },
    agents,
  });

describe('agents', () => {
  it('are reported by group, site and vendor: each a sum over its groups', async () => {
    const report = toldReport(await centre(), (collector) => {
      collector.onDuty(0, 0, 7200, 2);
      collector.onDuty(1, 0, 7200, 2);
      collector.onDuty(2, 0, 7200, 2);
      collector.busy(0, 0, 3600);
      collector.busy(1, 0, 7200);
      collector.busy(2, 3600, 5400);
      collector.overtime(2, 5400, 7200, 1);
    });
    const hours = ({ name, busyHours, staffedHours, paidHours }: (typeof report.sites)[number]) => [
      name,
      ...[busyHours, staffedHours, paidHours].map(({ value }) => value),
    ];
    expect(report.groups.map(hours)).toEqual([
      ['day', 1, 4, 8],
      ['night', 2, 4, 4],
      ['far', 0.5, 4.5, 4.5],
    ]);
    expect(report.sites.map(hours)).toEqual([
      ['north', 3, 8, 12],
      ['south', 0.5, 4.5, 4.5],
    ]);
    expect(report.vendors.map(hours)).toEqual([
      ['own', 1, 4, 8],
      ['bpo', 2.5, 8.5, 8.5],
    ]);
    expect(report.groups[0].occupancy.value).toBe(0.25);
    expect(report.groups[0].utilisation.value).toBe(0.125);
    expect(report.totals.occupancy.value).toBeCloseTo(3.5 / 12.5, 12);
    expect(report.totals.utilisation.value).toBeCloseTo(3.5 / 16.5, 12);
    expect(report.totals.meanBusy.value).toBe(1.75);
    expect(report.formulas.utilisation).toMatch(/^busy hours \/ paid hours/);
    expect(report.overTime.intervals.occupancy.value).toEqual([
      expect.closeTo(2 / 6, 12),
      expect.closeTo(2 / 6, 12),
      expect.closeTo(2 / 6, 12),
      expect.closeTo(1 / 7, 12),
    ]);
  });
});

describe('the mean number waiting', () => {
  it('is waiting time over time, of those who were answered and of those who hung up', async () => {
    const report = toldReport(await centre(), (collector) => {
      for (const wait of [0, 900, -1800]) tellContact(collector, 1, wait);
      tellContact(collector, 4, 900);
    });
    expect(report.totals.meanWaiting.value).toBe(0.5);
    expect(report.overTime.intervals.waiting.value).toEqual([1.5, 0, 0, 0.5]);
  });
});

describe('weeks and hours of the day', () => {
  it('are sums of their days and hours', async () => {
    // Sunday 22:00 to Tuesday 00:00.
    const model = await modelOf({ calendar: { start: '2026-01-04T22:00', hours: 26 } });
    const { overTime } = toldReport(model, (collector) => {
      tellContact(collector, 1, 10);
      tellContact(collector, 4, 10);
      for (let i = 0; i < 3; i++) tellContact(collector, 5, 10);
      for (let i = 0; i < 5; i++) tellContact(collector, 49, 10);
    });
    expect(overTime.weeks.labels).toEqual(['2026-01-04', '2026-01-05']);
    expect(overTime.weeks.startSeconds).toEqual([0, 7200]);
    expect(overTime.weeks.measures.offered.value).toEqual([2, 8]);
    expect(overTime.hourOfDay.labels).toHaveLength(24);
    expect(overTime.hourOfDay.measures.offered.value[0]).toBe(3);
    expect(overTime.hourOfDay.measures.offered.value[22]).toBe(6);
    expect(overTime.hourOfDay.measures.asaSeconds.value[22]).toBe(10);
  });

  it('are read from the run and the hours of the week where they are the same', async () => {
    const model = await modelOf({ calendar: { start: '2026-01-05T22:30', hours: 2 } });
    const { overTime } = toldReport(model, (collector) => {
      tellContact(collector, 1, 10);
      for (let i = 0; i < 3; i++) tellContact(collector, 4, 10);
    });
    expect(overTime.weeks.measures.offered.value).toEqual([4]);
    expect(overTime.hourOfDay.labels).toEqual(['00', '22', '23']);
    expect(overTime.hourOfDay.measures.offered.value).toEqual([3, 1, 0]);
  });
});
