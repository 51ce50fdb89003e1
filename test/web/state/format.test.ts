import { describe, expect, it } from 'vitest';
import { createFormats, missingFigure } from '../../../web/state/format.ts';

const formats = createFormats('en-GB', 'GBP');
const estimate = (value: number | null, low: number | null, high: number | null) => ({ value, low, high });

describe('createFormats', () => {
  it.each([
    [0, '0:00'],
    [59.6, '1:00'],
    [220, '3:40'],
    [3725, '1:02:05'],
  ])('writes %d seconds as %s', (seconds, text) => {
    expect(formats.duration(seconds)).toBe(text);
  });

  it('writes a dash for everything undefined', () => {
    for (const value of [null, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(formats.count(value)).toBe(missingFigure);
      expect(formats.share(value)).toBe(missingFigure);
      expect(formats.duration(value)).toBe(missingFigure);
      expect(formats.money(value)).toBe(missingFigure);
    }
  });

  it('says the percent sign of an interval once', () => {
    expect(formats.shareInterval(estimate(0.61, 0.58, 0.64))).toBe('58–64%');
  });

  it('says the percent sign once in a locale that puts a space before it', () => {
    expect(createFormats('de-DE', 'EUR').shareInterval(estimate(0.61, 0.58, 0.64))).toBe('58–64\u00a0%');
  });

  it('gives a share a decimal only when its interval is narrower than a point', () => {
    expect(formats.estimatedShare(estimate(0.6123, 0.58, 0.64))).toBe('61%');
    expect(formats.estimatedShare(estimate(0.6123, 0.61, 0.615))).toBe('61.2%');
  });

  it('leaves an interval away that does not exist', () => {
    expect(formats.shareInterval(estimate(0.6, null, null))).toBe('');
  });

  it('keeps the short unit of both ends of money, which differ', () => {
    expect(formats.interval(estimate(1e6, 999_000, 1_010_000), formats.compactMoney)).toBe('£999k–£1.01m');
  });

  it('writes local labels as they are, in whatever zone the reader sits', () => {
    expect(formats.moment('2025-03-30T01:30')).toContain('01:30');
    expect(formats.day('2025-12-22')).toMatch(/^Mon,? 22 Dec$/);
    expect(formats.date('2026-01-01')).toBe('1 Jan');
  });

  it("names weekdays from Monday in the reader's language", () => {
    expect(formats.weekday(0, 'long')).toBe('Monday');
    expect(createFormats('es', 'EUR').weekday(6, 'long')).toBe('domingo');
  });
});
