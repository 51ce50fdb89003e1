import { formatIssue, type Headline, type Issue, type Report, type Scenario } from '../../engine/browser.ts';

/** The engine's door as the page needs it; `runStudy` of engine/browser.ts bound to a worker pool. */
export type RunStudy = (
  scenario: Scenario,
  options: {
    readonly signal: AbortSignal;
    readonly onProgress: (progress: StudyProgress) => void;
    readonly onReport: (report: Report) => void;
    /** Told first of what is known first; the report follows. */
    readonly onHeadline: (headline: Headline) => void;
    /** Told of a study that was under way before it was asked for: how long, milliseconds. */
    readonly onHeadStart?: (milliseconds: number) => void;
  },
) => Promise<
  { readonly ok: true; readonly report: Report } | { readonly ok: false; readonly issues: readonly Issue[] }
>;

export interface StudyProgress {
  /** Replications finished and wanted. */
  readonly done: number;
  readonly total: number;
  readonly contactsSimulated: number;
}

/** What the page knows of the study in hand. */
export interface StudyState {
  readonly status: 'idle' | 'running' | 'finished' | 'faulty' | 'crashed';
  /** The newest figures; they stay while the next study has none yet, so that no number ever gives way to a spinner. */
  readonly headline: Headline | null;
  /** The newest report: of the headline, or of the one before while there is no more than a headline. */
  readonly report: Report | null;
  /** True while `headline` still belongs to what was simulated before. */
  readonly isStale: boolean;
  readonly progress: StudyProgress | null;
  /** Wall-clock seconds of the finished study. */
  readonly elapsedSeconds: number | null;
  /** Faults of the scenario that stopped it, a sentence each. */
  readonly faults: readonly string[];
  /** Message of an unexpected failure; empty otherwise. */
  readonly failure: string;
}

export const idleStudy: StudyState = {
  status: 'idle',
  headline: null,
  report: null,
  isStale: false,
  progress: null,
  elapsedSeconds: null,
  faults: [],
  failure: '',
};

/** The longest a batch of replications should take: cancelling is as quick as that. */
export const batchMilliseconds = 40;

/** A study replaced during a drag may first show its figures, if it has them within this time, milliseconds. */
const graceMilliseconds = 150;

/**
 * Runs one study at a time and says what it knows. A new scenario cancels the study in hand and starts at once.
 *
 * A drag asks for a study on every frame, faster than two replications can finish; cancelling each would show nothing
 * until the hand rests. So a *provisional* request waits until the study in hand has shown its first figures, and only the
 * newest such request is kept.
 */
export class StudyController {
  readonly #runStudy: RunStudy;
  readonly #onChange: (change: Partial<StudyState>) => void;
  readonly #now: () => number;
  #running: { readonly text: string; readonly abort: AbortController; hasFigures: boolean } | null = null;
  #waiting: Scenario | null = null;
  #graceTimer: ReturnType<typeof setTimeout> | undefined;

  /** @param now a clock in milliseconds; only the elapsed time shown depends on it */
  constructor(runStudy: RunStudy, onChange: (change: Partial<StudyState>) => void, now = () => performance.now()) {
    this.#runStudy = runStudy;
    this.#onChange = onChange;
    this.#now = now;
  }

  /**
   * Simulates `scenario`, cancelling what runs; if that is the very same, as when a hand lets go of a slider where it
   * was, it goes on.
   * @param isProvisional true in the middle of a drag
   */
  request(scenario: Scenario, isProvisional = false): void {
    if (this.#running?.text === JSON.stringify(scenario)) {
      this.#clearWaiting();
      return;
    }
    if (isProvisional && this.#running && !this.#running.hasFigures) {
      this.#waiting = scenario;
      this.#graceTimer ??= setTimeout(() => this.#startWaiting(), graceMilliseconds);
      return;
    }
    void this.#start(scenario);
  }

  /** Cancels what runs; the figures shown stay. */
  stop(): void {
    this.#clearWaiting();
    this.#running?.abort.abort();
    this.#running = null;
  }

  #startWaiting(): void {
    const scenario = this.#waiting;
    this.#clearWaiting();
    if (scenario) void this.#start(scenario);
  }

  #clearWaiting(): void {
    clearTimeout(this.#graceTimer);
    this.#graceTimer = undefined;
    this.#waiting = null;
  }

  async #start(scenario: Scenario): Promise<void> {
    this.stop();
    const study = { text: JSON.stringify(scenario), abort: new AbortController(), hasFigures: false };
    this.#running = study;
    const isCurrent = () => this.#running === study;
    let startedAt = this.#now();
    this.#onChange({ status: 'running', isStale: true, progress: null, elapsedSeconds: null, faults: [], failure: '' });
    try {
      const result = await this.#runStudy(scenario, {
        signal: study.abort.signal,
        onProgress: (progress) => isCurrent() && this.#onChange({ progress }),
        onHeadline: (headline) => {
          if (!isCurrent()) return;
          study.hasFigures = true;
          this.#onChange({ headline, isStale: false });
        },
        onReport: (report) => {
          if (!isCurrent()) return;
          study.hasFigures = true;
          this.#onChange({ headline: report, report, isStale: false });
          this.#startWaiting();
        },
        onHeadStart: (milliseconds) => {
          startedAt -= milliseconds;
        },
      });
      if (!isCurrent()) return;
      this.#running = null;
      const elapsedSeconds = (this.#now() - startedAt) / 1000;
      if (result.ok) {
        const { report } = result;
        this.#onChange({ status: 'finished', headline: report, report, isStale: false, elapsedSeconds });
      } else this.#onChange({ status: 'faulty', faults: result.issues.map(formatIssue) });
    } catch (error) {
      // A cancelled study rejects too, but is no longer the current one by then.
      if (!isCurrent()) return;
      this.#running = null;
      this.#onChange({ status: 'crashed', failure: error instanceof Error ? error.message : String(error) });
    }
    this.#startWaiting();
  }
}
