import { MomentForest } from '../collect/moment-forest.ts';
import type { Moments } from '../collect/moments.ts';
import { resultLayout } from '../collect/result-layout.ts';
import {
  type SharedMeasure,
  type SideBySideLayout,
  sharedMeasures,
  sideBySideLayout,
} from '../collect/side-by-side.ts';
import { compile } from '../compile/compile.ts';
import type { Model } from '../compile/model.ts';
import type { Issue } from '../scenario/issue.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { machineClock } from './clock.ts';
import { issueOfMemory } from './out-of-room.ts';
import { type PoolChoice, Replications } from './replications.ts';
import { studyCancelled } from './run-batches.ts';
import { withRunOptions } from './run-options.ts';
import type { StudyOptions } from './run-study.ts';

export type SideBySideOptions = Omit<StudyOptions, 'onReport'>;

/** Keys of measures to keep (see `measureKey`), or what is wrong with the wish. */
export interface MeasureChoice {
  readonly keys: readonly string[];
  readonly issues: readonly Issue[];
}

/** What several scenarios have yielded side by side. */
export interface SideBySideResult {
  readonly ok: true;
  readonly models: readonly Model[];
  readonly layout: SideBySideLayout;
  readonly moments: Moments;
}

/**
 * Simulates scenarios with one seed, replication by replication side by side. Seed, replications and confidence are those
 * of the first unless given.
 * @param choose says which measures to keep of those there are, days and weeks included, or what is wrong with the wish; null
 *   keeps what a comparison reports
 * @returns what was kept, or all that is wrong, by scenario
 * @throws DOMException 'AbortError' when `signal` aborts; Error when the engine has a fault or workers keep crashing
 */
export async function runSideBySide(
  scenarios: readonly Scenario[],
  choose: ((available: readonly SharedMeasure[]) => MeasureChoice) | null,
  pool: PoolChoice,
  options: SideBySideOptions = {},
): Promise<SideBySideResult | { readonly ok: false; readonly issues: readonly (readonly Issue[])[] }> {
  const { signal, batchMilliseconds = 100, clock = machineClock } = options;
  if (signal?.aborted) throw studyCancelled();
  const { seed, replications, confidence } = scenarios[0].run;
  const same = { seed, replications, confidence, ...options };
  const compiled = await Promise.all(scenarios.map((scenario) => compile(withRunOptions(scenario, same))));
  const models = compiled.flatMap((one) => (one.ok ? [one.model] : []));
  if (models.length < scenarios.length) {
    return { ok: false, issues: compiled.map((one) => (one.ok ? [] : one.issues)) };
  }
  const { run } = models[0];
  const sides = models.map((model) => ({ model, layout: resultLayout(model) }));
  const choice = choose?.(sharedMeasures(sides, true)) ?? null;
  if (choice !== null && choice.issues.length > 0) {
    return { ok: false, issues: scenarios.map((_, i) => (i === 0 ? choice.issues : [])) };
  }
  const subject = { models, wanted: choice?.keys ?? null };
  const layout = sideBySideLayout(sides, subject.wanted);
  const forest = new MomentForest(layout.moments);
  const study = new Replications({
    ...{ subject, seed: run.seed, pool, clock, batchMilliseconds, signal },
    accept: (buffer) => {
      forest.addBuffer(buffer);
      const { replications: done, contactsSimulated } = forest;
      options.onProgress?.({ done, total: run.replications, contactsSimulated });
    },
    spare: (count) => forest.spareBuffer(count),
  });
  try {
    await study.runTo(run.replications);
  } catch (error) {
    const issue = issueOfMemory(error);
    if (issue === null) throw error;
    return { ok: false, issues: scenarios.map(() => [issue]) };
  } finally {
    study.close([]);
  }
  return { ok: true, models, layout, moments: forest.total(true) };
}
