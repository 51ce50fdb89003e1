import type { Model } from '../compile/model.ts';
import type { ServiceAgreement, ServiceTier, VendorMinimum } from '../compile/model-money.ts';
import type { Collector } from './collector.ts';
import { type PeriodSums, periodSumsOf, sumPeriods } from './period-sums.ts';

/** Books an amount on a line in an interval. */
export type Book = (line: number, i: number, amount: number) => void;

/** What is settled with a vendor at the end of periods, on its fee: its price by use, or the wages of its groups. */
export interface Settlement {
  readonly knownFee: Float64Array;
  readonly minimum: VendorMinimum | null;
  readonly agreement: ServiceAgreement | null;
  /** How the measure of the agreement is summed over its periods. */
  readonly sums: PeriodSums | null;
  /** Lines of what is settled, -1 for none. */
  readonly minimumLine: number;
  readonly creditLine: number;
  readonly bonusLine: number;
}

/** What an agreement leaves in the result: whether any credit, any bonus was due; then the share of periods in each tier. */
export function agreementEntries({ tiers }: ServiceAgreement): number {
  return 2 + tiers.length;
}

export function agreementSumsOf(model: Model, agreement: ServiceAgreement): PeriodSums {
  const thresholds = agreement.tiers.flatMap((tier) => [tier.atLeastThreshold, tier.belowThreshold]);
  return periodSumsOf(model, model.targets[agreement.target], agreement, thresholds);
}

/** What a month's fee falls short of the least payment, due in the month's last interval. */
export function settleMinimum({ minimum, minimumLine }: Settlement, fee: Float64Array, book: Book): void {
  if (minimum === null) return;
  const { monthOf, byMonth } = minimum;
  let paid = 0;
  for (let i = 0; i < fee.length; i++) {
    paid += fee[i];
    if (i + 1 < fee.length && monthOf[i + 1] === monthOf[i]) continue;
    const missing = byMonth[monthOf[i]] - paid;
    if (missing > 0) book(minimumLine, i, missing);
    paid = 0;
  }
}

/**
 * Credits and bonuses, due in the last interval of each period: the share of the period's fee that the first tier that
 * holds says. A period in which the measure is undefined (nobody called) is in no tier.
 * @param results where the entries of the agreement go, all zero before
 */
export function settleAgreement(
  tables: Collector,
  model: Model,
  { agreement, sums, creditLine, bonusLine }: Settlement,
  fee: Float64Array,
  book: Book,
  results: Float64Array,
): void {
  if (agreement === null || sums === null) return;
  const { periodOf, tiers } = agreement;
  // Agreements are never about cost, which depends on what is settled here.
  sumPeriods(tables, model, sums, fee);
  let judged = 0;
  let due = 0;
  for (let i = 0; i < fee.length; i++) {
    due += fee[i];
    const period = periodOf[i];
    if (i + 1 < fee.length && periodOf[i + 1] === period) continue;
    if (sums.denominator[period] > 0) {
      judged++;
      const tier = tiers.findIndex((_, t) => holds(tiers, t, sums, period));
      if (tier >= 0) {
        const { creditShare, bonusShare } = tiers[tier];
        results[2 + tier]++;
        if (creditShare > 0) {
          results[0] = 1;
          book(creditLine, i, -creditShare * due);
        }
        if (bonusShare > 0) {
          results[1] = 1;
          book(bonusLine, i, bonusShare * due);
        }
      }
    }
    due = 0;
  }
  for (let t = 0; t < tiers.length; t++) if (judged > 0) results[2 + t] /= judged;
}

/** Does a tier hold in a period? Nine in ten within a wait: the wait of nine in ten is below it. */
function holds(tiers: readonly ServiceTier[], t: number, sums: PeriodSums, period: number): boolean {
  const { atLeast, below } = tiers[t];
  const denominator = sums.denominator[period];
  if (sums.measure === 'wait-p90') {
    const isWithin = (slot: number) => sums.within[slot * sums.periods + period] >= 0.9 * denominator;
    return (atLeast === null || !isWithin(2 * t)) && (below === null || isWithin(2 * t + 1));
  }
  const value = sums.numerator[period] / denominator;
  return (atLeast === null || value >= atLeast) && (below === null || value < below);
}
