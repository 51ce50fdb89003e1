import type { Scenario } from '../scenario/scenario.ts';

/** What a caller may say in place of a scenario's own `run`. */
export interface RunOptions {
  /** Default: the scenario's `run.seed`. */
  readonly seed?: string;
  /** A whole number >= 1. Default: the scenario's `run.replications`. When given, exactly so many: no rule adds to them. */
  readonly replications?: number;
  /** Between 0 and 1. Default: the scenario's `run.confidence`. */
  readonly confidence?: number;
}

export function withRunOptions(scenario: Scenario, { seed, replications, confidence }: RunOptions): Scenario {
  const { untilHalfWidth, ...run } = scenario.run;
  return {
    ...scenario,
    run: {
      ...run,
      ...(replications === undefined ? untilHalfWidth !== undefined && { untilHalfWidth } : { replications }),
      ...(seed !== undefined && { seed }),
      ...(confidence !== undefined && { confidence }),
    },
  };
}
