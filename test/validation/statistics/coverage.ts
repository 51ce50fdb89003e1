import { MomentForest } from '../../../engine/collect/moment-forest.ts';
import { resultLayout } from '../../../engine/collect/result-layout.ts';
import { sideBySideLayout } from '../../../engine/collect/side-by-side.ts';
import type { Model, ScenarioInput } from '../../../engine/index.ts';
import { compile, type Estimate, type Report, StudyEngine, StudyResult } from '../../../engine/index.ts';
import { SideBySideEngine } from '../../../engine/run/side-by-side-engine.ts';
import { type ComparedMeasure, compareMeasures } from '../../../engine/summarise/comparison.ts';
import { scenarioOf } from '../../support/model-of.ts';

export const figureKinds = [
  'mean',
  'ratio',
  'percentile',
  'probability',
  'paired difference',
  'paired difference of probabilities',
] as const;

export type FigureKind = (typeof figureKinds)[number];

/** A figure of a report whose true value is known without simulation. */
export interface KnownFigure<Result> {
  readonly name: string;
  readonly kind: FigureKind;
  readonly truth: number;
  readonly estimateOf: (result: Result) => Estimate;
}

/** How often the intervals of many independent studies held the truth. */
export interface Coverage {
  readonly name: string;
  readonly kind: FigureKind;
  readonly truth: number;
  readonly studies: number;
  readonly covered: number;
  /** Intervals that lay wholly below the truth, and wholly above. */
  readonly below: number;
  readonly above: number;
  /** Mean over studies of half the width of the interval. */
  readonly meanHalfWidth: number;
  /** Mean over studies of the estimate less the truth. */
  readonly meanError: number;
}

/** The coverage of all figures of one scenario, or of one pair. */
export interface CoverageStudy {
  readonly name: string;
  readonly replications: number;
  readonly contacts: number;
  readonly figures: readonly Coverage[];
}

export interface CoverageDesign {
  readonly studies: number;
  /** In each study. */
  readonly replications: number;
  /** Seeds are `${seed} 0`, `${seed} 1`, ... */
  readonly seed: string;
}

/** Simulates a scenario in many studies, each of a seed of its own, through the same steps as `runStudy`. */
export async function coverageOf(
  input: ScenarioInput,
  figures: readonly KnownFigure<Report>[],
  { studies, replications, seed }: CoverageDesign,
): Promise<CoverageStudy> {
  const model = await compiled(input);
  const engine = new StudyEngine(model);
  const tallies = figures.map((figure) => new Tally(figure));
  let contacts = 0;
  for (let study = 0; study < studies; study++) {
    const result = StudyResult.empty(model);
    result.add(engine.runBatch({ seed: `${seed} ${study}`, from: 0, to: replications }));
    const report = result.report();
    contacts += report.contactsSimulated;
    for (const tally of tallies) tally.add(report);
  }
  return { name: input.name, replications, contacts, figures: tallies.map((tally) => tally.coverage()) };
}

/** The same for the paired differences of two scenarios, through the same steps as `compareStudies`. */
export async function pairedCoverageOf(
  first: ScenarioInput,
  second: ScenarioInput,
  figures: readonly KnownFigure<readonly ComparedMeasure[]>[],
  { studies, replications, seed }: CoverageDesign,
): Promise<CoverageStudy> {
  const models = [await compiled(first), await compiled(second)];
  const engine = new SideBySideEngine({ models, wanted: null });
  const layout = sideBySideLayout(
    models.map((model) => ({ model, layout: resultLayout(model) })),
    null,
  );
  const tallies = figures.map((figure) => new Tally(figure));
  let contacts = 0;
  for (let study = 0; study < studies; study++) {
    const forest = new MomentForest(layout.moments);
    forest.addBuffer(engine.runBatch({ seed: `${seed} ${study}`, from: 0, to: replications }));
    const measures = compareMeasures(layout, forest.total(), models[0]!.run.confidence, 0, 1);
    contacts += forest.contactsSimulated;
    for (const tally of tallies) tally.add(measures);
  }
  const name = `${first.name} against ${second.name}`;
  return { name, replications, contacts, figures: tallies.map((tally) => tally.coverage()) };
}

async function compiled(input: ScenarioInput): Promise<Model> {
  const outcome = await compile(scenarioOf(input));
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.issues));
  return outcome.model;
}

class Tally<Result> {
  private studies = 0;
  private below = 0;
  private above = 0;
  private halfWidths = 0;
  private errors = 0;
  private readonly figure: KnownFigure<Result>;

  constructor(figure: KnownFigure<Result>) {
    this.figure = figure;
  }

  add(result: Result): void {
    const { value, low, high } = this.figure.estimateOf(result);
    const { truth } = this.figure;
    this.studies++;
    // An interval that is not there holds nothing.
    if (value === null || low === null || high === null) {
      this.below++;
      return;
    }
    if (high < truth) this.below++;
    if (low > truth) this.above++;
    this.halfWidths += (high - low) / 2;
    this.errors += value - truth;
  }

  coverage(): Coverage {
    const { name, kind, truth } = this.figure;
    const { studies, below, above } = this;
    return {
      ...{ name, kind, truth, studies, below, above },
      covered: studies - below - above,
      meanHalfWidth: this.halfWidths / studies,
      meanError: this.errors / studies,
    };
  }
}
