import { quantileSorted } from 'simple-statistics';

/** One thing measured, several times, each in a fresh process unless `what` says otherwise. */
export interface Measurement {
  /** Heading under which it is printed. */
  readonly suite: string;
  readonly what: string;
  /** Such as `M contacts/s`, `ms`, `MB`, `times`. */
  readonly unit: string;
  readonly samples: readonly number[];
  /** What issue or product ask for, in words; none when left out. */
  readonly goal?: string;
}

export interface Spread {
  readonly median: number;
  readonly lowest: number;
  readonly highest: number;
  readonly count: number;
}

/** @throws RangeError when there is no sample */
export function spreadOf(samples: readonly number[]): Spread {
  if (samples.length === 0) throw new RangeError('samples: found none; allowed: one or more');
  const sorted = [...samples].sort((a, b) => a - b);
  return {
    median: quantileSorted(sorted, 0.5),
    lowest: sorted[0],
    highest: sorted[sorted.length - 1],
    count: sorted.length,
  };
}

export function medianOf(samples: readonly number[]): number {
  return spreadOf(samples).median;
}

/** Gathers samples by name while rounds go by, in the order in which names first come. */
export class Samples {
  private readonly suite: string;
  private readonly kept = new Map<string, { unit: string; samples: number[]; goal: string | undefined }>();

  constructor(suite: string) {
    this.suite = suite;
  }

  /** @throws RangeError when the sample is no number >= 0: a fault of the benchmark, which must not reach a table */
  add(what: string, unit: string, sample: number, goal?: string): void {
    if (!(sample >= 0 && sample < Number.POSITIVE_INFINITY)) {
      throw new RangeError(`${this.suite}: ${what}: found ${sample} ${unit}; allowed: a number >= 0`);
    }
    const entry = this.kept.get(what) ?? { unit, samples: [], goal };
    entry.samples.push(sample);
    this.kept.set(what, entry);
  }

  measurements(): Measurement[] {
    return [...this.kept].map(([what, { unit, samples, goal }]) => ({
      ...{ suite: this.suite, what, unit, samples },
      ...(goal !== undefined && { goal }),
    }));
  }
}
