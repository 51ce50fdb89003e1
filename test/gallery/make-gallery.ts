/**
 * `npm run gallery [NAME...]`: simulates all scenarios (or only those named, for the expected results and pictures of these)
 * and writes what is made from them. `gallery.test.ts` fails when something is out of date.
 */

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createWorkerPool } from '../../engine/node.ts';
import { galleryFiles, type ToldScenario } from './gallery-files.ts';
import { claimRows, scenarioFolder, scenarioNames, tellScenario } from './tell-scenarios.ts';

const pool = createWorkerPool();
const told: ToldScenario[] = [];
for (const name of scenarioNames(scenarioFolder)) {
  const startedAt = performance.now();
  told.push(await tellScenario(scenarioFolder, name, pool));
  console.log(`${name}: ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
}
await pool.terminate();
const readme = readFileSync(join(scenarioFolder, 'README.md'), 'utf8');
for (const [path, text] of galleryFiles(told, await claimRows(), readme)) {
  mkdirSync(dirname(join(scenarioFolder, path)), { recursive: true });
  writeFileSync(join(scenarioFolder, path), text);
}
