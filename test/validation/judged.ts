import type { KeptRun, Rendered, Section, Verdict } from './section.ts';

/** A section with what it found, and what that comes to. */
export interface Judged {
  // biome-ignore lint/suspicious/noExplicitAny: only the section itself knows its data
  readonly section: Section<any>;
  readonly run: KeptRun;
  readonly verdict: Verdict;
  readonly rendered: Rendered;
  readonly isPassed: boolean;
}

export function judgedOf(section: Judged['section'], run: KeptRun): Judged {
  const verdict = section.judge(run.data, run.form);
  const isPassed = verdict.passed === verdict.of && verdict.of > 0;
  return { section, run, verdict, rendered: section.render(run.data, run.form), isPassed };
}

/** What the page and other programs read: `docs/validation/results.json`. */
export interface ValidationSummary {
  readonly isPassed: boolean;
  readonly sections: readonly {
    readonly name: string;
    readonly title: string;
    readonly isPassed: boolean;
    readonly passed: number;
    readonly of: number;
    readonly unit: string;
    readonly details?: string;
    readonly form: string;
    readonly engineVersion: string;
    readonly commit: string;
    readonly startedAt: string;
  }[];
}

export function summaryOf(judged: readonly Judged[]): ValidationSummary {
  return {
    isPassed: judged.every(({ isPassed }) => isPassed),
    sections: judged.map(({ section, run, verdict, isPassed }) => ({
      ...{ name: section.name, title: section.title, isPassed },
      ...verdict,
      ...{ form: run.form, engineVersion: run.engineVersion, commit: run.commit, startedAt: run.startedAt },
    })),
  };
}
