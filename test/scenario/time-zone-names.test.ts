import database from 'moment-timezone/data/packed/latest.json';
import { expect, test } from 'vitest';
import { timeZoneNames } from '../../engine/scenario/time-zone-names.ts';

test('the list of zone names is that of the database that the zones come from', () => {
  const known = [
    ...database.zones.map((zone) => zone.slice(0, zone.indexOf('|'))),
    ...database.links.map((link) => link.slice(link.indexOf('|') + 1)),
  ].filter((id) => /^[A-Z][\w+\-/]+$/.test(id));
  expect([...timeZoneNames()].sort()).toEqual(known.sort());
  expect(timeZoneNames().length).toBeGreaterThan(500);
});
