import type { Check, Findings } from './check.ts';
import { excerpt, type Path } from './issue.ts';
import { nearest } from './nearest.ts';
import { timeZoneNames } from './time-zone-names.ts';

/** One length is given, and every time zone exists in the bundled IANA data (so that all browsers agree). */
export const checkCalendar: Check = (scenario, findings) => {
  const { calendar, sites } = scenario;
  const { days, hours } = calendar;
  if ((days === undefined) === (hours === undefined)) {
    const found = days === undefined ? 'neither days nor hours' : 'both days and hours';
    findings.fault({ path: ['calendar'], found, allowed: 'exactly one of "days" and "hours"' });
  }
  checkTimeZone(findings, ['calendar', 'timeZone'], calendar.timeZone);
  for (const [name, site] of Object.entries(sites)) {
    if (site.timeZone !== undefined) checkTimeZone(findings, ['sites', name, 'timeZone'], site.timeZone);
  }
  const seen = new Set<string>();
  for (const [index, holiday] of calendar.holidays.entries()) {
    if (seen.has(holiday.date)) {
      const path = ['calendar', 'holidays', index, 'date'];
      findings.fault({ path, found: `${excerpt(holiday.date)} again`, allowed: 'each date once' });
    }
    seen.add(holiday.date);
  }
};

let zoneIds: string[] | undefined;

function checkTimeZone(findings: Findings, path: Path, zone: string): void {
  zoneIds ??= timeZoneNames();
  if (zone === 'UTC' || zoneIds.includes(zone)) return;
  const allowed = 'an IANA time zone, such as "America/New_York"';
  const guess = zoneOfCity(zone) ?? nearest(zone, zoneIds);
  const fault = { path, found: excerpt(zone), allowed };
  findings.fault(guess === undefined ? fault : { ...fault, guess });
}

// People write the city alone, or with the wrong region: 'Manila', 'US/Manila'.
function zoneOfCity(zone: string): string | undefined {
  const city = zone
    .slice(zone.lastIndexOf('/') + 1)
    .replaceAll(' ', '_')
    .toLowerCase();
  return zoneIds!.find((id) => id.slice(id.lastIndexOf('/') + 1).toLowerCase() === city);
}
