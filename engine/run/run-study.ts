import { compile } from '../compile/compile.ts';
import type { Issue } from '../scenario/issue.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Headline, Report } from '../summarise/report.ts';
import { type MonotonicClock, machineClock } from './clock.ts';
import { InterimReports } from './interim-reports.ts';
import { issueOfMemory } from './out-of-room.ts';
import { type PoolChoice, Replications } from './replications.ts';
import { studyCancelled } from './run-batches.ts';
import { type RunOptions, withRunOptions } from './run-options.ts';
import { nextLook, precisionOf, withStopping } from './stopping-rule.ts';
import { StudyResult } from './study-result.ts';

export interface StudyProgress {
  /** Replications simulated and merged. */
  readonly done: number;
  /** How many there will be; where a rule may add some, as far as is decided. */
  readonly total: number;
  readonly contactsSimulated: number;
}

export interface StudyOptions extends RunOptions {
  /** Cancels the study; workers stop within one batch. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: StudyProgress) => void;
  /**
   * Reports over the first replications while the others are still being simulated: at 2, 8, 32, ... replications, at
   * most every 150 ms; the last call brings the final report. A promise holds back some of the simulation until whoever is told
   * has had time to draw.
   */
  readonly onReport?: (report: Report) => void | Promise<void>;
  /** What can be said first of the first of these reports, which follows. */
  readonly onHeadline?: (headline: Headline) => void | Promise<void>;
  /** The longest a batch should take, milliseconds; default 100. A page that cancels often wants less. */
  readonly batchMilliseconds?: number;
  /** Steers the size of batches and the pace of interim reports, never a digit. Default: the machine's clock. */
  readonly clock?: MonotonicClock;
}

export type StudyOutcome =
  | { readonly ok: true; readonly report: Report }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/**
 * Simulates all replications of a scenario and reports on them; with `run.untilHalfWidth` more of them, until the interval
 * is narrow enough. The report depends on scenario, seed, replications and confidence alone: any pool, any number of
 * workers and this thread give the same bytes.
 * @param pool workers; null simulates in this thread; a function is asked for a pool only when the study turns out to
 *   be long enough to repay the start of threads. The caller terminates what it made.
 * @returns the report, or all that is wrong with the scenario
 * @throws DOMException 'AbortError' when `signal` aborts; Error when the engine has a fault or workers keep crashing
 */
export async function runStudy(
  scenario: Scenario,
  pool: PoolChoice,
  options: StudyOptions = {},
): Promise<StudyOutcome> {
  const { signal, batchMilliseconds = 100, clock = machineClock } = options;
  if (signal?.aborted) throw studyCancelled();
  const study = withRunOptions(scenario, options);
  const compiled = await compile(study);
  if (!compiled.ok) return { ok: false, issues: compiled.issues };
  const { model } = compiled;
  const { untilHalfWidth } = study.run;
  let total = model.run.replications;

  const result = StudyResult.empty(model);
  const reports = new InterimReports(clock);
  let { onHeadline } = options;
  const accept = (buffer: ArrayBuffer) => {
    result.add(buffer);
    const { replications: done, contiguous, contactsSimulated } = result;
    options.onProgress?.({ done, total, contactsSimulated });
    const isDue = options.onReport !== undefined && done < total && reports.isDue(contiguous);
    if (!isDue) return;
    const drawn = options.onReport(result.report(onHeadline));
    onHeadline = undefined;
    return drawn;
  };
  const replications = new Replications({
    ...{ subject: model, seed: model.run.seed, pool, clock, batchMilliseconds, signal, accept },
    spare: (count) => result.spareBuffer(count),
  });
  let report: Report;
  try {
    await replications.runTo(total);
    if (untilHalfWidth === undefined) {
      replications.closeHere();
      report = result.lastReport();
    } else {
      report = result.report();
      let stopping = precisionOf(report, untilHalfWidth);
      while (!stopping.isReached && total < untilHalfWidth.maxReplications) {
        total = nextLook(total, untilHalfWidth.maxReplications);
        await replications.runTo(total);
        report = result.report();
        stopping = precisionOf(report, untilHalfWidth);
      }
      report = withStopping(report, stopping);
    }
  } catch (error) {
    const issue = issueOfMemory(error);
    if (issue === null) throw error;
    return { ok: false, issues: [issue] };
  } finally {
    replications.close(result.giveUpBuffers());
  }
  void options.onReport?.(report);
  return { ok: true, report };
}
