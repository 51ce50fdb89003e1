import { drawLayer, drawPath, sizeDrawing } from './draw-layer.ts';
import type { OverviewLayout } from './layout-overview.ts';

export function drawOverview(svg: SVGSVGElement, layout: OverviewLayout): void {
  const { plot } = layout;
  const [fromPx, toPx] = layout.selectionPx;
  sizeDrawing(svg, plot.widthPx, plot.heightPx);
  const strip = drawLayer(svg, 'strip');
  drawPath(strip, 'load', layout.loadArea);
  drawPath(strip, 'short', layout.shortArea);
  strip
    .selectAll('line')
    .data(layout.dayTicks, (tick) => (tick as OverviewLayout['dayTicks'][number]).key)
    .join('line')
    .attr('class', 'day')
    .attr('x1', (tick) => tick.atPx)
    .attr('x2', (tick) => tick.atPx)
    .attr('y1', plot.topPx)
    .attr('y2', plot.bottomPx);
  const veils = [
    { key: 'before', xPx: plot.leftPx, widthPx: fromPx - plot.leftPx },
    { key: 'after', xPx: toPx, widthPx: plot.rightPx - toPx },
  ];
  const selection = drawLayer(svg, 'selection');
  selection
    .selectAll('rect.veil')
    .data(veils, (veil) => (veil as (typeof veils)[number]).key)
    .join('rect')
    .attr('class', 'veil')
    .attr('x', (veil) => veil.xPx)
    .attr('width', (veil) => Math.max(0, veil.widthPx))
    .attr('y', plot.topPx)
    .attr('height', plot.bottomPx - plot.topPx);
  selection
    .selectAll('rect.window')
    .data([0])
    .join('rect')
    .attr('class', 'window')
    .attr('x', fromPx)
    .attr('width', Math.max(0, toPx - fromPx))
    .attr('y', plot.topPx)
    .attr('height', plot.bottomPx - plot.topPx);
  selection
    .selectAll('rect.handle')
    .data([fromPx, toPx])
    .join('rect')
    .attr('class', 'handle')
    .attr('x', (xPx) => xPx - 3)
    .attr('width', 6)
    .attr('y', plot.topPx + (plot.bottomPx - plot.topPx) / 2 - 9)
    .attr('height', 18)
    .attr('rx', 3);
}
