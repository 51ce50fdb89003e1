import type { OutcomeName } from '../collect/outcome-plan.ts';
import { SectionIndex } from '../collect/result-layout.ts';
import type { Range } from './interval.ts';
import type { Estimate, OutcomeResult, PatientOutcomeResults } from './report.ts';
import { type Study, viewOf } from './study.ts';

/** What waits did to patients by the scenario's curves; undefined when it has none. */
export function outcomesOf(study: Study): PatientOutcomeResults | undefined {
  const plan = study.layout.outcomes;
  const { outcomes } = study.model;
  if (plan === null || outcomes === null) return undefined;
  const view = viewOf(study, SectionIndex.outcomes);
  const mean = (at: number, factor: number, range: Range): Estimate =>
    view.estimate(
      0,
      view.resolve({ numerator: { sum: factor }, denominator: null }, range, () => at),
    );
  const resultOf = (name: OutcomeName, range: Range, factor: number): OutcomeResult | undefined => {
    const c = plan.curves.findIndex((curve) => curve.name === name);
    if (c < 0) return undefined;
    const at = 1 + 2 * c;
    const contacts = view.meanOf(0, 0);
    const perContact = view.resolve({ numerator: { sum: 1 }, denominator: { contacts: 1 } }, range, (entry) =>
      entry === 'sum' ? at : 0,
    );
    return {
      total: mean(at, factor, 'positive'),
      perContact: view.estimate(0, perContact),
      mostError: contacts > 0 ? view.meanOf(0, at + 1) / contacts : 0,
    };
  };
  const satisfaction = resultOf('satisfaction', 'positive', 1);
  const noShows = resultOf('noShows', 'share', 1);
  const retainedRevenue = resultOf('retainedRevenue', 'share', outcomes.revenuePerContact);
  return {
    contacts: outcomes.contacts,
    counted: mean(0, 1, 'positive'),
    ...(satisfaction !== undefined && { satisfaction }),
    ...(noShows !== undefined && { noShows }),
    ...(retainedRevenue !== undefined && { retainedRevenue }),
  };
}
