/**
 * The benchmark as one command; see README.md in this folder.
 *
 *   npm run bench                      everything, five rounds: some minutes on two idle processors
 *   npm run bench -- --quick           everything once and small, to see that it runs
 *   npm run bench -- --long            and the ends of the series, which take minutes
 *   npm run bench -- --only=scaling    one suite; several with commas
 *   npm run bench -- --rounds=9        more fresh processes
 *   npm run bench -- --write           and keep results.json and results.md in bench/; otherwise they go to dist/bench/
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { describeMachine } from './machine.ts';
import type { Measurement } from './measurement.ts';
import { builtEngine, openEngine, pathOf } from './places.ts';
import { type Results, resultsPage } from './results-table.ts';
import { measureMicroCosts } from './suites/micro-costs.ts';
import { measurePage } from './suites/page.ts';
import { measureScaling, measureWorkers } from './suites/scaling.ts';
import type { Setting } from './suites/setting.ts';
import { measureNationalService, measureStages } from './suites/stages.ts';
import { measureCommand, measureYardsticks } from './suites/yardsticks.ts';

const suites: Readonly<Record<string, (setting: Setting) => Measurement[] | Promise<Measurement[]>>> = {
  yardsticks: measureYardsticks,
  command: measureCommand,
  workers: measureWorkers,
  page: measurePage,
  stages: measureStages,
  national: measureNationalService,
  scaling: measureScaling,
  micro: measureMicroCosts,
};

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    long: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    only: { type: 'string' },
    rounds: { type: 'string' },
  },
});
const names = values.only?.split(',') ?? Object.keys(suites);
const unknown = names.find((name) => suites[name] === undefined);
const rounds = Number(values.rounds ?? (values.quick ? 1 : 5));
const fault =
  unknown !== undefined
    ? `--only: found "${unknown}"; allowed: ${Object.keys(suites).join(', ')}`
    : !Number.isInteger(rounds) || rounds < 1
      ? `--rounds: found "${values.rounds}"; allowed: a whole number >= 1`
      : null;
if (fault === null) await measure();
else {
  console.error(fault);
  process.exitCode = 2;
}

async function measure(): Promise<void> {
  const setting: Setting = {
    engine: builtEngine,
    rounds,
    isQuick: values.quick,
    isLong: values.long,
    say: (what) => console.error(what),
  };
  const machine = describeMachine();
  const measurements: Measurement[] = [];
  for (const name of names) measurements.push(...(await suites[name](setting)));
  const { ENGINE_VERSION } = await openEngine(builtEngine);
  const results: Results = { surgeboard: ENGINE_VERSION, machine, rounds, measurements };
  const page = resultsPage(results);
  const folder = values.write ? 'bench' : 'dist/bench';
  writeFileSync(pathOf(`${folder}/results.json`), `${JSON.stringify(results, null, 2)}\n`);
  writeFileSync(pathOf(`${folder}/results.md`), page);
  console.log(page);
  console.error(`kept in ${folder}/results.json and ${folder}/results.md`);
}
