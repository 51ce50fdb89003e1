import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Comparison,
  compareStudies,
  compile,
  type Model,
  parseScenario,
  type Report,
  type Scenario,
  StudyEngine,
  StudyResult,
} from '../../../engine/index.ts';
import { brokenLaws } from '../../support/broken-laws.ts';
import { projectFolder, projectText } from '../../support/project-files.ts';
import { type Check, equalCheck, exactCheck, type Law, notAboveCheck, standardErrorOf } from './check.ts';
import { workAndTime } from './work-and-time.ts';

interface Shipped {
  readonly name: string;
  readonly text: string;
  readonly scenario: Scenario;
  readonly model: Model;
  readonly replications: number;
  /** Replications one by one: every report is of a single one. */
  readonly single: readonly Report[];
  readonly report: Report;
}

const LEAST_REPLICATIONS = 4;

/**
 * All scenarios that come with the project, each simulated for about so many contacts.
 * @param mostReplications of the short ones
 */
export async function shippedScenarios(contacts: number, mostReplications: number): Promise<Shipped[]> {
  const files = readdirSync(join(projectFolder, 'scenarios'))
    .filter((name) => name.endsWith('.json') && !name.endsWith('.schema.json'))
    .sort();
  const shipped: Shipped[] = [];
  for (const file of files) {
    const text = projectText(`scenarios/${file}`);
    const scenario = parsed(text);
    const compiled = await compile(scenario);
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.issues));
    const { model } = compiled;
    const engine = new StudyEngine(model);
    const reportOf = (seed: string, to: number): Report => {
      const result = StudyResult.empty(model);
      result.add(engine.runBatch({ seed, from: 0, to }));
      return result.report();
    };
    const aReplication = model.arrivals.expectedContacts.reduce((sum, expected) => sum + expected, 0);
    const replications = Math.max(LEAST_REPLICATIONS, Math.min(mostReplications, Math.round(contacts / aReplication)));
    const single = Array.from({ length: replications }, (_, r) => reportOf(`${model.run.seed} law ${r}`, 1));
    const report = reportOf(model.run.seed, Math.max(2, Math.ceil(replications / 4)));
    shipped.push({ name: file.replace('.json', ''), text, scenario, model, replications, single, report });
  }
  return shipped;
}

export function conservation(shipped: readonly Shipped[]): Law {
  return {
    name: 'Conservation',
    statement:
      'Every contact offered meets one end; parts add up to their wholes over classes, languages, channels, groups, sites, intervals, days and cost lines; shares are shares. To 1e-9.',
    checks: shipped.flatMap(({ name, report, single }) => {
      const broken = [report, ...single].flatMap(brokenLaws);
      return exactCheck(
        name,
        `${1 + single.length} reports`,
        broken.length === 0 ? 'nothing amiss' : `${broken.length} broken: ${broken[0]}`,
        broken.length === 0,
      );
    }),
  };
}

/**
 * Time that agents are busy = contacts x time each. Where agents hold several contacts at once, are interrupted, lose contacts in
 * an outage or fetch an interpreter, the two differ by design, and the scenario is left out.
 */
export function littleAtTheDesks(shipped: readonly Shipped[]): Law {
  const usesOf = new Map(shipped.map((one) => [one, otherUsesOfTime(one.scenario)]));
  const [asked, others] = [true, false].map((isAsked) =>
    shipped.filter((one) => (usesOf.get(one)!.length === 0) === isAsked),
  );
  return {
    name: "Little's law at the desks",
    statement:
      'The time that agents are busy, told by the clock of the simulation, is the work of the contacts they took. To 1e-6, in one replication.',
    checks: asked!.map(({ name, model }) => {
      const { contacts, workSeconds, busySeconds } = workAndTime(model);
      const holds = contacts > 0 && Math.abs(busySeconds - workSeconds) < 1e-6 * workSeconds;
      const ratio = (busySeconds / workSeconds).toFixed(9);
      return exactCheck(name, `${contacts.toLocaleString('en-GB')} contacts`, `ratio ${ratio}`, holds);
    }),
    leftOut: others!.map((one) => `${one.name} (${usesOf.get(one)!.join(', ')})`),
  };
}

function otherUsesOfTime({ agents, outages, interpreters, routing, ...rest }: Scenario): string[] {
  const text = JSON.stringify({ routing, rest });
  const uses: [boolean, string][] = [
    [agents.some(({ concurrency }) => concurrency !== undefined), 'several contacts at once'],
    [(outages ?? []).length > 0, 'outages'],
    [interpreters !== undefined, 'interpreters'],
    [text.includes('"resume"'), 'interruptions'],
  ];
  return uses.flatMap(([isInUse, use]) => (isInUse ? [use] : []));
}

/**
 * Where patience is exponential, hang-ups come at a constant rate for each contact in line: the expected number is the expected time
 * in line of all, over the mean patience, on any day and under any rule. It ties a count of one kind of event to the time of two.
 */
export function hangUpsByTimeInLine(shipped: readonly Shipped[]): Law {
  const checks = shipped.flatMap(({ name, model, single }) =>
    model.classes.names.flatMap((ofClass, k): Check[] => {
      const patience = model.classes.patience[k]!;
      if (patience.law !== 'exponential' || patience.meanSeconds > 1e7) return [];
      const differences = single.map(({ classes }) => {
        const { offered, answered, abandoned, meanWaitSeconds } = classes[k]!.measures;
        const gone = answered.value! + abandoned.value!;
        if (Math.abs(offered.value! - gone) > 1e-6) return Number.NaN;
        return abandoned.value! - ((meanWaitSeconds.value ?? 0) * gone) / patience.meanSeconds;
      });
      // Contacts with other ends have waits that these two figures do not hold.
      if (differences.some(Number.isNaN)) return [];
      const n = differences.length;
      const mean = differences.reduce((sum, difference) => sum + difference, 0) / n;
      const variance = differences.reduce((sum, difference) => sum + (difference - mean) ** 2, 0) / (n - 1);
      if (variance === 0) return [];
      return [equalCheck(name, `${ofClass}, ${n} replications`, mean, Math.sqrt(variance / n))];
    }),
  );
  return {
    name: 'Hang-ups are time in line over patience',
    statement:
      'Of classes whose patience is exponential and that are answered or hang up: hang-ups = time in line of all / mean patience, in expectation. Paired by replication.',
    checks,
  };
}

interface Staffed {
  agents: {
    headcount?: number;
    shifts?: { headcount: number }[];
    headcountByInterval?: { headcount: number[] };
  }[];
}

/** One more in every group at all times. */
export async function oneAgentMore(shipped: readonly Shipped[]): Promise<Law> {
  const checks: Check[] = [];
  for (const { name, text, scenario, replications } of shipped) {
    const more: Staffed = JSON.parse(text);
    for (const group of more.agents) {
      if (group.headcount !== undefined) group.headcount++;
      for (const shift of group.shifts ?? []) shift.headcount++;
      const byInterval = group.headcountByInterval;
      if (byInterval !== undefined) byInterval.headcount = byInterval.headcount.map((headcount) => headcount + 1);
    }
    const outcome = await compareStudies(scenario, parsed(JSON.stringify(more)), null, { replications });
    if (!outcome.ok) throw new Error(JSON.stringify(outcome));
    for (const [measure, sign] of [
      ['meanWaitSeconds', 1],
      ['abandonment', 1],
      ['serviceLevel', -1],
    ] as const) {
      checks.push(worsened(name, measure, sign, outcome.comparison));
    }
  }
  return {
    name: 'One agent more',
    statement:
      'One agent more in every group and shift makes no mean wait longer, no abandonment higher, no service level lower, beyond what chance explains in a paired comparison.',
    checks,
  };
}

function worsened(
  where: string,
  name: string,
  sign: 1 | -1,
  { measures, replications, confidence }: Comparison,
): Check {
  const { difference } = measures.find((one) => one.of === 'all' && one.name === name)!;
  const standardError = standardErrorOf(difference, replications, confidence);
  const what = `${name}: ${difference.value?.toPrecision(3)}`;
  if (difference.value === null || difference.value === 0) return exactCheck(where, what, 'no difference', true);
  return notAboveCheck(where, what, sign * difference.value, standardError);
}

function parsed(text: string): Scenario {
  const outcome = parseScenario(text);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.issues));
  return outcome.scenario;
}
