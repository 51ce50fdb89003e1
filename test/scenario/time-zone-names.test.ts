import '@js-joda/timezone';
import { ZoneRulesProvider } from '@js-joda/core';
import { expect, test } from 'vitest';
import { timeZoneNames } from '../../engine/scenario/time-zone-names.ts';

test('the list of zone names is that of the bundled IANA database', () => {
  const known = [...ZoneRulesProvider.getAvailableZoneIds()].filter((id) => /^[A-Z][\w+\-/]+$/.test(id));
  expect([...timeZoneNames()].sort()).toEqual(known.sort());
  expect(timeZoneNames().length).toBeGreaterThan(500);
});
