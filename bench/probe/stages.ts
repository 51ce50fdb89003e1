import { serialize } from 'node:v8';
import { medianOf } from '../measurement.ts';
import { openEngine } from '../places.ts';
import { scenarioText } from '../scenarios.ts';
import { parsed } from './studies.ts';
import type { StagesTask, StageTimes } from './tasks.ts';

/** The stages of a study one by one, each cold, as a person meets them who runs one scenario. */
export async function timeStages({ engine: folder, scenario: name, replications }: StagesTask): Promise<StageTimes> {
  const engine = await openEngine(folder);
  const text = scenarioText(name);
  const [scenario, parseMilliseconds] = timed(() => parsed(engine, text));
  const beforeCompile = performance.now();
  const compiled = await engine.compile(scenario);
  const compileMilliseconds = performance.now() - beforeCompile;
  if (!compiled.ok) throw new Error(compiled.issues.map(engine.formatIssue).join('\n'));
  const { model } = compiled;
  const simulator = new engine.StudyEngine(model);
  const result = engine.StudyResult.empty(model);
  const simulating: number[] = [];
  const merging: number[] = [];
  let batchBytes = 0;
  for (let from = 0; from < replications; from++) {
    const [buffer, milliseconds] = timed(() => simulator.runBatch({ seed: 'yardstick', from, to: from + 1 }));
    simulating.push(milliseconds);
    batchBytes = buffer.byteLength;
    merging.push(timed(() => result.add(buffer))[1]);
  }
  const [report, reportMilliseconds] = timed(() => JSON.stringify(result.report()));
  return {
    parseMilliseconds,
    compileMilliseconds,
    simulateMilliseconds: medianOf(simulating.length > 1 ? simulating.slice(1) : simulating),
    mergeMilliseconds: merging.reduce((sum, milliseconds) => sum + milliseconds, 0) / merging.length,
    reportMilliseconds,
    modelBytes: serialize(model).byteLength,
    batchBytes,
    reportBytes: Buffer.byteLength(report),
  };
}

function timed<Result>(run: () => Result): [Result, number] {
  const before = performance.now();
  const result = run();
  return [result, performance.now() - before];
}
