import type { Check } from './check.ts';
import { checkAgents } from './check-agents.ts';
import { checkBehaviour } from './check-behaviour.ts';
import { checkCalendar } from './check-calendar.ts';
import { checkClaims } from './check-claims.ts';
import { checkConversions } from './check-conversions.ts';
import { checkCoverage } from './check-coverage.ts';
import { checkDated } from './check-dated.ts';
import { checkDistributions } from './check-distributions.ts';
import { checkNames } from './check-names.ts';
import { checkReferences } from './check-references.ts';
import { checkShares } from './check-shares.ts';
import { checkShifts } from './check-shifts.ts';
import { checkTargets } from './check-targets.ts';
import { checkVolume } from './check-volume.ts';
import { guardValue } from './guard.ts';
import { guardText } from './guard-text.ts';
import { type Fault, formatIssue, formatPath, type Issue, issueOf, type Path } from './issue.ts';
import { plansOf } from './plans-of.ts';
import { type Scenario, scenarioSchema } from './scenario.ts';
import { soundPart } from './sound-part.ts';
import { structuralFaults } from './structure.ts';
import { variantsSchema } from './variants.ts';
import { newerVersionFault, upgradeScenario } from './versions.ts';

/**
 * A scenario that can be run, with its variants, each a scenario of its own, and remarks on what its writer may not have
 * meant; or all of its faults.
 */
export type Parsed =
  | { ok: true; scenario: Scenario; variants: Readonly<Record<string, Scenario>>; notes: Issue[] }
  | { ok: false; issues: Issue[] };

/** At most this many issues are reported, with a last one that counts the rest. */
export const mostIssues = 100;

/** Faults of a file with more than this many are not all put into words; those beyond are only counted. */
const mostWorded = 2000;

const checks: readonly Check[] = [
  checkCalendar,
  checkVolume,
  checkShares,
  checkDated,
  checkDistributions,
  checkNames,
  checkReferences,
  checkBehaviour,
  checkConversions,
  checkShifts,
  checkAgents,
  checkTargets,
  checkCoverage,
  checkClaims,
];

/**
 * Reads a scenario from JSON text. Never throws, whatever the text: all faults are returned at once, in the order of the
 * file, as many as `mostIssues`.
 */
export function parseScenario(text: string): Parsed {
  const parsed = guardText(text);
  return parsed.ok ? validateScenario(parsed.value) : { ok: false, issues: capped(parsed.issues, 0) };
}

/** Checks a value that is already parsed, as `parseScenario` does. The value is copied, never kept or changed. */
export function validateScenario(value: unknown): Parsed {
  const guarded = guardValue(value);
  if (!guarded.ok) return { ok: false, issues: inOrder(value, guarded.faults, 0) };
  const newer = newerVersionFault(guarded.value);
  if (newer !== undefined) return { ok: false, issues: [issueOf(newer)] };
  const upgraded = upgradeScenario(guarded.value);
  const base = judged(upgraded);
  const { variants, faults, notes } = judgedVariants(upgraded, base);
  if (base.scenario === undefined || faults.length > 0) {
    return { ok: false, issues: inOrder(upgraded, [...base.faults, ...faults], base.unworded) };
  }
  return { ok: true, scenario: base.scenario, variants, notes: inOrder(upgraded, [...base.notes, ...notes], 0) };
}

/** What is to be said of one plan. */
interface Judged {
  /** undefined: it cannot be run. */
  readonly scenario: Scenario | undefined;
  readonly faults: readonly Fault[];
  readonly notes: readonly Fault[];
  /** Faults beyond those that are put into words. */
  readonly unworded: number;
}

function judged(value: Record<string, unknown>): Judged {
  const parsed = scenarioSchema.safeParse(value, { jitless: true });
  if (parsed.success) {
    const { faults, notes } = meaning(parsed.data, []);
    return { scenario: faults.length > 0 ? undefined : parsed.data, faults, notes, unworded: 0 };
  }
  const { issues } = parsed.error;
  const structural = structuralFaults(scenarioSchema, value, issues.slice(0, mostWorded));
  const unworded = Math.max(0, issues.length - mostWorded);
  const sound = unworded > 0 ? undefined : soundPart(value, structural);
  const ofMeaning = sound === undefined ? [] : meaning(sound.scenario, sound.damaged).faults;
  return { scenario: undefined, faults: [...structural, ...ofMeaning], notes: [], unworded };
}

/** The variants of a file. What is wrong with the scenario itself is not said again of each of them. */
function judgedVariants(value: Record<string, unknown>, base: Judged) {
  const variants: Record<string, Scenario> = {};
  const faults: Fault[] = [];
  const notes: Fault[] = [];
  if (!variantsSchema.optional().safeParse(value.variants, { jitless: true }).success)
    return { variants, faults, notes };
  const known = new Set(base.notes.map((note) => formatIssue(issueOf(note))));
  const isSound = base.scenario !== undefined;
  for (const plan of plansOf(value, (fault) => void faults.push(fault))) {
    const { scenario, ...said } = judged(plan.value);
    if (scenario !== undefined) variants[plan.name] = scenario;
    faults.push(...said.faults.flatMap((fault) => plan.inFile(fault, isSound) ?? []));
    const news = said.notes.filter((note) => !known.has(formatIssue(issueOf(note))));
    notes.push(...news.flatMap((note) => plan.inFile(note, isSound) ?? []));
  }
  return { variants, faults, notes };
}

function meaning(scenario: Scenario, damaged: readonly Path[]): { faults: Fault[]; notes: Fault[] } {
  const faults: Fault[] = [];
  const notes: Fault[] = [];
  const findings = {
    fault: (fault: Fault) => void faults.push(fault),
    note: (note: Fault) => void notes.push(note),
  };
  for (const check of checks) check(scenario, findings);
  const isOurs = ({ path, dependsOn = [] }: Fault) =>
    ![path, ...dependsOn].some((place) => damaged.some((hurt) => isWithin(place, hurt)));
  return { faults: faults.filter(isOurs), notes };
}

function isWithin(place: Path, outer: Path): boolean {
  return outer.length <= place.length && outer.every((step, index) => step === place[index]);
}

/** Issues in the order in which their places come in the file; a place that is missing comes after those that are there. */
function inOrder(value: unknown, faults: readonly Fault[], unworded: number): Issue[] {
  const ranks = new Map<object, Map<string, number>>();
  const rankOf = (parent: unknown, step: string | number): number => {
    if (typeof step === 'number') return step;
    if (typeof parent !== 'object' || parent === null) return 0;
    let rank = ranks.get(parent);
    if (rank === undefined) ranks.set(parent, (rank = new Map(Object.keys(parent).map((key, index) => [key, index]))));
    return rank.get(step) ?? rank.size;
  };
  const keyed = faults.map((fault) => {
    let part = value;
    const order = fault.path.map((step) => {
      const rank = rankOf(part, step);
      part = typeof part === 'object' && part !== null ? (part as Record<string | number, unknown>)[step] : undefined;
      return rank;
    });
    return { fault, order };
  });
  keyed.sort((a, b) => {
    const shared = Math.min(a.order.length, b.order.length);
    for (let index = 0; index < shared; index += 1) {
      if (a.order[index] !== b.order[index]) return a.order[index]! - b.order[index]!;
    }
    return a.order.length - b.order.length;
  });
  const seen = new Set<string>();
  const issues = keyed
    .map(({ fault }) => issueOf(fault))
    .filter((issue) => {
      const key = `${issue.path}\n${issue.found}\n${issue.allowed}`;
      return !seen.has(key) && seen.add(key);
    });
  return capped(issues, unworded);
}

function capped(issues: Issue[], unworded: number): Issue[] {
  const beyond = Math.max(0, issues.length - mostIssues) + unworded;
  if (beyond === 0) return issues;
  return [
    ...issues.slice(0, mostIssues),
    { path: formatPath([]), found: `${beyond} more faults`, allowed: 'none; the first are listed' },
  ];
}
