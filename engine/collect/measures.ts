import { Counter, type CounterName } from './counters.ts';

/** A weighted sum of counters. */
export type CounterSum = Readonly<Partial<Record<CounterName, number>>>;

/** A ratio of two weighted sums of counters: the form of every measure of contacts that is not a percentile. */
export interface RatioMeasure {
  readonly numerator: CounterSum;
  /** null: the numerator itself, per replication. */
  readonly denominator: CounterSum | null;
}

/**
 * The five service-level formulas, with A answered, B abandoned, Bt abandoned within the threshold. All are in use:
 * see Jouini, Koole, Roubos (2013), "Performance indicators for call centers with impatient customers", section 2.
 */
export const SERVICE_LEVEL_FORMULAS = {
  'answered-or-abandoned-within': {
    symbols: '(At+Bt)/(A+B)',
    numerator: { answeredWithin: 1, abandonedWithin: 1 },
    denominator: { answered: 1, abandoned: 1 },
  },
  'within-per-answered': { symbols: 'At/A', numerator: { answeredWithin: 1 }, denominator: { answered: 1 } },
  'within-per-offered': {
    symbols: 'At/(A+B)',
    numerator: { answeredWithin: 1 },
    denominator: { answered: 1, abandoned: 1 },
  },
  'within-per-offered-less-short-abandons': {
    symbols: 'At/(A+B-Bt)',
    numerator: { answeredWithin: 1 },
    denominator: { answered: 1, abandoned: 1, abandonedWithin: -1 },
  },
  'within-plus-short-abandons': {
    symbols: '(At+Bshort)/(A+B)',
    numerator: { answeredWithin: 1, abandonedShort: 1 },
    denominator: { answered: 1, abandoned: 1 },
  },
} as const satisfies Record<string, RatioMeasure & { symbols: string }>;

export type ServiceLevelFormula = keyof typeof SERVICE_LEVEL_FORMULAS;

/** Measures of contacts other than the service level, by their names in the report. */
export const CONTACT_MEASURES = {
  offered: { numerator: { offered: 1 }, denominator: null },
  answered: { numerator: { answered: 1 }, denominator: null },
  abandoned: { numerator: { abandoned: 1 }, denominator: null },
  stillPresent: { numerator: { stillPresent: 1 }, denominator: null },
  abandonment: { numerator: { abandoned: 1 }, denominator: { offered: 1 } },
  asaSeconds: { numerator: { waitAnsweredSeconds: 1 }, denominator: { answered: 1 } },
  meanWaitSeconds: {
    numerator: { waitAnsweredSeconds: 1, waitAbandonedSeconds: 1 },
    denominator: { answered: 1, abandoned: 1 },
  },
  meanWaitAbandonedSeconds: { numerator: { waitAbandonedSeconds: 1 }, denominator: { abandoned: 1 } },
  meanSquaredWaitAnswered: { numerator: { waitAnsweredSquared: 1 }, denominator: { answered: 1 } },
  delayedShare: { numerator: { delayed: 1 }, denominator: { offered: 1 } },
  /** Wait of all if nobody hung up: of the answered as it was, of the others until an agent would have come. */
  virtualWaitSeconds: {
    numerator: { waitAnsweredSeconds: 1, virtualWaitSeconds: 1 },
    denominator: { answered: 1, virtualWaits: 1 },
  },
  meanTalkSeconds: { numerator: { talkSeconds: 1 }, denominator: { answered: 1 } },
  meanAfterCallSeconds: { numerator: { afterCallSeconds: 1 }, denominator: { answered: 1 } },
} as const satisfies Record<string, RatioMeasure>;

export type ContactMeasureName = keyof typeof CONTACT_MEASURES;

/** The pairs of counters (first <= second) whose co-moments the measures above need, of all formulas or of some. */
export function counterPairs(
  formulas = Object.keys(SERVICE_LEVEL_FORMULAS) as readonly ServiceLevelFormula[],
): [number, number][] {
  const needed = new Map<number, [number, number]>();
  const measures: RatioMeasure[] = [
    ...formulas.map((formula) => SERVICE_LEVEL_FORMULAS[formula]),
    ...Object.values(CONTACT_MEASURES),
  ];
  for (const { numerator, denominator } of measures) {
    const names = [...new Set([...Object.keys(numerator), ...Object.keys(denominator ?? {})])] as CounterName[];
    const indices = names.map((name) => Counter[name]).sort((a, b) => a - b);
    for (const a of indices) for (const b of indices) if (a <= b) needed.set(a * 1000 + b, [a, b]);
  }
  return [...needed.entries()].sort(([a], [b]) => a - b).map(([, pair]) => pair);
}
