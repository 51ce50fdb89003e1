import { Instant, LocalDateTime, ZoneId, ZoneOffset, ZoneRulesProvider } from '@js-joda/core';
import '@js-joda/timezone/dist/js-joda-timezone-empty.js';
import database from 'moment-timezone/data/packed/latest.json' with { type: 'json' };
import { describe, expect, it } from 'vitest';
import { zoneClocks } from '../../engine/compile/zone-clock.ts';
import { dayNumber } from '../../engine/scenario/dates.ts';
import { timeZoneNames } from '../../engine/scenario/time-zone-names.ts';
import { modelOf } from '../support/model-of.ts';

const HOUR = 3600;
const calendar = (start: string, days: number, timeZone = 'Europe/London') => ({ calendar: { timeZone, start, days } });

describe('the clock of a zone', () => {
  it('moves a local time that a change skips on by the length of the gap', async () => {
    const london = (await zoneClocks(['Europe/London'])).get('Europe/London')!;
    const day = dayNumber('2026-03-29');
    expect(london.instant(day, 59)).toBe(day * 86400 + 59 * 60);
    // 01:30 does not exist: it is read as 02:30 summer time, 01:30 UTC.
    expect(london.instant(day, 90)).toBe(day * 86400 + 90 * 60);
    expect(london.instant(day, 150)).toBe(day * 86400 + 90 * 60);
    expect(london.instant(day, 180)).toBe(day * 86400 + 120 * 60);
  });

  it('takes the first of two equal local times', async () => {
    const london = (await zoneClocks(['Europe/London'])).get('Europe/London')!;
    const day = dayNumber('2025-10-26');
    // 01:30 happens at 00:30 and at 01:30 UTC.
    expect(london.instant(day, 90)).toBe(day * 86400 + 30 * 60);
    expect(london.instant(day, 120)).toBe(day * 86400 + 120 * 60);
  });

  it('knows zones of quarter hours and half-hour changes', async () => {
    const clocks = await zoneClocks(['Asia/Kathmandu', 'Australia/Lord_Howe', 'UTC']);
    const day = dayNumber('2026-01-05');
    expect(clocks.get('Asia/Kathmandu')!.instant(day, 0)).toBe(day * 86400 - (5 * 60 + 45) * 60);
    expect(clocks.get('Australia/Lord_Howe')!.offsetSeconds(day * 86400)).toBe(11 * HOUR);
    expect(clocks.get('UTC')!.instant(day, 1500)).toBe(day * 86400 + 1500 * 60);
  });

  it('agrees with js-joda in every zone, around every change from 1900 to 2040', async () => {
    (ZoneRulesProvider as unknown as { loadTzdbData(packed: unknown): void }).loadTzdbData(database);
    const names = database.zones.map((zone) => zone.slice(0, zone.indexOf('|')));
    const clocks = await zoneClocks(names);
    const [first, last] = [dayNumber('1900-01-02') * 86400, dayNumber('2040-01-01') * 86400];
    const differences: string[] = [];
    let changes = 0;
    for (const [name, clock] of clocks) {
      const rules = ZoneId.of(name).rules();
      const offsetAt = (instant: number) => rules.offset(Instant.ofEpochSecond(instant)).totalSeconds();
      for (let instant = first; instant < last; instant += 30 * 86400) {
        if (clock.offsetSeconds(instant) !== offsetAt(instant)) differences.push(`${name} at ${instant}`);
        if (offsetAt(instant) === offsetAt(instant + 30 * 86400)) continue;
        changes++;
        const change = changeBetween(instant, instant + 30 * 86400, offsetAt);
        for (const at of [change - 1, change]) {
          if (clock.offsetSeconds(at) !== offsetAt(at)) differences.push(`${name} at ${at}`);
        }
        const around = Math.floor((change + offsetAt(change)) / 900) * 900;
        for (let local = around - 8 * 900; local <= around + 8 * 900; local += 900) {
          const dateTime = LocalDateTime.ofEpochSecond(local, 0, ZoneOffset.UTC);
          const day = Math.floor(local / 86400);
          const instantOf = local - rules.offset(dateTime).totalSeconds();
          if (clock.instant(day, (local - day * 86400) / 60) !== instantOf) differences.push(`${name}: ${dateTime}`);
        }
      }
    }
    expect(changes).toBeGreaterThan(10_000);
    expect(differences).toEqual([]);
  });

  it('knows a zone by each of its names', async () => {
    const clocks = await zoneClocks(timeZoneNames());
    const day = dayNumber('2026-07-01');
    for (const link of database.links) {
      const [zone, name] = link.split('|');
      expect(clocks.get(name)!.instant(day, 0), name).toBe(clocks.get(zone)!.instant(day, 0));
    }
  });
});

/** The first instant with another offset, a whole second. */
function changeBetween(from: number, to: number, offsetAt: (instant: number) => number): number {
  let [before, after] = [from, to];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (offsetAt(middle) === offsetAt(from)) before = middle;
    else after = middle;
  }
  return after;
}

describe('the run', () => {
  it.each([
    ['2026-03-28', 24],
    ['2026-03-29', 23],
    ['2025-10-26', 25],
  ])('lasts one local day from %s: %i hours', async (start, hours) => {
    const { clock, axes } = await modelOf(calendar(start, 1));
    expect(clock.endSeconds).toBe(hours * HOUR);
    expect(clock.intervals).toBe(2 * hours);
    expect(axes.dayLabels).toEqual([start]);
  });

  it('labels intervals by local time: an hour is skipped in spring and comes twice in autumn', async () => {
    const spring = await modelOf(calendar('2026-03-29', 1));
    expect(spring.axes.intervalLabels.slice(0, 4)).toEqual([
      '2026-03-29T00:00',
      '2026-03-29T00:30',
      '2026-03-29T02:00',
      '2026-03-29T02:30',
    ]);
    const autumn = await modelOf(calendar('2025-10-26', 1));
    expect(autumn.axes.intervalLabels.slice(2, 7).map((label) => label.slice(11))).toEqual([
      '01:00',
      '01:30',
      '01:00',
      '01:30',
      '02:00',
    ]);
    expect(autumn.axes.start).toBe('2025-10-26T00:00+01:00');
  });

  it('puts each interval in its hour of the week, Monday 00:00 first', async () => {
    const { axes } = await modelOf(calendar('2026-01-10T23:00', 1 / 12, 'UTC'));
    expect([...axes.hourOfWeek]).toEqual([5 * 24 + 23, 5 * 24 + 23, 144, 144]);
    expect(axes.dayLabels).toEqual(['2026-01-10', '2026-01-11']);
    expect([...axes.dayStartSeconds]).toEqual([0, HOUR]);
  });

  it('counts a last interval that is cut short, and a fraction of a day', async () => {
    const { clock } = await modelOf({ calendar: { start: '2026-01-05', hours: 1.25 } });
    expect([clock.endSeconds, clock.intervals]).toEqual([4500, 3]);
    const half = await modelOf(calendar('2026-03-28', 1.5));
    expect(half.clock.endSeconds).toBe(36 * HOUR);
  });
});
