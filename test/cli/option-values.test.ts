import { describe, expect, it } from 'vitest';
import { parseConfidence, parseReplications, parseSeed, parseWorkers } from '../../engine/cli/option-values.ts';

describe('option values', () => {
  it.each(['abc', '', ' ', '0', '-1', '1.5', '1e9', '0x10', 'Infinity', 'NaN', '7 '])(
    'refuse %j as a number of replications and say what is allowed',
    (text) => {
      expect(() => parseReplications(text)).toThrow(
        `--replications: found ${JSON.stringify(text)}; allowed: a whole number from 1 to 1000000`,
      );
    },
  );

  it('accept the ends of their range', () => {
    expect([parseReplications('1'), parseReplications('1000000'), parseReplications('1e3')]).toEqual([
      1, 1_000_000, 1000,
    ]);
    expect([parseConfidence('0.5'), parseConfidence('0.9999')]).toEqual([0.5, 0.9999]);
    expect([parseWorkers('1'), parseWorkers('256')]).toEqual([1, 256]);
  });

  it.each(['95', '0.49', '1', '95%', 'high'])('refuse %j as a confidence', (text) => {
    expect(() => parseConfidence(text)).toThrow('allowed: a number from 0.5 to 0.9999');
  });

  it('refuse more threads than any machine would repay', () => {
    expect(() => parseWorkers('257')).toThrow('--workers: found "257"; allowed: a whole number from 1 to 256');
  });

  it('take any text as a seed, but not an empty or endless one', () => {
    expect(parseSeed('  flu 2026 ')).toBe('  flu 2026 ');
    expect(() => parseSeed('')).toThrow('--seed: found ""');
    expect(() => parseSeed('x'.repeat(201))).toThrow('allowed: a text of 1 to 200 characters');
  });
});
