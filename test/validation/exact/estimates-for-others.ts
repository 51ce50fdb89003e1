import type { CaseResult } from './exact-answers.ts';
import type { Judgement } from './judge-exact.ts';

/**
 * The estimates as plain JSON, `{case: {metric: {mean, se, n}}}`, for whoever would judge them by a program of their own.
 * Figures that rest on too few events are left out; quantiles are shares of waits up to the exact quantile.
 */
export function estimatesForOthers(byCase: ReadonlyMap<CaseResult, readonly Judgement[]>): string {
  const cases = [...byCase].map(([each, judged]) => {
    const metrics = judged.flatMap(({ figure: { metric, reading, isPublished, isExtra }, status }) => {
      if (isPublished || isExtra || reading.kind === 'given' || status === 'too few events') return [];
      const isRandom = reading.kind === 'random';
      const of = {
        mean: reading.value,
        se: isRandom ? reading.standardError : 0,
        n: isRandom ? reading.n : each.replications,
      };
      return [`  ${JSON.stringify(metric)}: ${JSON.stringify(of)}`];
    });
    return ` ${JSON.stringify(each.id)}: {\n${metrics.join(',\n')}\n }`;
  });
  return `{\n${cases.join(',\n')}\n}\n`;
}
