import { packedZones } from './packed-zones.ts';
import { unpackZone, type ZoneRules } from './zone-rules.ts';

/**
 * The clock on the wall of one time zone: local times to instants and back. Instants are seconds since 1970-01-01 UTC.
 *
 * The rules of zones come with the program: `Intl` would take them from the browser, whose copy may be older, and then
 * the same scenario would not give the same digits everywhere. They are those of the packed IANA database of
 * `moment-timezone`, of which the zones in use are unpacked. A library of dates, such as js-joda, which a test holds these
 * clocks against, would take longer to load than most scenarios to compile. Nothing is loaded for scenarios that stay in UTC.
 */
export interface ZoneClock {
  readonly name: string;
  /**
   * The instant of a local time. A time that a clock change skips is moved on by the length of the gap; of a time that
   * happens twice the first is meant.
   * @param day days since 1970-01-01, local; @param minute minutes since local midnight, may exceed 1440
   */
  instant(day: number, minute: number): number;
  /** Offset from UTC at an instant, seconds east. */
  offsetSeconds(instant: number): number;
}

const utc: ZoneClock = {
  name: 'UTC',
  instant: (day, minute) => day * 86400 + minute * 60,
  offsetSeconds: () => 0,
};

/** @param zones IANA names, known to exist */
export async function zoneClocks(zones: Iterable<string>): Promise<ReadonlyMap<string, ZoneClock>> {
  const names = new Set(zones);
  const clocks = new Map<string, ZoneClock>();
  for (const name of names) if (name === 'UTC') clocks.set(name, utc);
  if (clocks.size === names.size) return clocks;
  const rules = await rulesOf(names);
  for (const name of names) if (name !== 'UTC') clocks.set(name, clockOf(name, rules.get(name)!));
  return clocks;
}

function clockOf(name: string, { offsetSeconds, endSeconds }: ZoneRules): ZoneClock {
  // In a gap and in an hour that comes twice the offset from before the change is used: so until the later of the two
  // local times that the clock shows at the change.
  const localEnd = new Float64Array(endSeconds.length);
  for (let i = 0; i < localEnd.length; i++) {
    const next = Math.min(i + 1, localEnd.length - 1);
    localEnd[i] = endSeconds[i] + Math.max(offsetSeconds[i], offsetSeconds[next]);
  }
  return {
    name,
    instant: (day, minute) => {
      const local = day * 86400 + minute * 60;
      return local - offsetSeconds[firstBeyond(localEnd, local)];
    },
    offsetSeconds: (instant) => offsetSeconds[firstBeyond(endSeconds, instant)],
  };
}

/** Index of the first end that lies beyond; the last always does. */
function firstBeyond(ends: Float64Array, time: number): number {
  let low = 0;
  let high = ends.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ends[middle] <= time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The rules of all zones, packed. Loading them takes as long as compiling a small scenario: who has nothing else to do begins early. */
export const loadZoneRules = () => import('moment-timezone/data/packed/latest.json', { with: { type: 'json' } });

const unpacked = new Map<string, ZoneRules>();

/** The rules of these zones, and of others that were asked for before. */
async function rulesOf(names: ReadonlySet<string>): Promise<ReadonlyMap<string, ZoneRules>> {
  const missing = [...names].filter((name) => name !== 'UTC' && !unpacked.has(name));
  if (missing.length === 0) return unpacked;
  const { default: database } = await import('moment-timezone/data/packed/latest.json', { with: { type: 'json' } });
  knowZones(packedZones(database, missing));
  return unpacked;
}

/** Makes zones known by their packed rules, so that scenarios in them need not wait for the database. */
export function knowZones(packed: Readonly<Record<string, string>>): void {
  for (const [name, rules] of Object.entries(packed)) unpacked.set(name, unpackZone(rules));
}

/** Local day number, minute of the day and weekday (Monday 0) of an instant. */
export function localTime(clock: ZoneClock, instant: number): { day: number; minute: number; weekday: number } {
  const local = instant + clock.offsetSeconds(instant);
  const day = Math.floor(local / 86400);
  return { day, minute: Math.floor((local - day * 86400) / 60), weekday: (((day + 3) % 7) + 7) % 7 };
}
