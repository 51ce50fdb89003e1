import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutCost } from '../../../web/charts/layout-cost.ts';
import { layoutDemand, neededForDemand } from '../../../web/charts/layout-demand.ts';
import { layoutGauge } from '../../../web/charts/layout-gauge.ts';
import { heatStep, layoutHeatmap, moveHourOfWeek } from '../../../web/charts/layout-heatmap.ts';
import { layoutIntervals } from '../../../web/charts/layout-intervals.ts';
import { fitWindow, layoutOverview, moveWindow } from '../../../web/charts/layout-overview.ts';
import { layoutWaits, neededForWaits } from '../../../web/charts/layout-waits.ts';
import { spreadLabels } from '../../../web/charts/spread-labels.ts';
import { createFormats } from '../../../web/state/format.ts';
import { syntheticReport } from '../synthetic-report.ts';

const formats = createFormats('en-GB', 'GBP');
const report = syntheticReport({ days: 2 });

describe('layoutDemand', () => {
  const size = { widthPx: 900, heightPx: 260, maximum: 100, window: null };

  it('draws a shortfall only where more work arrives than agents are there', () => {
    expect(layoutDemand(syntheticReport({ days: 2, agents: 3 }), size, formats).shortArea).toBe('');
    expect(layoutDemand(report, size, formats).shortArea).not.toBe('');
  });

  it('names its series beside the lines where there is room, and in the heading only where there is none', () => {
    expect(
      layoutDemand(report, size, formats)
        .labels.map((label) => label.key)
        .sort(),
    ).toEqual(['busy', 'offered', 'staffed']);
    expect(layoutDemand(report, { ...size, widthPx: 340 }, formats).labels).toEqual([]);
  });

  it('needs as much height as the highest line in its window', () => {
    const highest = Math.max(...report.overTime.intervals.offeredLoad);
    expect(neededForDemand(report, null)).toBeGreaterThanOrEqual(highest);
    expect(neededForDemand(report, { from: 0, to: 3600 })).toBeLessThan(highest);
  });
});

describe('layoutWaits', () => {
  it('keeps the percentiles in order: the median never above the 95th', () => {
    const size = { widthPx: 900, heightPx: 220, maximum: neededForWaits(report, null), window: null };
    const layout = layoutWaits(report, size, formats);
    const heights = (path: string) => [...path.matchAll(/[MV](?:[\d.]+,)?([\d.]+)/g)].map((match) => Number(match[1]));
    const [p50, p95] = [heights(layout.p50Line), heights(layout.p95Line)];
    expect(p50.length).toBe(96);
    p50.forEach((yPx, i) => {
      expect(yPx).toBeGreaterThanOrEqual(p95[i]!);
    });
  });

  it('draws the threshold only where the axis reaches it', () => {
    const at = (maximum: number) =>
      layoutWaits(report, { widthPx: 400, heightPx: 220, maximum, window: null }, formats).thresholdPx;
    expect(at(30)).toBeNull();
    expect(at(120)).toBeGreaterThan(0);
  });
});

describe('heatStep', () => {
  it.each([
    [1, 'meet-2'],
    [0.8, 'meet-1'],
    [0.799, 'miss-1'],
    [0.5, 'miss-2'],
    [0.3, 'miss-3'],
    [0, 'miss-4'],
    [null, 'none'],
  ] as const)('puts %d against a target of 0.8 at %s', (share, step) => {
    expect(heatStep(share, 0.8)).toBe(step);
  });

  it('never rates a higher share lower', () => {
    const order = ['miss-4', 'miss-3', 'miss-2', 'miss-1', 'meet-1', 'meet-2'];
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(share, share, fc.double({ min: 0.01, max: 1, noNaN: true }), (a, b, target) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        expect(order.indexOf(heatStep(high, target))).toBeGreaterThanOrEqual(order.indexOf(heatStep(low, target)));
      }),
    );
  });
});

describe('layoutHeatmap', () => {
  it.each([320, 900])('places 168 cells of %d px inside the chart, no two over each other', (widthPx) => {
    const { cells, heightPx } = layoutHeatmap(report, widthPx, 0.8, formats);
    expect(new Set(cells.map((cell) => `${cell.xPx} ${cell.yPx}`)).size).toBe(168);
    for (const cell of cells) {
      expect(cell.xPx + cell.widthPx).toBeLessThanOrEqual(widthPx);
      expect(cell.yPx + cell.heightPx).toBeLessThanOrEqual(heightPx);
    }
  });

  it('leads arrow keys to the neighbour on screen and keeps them inside the week', () => {
    expect(moveHourOfWeek(30, 'ArrowRight', false)).toBe(31);
    expect(moveHourOfWeek(30, 'ArrowDown', false)).toBe(54);
    expect(moveHourOfWeek(30, 'ArrowRight', true)).toBe(54);
    expect(moveHourOfWeek(0, 'ArrowLeft', false)).toBe(0);
    expect(moveHourOfWeek(167, 'ArrowDown', true)).toBe(167);
    expect(moveHourOfWeek(30, 'Tab', false)).toBeNull();
  });
});

describe('layoutIntervals', () => {
  const estimate = { value: 0.5, low: 0.4, high: 0.6 };
  const none = { value: null, low: null, high: null };
  const panel = { name: 'Service level', unit: 'share', maximum: 1, target: 0.8, write: formats.share };

  it('places value and ends in proportion, and marks what misses its target', () => {
    const { panels } = layoutIntervals([{ name: 'en', estimates: [estimate] }], [panel], 500);
    const { leftPx, rightPx, marks, targetPx } = panels[0]!;
    expect(marks[0]!.valuePx).toBeCloseTo((leftPx + rightPx) / 2, 9);
    expect(marks[0]!.isMissed).toBe(true);
    expect(targetPx).toBeCloseTo(leftPx + 0.8 * (rightPx - leftPx), 9);
  });

  it('leaves out a mark without a figure, and panels without room', () => {
    const { panels } = layoutIntervals([{ name: 'en', estimates: [none, none, none] }], [panel, panel, panel], 320);
    expect(panels.length).toBe(1);
    expect(panels[0]!.marks).toEqual([]);
  });
});

describe('layoutCost', () => {
  it('starts each line where the last one ended, and ends at the total', () => {
    const { bars } = layoutCost(report, 600, 1e6, formats);
    for (let i = 1; i < bars.length - 1; i++) expect(bars[i]!.fromPx).toBeCloseTo(bars[i - 1]!.toPx, 9);
    expect(bars.at(-1)).toMatchObject({ isTotal: true, fromPx: 0 });
    expect(bars.at(-1)!.toPx).toBeCloseTo(bars.at(-2)!.toPx, 6);
  });
});

describe('layoutGauge', () => {
  it('keeps everything on the line and the value inside its interval', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 3, maxLength: 3 }), (figures) => {
        const [low, value, high] = [...figures].sort((a, b) => a - b) as [number, number, number];
        const gauge = layoutGauge({ value, low, high }, 50, 60);
        expect(gauge.value).toBeLessThanOrEqual(100);
        expect(gauge.low).toBeLessThanOrEqual(gauge.value!);
        expect(gauge.high).toBeGreaterThanOrEqual(gauge.value!);
      }),
    );
  });
});

describe('the window of time', () => {
  it('stays inside the run, at least three hours long, whatever hand or key asks for', () => {
    const seconds = fc.double({ min: -1e6, max: 3e6, noNaN: true });
    fc.assert(
      fc.property(seconds, seconds, (a, b) => {
        const window = fitWindow({ from: Math.min(a, b), to: Math.max(a, b) }, [0, 1_209_600]);
        if (window === null) return;
        expect(window.from).toBeGreaterThanOrEqual(0);
        expect(window.to).toBeLessThanOrEqual(1_209_600 + 1e-6);
        expect(window.to - window.from).toBeGreaterThanOrEqual(3 * 3600 - 1e-6);
      }),
    );
  });

  it('is the whole run when it would be as long', () => {
    expect(fitWindow({ from: -10, to: 2e6 }, [0, 1_209_600])).toBeNull();
  });

  it('halves about its middle, and moves by its own length', () => {
    expect(moveWindow({ from: 0, to: 100 }, 0, 0.5)).toEqual({ from: 25, to: 75 });
    expect(moveWindow({ from: 0, to: 100 }, 0.5, 1)).toEqual({ from: 50, to: 150 });
  });

  it('covers the whole strip when there is none', () => {
    const { plot, selectionPx } = layoutOverview(report, { widthPx: 800, heightPx: 44, window: null }, formats);
    expect(selectionPx).toEqual([plot.leftPx, plot.rightPx]);
  });
});

describe('spreadLabels', () => {
  it('keeps lines apart, in order and inside, when they fit', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 200, noNaN: true }), { minLength: 1, maxLength: 6 }), (heights) => {
        const labels = heights.map((yPx, i) => ({ key: String(i), text: 'x', xPx: 0, yPx }));
        const places = spreadLabels(labels, 15, 10, 190).map((label) => label.yPx);
        for (let i = 1; i < places.length; i++) expect(places[i]! - places[i - 1]!).toBeGreaterThanOrEqual(15 - 1e-9);
        expect(places[0]).toBeGreaterThanOrEqual(10 - 1e-9);
        expect(places.at(-1)).toBeLessThanOrEqual(190 + 1e-9);
      }),
    );
  });
});
