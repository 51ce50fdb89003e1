import { resultLayout } from '../collect/result-layout.ts';
import { measureKey, type SharedMeasure, sharedMeasures } from '../collect/side-by-side.ts';
import { compile } from '../compile/compile.ts';
import type { PoolChoice } from '../run/replications.ts';
import { runSideBySide, type SideBySideOptions, type SideBySideResult } from '../run/run-side-by-side.ts';
import { baseVariant } from '../scenario/base-variant.ts';
import { type FigureReference, findingParts } from '../scenario/figure-reference.ts';
import type { Issue } from '../scenario/issue.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { type ComparedMeasure, compareMeasures } from '../summarise/comparison.ts';
import { ENGINE_VERSION } from '../version.ts';
import type { ClaimResult, ClaimStudy, StoryFigure, TestResult } from './claim-study.ts';
import { figureText } from './figure-words.ts';
import { judgeTest, judgeTests, verdictOf } from './judge-test.ts';
import { figureOf, missingFigures, storyFigures } from './story-figures.ts';

/** A scenario with its variants, as `parseScenario` gives them. */
export interface Story {
  readonly scenario: Scenario;
  readonly variants: Readonly<Record<string, Scenario>>;
}

export type ClaimOutcome =
  | { readonly ok: true; readonly study: ClaimStudy }
  | { readonly ok: false; readonly issues: readonly Issue[] };

type Claim = Scenario['claims'][number];
type Test = NonNullable<Claim['tests']>[number];

/** What is asked first of a plan, where it has it. */
const firstAsked = [
  'serviceLevel',
  'asaSeconds',
  'abandonment',
  'occupancy',
  'firstContactResolution',
  'cost',
  'costPerAnswered',
];

/**
 * Puts the claims of a scenario to the test: simulates it and its variants side by side, with the same callers, judges
 * every test by its interval, and fills in the finding.
 * @param pool as for `runStudy`
 * @returns the study, or all that is wrong with the scenario, its variants, or the figures it names
 * @throws DOMException 'AbortError' when `signal` aborts; Error when the engine has a fault or workers keep crashing
 */
export async function runClaims(
  { scenario, variants }: Story,
  pool: PoolChoice,
  options: SideBySideOptions = {},
): Promise<ClaimOutcome> {
  const names = [baseVariant, ...Object.keys(variants)];
  const wanted = storyFigures(scenario);
  const choose = (available: readonly SharedMeasure[]) => ({
    issues: missingFigures(wanted, available, names),
    keys: [
      ...wanted.map(({ figure: { of, measure } }) => measureKey({ of, name: measure })),
      ...available.filter(isFirstAsked).map(measureKey),
    ],
  });
  const outcome = await runSideBySide([scenario, ...Object.values(variants)], choose, pool, options);
  if (!outcome.ok) {
    const issues = outcome.issues.flatMap((list, i) =>
      list.map((issue) => (i === 0 ? issue : { ...issue, path: `variants.${names[i]}: ${issue.path}` })),
    );
    return { ok: false, issues };
  }
  const figures = new FigureBook(outcome, names);
  const { run, pay } = outcome.models[0];
  const study: ClaimStudy = {
    claimStudyVersion: 1,
    engineVersion: ENGINE_VERSION,
    scenarioName: scenario.name,
    question: scenario.question ?? '',
    seed: run.seed,
    replications: outcome.moments.count,
    confidence: run.confidence,
    currency: pay.currency,
    contactsSimulated: outcome.moments.contacts,
    variants: names.map((name) => ({ name, description: scenario.variants?.[name]?.description ?? '' })),
    claims: scenario.claims.map((claim) => claimResult(claim, figures)),
    finding: findingParts(scenario.finding ?? '')
      .map((part) => (part.kind === 'figure' ? figureText(figures.look(part.figure), pay.currency) : part.text))
      .join(''),
    figures: figures.ofEach(),
  };
  return { ok: true, study };
}

/**
 * Figures that the claims or the finding of a story name and that it does not have; nothing is simulated.
 * @returns faults; none where the scenario or a variant does not compile, which is told elsewhere
 */
export async function figureFaults({ scenario, variants }: Story): Promise<Issue[]> {
  const compiled = await Promise.all([scenario, ...Object.values(variants)].map((plan) => compile(plan)));
  const sides = compiled.flatMap((one) => (one.ok ? [{ model: one.model, layout: resultLayout(one.model) }] : []));
  if (sides.length < compiled.length) return [];
  const names = [baseVariant, ...Object.keys(variants)];
  return missingFigures(storyFigures(scenario), sharedMeasures(sides, true), names);
}

function isFirstAsked({ of, name }: { readonly of: string; readonly name: string }): boolean {
  return (of === 'all' && firstAsked.includes(name)) || name === 'probabilityMet';
}

function claimResult(claim: Claim, figures: FigureBook): ClaimResult {
  const { text, source, rows, reading, outside } = claim;
  const tests = claim.tests?.map((test) => testResult(test, figures)) ?? [];
  const conditions = claim.conditions.map(({ words, tests: given }) => {
    const results = given.map((test) => testResult(test, figures));
    return { words, outcome: judgeTests(results.map(({ outcome }) => outcome)), tests: results };
  });
  const asSaid = outside === undefined ? judgeTests(tests.map(({ outcome }) => outcome)) : null;
  const verdict = verdictOf(
    asSaid,
    conditions.map(({ outcome }) => outcome),
  );
  return {
    text,
    ...(source !== undefined && { source }),
    rows,
    ...(reading !== undefined && { reading }),
    verdict,
    tests,
    conditions,
    ...(outside !== undefined && { outside }),
  };
}

function testResult(test: Test, figures: FigureBook): TestResult {
  const { atLeast, atMost } = test;
  const figure = figures.look(figureOf(test));
  const bounds = { ...(atLeast !== undefined && { atLeast }), ...(atMost !== undefined && { atMost }) };
  return { figure, ...bounds, outcome: judgeTest(figure, bounds) };
}

/** Where the figures of a study are looked up. */
class FigureBook {
  private readonly study: SideBySideResult;
  private readonly names: readonly string[];
  private readonly pages = new Map<string, ReadonlyMap<string, ComparedMeasure>>();

  /** @param names of the sides */
  constructor(study: SideBySideResult, names: readonly string[]) {
    this.study = study;
    this.names = names;
  }

  /** @param figure one that the study has */
  look(figure: FigureReference): StoryFigure {
    const { variant, against, of, measure } = figure;
    const page = this.page(this.names.indexOf(against ?? variant), this.names.indexOf(variant));
    const found = page.get(measureKey({ of, name: measure }))!;
    const difference = figure.isRelative ? found.relativeDifference : found.difference;
    return { ...figure, unit: found.unit, ...(against === null ? found.second : difference) };
  }

  /** Figures of every side, measure by measure. */
  ofEach(): StoryFigure[] {
    return this.study.layout.measures.flatMap(({ of, name: measure, sides }) =>
      this.names.flatMap((variant, side) => {
        if (sides[side] === null) return [];
        return [this.look({ variant, against: null, isRelative: false, of, measure })];
      }),
    );
  }

  private page(first: number, second: number): ReadonlyMap<string, ComparedMeasure> {
    const key = `${first} ${second}`;
    let page = this.pages.get(key);
    if (page === undefined) {
      const { layout, moments, models } = this.study;
      const measures = compareMeasures(layout, moments, models[0].run.confidence, first, second);
      this.pages.set(key, (page = new Map(measures.map((measure) => [measureKey(measure), measure]))));
    }
    return page;
  }
}
