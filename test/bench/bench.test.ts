import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { medianOf, Samples, spreadOf } from '../../bench/measurement.ts';
import { pathOf } from '../../bench/places.ts';
import { type Results, resultsPage, threeDigits } from '../../bench/results-table.ts';
import { scenarioText } from '../../bench/scenarios.ts';
import { compile, parseScenario } from '../../engine/index.ts';

const main = pathOf('dist/bench/main.js');

function bench(...args: string[]) {
  if (!existsSync(main)) throw new Error('dist/bench is missing; run: npm run build:bench');
  return spawnSync(process.execPath, [main, ...args], { encoding: 'utf8' });
}

describe('the benchmark', () => {
  it.each([
    ['yardsticks', 'everything, first study'],
    ['command', 'surgeboard --version'],
    ['workers', 'b, 1 worker, later studies'],
    ['page', 'first contentful paint to first figure, cold'],
    ['stages', 'merge a replication'],
    ['scaling', '10,000 contacts, 100 agents'],
    ['micro', 'ziggurat, fillExponential'],
  ])('runs: %s', (suite, what) => {
    const { status, stderr } = bench('--quick', `--only=${suite}`);
    expect(status, stderr).toBe(0);
    const results: Results = JSON.parse(readFileSync(pathOf('dist/bench/results.json'), 'utf8'));
    const samples = results.measurements.flatMap((measurement) => measurement.samples);
    expect(results.measurements.map((measurement) => measurement.what)).toContain(what);
    expect(samples.every((sample) => Number.isFinite(sample) && sample >= 0)).toBe(true);
    expect(results.machine.processors).toBeGreaterThan(0);
  });

  it('says what may be asked of it', () => {
    expect(bench('--only=yardstick')).toMatchObject({
      status: 2,
      stderr:
        '--only: found "yardstick"; allowed: yardsticks, command, workers, page, stages, national, scaling, micro\n',
    });
    expect(bench('--rounds=0')).toMatchObject({
      status: 2,
      stderr: '--rounds: found "0"; allowed: a whole number >= 1\n',
    });
  });
});

describe('scenarios that are timed', () => {
  it.each(['a', 'b', 'c', 'everything', 'flagship', 'contacts-100000000', 'agents-100000', 'classes-1000'])(
    '%s is valid and not too large',
    async (name) => {
      const parsed = parseScenario(scenarioText(name));
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
      expect(await compile(parsed.scenario)).toMatchObject({ ok: true });
    },
  );

  it('the national service has a year, 3,000 agents in 40 groups, 60 classes and 100,000 contacts a day', async () => {
    const parsed = parseScenario(scenarioText('national'));
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
    const compiled = await compile(parsed.scenario);
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.issues));
    const { agents, calendar, demand } = parsed.scenario;
    // Everybody works five days of seven, so a shift's people are counted on five days.
    const people = agents.map(({ shifts }) => shifts!.reduce((sum, { headcount }) => sum + headcount, 0));
    expect(people).toEqual(Array(40).fill(75));
    expect(calendar.days).toBe(365);
    expect(demand.contactsPerDay).toBe(100_000);
    expect(compiled.model.classes.names).toHaveLength(60);
  });

  it('refuses a name that it does not know', () => {
    expect(() => scenarioText('agents-many')).toThrow(/^scenario: found agents-many; allowed: a, b, c/);
  });
});

describe('a spread', () => {
  it('is the median with the lowest and the highest', () => {
    expect(spreadOf([3, 1, 2, 10])).toEqual({ median: 2.5, lowest: 1, highest: 10, count: 4 });
    expect(medianOf([5])).toBe(5);
    expect(() => medianOf([])).toThrow('samples: found none; allowed: one or more');
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, -1])('refuses %s as a sample', (sample) => {
    expect(() => new Samples('Speed').add('a', 'ms', sample)).toThrow(
      `Speed: a: found ${sample} ms; allowed: a number >= 0`,
    );
  });

  it.each([
    [0, '0'],
    [0.01234, '0.0123'],
    [1.005, '1.00'],
    [12.345, '12.3'],
    [123.4, '123'],
    [123456, '123,000'],
  ])('prints %s as %s', (value, text) => {
    expect(threeDigits(value)).toBe(text);
  });

  it('becomes a row of a table, with its goal', () => {
    const page = resultsPage({
      surgeboard: '0.1.0',
      machine: {
        ...{ processor: 'P', processors: 2, memoryGigabytes: 8, system: 'Linux', node: '20', v8: '11', load: 1 },
        date: '2026-01-05',
      },
      rounds: 3,
      measurements: [{ suite: 'Speed', what: 'a', unit: 'M contacts/s', samples: [3, 1, 2], goal: 'at least 9' }],
    });
    expect(page).toContain('## Speed\n\n| what | median | lowest to highest | goal |\n');
    expect(page).toContain('| a | 2.00 M contacts/s | 1.00 to 3.00 | at least 9 |');
  });
});
