import type { Model } from '../compile/model.ts';
import type { Issue } from '../scenario/issue.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { type ComparedMeasure, compareMeasures } from '../summarise/comparison.ts';
import { ENGINE_VERSION } from '../version.ts';
import type { PoolChoice } from './replications.ts';
import { runSideBySide, type SideBySideOptions } from './run-side-by-side.ts';

/** Two scenarios side by side: what `surgeboard compare --json` prints. Plain data; an undefined figure is `null`. */
export interface Comparison {
  readonly comparisonVersion: 1;
  readonly engineVersion: string;
  readonly firstName: string;
  readonly secondName: string;
  readonly seed: string;
  /** Pairs of replications. */
  readonly replications: number;
  readonly confidence: number;
  readonly currency: string;
  /** Contacts simulated in all replications of all that were simulated side by side. */
  readonly contactsSimulated: number;
  readonly measures: readonly ComparedMeasure[];
  /** What a reader must know to trust or doubt this. */
  readonly notes: readonly string[];
}

export type ComparisonOptions = SideBySideOptions;

export type ComparisonOutcome =
  | { readonly ok: true; readonly comparison: Comparison }
  | { readonly ok: false; readonly firstIssues: readonly Issue[]; readonly secondIssues: readonly Issue[] };

/**
 * Simulates two scenarios with the same seed, replication by replication side by side, and reports the differences of the
 * measures that both have, with paired intervals. Seed, replications and confidence are those of the first scenario
 * unless given. The comparison depends on scenarios and options alone: any number of workers gives the same bytes.
 * @param pool as for `runStudy`
 * @returns the comparison, or all that is wrong with either scenario
 * @throws DOMException 'AbortError' when `signal` aborts; Error when the engine has a fault or workers keep crashing
 */
export async function compareStudies(
  first: Scenario,
  second: Scenario,
  pool: PoolChoice,
  options: ComparisonOptions = {},
): Promise<ComparisonOutcome> {
  const outcome = await compareWithFirst([first, second], pool, options);
  if (outcome.ok) return { ok: true, comparison: outcome.comparisons[0] };
  return { ok: false, firstIssues: outcome.issues[0], secondIssues: outcome.issues[1] };
}

/**
 * As `compareStudies`, of the first scenario with each of the others; all are simulated once, side by side.
 * @returns a comparison for each of the others, or all that is wrong, by scenario
 */
export async function compareWithFirst(
  scenarios: readonly Scenario[],
  pool: PoolChoice,
  options: ComparisonOptions = {},
): Promise<
  | { readonly ok: true; readonly comparisons: readonly Comparison[] }
  | { readonly ok: false; readonly issues: readonly (readonly Issue[])[] }
> {
  const study = await runSideBySide(scenarios, null, pool, options);
  if (!study.ok) return study;
  const { models, layout, moments } = study;
  const { run, pay } = models[0];
  const comparisons = models.slice(1).map(
    (model, i): Comparison => ({
      comparisonVersion: 1,
      engineVersion: ENGINE_VERSION,
      firstName: scenarios[0].name,
      secondName: scenarios[i + 1].name,
      seed: run.seed,
      replications: moments.count,
      confidence: run.confidence,
      currency: pay.currency,
      contactsSimulated: moments.contacts,
      measures: compareMeasures(layout, moments, run.confidence, 0, i + 1),
      notes: notesOn(models[0], model),
    }),
  );
  return { ok: true, comparisons };
}

function notesOn(first: Model, second: Model): string[] {
  const notes = [
    'Both scenarios meet the same callers wherever their classes have the same names: differences are paired, replication by replication.',
  ];
  const strangers = [
    ...first.classes.names.filter((name) => !second.classes.names.includes(name)),
    ...second.classes.names.filter((name) => !first.classes.names.includes(name)),
  ];
  if (strangers.length > 0) notes.push(`Contact classes that only one of them has: ${strangers.join(', ')}.`);
  const { formula, thresholdSeconds } = first.measuring;
  if (formula !== second.measuring.formula || thresholdSeconds !== second.measuring.thresholdSeconds) {
    notes.push(
      `Service levels are not the same measure: ${formula} within ${thresholdSeconds} s, and ${second.measuring.formula} within ${second.measuring.thresholdSeconds} s.`,
    );
  }
  if (first.pay.currency !== second.pay.currency) {
    notes.push(`Amounts are not converted: ${first.pay.currency} and ${second.pay.currency}.`);
  }
  return notes;
}
