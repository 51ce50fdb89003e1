import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { checkedModule } from '../../engine/compile/checked-module.ts';
import { knowZones, zoneClocks } from '../../engine/compile/zone-clock.ts';
import { parseScenario } from '../../engine/index.ts';

const database = createRequire(import.meta.url)('moment-timezone/data/packed/latest.json');
const evaluate = (code: string) =>
  new Function(
    `${code.replace('export default', 'const scenario =').replace('export ', '')}return { scenario, zoneRules };`,
  )();

describe('the module in the place of a scenario file', () => {
  it('is the scenario that the reader makes of it, as it is read anew', () => {
    const text = readFileSync(new URL('../../scenarios/nhs-111-winter.json', import.meta.url), 'utf8');
    const { scenario, zoneRules } = evaluate(checkedModule(text, 'nhs-111-winter.json', database));
    const parsed = parseScenario(text);
    expect(parsed.ok && parsed.scenario).toEqual(scenario);
    expect(Object.keys(zoneRules)).toEqual(['Europe/London']);
  });

  it('has the rules of a zone by another name that the database knows it by', async () => {
    const text = JSON.stringify({
      surgeboard: 1,
      name: 'x',
      calendar: { start: '2026-01-05', days: 1, timeZone: 'Asia/Calcutta' },
      demand: { contactsPerHour: 10 },
      contacts: { handleTime: { law: 'exponential', meanSeconds: 60 }, patience: { law: 'never' } },
      agents: [{ name: 'a', headcount: 2 }],
    });
    const { zoneRules } = evaluate(checkedModule(text, 'x.json', database));
    expect(zoneRules['Asia/Calcutta']).toMatch(/^Asia\/Kolkata\|/);
    knowZones(zoneRules);
    const clocks = await zoneClocks(['Asia/Calcutta', 'Asia/Kolkata']);
    const [known, read] = ['Asia/Calcutta', 'Asia/Kolkata'].map((name) => clocks.get(name)!.instant(20_458, 0));
    expect(known).toBe(read);
  });

  it('is refused with the faults of the file', () => {
    expect(() => checkedModule('{"surgeboard": 1, "name": 3}', 'faulty.json', database)).toThrow(
      /^faulty\.json is faulty:\nname: found 3/,
    );
  });
});
