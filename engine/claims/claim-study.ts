import type { MeasureUnit } from '../collect/comparable-measures.ts';
import type { FigureReference } from '../scenario/figure-reference.ts';
import type { Estimate } from '../summarise/report.ts';
import type { Outcome, Verdict } from './judge-test.ts';

/** A figure of a study of variants, as it was named, with its interval. */
export interface StoryFigure extends FigureReference, Estimate {
  readonly unit: MeasureUnit;
}

export interface TestResult {
  readonly figure: StoryFigure;
  readonly atLeast?: number;
  readonly atMost?: number;
  readonly outcome: Outcome;
}

export interface ConditionResult {
  readonly words: string;
  readonly outcome: Outcome;
  readonly tests: readonly TestResult[];
}

export interface ClaimResult {
  readonly text: string;
  readonly source?: string;
  /** Ids of parameters. */
  readonly rows: readonly string[];
  readonly reading?: string;
  readonly verdict: Verdict;
  readonly tests: readonly TestResult[];
  readonly conditions: readonly ConditionResult[];
  /** Why the model does not speak of it. */
  readonly outside?: string;
}

/** A story put to the test: what `surgeboard claims --json` prints of each file. Plain data; an undefined figure is `null`. */
export interface ClaimStudy {
  readonly claimStudyVersion: 1;
  readonly engineVersion: string;
  readonly scenarioName: string;
  readonly question: string;
  readonly seed: string;
  readonly replications: number;
  readonly confidence: number;
  readonly currency: string;
  /** Contacts simulated in all replications of all variants. */
  readonly contactsSimulated: number;
  readonly variants: readonly { readonly name: string; readonly description: string }[];
  readonly claims: readonly ClaimResult[];
  /** The finding with its figures filled in; empty where the scenario has none. */
  readonly finding: string;
  /** What is asked first of every plan, and what the story names: measure by measure, and of each variant that has it. */
  readonly figures: readonly StoryFigure[];
}
