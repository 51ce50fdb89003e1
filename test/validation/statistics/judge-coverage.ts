import { wilson } from '../../../engine/theory/wilson.ts';
import { binomialCdf, binomialProbability, binomialSurvival } from '../binomial.ts';
import { holm } from '../holm.ts';
import type { Coverage, CoverageStudy, FigureKind } from './coverage.ts';

/** How often a 95 % interval may hold the truth. */
export const LEAST = 0.935;
export const MOST = 0.965;
/** Odds that any interval of the right coverage is found wrong, over all figures. */
export const FALSE_ALARM = 0.005;

/** A figure with the p-value of the hypothesis that its coverage is as wanted. */
export interface JudgedCoverage extends Coverage {
  readonly study: string;
  readonly replications: number;
  readonly share: number;
  /** What coverage is wanted: both ends the same where it is known exactly. */
  readonly wanted: readonly [least: number, most: number];
  readonly isRight: boolean;
}

/**
 * Means, ratios, percentiles and their paired differences must be covered 93.5 to 96.5 % of the time. The interval of a
 * probability is a function of a whole number of replications, so its coverage is known exactly, jumps from one probability
 * to the next, and is what is wanted here. The interval of a difference of probabilities errs on the wide side where few
 * replications tell two plans apart: it has a least coverage alone.
 */
export function judgeCoverage(studies: readonly CoverageStudy[]): JudgedCoverage[] {
  const figures = studies.flatMap(({ name, replications, figures }) =>
    figures.map((figure) => ({
      ...figure,
      study: name,
      replications,
      share: figure.covered / figure.studies,
      wanted: wantedOf(figure, replications),
    })),
  );
  const adjusted = holm(figures.map(({ covered, studies, wanted }) => pValue(covered, studies, wanted)));
  return figures.map((figure, i) => ({ ...figure, isRight: adjusted[i]! > FALSE_ALARM }));
}

/** The share of all studies of a kind whose intervals held the truth. */
export function pooled(figures: readonly JudgedCoverage[], kind: FigureKind): number {
  const ofKind = figures.filter((figure) => figure.kind === kind);
  return ofKind.reduce((sum, { share }) => sum + share, 0) / ofKind.length;
}

function wantedOf({ kind, truth }: Coverage, replications: number): readonly [number, number] {
  if (kind === 'paired difference of probabilities') return [LEAST, 1];
  if (kind !== 'probability') return [LEAST, MOST];
  const exact = wilsonCoverage(truth, replications);
  return [exact, exact];
}

/** How often Wilson's 95 % interval holds a probability, exactly. */
export function wilsonCoverage(probability: number, trials: number): number {
  let coverage = 0;
  for (let successes = 0; successes <= trials; successes++) {
    const { low, high } = wilson(successes, trials, 0.95);
    if (low <= probability && probability <= high) coverage += binomialProbability(successes, trials, probability);
  }
  return coverage;
}

/** Of so many or fewer, or so many or more, studies that hold the truth, when coverage is at the nearer end of what is wanted. */
function pValue(covered: number, studies: number, [least, most]: readonly [number, number]): number {
  const tooFew = binomialCdf(covered, studies, least);
  const tooMany = most === 1 ? 1 : binomialSurvival(covered, studies, most);
  return Math.min(1, 2 * Math.min(tooFew, tooMany));
}

/**
 * The power of the count: the largest coverage that would be found too small with odds of 95 %, by itself among so many
 * figures whose coverage is right.
 */
export function foundCoverage(studies: number, figures: number): number {
  let most = studies;
  while (most > 0 && 2 * binomialCdf(most, studies, LEAST) > FALSE_ALARM / figures) most--;
  let coverage = LEAST;
  while (coverage > 0 && binomialCdf(most, studies, coverage) < 0.95) coverage -= 0.001;
  return coverage;
}
