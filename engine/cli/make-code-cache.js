/**
 * The last step of a build: runs what short commands run, and keeps the code that V8 made of it beside the built scripts
 * (see `code-cache.js`). Called with the folder of the build, then `command` or `engine`: the command sets V8 flags that
 * a program which imports the engine has not, and code is good for one setting only.
 */

import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';

const [folder, door] = process.argv.slice(2);
const scenario = (name) => fileURLToPath(new URL(`../../scenarios/${name}.json`, import.meta.url));

// Functions that ran once would be forgotten.
setFlagsFromString('--no-flush-bytecode');

process.on('exit', () => {
  setFlagsFromString('--flush-bytecode');
  for (const [path, script] of scripts) writeFileSync(codeFile(path), script.createCachedData());
});

if (door === 'command') {
  process.argv.splice(2, 2, 'run', scenario('start-here'), '--workers', '1');
  await import('./surgeboard.js');
}
const { codeFile, load, scripts } = await import(new URL('code-cache.js', pathToFileURL(`${folder}/`)).href);
const { parseScenario, runStudy } = load('node.cjs');
for (const name of ['start-here', 'ai-triage']) {
  const parsed = parseScenario(readFileSync(scenario(name), 'utf8'));
  const outcome = await runStudy(parsed.scenario, null, { replications: 3 });
  JSON.stringify(outcome.report);
}
