import { MomentForest } from '../collect/moment-forest.ts';
import { pairedLayout } from '../collect/paired-layout.ts';
import { resultLayout } from '../collect/result-layout.ts';
import { compile } from '../compile/compile.ts';
import type { Model } from '../compile/model.ts';
import type { Issue } from '../scenario/issue.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { type ComparedMeasure, compareMeasures } from '../summarise/comparison.ts';
import { ENGINE_VERSION } from '../version.ts';
import { machineClock } from './clock.ts';
import { type PoolChoice, Replications } from './replications.ts';
import { studyCancelled } from './run-batches.ts';
import { withRunOptions } from './run-options.ts';
import type { StudyOptions } from './run-study.ts';

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
  /** Contacts simulated in all replications of both. */
  readonly contactsSimulated: number;
  readonly measures: readonly ComparedMeasure[];
  /** What a reader must know to trust or doubt this. */
  readonly notes: readonly string[];
}

export type ComparisonOptions = Omit<StudyOptions, 'onReport'>;

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
  const { signal, batchMilliseconds = 100, clock = machineClock } = options;
  if (signal?.aborted) throw studyCancelled();
  const { seed, replications, confidence } = first.run;
  const same = { seed, replications, confidence, ...options };
  const [one, other] = await Promise.all([first, second].map((scenario) => compile(withRunOptions(scenario, same))));
  if (!one.ok || !other.ok) {
    return { ok: false, firstIssues: one.ok ? [] : one.issues, secondIssues: other.ok ? [] : other.issues };
  }
  const { run, pay } = one.model;
  const layout = pairedLayout(one.model, resultLayout(one.model), other.model, resultLayout(other.model));
  const forest = new MomentForest(layout.moments);
  const pairs = new Replications({
    subject: { first: one.model, second: other.model },
    ...{ seed: run.seed, pool, clock, batchMilliseconds, signal },
    accept: (buffer) => {
      forest.addBuffer(buffer);
      const { replications: done, contactsSimulated } = forest;
      options.onProgress?.({ done, total: run.replications, contactsSimulated });
    },
  });
  try {
    await pairs.runTo(run.replications);
  } finally {
    pairs.close();
  }
  const moments = forest.total();
  const comparison: Comparison = {
    comparisonVersion: 1,
    engineVersion: ENGINE_VERSION,
    firstName: first.name,
    secondName: second.name,
    seed: run.seed,
    replications: moments.count,
    confidence: run.confidence,
    currency: pay.currency,
    contactsSimulated: moments.contacts,
    measures: compareMeasures(layout, moments, run.confidence),
    notes: notesOn(one.model, other.model),
  };
  return { ok: true, comparison };
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
