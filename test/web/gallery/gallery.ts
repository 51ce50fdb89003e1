import { drawCost } from '../../../web/charts/draw-cost.ts';
import { drawCursor } from '../../../web/charts/draw-cursor.ts';
import { drawDemand } from '../../../web/charts/draw-demand.ts';
import { drawHeatmap } from '../../../web/charts/draw-heatmap.ts';
import { drawIntervals } from '../../../web/charts/draw-intervals.ts';
import { drawOverview } from '../../../web/charts/draw-overview.ts';
import { drawWaits } from '../../../web/charts/draw-waits.ts';
import { layoutCost } from '../../../web/charts/layout-cost.ts';
import { layoutDemand } from '../../../web/charts/layout-demand.ts';
import { layoutHeatmap } from '../../../web/charts/layout-heatmap.ts';
import { layoutIntervals } from '../../../web/charts/layout-intervals.ts';
import { layoutOverview } from '../../../web/charts/layout-overview.ts';
import { layoutWaits } from '../../../web/charts/layout-waits.ts';
import { listSlices } from '../../../web/charts/list-rows.ts';
import { createFormats, type Formats } from '../../../web/state/format.ts';
import { chartStyles } from '../../../web/style/chart-styles.ts';
import { syntheticReport } from '../synthetic-report.ts';

declare global {
  interface Window {
    /** Draws a picture as often as asked into one SVG. @returns its markup, numbers to three decimals */
    drawPicture(name: string, times: number, load: number): string;
    pictureNames: readonly string[];
  }
}

// Words for dates come from the browser's own tables, which change from version to version; pictures must not.
const formats: Formats = {
  ...createFormats('en-GB', 'GBP'),
  day: (label) => label,
  date: (label) => label.slice(5, 10),
  shortDay: (label) => label.slice(8, 10),
  time: (label) => label.slice(11),
  weekday: (day) => ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'][day]!,
};
const window6h = { from: 8 * 3600, to: 14 * 3600 };
const reportAt = (load: number) => syntheticReport({ days: 1, load, replications: 32 });

const pictures: Readonly<Record<string, (svg: SVGSVGElement, load: number) => void>> = {
  demand: (svg, load) => {
    const layout = layoutDemand(reportAt(load), { widthPx: 700, heightPx: 260, maximum: 100, window: null }, formats);
    drawDemand(svg, layout);
    drawCursor(svg, layout.plot, layout.time, 20);
  },
  'demand-narrow-zoomed': (svg, load) =>
    drawDemand(
      svg,
      layoutDemand(reportAt(load), { widthPx: 320, heightPx: 260, maximum: 100, window: window6h }, formats),
    ),
  waits: (svg, load) =>
    drawWaits(svg, layoutWaits(reportAt(load), { widthPx: 700, heightPx: 220, maximum: 900, window: null }, formats)),
  overview: (svg, load) =>
    drawOverview(svg, layoutOverview(reportAt(load), { widthPx: 700, heightPx: 44, window: window6h }, formats)),
  heatmap: (svg, load) => drawHeatmap(svg, layoutHeatmap(reportAt(load), 700, 0.8, formats), 9),
  'heatmap-narrow': (svg, load) => drawHeatmap(svg, layoutHeatmap(reportAt(load), 320, 0.8, formats), null),
  intervals: (svg, load) => {
    const { rows, panels } = listSlices(reportAt(load), 0.8, formats)[0]!;
    drawIntervals(svg, layoutIntervals(rows, panels, 640));
  },
  cost: (svg, load) => drawCost(svg, layoutCost(reportAt(load), 560, 50_000, formats)),
};

window.pictureNames = Object.keys(pictures);
window.drawPicture = (name, times, load) => {
  const svg = document.querySelector<SVGSVGElement>(`svg[data-name="${name}"]`) ?? addSvg(name);
  for (let i = 0; i < times; i++) pictures[name]!(svg, load);
  return svg.innerHTML
    .replaceAll('><', '>\n<')
    .replaceAll(/-?\d+\.\d{4,}/g, (figure) => String(Number(Number(figure).toFixed(3))));
};

function addSvg(name: string): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.dataset.name = name;
  document.body.append(svg);
  return svg;
}

const style = document.createElement('style');
style.textContent = chartStyles.cssText;
document.head.append(style);
for (const name of window.pictureNames) window.drawPicture(name, 1, 1);
