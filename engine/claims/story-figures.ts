import type { SharedMeasure } from '../collect/side-by-side.ts';
import { type FigureReference, findingParts } from '../scenario/figure-reference.ts';
import { excerpt, type Issue, orList } from '../scenario/issue.ts';
import { nearest } from '../scenario/nearest.ts';
import type { Scenario } from '../scenario/scenario.ts';

type Test = NonNullable<Scenario['claims'][number]['tests']>[number];

/** A figure that a story needs, and where in its file it says so. */
export interface WantedFigure {
  readonly path: string;
  readonly figure: FigureReference;
}

export function figureOf({ variant, against, relative, of, measure }: Test): FigureReference {
  return { variant, against: against ?? null, isRelative: relative, of, measure };
}

/** The figures that the claims and the finding of a scenario name. */
export function storyFigures({ claims, finding }: Scenario): WantedFigure[] {
  const ofTests = (tests: readonly Test[] | undefined, path: string): WantedFigure[] =>
    (tests ?? []).map((test, t) => ({ path: `${path}.tests[${t}]`, figure: figureOf(test) }));
  const tested = claims.flatMap(({ tests, conditions }, c) => [
    ...ofTests(tests, `claims[${c}]`),
    ...conditions.flatMap((condition, i) => ofTests(condition.tests, `claims[${c}].conditions[${i}]`)),
  ]);
  const told = findingParts(finding ?? '').flatMap((part) =>
    part.kind === 'figure' ? [{ path: 'finding', figure: part.figure }] : [],
  );
  return [...tested, ...told];
}

/**
 * Figures that the study will not have.
 * @param variants names of the sides, in the order of `SharedMeasure.sides`
 */
export function missingFigures(
  wanted: readonly WantedFigure[],
  available: readonly SharedMeasure[],
  variants: readonly string[],
): Issue[] {
  return wanted.flatMap(({ path, figure }) => {
    const sides = [figure.variant, figure.against].filter((name) => name !== null);
    return sides.flatMap((name): Issue[] => {
      const side = variants.indexOf(name);
      const there = available.filter(({ sides: all }) => all[side] !== null);
      const ofSame = there.filter(({ of }) => of === figure.of);
      if (ofSame.some(({ name: measure }) => measure === figure.measure)) return [];
      const isOfKnown = ofSame.length > 0;
      const words = isOfKnown ? ofSame.map((one) => one.name) : [...new Set(there.map(({ of }) => of))];
      const given = isOfKnown ? figure.measure : figure.of;
      const key = isOfKnown ? 'measure' : 'of';
      const guess = nearest(given, words);
      return [
        {
          path: path === 'finding' ? path : `${path}.${key}`,
          found: `${excerpt(given)}, which ${name} does not have`,
          allowed: orList(words),
          ...(guess !== undefined && { guess }),
        },
      ];
    });
  });
}
