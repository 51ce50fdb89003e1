/**
 * The clock on the wall of one time zone: local times to instants and back. Instants are seconds since 1970-01-01 UTC.
 *
 * The rules of zones come with the program: `Intl` would take them from the browser, whose copy may be older, and then
 * the same scenario would not give the same digits everywhere. `@js-joda/timezone` reads them, but unpacks all six
 * hundred zones when it is loaded (0.1 to 0.3 s), so it is given only the zones in use, from the packed IANA database of
 * `moment-timezone`, whose format it shares; and nothing is loaded for scenarios that stay in UTC.
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
  const { Instant, LocalDateTime, ZoneId, ZoneOffset } = await loadRules(names);
  for (const name of names) {
    if (name === 'UTC') continue;
    const rules = ZoneId.of(name).rules();
    const offsetSeconds = (instant: number): number => rules.offset(Instant.ofEpochSecond(instant)).totalSeconds();
    const instant = (day: number, minute: number): number => {
      const local = day * 86400 + minute * 60;
      // Of two valid offsets the first is the one before the change, which is also the one to use in a gap.
      const dateTime = LocalDateTime.ofEpochSecond(local, 0, ZoneOffset.UTC);
      return local - rules.offset(dateTime).totalSeconds();
    };
    clocks.set(name, { name, instant, offsetSeconds });
  }
  return clocks;
}

const loaded = new Set<string>(['UTC']);

/** The library, with the rules of these zones. */
async function loadRules(names: ReadonlySet<string>): Promise<typeof import('@js-joda/core')> {
  const [core, { default: database }] = await Promise.all([
    import('@js-joda/core'),
    import('moment-timezone/data/packed/latest.json', { with: { type: 'json' } }),
    import('@js-joda/timezone/dist/js-joda-timezone-empty.esm.js'),
  ]);
  const missing = new Set([...names].filter((name) => !loaded.has(name)));
  // A link reads `zone|other name of it`.
  const links = database.links.filter((link) => missing.has(link.slice(link.indexOf('|') + 1)));
  for (const link of links) missing.add(link.slice(0, link.indexOf('|')));
  const zones = database.zones.filter((zone) => missing.has(zone.slice(0, zone.indexOf('|'))));
  const provider = core.ZoneRulesProvider as unknown as { loadTzdbData(packed: unknown): void };
  provider.loadTzdbData({ version: database.version, zones, links });
  for (const name of missing) loaded.add(name);
  return core;
}

/** Local day number, minute of the day and weekday (Monday 0) of an instant. */
export function localTime(clock: ZoneClock, instant: number): { day: number; minute: number; weekday: number } {
  const local = instant + clock.offsetSeconds(instant);
  const day = Math.floor(local / 86400);
  return { day, minute: Math.floor((local - day * 86400) / 60), weekday: (((day + 3) % 7) + 7) % 7 };
}
