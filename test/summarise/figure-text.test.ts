import { describe, expect, it } from 'vitest';
import {
  formatDuration,
  formatMoney,
  formatNumber,
  formatSeconds,
  formatShare,
} from '../../engine/summarise/figure-text.ts';

const estimate = (value: number | null, low: number | null = null, high: number | null = null) => ({
  value,
  low,
  high,
});

describe('figures', () => {
  it.each([
    ['whole points for a wide interval', estimate(0.6123, 0.58, 0.6449), '61 % (58-64)'],
    ['tenths for half a point', estimate(0.6123, 0.607, 0.617), '61.2 % (60.7-61.7)'],
    ['hundredths for less, and no more', estimate(0.612345, 0.612341, 0.612349), '61.23 % (61.23-61.23)'],
    ['no interval where there is none', estimate(0.6123), '61.2 %'],
    ['an exact share without decimals', estimate(0.8), '80 %'],
    ['nothing observed', estimate(null), '-'],
  ])('show shares as percent: %s', (_, share, text) => {
    expect(formatShare(share)).toBe(text);
  });

  it.each([
    ['seconds below 100 s', estimate(45.2, 41.3, 49.1), '45 s (41-49)'],
    ['minutes and seconds above', estimate(220, 201, 242), '3:40 min (3:21-4:02)'],
    ['one unit for value and interval', estimate(95, 85, 105), '1:35 min (1:25-1:45)'],
    ['hours and minutes above 90 minutes', estimate(7260, 6900, 7620), '2:01 h (1:55-2:07)'],
    ['seconds that round up to a minute', estimate(119.7, 119.6, 119.9), '2:00 min (2:00-2:00)'],
    ['an interval of no width as an exact figure', estimate(0, 0, 0), '0 s'],
  ])('show times as a planner says them: %s', (_, duration, text) => {
    expect(formatDuration(duration)).toBe(text);
  });

  it('shows a threshold without decimals', () => {
    expect(formatSeconds(20)).toBe('20 s');
    expect(formatSeconds(120)).toBe('2:00 min');
  });

  it('sets thousands apart, and only in front of the point', () => {
    expect(formatNumber(estimate(1234567.125, 1234567.12, 1234567.13))).toBe(
      '1,234,567.13 (1,234,567.12-1,234,567.13)',
    );
    expect(formatNumber(estimate(999))).toBe('999');
  });

  it('writes out an interval that begins below zero, where a dash would read as a minus', () => {
    expect(formatMoney(estimate(2, -30, 34), 'USD')).toBe('2 USD (-30 to 34)');
  });
});
