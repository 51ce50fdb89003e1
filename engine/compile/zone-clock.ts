/**
 * The clock on the wall of one time zone: local times to instants and back. Instants are seconds since 1970-01-01 UTC.
 *
 * The rules of zones come from `@js-joda/timezone`, which brings the IANA database along: `Intl` would take them from
 * the browser, whose copy may be older, and then the same scenario would not give the same digits everywhere. The
 * library unpacks all zones when it is loaded (about 0.1 s), so it is loaded only for scenarios that leave UTC.
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
  const { Instant, LocalDateTime, ZoneId, ZoneOffset } = await import('@js-joda/core');
  await import('@js-joda/timezone');
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

/** Local day number, minute of the day and weekday (Monday 0) of an instant. */
export function localTime(clock: ZoneClock, instant: number): { day: number; minute: number; weekday: number } {
  const local = instant + clock.offsetSeconds(instant);
  const day = Math.floor(local / 86400);
  return { day, minute: Math.floor((local - day * 86400) / 60), weekday: (((day + 3) % 7) + 7) % 7 };
}
