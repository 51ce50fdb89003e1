import { SectionIndex } from '../collect/result-layout.ts';
import type { ResolvedRatio, SectionView } from './ratio.ts';
import type { Estimate, EstimateSeries, NamedAmount, Report } from './report.ts';
import { type Study, viewOf } from './study.ts';

/** Money over the run: the total, per contact, line by line, and by vendor, site and kind. */
export function costOf(study: Study): Report['cost'] {
  const { costs } = study.layout;
  const { at, lines, vendors, sites, kinds } = costs;
  const view = viewOf(study, SectionIndex.cost);
  const amount = (entry: number): Estimate => view.estimate(0, entryOf(view, entry));
  const sums = (names: readonly string[], first: number): NamedAmount[] =>
    names.map((name, i) => ({ name, amount: amount(first + i) }));
  return {
    total: amount(at.total),
    perOffered: costPer(study, 0),
    perAnswered: costPer(study, at.answered),
    perResolved: costPer(study, at.resolved),
    lines: lines.map(({ vendor, site, group, kind }, line) => ({
      ...{ vendor, site, group, kind },
      amount: amount(at.line + line),
    })),
    byVendor: sums(vendors, at.vendor),
    bySite: sums(sites, at.site),
    byKind: sums(kinds, at.kind),
  };
}

/** Total cost per contact offered of the classes that a target names: the measure that is judged, over the run. */
export function costPerOfferedOf(study: Study, classes: Uint16Array): Estimate {
  const members = classes.join();
  return costPer(
    study,
    study.layout.costs.offeredSets.findIndex((set) => set.join() === members),
  );
}

function costPer(study: Study, contacts: number): Estimate {
  const view = viewOf(study, SectionIndex.cost);
  const { total } = study.layout.costs.at;
  const measure = { numerator: { total: 1 }, denominator: { contacts: 1 } };
  return view.estimate(
    0,
    view.resolve(measure, 'any', (name) => (name === 'total' ? total : contacts)),
  );
}

/** Cost of each day, in all and by kind. */
export function costByDay(study: Study): { cost: EstimateSeries; costByKind: Record<string, EstimateSeries> } {
  const view = viewOf(study, SectionIndex.costByDay);
  const series = (entry: number) => view.series(0, study.layout.slices.days, entryOf(view, entry));
  const byKind = study.layout.costs.kinds.map((kind, i) => [kind, series(1 + i)]);
  return { cost: series(0), costByKind: Object.fromEntries(byKind) };
}

function entryOf(view: SectionView, entry: number): ResolvedRatio {
  return view.resolve({ numerator: { amount: 1 }, denominator: null }, 'any', () => entry);
}
