import type { Moments } from '../collect/moments.ts';
import type { ResultLayout } from '../collect/result-layout.ts';
import type { Model } from '../compile/model.ts';
import { SectionView } from './ratio.ts';

/** Everything the summary of one study is made from. */
export interface Study {
  readonly model: Model;
  readonly layout: ResultLayout;
  readonly moments: Moments;
  /** Student's t for the intervals. */
  readonly t: number;
  /** Sections that have been looked at, by `viewOf`. */
  readonly views: SectionView[];
}

export function viewOf({ layout, moments, t, views }: Study, section: number): SectionView {
  views[section] ??= new SectionView(layout.moments, moments, section, t);
  return views[section];
}
