import type { ProbeResults, ProbeTasks } from './tasks.ts';

/** Each is loaded when it is asked for: what other tasks import would count as memory of this one. */
const probes: { [Name in keyof ProbeTasks]: () => Promise<(task: ProbeTasks[Name]) => Promise<ProbeResults[Name]>> } = {
  studies: async () => (await import('./studies.ts')).timeStudies,
  stages: async () => (await import('./stages.ts')).timeStages,
  pool: async () => (await import('./studies.ts')).timeInPool,
  'bare-loop': async () => (await import('./bare-loop.ts')).timeBareLoop,
  micro: async () => (await import('./micro-costs.ts')).timeMicroCosts,
};

// node dist/bench/probe.js TASK JSON: does one task and prints its result as JSON.
const [name, task] = process.argv.slice(2);
const load = probes[name as keyof ProbeTasks] as (() => Promise<(task: unknown) => Promise<unknown>>) | undefined;
if (load === undefined) throw new Error(`task: found ${name}; allowed: ${Object.keys(probes).join(', ')}`);
const run = await load();
process.stdout.write(JSON.stringify(await run(JSON.parse(task))));
