import { readFileSync } from 'node:fs';
import { csvParse } from 'd3-dsv';
import { describe, expect, it } from 'vitest';
import { parseScenario, type Scenario } from '../../engine/node.ts';
import { claimRows, scenarioFolder, scenarioNames } from './tell-scenarios.ts';

const names = scenarioNames(scenarioFolder);

function scenarioOf(name: string): Scenario {
  const parsed = parseScenario(readFileSync(`${scenarioFolder}/${name}.json`, 'utf8'));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.scenario;
}

describe('a scenario of the gallery', () => {
  it.each(names)('%s says what it asks, what it found, and where its numbers come from', (name) => {
    const { question, description, finding, sources, claims, targets, variants } = scenarioOf(name);
    expect(question).toMatch(/\?$/);
    expect(description).toMatch(/\.$/);
    expect(finding, 'the figures of the finding come from the run').toContain('{');
    expect(Object.keys(variants ?? {}).length).toBeGreaterThan(0);
    expect(targets.length).toBeGreaterThan(0);
    expect(sources.length).toBeGreaterThan(2);
    for (const { what, kind, source, confidence } of sources) {
      expect(source ?? '', what).not.toBe('');
      expect(confidence, what).toBeDefined();
      if (kind === 'data') expect(confidence, `${what}: data has a source that can be judged`).not.toBe('U');
    }
    for (const { text, source } of claims) expect(source ?? '', text).not.toBe('');
  });

  it('named start-here has fewer than 25 lines', () => {
    const lines = readFileSync(`${scenarioFolder}/start-here.json`, 'utf8').trimEnd().split('\n');
    expect(lines.length).toBeLessThan(25);
  });
});

describe('the table of claims', () => {
  const used = names.flatMap((name) => scenarioOf(name).claims.flatMap(({ rows }) => rows));

  it('has 39 rows, of which each is put to the test or says why none can be', async () => {
    const rows = await claimRows();
    expect(rows).toHaveLength(39);
    expect(rows.filter(({ key, outside }) => !used.includes(key) && outside === '').map(({ key }) => key)).toEqual([]);
  });

  it('has every row of the article that a scenario names, and the table of parameters has the others', async () => {
    const parameters = csvParse(readFileSync(`${scenarioFolder}/data/parameters.csv`, 'utf8'));
    const keys = [...(await claimRows()), ...parameters].map(({ key }) => key);
    expect(used.filter((row) => !keys.includes(row))).toEqual([]);
    for (const { key, source, confidence } of parameters) expect([source, confidence], key).not.toContain('');
  });
});
