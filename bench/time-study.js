// Times one yardstick through the public door, scenario JSON in and report out, in a process of its own:
//   node bench/time-study.js a|b|c STUDIES TIMES
// Each study has its own seed and TIMES the replications of the scenario, which are about a million contacts. Prints a JSON
// object: for each study (the first meets a cold compiler) the contacts simulated, elapsed and processor seconds, and the two figures by which another simulator can tell that it simulates the same model.
import { readFileSync } from 'node:fs';
import { parseScenario, runStudy } from '../dist/engine/node.js';

const [model, studies, times] = process.argv.slice(2);
const text = readFileSync(new URL(`models/${model}.json`, import.meta.url), 'utf8');

const timed = [];
for (let i = 0; i < Number(studies); i++) {
  const cpuBefore = process.cpuUsage();
  const before = performance.now();
  const parsed = parseScenario(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  const replications = parsed.scenario.run.replications * Number(times);
  const outcome = await runStudy(parsed.scenario, null, { seed: `yardstick ${i}`, replications });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.issues));
  const json = JSON.stringify(outcome.report);
  const elapsedSeconds = (performance.now() - before) / 1000;
  const { user, system } = process.cpuUsage(cpuBefore);
  const { contactsSimulated, totals } = JSON.parse(json);
  timed.push({
    contacts: contactsSimulated,
    elapsedSeconds,
    cpuSeconds: (user + system) / 1e6,
    abandonment: totals.measures.abandonment.value,
    meanWaitSeconds: totals.measures.meanWaitSeconds.value,
  });
}
console.log(JSON.stringify({ studies: timed, residentMegabytes: process.resourceUsage().maxRSS / 1024 }));
