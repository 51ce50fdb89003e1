import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorkerPool, type WorkerPool } from '../../engine/node.ts';
import { galleryFiles, type ToldScenario } from './gallery-files.ts';
import { claimRows, scenarioFolder, scenarioNames, tellScenario } from './tell-scenarios.ts';

const names = scenarioNames(scenarioFolder);
const told = new Map<string, ToldScenario>();
const read = (path: string) =>
  existsSync(join(scenarioFolder, path)) ? readFileSync(join(scenarioFolder, path), 'utf8') : '';
const stale =
  'Results have moved. If that is intended, "npm run gallery" writes them anew, and the changelog says why.';

let pool: WorkerPool;
beforeAll(() => {
  pool = createWorkerPool();
});
afterAll(() => pool.terminate());

describe('the scenarios', () => {
  it.each(names)('%s has the results that are written down, to the digit', async (name) => {
    const scenario = await tellScenario(scenarioFolder, name, pool);
    told.set(name, scenario);
    const { claimStudyVersion: _, engineVersion: __, ...study } = scenario.study;
    expect(study, stale).toEqual(JSON.parse(read(`expected/${name}.json`) || '{}'));
  });

  it('are shown in the gallery as they are', async () => {
    const all = names.flatMap((name) => told.get(name) ?? []);
    expect(all, 'all were simulated').toHaveLength(names.length);
    for (const [path, text] of galleryFiles(all, await claimRows(), read('README.md'))) {
      expect(text === read(path), `${path} is out of date; "npm run gallery" writes it anew`).toBe(true);
    }
  });

  it('are all that has results and pictures', () => {
    for (const [folder, ending] of [
      ['expected', '.json'],
      ['gallery', '.svg'],
    ] as const) {
      const files = readdirSync(join(scenarioFolder, folder)).filter((file) => file !== 'cards.json');
      const found = files.map((file) => file.replace(ending, ''));
      expect(found.sort(), folder).toEqual([...names].sort());
    }
  });
});
