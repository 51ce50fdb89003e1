import { formatIssue } from '../scenario/issue.ts';
import { parseScenario } from '../scenario/parse-scenario.ts';
import { packedZones, type ZoneDatabase, zonesOf } from './packed-zones.ts';

/**
 * The module that a build puts in the place of a scenario file: the scenario that the reader makes of it, without its variants,
 * and the packed rules of its time zones as `zoneRules`. Who imports it opens without reading the schema, nor the database of all
 * zones.
 * @param file its path, for messages
 * @throws Error that lists the faults of the file
 */
export function checkedModule(text: string, file: string, database: ZoneDatabase): string {
  const parsed = parseScenario(text);
  if (!parsed.ok) throw new Error([`${file} is faulty:`, ...parsed.issues.map(formatIssue)].join('\n'));
  const zones = zonesOf(parsed.scenario).filter((name) => name !== 'UTC');
  // V8 reads a text as JSON faster than as code. Where one of the two is not used it is left out.
  const literal = (value: unknown) => `/* @__PURE__ */ JSON.parse(${JSON.stringify(JSON.stringify(value))})`;
  return `export default ${literal(parsed.scenario)};\nexport const zoneRules = ${literal(packedZones(database, zones))};\n`;
}
