import { SectionIndex } from '../collect/result-layout.ts';
import { agreementEntries } from '../collect/settle.ts';
import type { Range } from './interval.ts';
import type { AgreementResult } from './report.ts';
import { type Study, viewOf } from './study.ts';
import { probabilityOf } from './target-summary.ts';

/** How each agreement with a vendor is settled: what is due, how likely, and how often each tier holds. */
export function agreementResults(study: Study): AgreementResult[] {
  const { model, layout } = study;
  const view = viewOf(study, SectionIndex.agreements);
  const money = viewOf(study, SectionIndex.cost);
  const { at } = layout.costs;
  let first = 0;
  return layout.costs.settlements.flatMap(({ agreement, creditLine, bonusLine }) => {
    if (agreement === null) return [];
    const entry = first;
    first += agreementEntries(agreement);
    const share = (offset: number) =>
      view.estimate(
        0,
        view.resolve({ numerator: { share: 1 }, denominator: null }, 'share', () => entry + offset),
      );
    const amount = (line: number, range: Range) =>
      line < 0
        ? { value: 0, low: 0, high: 0 }
        : money.estimate(
            0,
            money.resolve({ numerator: { amount: 1 }, denominator: null }, range, () => at.line + line),
          );
    return [
      {
        vendor: agreement.vendor,
        target: model.targets[agreement.target].name,
        period: agreement.period,
        credit: amount(creditLine, 'negative'),
        bonus: amount(bonusLine, 'positive'),
        probabilityOfCredit: probabilityOf(study, view.meanOf(0, entry)),
        probabilityOfBonus: probabilityOf(study, view.meanOf(0, entry + 1)),
        tiers: agreement.tiers.map(({ atLeast, below, creditShare, bonusShare }, t) => ({
          ...(atLeast !== null && { atLeast }),
          ...(below !== null && { below }),
          ...{ creditShare, bonusShare },
          shareOfPeriods: share(2 + t),
        })),
      },
    ];
  });
}
