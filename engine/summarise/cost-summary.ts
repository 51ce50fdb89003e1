import { COST_HEAD, SectionIndex } from '../collect/result-layout.ts';
import type { CostLine, Estimate, EstimateSeries, Report } from './report.ts';
import { type Study, viewOf } from './study.ts';

/** Money over the run: the total, per contact, and line by line. */
export function costOf(study: Study): Report['cost'] {
  const { model, layout } = study;
  const view = viewOf(study, SectionIndex.cost);
  const amount = (entry: number): Estimate =>
    view.estimate(
      0,
      view.resolve({ numerator: { offered: 1 }, denominator: null }, 'any', () => entry),
    );
  const per = (head: number): Estimate =>
    view.estimate(
      0,
      view.resolve({ numerator: { answered: 1 }, denominator: { offered: 1 } }, 'any', (name) =>
        name === 'answered' ? 2 : head,
      ),
    );
  const lines = layout.costLines.map(
    ({ group, kind }, line): CostLine => ({
      vendor: group < 0 ? 'telephone' : model.groups.vendors[model.groups.vendorOf[group]],
      site: group < 0 ? '' : model.groups.sites[model.groups.siteOf[group]],
      group: group < 0 ? '' : model.groups.names[group],
      kind,
      amount: amount(COST_HEAD + line),
    }),
  );
  return { total: amount(2), perOffered: per(0), perAnswered: per(1), lines };
}

/** Total cost of each day. */
export function costByDay(study: Study): EstimateSeries {
  const view = viewOf(study, SectionIndex.costByDay);
  const cost = view.resolve({ numerator: { offered: 1 }, denominator: null }, 'any', () => 1);
  return view.series(0, study.layout.slices.days, cost);
}
