/**
 * `npm run gallery`: simulates all scenarios and writes what is made from them. `npm run gallery -- NAME...` does so for
 * those named, and leaves alone what is made from all together: the README and the cards. `gallery.test.ts` fails when
 * something is out of date.
 */

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createWorkerPool } from '../../engine/node.ts';
import { galleryFiles, type ToldScenario } from './gallery-files.ts';
import { claimRows, scenarioFolder, scenarioNames, tellScenario } from './tell-scenarios.ts';

const all = scenarioNames(scenarioFolder);
const named = process.argv.slice(2);
const strangers = named.filter((name) => !all.includes(name));
if (strangers.length > 0) {
  console.error(`scenarios: found ${strangers.join(', ')}; allowed: ${all.join(', ')}`);
  process.exit(2);
}

const pool = createWorkerPool();
const told: ToldScenario[] = [];
for (const name of named.length > 0 ? named : all) {
  const startedAt = performance.now();
  told.push(await tellScenario(scenarioFolder, name, pool));
  console.log(`${name}: ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
}
await pool.terminate();
const readme = readFileSync(join(scenarioFolder, 'README.md'), 'utf8');
for (const [path, text] of galleryFiles(told, await claimRows(), readme)) {
  if (named.length > 0 && !named.some((name) => [`expected/${name}.json`, `gallery/${name}.svg`].includes(path)))
    continue;
  mkdirSync(dirname(join(scenarioFolder, path)), { recursive: true });
  writeFileSync(join(scenarioFolder, path), text);
}
