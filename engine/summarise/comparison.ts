import type { MeasureUnit } from '../collect/comparable-measures.ts';
import type { Moments } from '../collect/moments.ts';
import type { SideBySideLayout } from '../collect/side-by-side.ts';
import { pairedShares } from '../theory/paired-shares.ts';
import { wilson } from '../theory/wilson.ts';
import { estimate, type Range, tValue, UNDEFINED_ESTIMATE } from './interval.ts';
import { SectionView } from './ratio.ts';
import type { Estimate } from './report.ts';

/** One measure in two scenarios. */
export interface ComparedMeasure {
  /** `all`, or a dimension and a name such as `language es`. */
  readonly of: string;
  /** As in the report, for example `serviceLevel`. */
  readonly name: string;
  readonly unit: MeasureUnit;
  readonly first: Estimate;
  readonly second: Estimate;
  /** Second less first, with a paired interval. */
  readonly difference: Estimate;
  /** The difference as a share of the first, with the interval of the ratio of the two; null where the first is not above 0. */
  readonly relativeDifference: Estimate;
  /**
   * Variance of the difference / what it would be if the two were independent: how much of the uncertainty is left
   * because both meet the same callers. null where nothing varies.
   */
  readonly varianceRatio: number | null;
}

/**
 * All measures that two of the studies have in common, with the difference of each and its paired interval. The difference
 * of two ratios Nb/Db - Na/Da varies as the mean of (Nb - Rb Db)/E Db - (Na - Ra Da)/E Da does (delta method), of which each
 * replication gives one value; Student's t over replications (Law 2015, Simulation Modeling and Analysis, 10.2.1). The
 * difference of two probabilities has the interval of `pairedShares`.
 * @param first index of one study, @param second of the other
 */
export function compareMeasures(
  { measures, moments: layout }: SideBySideLayout,
  moments: Moments,
  confidence: number,
  first = 0,
  second = 1,
): ComparedMeasure[] {
  const t = tValue(moments.count, confidence);
  const view = new SectionView(layout, moments, 0, t);
  return measures.flatMap(({ of, name, unit, sides }, row): ComparedMeasure[] => {
    if (sides[first] === null || sides[second] === null) return [];
    const a = sideOf(view, row, 2 * first);
    const b = sideOf(view, row, 2 * second);
    const figures = [a, b].map(({ value, variance }) => {
      if (unit === 'probability') return probability(value, moments.count, confidence);
      return estimate(value, t * Math.sqrt(variance / moments.count), rangeOf(unit));
    });
    const covariance = covarianceOf(view, row, a, b);
    const paired = Math.max(0, a.variance + b.variance - 2 * covariance);
    const unpaired = a.variance + b.variance;
    const isDefined = Number.isFinite(a.value) && Number.isFinite(b.value);
    const difference =
      unit === 'probability'
        ? probabilityDifference(a.value, b.value, covariance, moments.count, confidence)
        : estimate(b.value - a.value, t * Math.sqrt(paired / moments.count), 'any');
    const ratio = b.value / a.value;
    const relative = Math.max(0, b.variance + ratio * ratio * a.variance - 2 * ratio * covariance);
    return [
      {
        ...{ of, name, unit, first: figures[0], second: figures[1] },
        difference: isDefined ? difference : UNDEFINED_ESTIMATE,
        relativeDifference:
          isDefined && a.value > 0
            ? estimate(ratio - 1, (t * Math.sqrt(relative / moments.count)) / a.value, 'any')
            : UNDEFINED_ESTIMATE,
        varianceRatio: unpaired > 0 && isDefined ? paired / unpaired : null,
      },
    ];
  });
}

interface Side {
  readonly at: number;
  readonly value: number;
  readonly denominator: number;
  /** Of one replication's share in the ratio. */
  readonly variance: number;
}

function sideOf(view: SectionView, row: number, at: number): Side {
  const denominator = view.meanOf(row, at + 1);
  if (!(denominator > 0)) return { at, value: Number.NaN, denominator, variance: 0 };
  const value = view.meanOf(row, at) / denominator;
  const side = { at, value, denominator, variance: 0 };
  return view.count < 2 ? side : { ...side, variance: Math.max(0, covarianceOf(view, row, side, side)) };
}

/** Covariance of the two linearised ratios in one replication. */
function covarianceOf(view: SectionView, row: number, a: Side, b: Side): number {
  if (view.count < 2 || !(a.denominator > 0) || !(b.denominator > 0)) return 0;
  const products =
    view.covariance(row, a.at, b.at) -
    b.value * view.covariance(row, a.at, b.at + 1) -
    a.value * view.covariance(row, a.at + 1, b.at) +
    a.value * b.value * view.covariance(row, a.at + 1, b.at + 1);
  return products / (a.denominator * b.denominator);
}

function probability(share: number, replications: number, confidence: number): Estimate {
  const successes = Math.round(share * replications);
  return { value: successes / replications, ...wilson(successes, replications, confidence) };
}

/**
 * Replications are counted by what they say of both sides: Student's t would give a difference no width at all where no
 * replication told the two apart, or where all did.
 */
function probabilityDifference(
  first: number,
  second: number,
  covariance: number,
  replications: number,
  confidence: number,
): Estimate {
  const successes = [first, second].map((share) => Math.round(share * replications));
  const inBoth = Math.round(covariance * (replications - 1) + replications * first * second);
  const [onlyFirst, onlySecond] = successes.map((count) => count - inBoth);
  return {
    value: (onlySecond - onlyFirst) / replications,
    ...pairedShares(onlyFirst, onlySecond, replications, confidence),
  };
}

function rangeOf(unit: MeasureUnit): Range {
  if (unit === 'share') return 'share';
  return unit === 'money' ? 'any' : 'positive';
}
