import type { Model } from '../compile/model.ts';
import { type ComparableMeasure, contactMeasuresOf } from './comparable-measures.ts';
import { type ResultLayout, SectionIndex } from './result-layout.ts';
import { weekRows } from './slices.ts';

/** The measures of all contacts that arrived on one day, or in one week (from Monday on, named for its first day in the run). */
export function measuresInTime(model: Model, { slices, moments }: ResultLayout): ComparableMeasure[] {
  const { dayLabels } = model.axes;
  const rowOf = (section: number, row: number) => moments.meanOffset[section] + row * moments.sections[section].width;
  const days = dayLabels.map((label, day) => ({ of: `day ${label}`, row: rowOf(SectionIndex.days, day) }));
  const isOneWeek = weekRows(slices) === 0;
  const weeks = dayLabels.flatMap((label, day) => {
    const week = slices.weekOfDay[day];
    if (day > 0 && slices.weekOfDay[day - 1] === week) return [];
    return [{ of: `week ${label}`, row: isOneWeek ? rowOf(SectionIndex.run, 0) : rowOf(SectionIndex.weeks, week) }];
  });
  return [...weeks, ...days].flatMap(({ of, row }) => contactMeasuresOf(model, of, row, true));
}
