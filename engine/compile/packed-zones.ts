import type { Scenario } from '../scenario/scenario.ts';

/** The packed IANA database, as `moment-timezone` ships it. */
export interface ZoneDatabase {
  /** `name|abbreviations|offsets|indices|untils|population` */
  readonly zones: readonly string[];
  /** `zone|other name of it` */
  readonly links: readonly string[];
}

/** The time zones a scenario names, UTC included. */
export function zonesOf({ calendar, sites }: Scenario): string[] {
  return [
    ...new Set([calendar.timeZone, ...Object.values(sites).map(({ timeZone }) => timeZone ?? calendar.timeZone)]),
  ];
}

/** The rules of zones by name, still packed. @param names known to exist, none of them UTC */
export function packedZones(
  { zones, links }: ZoneDatabase,
  names: readonly string[],
): Readonly<Record<string, string>> {
  const packed: Record<string, string> = {};
  for (const name of names) {
    const link = links.find((given) => given.endsWith(`|${name}`));
    const zone = link === undefined ? name : link.slice(0, link.indexOf('|'));
    packed[name] = zones.find((given) => given.startsWith(`${zone}|`))!;
  }
  return packed;
}
