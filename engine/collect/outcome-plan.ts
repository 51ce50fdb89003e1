import type { Model } from '../compile/model.ts';
import type { ResponseCurve } from '../compile/model-money.ts';
import type { Collector } from './collector.ts';
import { lostContacts } from './cost-lines.ts';
import { Tally } from './counters.ts';
import { upperEdgeSeconds, WAIT_BINS } from './wait-histogram.ts';

/** Patient outcomes read off the histogram of waits. Entries: contacts; then for each curve its sum, and how far that may be off. */
export interface OutcomePlan {
  readonly classes: Uint16Array;
  readonly curves: readonly BinnedCurve[];
  /** Counters of those never answered, and of those answered by a callback, who do not wait on the line. */
  readonly lost: readonly { readonly at: number; readonly weight: number }[];
  readonly calledBack: number | null;
}

/**
 * A curve by bin of wait: the middle of the values that it takes in the bin, and half their spread. A contact's true
 * value differs from the middle by at most that.
 */
export interface BinnedCurve {
  readonly name: OutcomeName;
  readonly middle: Float64Array;
  readonly spread: Float64Array;
  readonly ifLost: number;
}

export type OutcomeName = 'satisfaction' | 'noShows' | 'retainedRevenue';

export function outcomePlanOf({ outcomes, journeys }: Model, firstTally: number): OutcomePlan | null {
  if (outcomes === null) return null;
  const names: readonly OutcomeName[] = ['satisfaction', 'noShows', 'retainedRevenue'];
  const lost = lostContacts(journeys.isInUse ? firstTally : null);
  return {
    classes: outcomes.classes,
    curves: names.flatMap((name) => {
      const curve = outcomes[name];
      return curve === null ? [] : [binned(name, curve)];
    }),
    lost: Object.entries(lost).map(([at, weight]) => ({ at: Number(at), weight })),
    calledBack: journeys.isInUse ? firstTally + Tally.calledBack : null,
  };
}

/** Entries of the row of outcomes. */
export function outcomeEntries(plan: OutcomePlan | null): number {
  return plan === null ? 0 : 1 + 2 * plan.curves.length;
}

/** Each entry with itself, and each sum with the contacts. */
export function outcomePairs(plan: OutcomePlan | null): [number, number][] {
  const pairs = Array.from({ length: outcomeEntries(plan) }, (_, i): [number, number] => [i, i]);
  for (let c = 0; c < (plan?.curves.length ?? 0); c++) pairs.push([0, 1 + 2 * c]);
  return pairs;
}

function binned(name: OutcomeName, { waitSeconds, value, ifLost }: ResponseCurve): BinnedCurve {
  const middle = new Float64Array(WAIT_BINS);
  const spread = new Float64Array(WAIT_BINS);
  // The first point beyond the lower edge of the bin: edges ascend as points do.
  let point = 0;
  for (let bin = 0; bin < WAIT_BINS; bin++) {
    const from = bin === 0 ? 0 : upperEdgeSeconds(bin - 1);
    // The last bin holds all longer waits.
    const to = bin === WAIT_BINS - 1 ? Number.POSITIVE_INFINITY : upperEdgeSeconds(bin);
    while (point < waitSeconds.length && waitSeconds[point] <= from) point++;
    const first = valueAt(waitSeconds, value, from, point);
    let low = first;
    let high = first;
    let next = point;
    for (; next < waitSeconds.length && waitSeconds[next] <= to; next++) {
      if (waitSeconds[next] === to) continue;
      low = Math.min(low, value[next]);
      high = Math.max(high, value[next]);
    }
    const last = valueAt(waitSeconds, value, to, next);
    low = Math.min(low, last);
    high = Math.max(high, last);
    middle[bin] = (low + high) / 2;
    spread[bin] = (high - low) / 2;
  }
  return { name, middle, spread, ifLost };
}

/** Linear between points, flat outside. @param next the first point beyond the wait */
function valueAt(waits: Float64Array, values: Float64Array, wait: number, next: number): number {
  if (next === waits.length) return values[values.length - 1];
  if (next === 0) return values[0];
  const part = (wait - waits[next - 1]) / (waits[next] - waits[next - 1]);
  return values[next - 1] + part * (values[next] - values[next - 1]);
}

/**
 * Fills in the outcomes of the replication that has just ended.
 * @param countOf contacts of a class over the run, by counter
 * @param row all zero before
 */
export function fillOutcomes(
  { answeredWaits }: Collector,
  plan: OutcomePlan,
  countOf: (k: number, counter: number) => number,
  row: Float64Array,
): void {
  for (const k of plan.classes) {
    let lost = 0;
    for (const { at, weight } of plan.lost) lost += weight * countOf(k, at);
    const calledBack = plan.calledBack === null ? 0 : countOf(k, plan.calledBack);
    const waits = answeredWaits.subarray(k * WAIT_BINS, (k + 1) * WAIT_BINS);
    row[0] = addWeighted(row[0] + (lost + calledBack), waits, null);
    plan.curves.forEach(({ ifLost, middle, spread }, c) => {
      const unanswered = lost * ifLost + calledBack * middle[0];
      row[1 + 2 * c] = addWeighted(row[1 + 2 * c] + unanswered, waits, middle);
      row[2 + 2 * c] = addWeighted(row[2 + 2 * c], waits, spread);
    });
  }
}

/** A sum and the counts of all bins, each times its weight (or once), added one after the other. */
function addWeighted(sum: number, counts: Float64Array, weights: Float64Array | null): number {
  for (let bin = 0; bin < counts.length; bin++) {
    if (counts[bin] !== 0) sum += weights === null ? counts[bin] : counts[bin] * weights[bin];
  }
  return sum;
}
