import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { probe, runCommand, runProgram } from '../fresh-process.ts';
import { type Measurement, medianOf, Samples } from '../measurement.ts';
import { pathOf } from '../places.ts';
import type { TimedStudy } from '../probe/tasks.ts';
import type { Setting } from './setting.ts';

const MODELS = ['a', 'b', 'c'] as const;
/** Studies of a process: the first meets a cold compiler, later ones each have an engine of their own. */
const STUDIES = 4;
/** A long study is so many times the replications of the scenario. */
const LONG = 5;

const goals: Readonly<Record<string, string>> = {
  'a, long study, of SimPy': 'at least 100',
  'b, long study, of SimPy': 'at least 100',
  'c, long study, of SimPy': 'at least 65',
};

/**
 * Models A, B, C and everything at once through the public door, beside SimPy, a bare JavaScript loop and C++ for model A. All
 * sides of a round run one after the other within a minute or so, and ratios are taken round by round: a machine that is slow for a
 * while is slow for both.
 */
export function measureYardsticks(setting: Setting): Measurement[] {
  const speeds = new Samples('Speed, one thread');
  const ratios = new Samples('Speed beside others');
  const memory = new Samples('Memory of the process');
  const agreement = new Samples('Same model: share that abandons');
  const others = openOthers(setting);
  try {
    for (let round = 0; round < setting.rounds; round++) {
      for (const model of MODELS) {
        setting.say(`model ${model}, round ${round + 1} of ${setting.rounds}`);
        const of = ownSpeeds(setting, model, speeds, memory);
        agreement.add(`${model}, Surgeboard`, '%', 100 * of.abandonment);
        const simpy = others.simpy(model, round + 1);
        if (simpy !== null) {
          const speed = cpuSpeed(simpy);
          speeds.add(`${model}, SimPy`, 'M contacts/s', speed / 1e6);
          agreement.add(`${model}, SimPy`, '%', 100 * simpy.abandonment);
          for (const [kind, own] of Object.entries(of.speeds)) {
            const what = `${model}, ${kind}, of SimPy`;
            ratios.add(what, 'times', own / speed, goals[what]);
          }
        }
        if (model === 'a') besideBareLoops(of.speeds['long study'], others, speeds, ratios, agreement);
      }
      setting.say(`everything at once, flagship, round ${round + 1} of ${setting.rounds}`);
      for (const model of ['everything', 'flagship']) ownSpeeds(setting, model, speeds, memory);
    }
  } finally {
    others.close();
  }
  return [speeds, ratios, memory, agreement].flatMap((samples) => samples.measurements());
}

const ownGoals: Readonly<Record<string, string>> = { everything: '1.5 where C++ does A at 22' };

function ownSpeeds({ engine, isQuick }: Setting, scenario: string, speeds: Samples, memory: Samples) {
  const isYardstick = scenario.length === 1;
  const small = isQuick && { replications: 1 };
  const { studies, residentMegabytes } = probe('studies', {
    engine,
    scenario,
    studies: isQuick ? 1 : STUDIES,
    ...small,
  });
  const [first, ...later] = studies;
  const found: Record<string, number> = {
    'first study': cpuSpeed(first),
    ...(later.length > 0 && { 'later studies': medianOf(later.map(cpuSpeed)) }),
  };
  memory.add(`${scenario}, ${studies.length} studies`, 'MB', residentMegabytes);
  if (isYardstick) {
    const replications = isQuick ? 1 : LONG * (scenario === 'b' ? 200 : 1);
    const long = probe('studies', { engine, scenario, studies: 1, replications });
    found['long study'] = cpuSpeed(long.studies[0]);
    memory.add(`${scenario}, one long study`, 'MB', long.residentMegabytes, 'under 80');
  }
  for (const [kind, speed] of Object.entries(found)) {
    speeds.add(`${scenario}, ${kind}`, 'M contacts/s', speed / 1e6, ownGoals[scenario]);
  }
  return { speeds: found, abandonment: first.abandonment };
}

function besideBareLoops(own: number, others: Others, speeds: Samples, ratios: Samples, agreement: Samples): void {
  for (const [name, study] of [
    ['a bare JavaScript loop', others.bareLoop()],
    ['C++', others.cpp()],
  ] as const) {
    if (study === null) continue;
    speeds.add(`a, ${name}`, 'M contacts/s', cpuSpeed(study) / 1e6);
    ratios.add(`a, long study, of ${name}`, 'times', own / cpuSpeed(study));
    agreement.add(`a, ${name}`, '%', 100 * study.abandonment);
  }
}

interface Others {
  simpy(model: string, seed: number): TimedStudy | null;
  bareLoop(): TimedStudy;
  cpp(): TimedStudy | null;
  close(): void;
}

/** Finds what this machine has to compare with, and says in a line what it has not. */
function openOthers({ isQuick, say }: Setting): Others {
  const python = findPython();
  if (python === null) say('no Python with SimPy (Debian: python3-simpy3; another Python: PYTHON=...): left out');
  const folder = mkdtempSync(join(tmpdir(), 'surgeboard-bench-'));
  const program = join(folder, 'model_a');
  try {
    runProgram('g++', ['-O3', '-march=native', '-o', program, pathOf('bench/beside/model_a.cpp')]);
  } catch {
    say('no g++: C++ is left out');
  }
  const contacts = isQuick ? 20_000 : 5_000_000;
  return {
    simpy: (model, seed) => {
      if (python === null) return null;
      const script = pathOf('bench/beside/simpy_models.py');
      return JSON.parse(runProgram(python, [script, model, isQuick ? '5000' : '100000', `${seed}`]).stdout);
    },
    bareLoop: () => probe('bare-loop', { contacts }),
    cpp: () => (existsSync(program) ? JSON.parse(runProgram(program, [`${contacts}`]).stdout) : null),
    close: () => rmSync(folder, { recursive: true }),
  };
}

function findPython(): string | null {
  for (const python of [process.env.PYTHON, '/usr/bin/python3', 'python3']) {
    if (python === undefined) continue;
    try {
      runProgram(python, ['-c', 'import simpy']);
      return python;
    } catch {
      // The next one, or none.
    }
  }
  return null;
}

/** What a person waits for: start of the process, simulation, the printed report. */
export function measureCommand(setting: Setting): Measurement[] {
  const samples = new Samples('The command, start of the process included');
  const b = pathOf('bench/models/b.json');
  for (let round = 0; round < setting.rounds; round++) {
    setting.say(`the command, round ${round + 1} of ${setting.rounds}`);
    const time = (what: string, args: string[], goal?: string) =>
      samples.add(what, 'ms', 1000 * runCommand(setting.engine, args).elapsedSeconds, goal);
    const few = setting.isQuick ? ['--replications', '2'] : [];
    samples.add('node alone', 'ms', 1000 * runProgram(process.execPath, ['-e', '0']).elapsedSeconds);
    time('surgeboard --version', ['--version']);
    time('surgeboard validate b.json', ['validate', b]);
    time('surgeboard run b.json --workers 1', ['run', b, '--json', '--workers', '1', ...few], 'under 400');
    time('surgeboard run b.json', ['run', b, '--json', ...few], 'under 400');
  }
  return samples.measurements();
}

function cpuSpeed({ contacts, cpuSeconds }: TimedStudy): number {
  return contacts / cpuSeconds;
}
