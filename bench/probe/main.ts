import { timeBareLoop } from './bare-loop.ts';
import { timeMicroCosts } from './micro-costs.ts';
import { timeStages } from './stages.ts';
import { timeInPool, timeStudies } from './studies.ts';
import type { ProbeResults, ProbeTasks } from './tasks.ts';

const probes: { [Name in keyof ProbeTasks]: (task: ProbeTasks[Name]) => Promise<ProbeResults[Name]> } = {
  studies: timeStudies,
  stages: timeStages,
  pool: timeInPool,
  'bare-loop': timeBareLoop,
  micro: timeMicroCosts,
};

// node dist/bench/probe.js TASK JSON: does one task and prints its result as JSON.
const [name, task] = process.argv.slice(2);
const run = probes[name as keyof ProbeTasks] as ((task: unknown) => Promise<unknown>) | undefined;
if (run === undefined) throw new Error(`task: found ${name}; allowed: ${Object.keys(probes).join(', ')}`);
process.stdout.write(JSON.stringify(await run(JSON.parse(task))));
