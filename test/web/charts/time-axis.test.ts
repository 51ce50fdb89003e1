import { describe, expect, it } from 'vitest';
import { intervalAt, layoutTimeAxis } from '../../../web/charts/time-axis.ts';
import { createFormats } from '../../../web/state/format.ts';
import { syntheticReport } from '../synthetic-report.ts';

const formats = createFormats('en-GB', 'GBP');
const { intervals } = syntheticReport().overTime;
const layout = (window: { from: number; to: number } | null, widthPx = 1000) =>
  layoutTimeAxis(intervals, 1800, window, 0, widthPx, formats);

describe('layoutTimeAxis', () => {
  it('names each day of a fortnight on a wide chart', () => {
    const words = layout(null).ticks.map((tick) => tick.label);
    expect(words.length).toBe(14);
    expect(words[0]).toBe('22 Dec');
    expect(words[1]).toMatch(/^Tue,? 23$/);
    expect(words[10]).toBe('1 Jan');
  });

  it('names fewer days where there is less room, never so that two words meet', () => {
    for (const widthPx of [300, 500, 800, 1300]) {
      const named = layout(null, widthPx).ticks.filter((tick) => tick.label);
      for (let i = 1; i < named.length; i++) expect(named[i]!.atPx - named[i - 1]!.atPx).toBeGreaterThan(44);
    }
  });

  it('shows only the intervals of its window', () => {
    const { first, last, edgesPx } = layout({ from: 86_400, to: 2 * 86_400 });
    expect([first, last]).toEqual([48, 95]);
    expect(edgesPx.length).toBe(49);
    expect(edgesPx[0]).toBe(0);
    expect(edgesPx.at(-1)).toBe(1000);
  });

  it('keeps the interval that a window cuts', () => {
    const { first, last } = layout({ from: 86_400 + 900, to: 2 * 86_400 + 900 });
    expect([first, last]).toEqual([48, 96]);
  });

  it('lets the name of a day push away the hours behind it', () => {
    const { ticks } = layout({ from: 3 * 86_400 - 6 * 3600, to: 3 * 86_400 + 6 * 3600 }, 600);
    const midnight = ticks.findIndex((tick) => tick.isMajor);
    expect(ticks[midnight + 1]!.label).toBe('');
    expect(ticks[midnight + 2]!.label).not.toBe('');
  });

  it('places a day of 23 hours by elapsed time and marks it by local time', () => {
    const labels = ['2026-03-29T00:00', '2026-03-29T00:30', '2026-03-29T02:00', '2026-03-29T02:30'];
    const spring = { labels, startSeconds: [0, 1800, 3600, 5400] };
    const { ticks } = layoutTimeAxis(spring, 1800, null, 0, 400, formats);
    expect(ticks.map((tick) => [tick.key.slice(11), tick.atPx])).toEqual([
      ['00:00', 0],
      ['02:00', 200],
    ]);
  });
});

describe('intervalAt', () => {
  it('finds the interval under each edge and middle', () => {
    const axis = layout({ from: 86_400, to: 2 * 86_400 });
    for (let i = 0; i < 48; i++) {
      const [left, right] = [axis.edgesPx[i]!, axis.edgesPx[i + 1]!];
      expect(intervalAt(axis, left)).toBe(48 + i);
      expect(intervalAt(axis, (left + right) / 2)).toBe(48 + i);
    }
  });

  it('takes the nearest interval outside the plot', () => {
    const axis = layout({ from: 86_400, to: 2 * 86_400 });
    expect(intervalAt(axis, -50)).toBe(48);
    expect(intervalAt(axis, 5000)).toBe(95);
  });
});
