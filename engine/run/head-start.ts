import type { Scenario } from '../scenario/scenario.ts';
import type { Report } from '../summarise/report.ts';
import type { MonotonicClock } from './clock.ts';
import type { PoolChoice } from './replications.ts';
import { studyCancelled } from './run-batches.ts';
import type { runStudy, StudyOptions, StudyProgress } from './run-study.ts';

export interface HeadStartOptions extends StudyOptions {
  /** Told of a study that was under way before it was asked for: how long, milliseconds. */
  readonly onHeadStart?: (milliseconds: number) => void;
}

/** `runStudy`, of which the first study may be under way before it is asked for. */
export type RunStudyAhead = (
  scenario: Scenario,
  pool: PoolChoice,
  options?: HeadStartOptions,
) => ReturnType<typeof runStudy>;

/**
 * Runs a study at once, before anybody is there to ask for it. Who first asks for a study of just that scenario, with no
 * seed or number of replications of its own, is given the one under way: its newest figures immediately, the others as they
 * come. When something else is asked for first, it is cancelled.
 * @param pool for the study under way
 */
export function withHeadStart(
  run: typeof runStudy,
  scenario: Scenario,
  pool: PoolChoice,
  { clock, ...given }: StudyOptions & { readonly clock: MonotonicClock },
): RunStudyAhead {
  const startedAt = clock();
  const abort = new AbortController();
  const told: { progress?: StudyProgress; report?: Report } = {};
  let asker: StudyOptions | null = null;
  const outcome = run(scenario, pool, {
    ...given,
    clock,
    signal: abort.signal,
    onProgress: (progress) => {
      told.progress = progress;
      asker?.onProgress?.(progress);
    },
    // Who asks later is told of the report, which follows at once.
    onHeadline: (headline) => asker?.onHeadline?.(headline),
    onReport: (report) => {
      told.report = report;
      return asker?.onReport?.(report);
    },
  });
  // Who asks for it hears of a failure.
  outcome.catch(() => undefined);
  const text = JSON.stringify(scenario);
  let isOpen = true;
  return async (wanted, choice, options = {}) => {
    if (!isOpen) return run(wanted, choice, options);
    isOpen = false;
    const { signal, seed, replications, confidence } = options;
    const isOther = [seed, replications, confidence].some((option) => option !== undefined);
    if (signal?.aborted || isOther || JSON.stringify(wanted) !== text) {
      abort.abort();
      return run(wanted, choice, options);
    }
    signal?.addEventListener('abort', () => abort.abort(studyCancelled()), { once: true });
    options.onHeadStart?.(clock() - startedAt);
    if (told.progress) options.onProgress?.(told.progress);
    if (told.report) void options.onReport?.(told.report);
    asker = options;
    return outcome;
  };
}
