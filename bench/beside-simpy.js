// Times Surgeboard and SimPy in turns and prints the ratio of their speeds, with that of baseline.json beside it:
//   node bench/beside-simpy.js [ROUNDS] [--write]
// Ratios alone can be compared between machines and days, and only when both sides ran in the same minute: so a round runs
// each model in a fresh process of either kind, one after the other, and the median of the rounds' ratios counts.
// --write puts what was measured into baseline.json.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ENGINE_VERSION } from '../dist/engine/node.js';

const python = process.env.PYTHON ?? '/usr/bin/python3';
const simpyContacts = 100_000;
const rounds = Number(process.argv.slice(2).find((word) => /^\d+$/.test(word)) ?? 5);
const baselineUrl = new URL('baseline.json', import.meta.url);

const pathOf = (name) => fileURLToPath(new URL(name, import.meta.url));
const execute = (command, args) => execFileSync(command, args, { encoding: 'utf8', maxBuffer: 2 ** 26 });
const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const cpuSpeed = ({ contacts, cpuSeconds }) => contacts / cpuSeconds;
const elapsedSpeed = ({ contacts, elapsedSeconds }) => contacts / elapsedSeconds;
const twoDigits = (ratio) => Number(ratio.toPrecision(2));

const timeStudies = (model, studies, times) =>
  JSON.parse(execute(process.execPath, [pathOf('time-study.js'), model, `${studies}`, `${times}`])).studies;

/** A whole run of the command line, start of the process and printing of the report included. */
function wholeProcess(model) {
  const before = performance.now();
  const command = pathOf('../engine/cli/surgeboard.js');
  // A missed target is exit code 1, which execFileSync takes for a failure: the report has been printed all the same.
  const json = executeEvenIfMissed([command, 'run', pathOf(`models/${model}.json`), '--workers', '1', '--json']);
  const elapsedSeconds = (performance.now() - before) / 1000;
  return { contacts: JSON.parse(json).contactsSimulated, elapsedSeconds };
}

function executeEvenIfMissed(args) {
  try {
    return execute(process.execPath, args);
  } catch (error) {
    if (error.status === 1) return error.stdout;
    throw error;
  }
}

const ratios = {};
const add = (name, ratio) => {
  ratios[name] = [...(ratios[name] ?? []), ratio];
};
const agreement = {};
let versions = '';
for (let round = 0; round < rounds; round++) {
  for (const model of ['a', 'b', 'c']) {
    const studies = timeStudies(model, 4, 1);
    const [long] = timeStudies(model, 1, 5);
    const simpy = JSON.parse(execute(python, [pathOf('simpy_models.py'), model, `${simpyContacts}`, `${round + 1}`]));
    const cold = model === 'b' ? wholeProcess(model) : null;
    const [first, ...later] = studies;
    add(`${model} first study`, cpuSpeed(first) / cpuSpeed(simpy));
    add(`${model} later studies`, median(later.map(cpuSpeed)) / cpuSpeed(simpy));
    add(`${model} long study`, cpuSpeed(long) / cpuSpeed(simpy));
    if (cold) add(`${model} whole process`, elapsedSpeed(cold) / elapsedSpeed(simpy));
    agreement[model] ??= { surgeboard: [], simpy: [] };
    agreement[model].surgeboard.push(...[...studies, long].map(({ abandonment }) => abandonment));
    agreement[model].simpy.push(simpy.abandonment);
    versions = `Surgeboard ${ENGINE_VERSION}, Node ${process.version.slice(1)}; SimPy ${simpy.simpy}, Python ${simpy.python}`;
  }
  console.error(`round ${round + 1} of ${rounds}`);
}

const { times: baseline } = readBaseline();
console.log(`Times the speed of SimPy, medians of ${rounds} rounds (lowest to highest). ${versions}`);
for (const [name, list] of Object.entries(ratios)) {
  const range = `(${twoDigits(Math.min(...list))} to ${twoDigits(Math.max(...list))})`;
  const before = baseline?.[name] === undefined ? '' : `  baseline ${baseline[name]}`;
  console.log(`${name.padEnd(16)} ${String(twoDigits(median(list))).padStart(5)}  ${range}${before}`);
}
const percent = (shares) => `${((100 * shares.reduce((a, b) => a + b, 0)) / shares.length).toFixed(2)} %`;
for (const [model, { surgeboard, simpy }] of Object.entries(agreement)) {
  console.log(`${model} abandoned: Surgeboard ${percent(surgeboard)}, SimPy ${percent(simpy)}`);
}

if (process.argv.includes('--write')) {
  const times = Object.fromEntries(Object.entries(ratios).map(([name, list]) => [name, twoDigits(median(list))]));
  writeFileSync(
    baselineUrl,
    `${JSON.stringify({ what: 'Times the speed of SimPy', versions, rounds, times }, null, 2)}\n`,
  );
}

function readBaseline() {
  try {
    return JSON.parse(readFileSync(baselineUrl, 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT') return {};
    throw error;
  }
}
