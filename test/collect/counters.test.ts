import { describe, expect, it } from 'vitest';
import { COUNTERS, Counter, type CounterName } from '../../engine/collect/counters.ts';
import {
  CONTACT_MEASURES,
  counterPairs,
  type RatioMeasure,
  SERVICE_LEVEL_FORMULAS,
} from '../../engine/collect/measures.ts';

const measures: Record<string, RatioMeasure> = { ...SERVICE_LEVEL_FORMULAS, ...CONTACT_MEASURES };

describe('the pairs of counters', () => {
  it.each(Object.entries(measures))('hold all that the variance of %s needs', (_, { numerator, denominator }) => {
    const kept = new Set(counterPairs().map(([a, b]) => `${a},${b}`));
    const names = [...Object.keys(numerator), ...Object.keys(denominator ?? {})] as CounterName[];
    for (const one of names) {
      for (const other of names) {
        const [a, b] = [Counter[one], Counter[other]].sort((left, right) => left - right);
        expect(kept).toContain(`${a},${b}`);
      }
    }
  });

  it('come once each, the lower index first', () => {
    const pairs = counterPairs();
    expect(new Set(pairs.map(String)).size).toBe(pairs.length);
    expect(pairs.every(([a, b]) => a <= b)).toBe(true);
  });

  it('fit into a cell', () => {
    expect(Object.values(Counter).sort((a, b) => a - b)).toEqual(Array.from({ length: COUNTERS }, (_, i) => i));
  });
});
