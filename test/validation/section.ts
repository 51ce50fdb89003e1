import type { Report, ScenarioInput } from '../../engine/index.ts';

/** The long form is the one that is committed; the short one shows in continuous integration that nothing has moved. */
export type Form = 'long' | 'short';

/** What a section may use while it runs. */
export interface Validation {
  readonly form: Form;
  /** Reference cases of another folder in place of those of test/reference (`--cases`). */
  readonly casesFolder?: string;
  /** Studies simulated at one time. Calls of `study` wait for their turn, so call as many at once as there are. */
  readonly workers: number;
  /**
   * Simulates a scenario as a user would: its JSON text is parsed and checked, and the report comes back. Seed, number of
   * replications and confidence are those of the scenario's `run`.
   * @throws Error with all that is wrong with the scenario
   */
  readonly study: (scenario: ScenarioInput) => Promise<Report>;
  /** Says on the terminal how far the section is. */
  readonly tell: (sentence: string) => void;
}

/** How a section ended, from its data. */
export interface Verdict {
  readonly passed: number;
  readonly of: number;
  /** What is counted, in the plural: `exact cases`. */
  readonly unit: string;
  /** What else belongs on the closing line: `1,523 figures, smallest Holm-adjusted p 0.21`. */
  readonly details?: string;
}

/** A chart of the report. The Markdown refers to it as `![alt](charts/FILE)`. */
export interface Chart {
  /** In kebab-case, ending in `.svg`; beginning with the name of the section, so that no two are alike. */
  readonly file: string;
  readonly svg: string;
}

export interface Rendered {
  /** The body of the section; headings begin at `###`. */
  readonly markdown: string;
  readonly charts: readonly Chart[];
  /** More files to lie beside the report, by name. */
  readonly files?: Readonly<Record<string, string>>;
}

/**
 * A part of the validation. `run` finds the data and nothing else does; `judge` and `render` are functions of the data, so
 * that the report can be written again without running anything. The data is kept as JSON.
 */
export interface Section<Data> {
  /** In kebab-case: `--section NAME`, and the name of the file that keeps the data. */
  readonly name: string;
  readonly title: string;
  readonly run: (validation: Validation) => Promise<Data>;
  readonly judge: (data: Data, form: Form) => Verdict;
  readonly render: (data: Data, form: Form) => Rendered;
}

/** The data of a section, and what it takes to get it again. */
export interface KeptRun {
  readonly section: string;
  readonly form: Form;
  readonly engineVersion: string;
  /** The commit whose engine ran, with `-dirty` where the sources had changed since. */
  readonly commit: string;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly seconds: number;
  readonly machine: string;
  readonly studies: number;
  readonly replications: number;
  readonly contacts: number;
  readonly data: unknown;
}
