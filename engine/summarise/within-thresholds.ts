import { COUNTERS, Counter } from '../collect/counters.ts';
import type { SectionView } from './ratio.ts';
import type { Report } from './report.ts';
import type { Study } from './study.ts';

/** Shares answered and gone within each further threshold of the scenario, over the run. */
export function withinThresholds({ model }: Study, runs: SectionView): Report['totals']['withinThresholds'] {
  const { extraThresholdsSeconds, reportedThresholds } = model.measuring;
  return Array.from({ length: reportedThresholds }, (_, i) => {
    const share = (counter: number, of: number) => {
      const measure = { numerator: { answered: 1 }, denominator: { offered: 1 } } as const;
      return runs.estimate(
        0,
        runs.resolve(measure, 'share', (name) => (name === 'answered' ? counter : of)),
      );
    };
    const answered = COUNTERS + 2 * i;
    return {
      seconds: extraThresholdsSeconds[i],
      answeredPerOffered: share(answered, Counter.offered),
      answeredOrAbandonedPerOffered: share(answered + 1, Counter.offered),
      answeredPerAnswered: share(answered, Counter.answered),
    };
  });
}
