import type { Scenario } from '../../engine/node.ts';
import { type Engine, openEngine } from '../places.ts';
import { scenarioText } from '../scenarios.ts';
import type { PoolTask, ProbeResults, StudiesTask, TimedStudy } from './tasks.ts';

export async function timeStudies(task: StudiesTask): Promise<ProbeResults['studies']> {
  const engine = await openEngine(task.engine);
  const text = scenarioText(task.scenario);
  const studies: TimedStudy[] = [];
  for (let i = 0; i < task.studies; i++)
    studies.push(await timeStudy(engine, text, `yardstick ${i}`, task.replications));
  return { studies, residentMegabytes: process.resourceUsage().maxRSS / 1024 };
}

async function timeStudy(
  engine: Engine,
  text: string,
  seed: string,
  replications: number | undefined,
): Promise<TimedStudy> {
  const cpuBefore = process.cpuUsage();
  const before = performance.now();
  const scenario = parsed(engine, text);
  const outcome = await engine.runStudy(scenario, null, { seed, ...(replications !== undefined && { replications }) });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.issues));
  // As text, as whoever asked for it gets it. It is not read back: that would count as memory of the study.
  JSON.stringify(outcome.report);
  const elapsedSeconds = (performance.now() - before) / 1000;
  const { user, system } = process.cpuUsage(cpuBefore);
  const { contactsSimulated, totals } = outcome.report;
  return {
    contacts: contactsSimulated,
    elapsedSeconds,
    cpuSeconds: (user + system) / 1e6,
    abandonment: totals.measures.abandonment.value ?? Number.NaN,
    meanWaitSeconds: totals.measures.meanWaitSeconds.value ?? Number.NaN,
  };
}

export async function timeInPool(task: PoolTask): Promise<ProbeResults['pool']> {
  const engine = await openEngine(task.engine);
  const scenario = parsed(engine, scenarioText(task.scenario));
  const pool = engine.createWorkerPool(task.workers);
  try {
    const run = async (replications: number) => {
      const before = performance.now();
      const outcome = await engine.runStudy(scenario, pool, { replications });
      if (!outcome.ok) throw new Error(JSON.stringify(outcome.issues));
      return { contacts: outcome.report.contactsSimulated, elapsedSeconds: (performance.now() - before) / 1000 };
    };
    await run(Math.max(4 * task.workers, Math.ceil(task.replications / 10)));
    const studies = [];
    for (let i = 0; i < task.studies; i++) studies.push(await run(task.replications));
    return studies;
  } finally {
    await pool.terminate();
  }
}

export function parsed(engine: Engine, text: string): Scenario {
  const result = engine.parseScenario(text);
  if (!result.ok) throw new Error(result.issues.map(engine.formatIssue).join('\n'));
  return result.scenario;
}
