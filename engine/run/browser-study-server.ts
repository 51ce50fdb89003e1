import { expose } from 'comlink';
import { knowZones } from '../compile/zone-clock.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { livingWorker } from './browser-connection.ts';
import { createWorkerPool } from './browser-pool.ts';
import { machineClock } from './clock.ts';
import { withHeadStart } from './head-start.ts';
// The first replications are simulated here: what simulates them is no chunk of its own, for which they would wait.
import './in-process-executor.ts';
import type { PoolChoice } from './replications.ts';
import { runStudy } from './run-study.ts';
import { createStudyWorker, type StudyWish } from './study-worker.ts';

/** A study to run before the page asks for it, which it will as soon as it can. */
export interface StudyAhead extends StudyWish {
  readonly scenario: Scenario;
  /** Packed rules of its time zones, which need not be looked up then. */
  readonly zoneRules?: Readonly<Record<string, string>>;
}

/** Makes this Web Worker the thread that a `StudyThread` of the page talks to. */
export function serveStudies(ahead?: StudyAhead): void {
  // A browser that cannot start workers from a worker simulates in this one.
  const openPool = typeof Worker === 'undefined' ? null : createWorkerPool;
  // The schema is read when there is a file to read: a page opens without.
  const readScenario = async (text: string) => (await import('../scenario/parse-scenario.ts')).parseScenario(text);
  const runnerFor = (pool: PoolChoice) => {
    if (ahead === undefined) return runStudy;
    const { scenario, zoneRules = {}, ...wish } = ahead;
    knowZones(zoneRules);
    return withHeadStart(runStudy, scenario, pool, { ...wish, clock: machineClock });
  };
  const worker = createStudyWorker({ openPool, readScenario, runnerFor });
  expose({ ...worker, ...livingWorker });
}
