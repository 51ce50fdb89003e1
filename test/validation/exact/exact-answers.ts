import { studentTTail } from '../../../engine/theory/student-t.ts';
import { comparisonsOf } from '../../law/comparison.ts';
import { comparableCases } from '../../law/reference-scenarios.ts';
import { drawChart, Plot } from '../draw-chart.ts';
import { holm } from '../holm.ts';
import type { Section } from '../section.ts';

interface Figure {
  readonly metric: string;
  readonly expected: number;
  readonly value: number;
  readonly standardError: number;
  readonly p: number;
}

interface CaseResult {
  readonly id: string;
  readonly seed: string;
  readonly replications: number;
  readonly figures: readonly Figure[];
}

interface ExactData {
  readonly cases: readonly CaseResult[];
}

const FALSE_ALARM = 0.005;

export const exactAnswers: Section<ExactData> = {
  name: 'exact',
  title: 'Exact answers',

  async run({ form, study, tell }) {
    const cases = await Promise.all(
      comparableCases().map(async ({ record, scenario }): Promise<CaseResult> => {
        const replications = scenario.run!.replications! * (form === 'long' ? 4 : 1);
        const report = await study({ ...scenario, run: { ...scenario.run, replications } });
        tell(record.id);
        const figures = comparisonsOf(record, report).map((figure) => {
          const distance = Math.abs(figure.value - figure.expected) - 1e-9 * Math.abs(figure.expected);
          const p =
            distance <= 0 ? 1 : Math.min(1, 2 * studentTTail(distance / figure.standardError, replications - 1));
          return { ...figure, p };
        });
        return { id: record.id, seed: report.seed, replications, figures };
      }),
    );
    return { cases };
  },

  judge({ cases }) {
    const figures = cases.flatMap((one) => one.figures);
    const adjusted = holm(figures.map(({ p }) => p));
    const failed = new Set(figures.filter((_, i) => !(adjusted[i] > FALSE_ALARM)));
    return {
      passed: cases.filter((one) => one.figures.every((figure) => !failed.has(figure))).length,
      of: cases.length,
      unit: 'exact cases',
      details: `${figures.length} figures, smallest Holm-adjusted p ${Math.min(...adjusted).toPrecision(2)}`,
    };
  },

  render({ cases }) {
    const z = cases.flatMap(({ figures }) => figures.map((f) => (f.value - f.expected) / f.standardError));
    return {
      markdown: `![Differences over standard errors](charts/exact-z-scores.svg)`,
      charts: [
        {
          file: 'exact-z-scores.svg',
          svg: drawChart({ height: 260, marks: [Plot.rectY(z, Plot.binX({ y: 'count' }, { x: (d: number) => d }))] }),
        },
      ],
    };
  },
};
